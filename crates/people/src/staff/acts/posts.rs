//! Giving a post and ending one.

use async_trait::async_trait;
use kernel::{Failure, Outcome, Refusal, RefusalKind, StaffRole};
use serde_json::{Value, json};
use store::Cx;
use work::proposals::{Approved, Excluded, ProposedAct, Rules, Shown, Subject, Words};

use super::{RULES, concerned, herself};
use crate::staff::{colleagues::staff_name, model::Post, store as rows};

/// The kind of giving a post.
pub(in crate::staff) const GIVE_POST: &str = "people.give_post";
/// The kind of ending a post.
pub(in crate::staff) const END_POST: &str = "people.end_post";

/// What a proposal about a post carries.
pub(in crate::staff) fn details(post: &Post) -> Value {
    json!({ "role": post.role.as_str(), "mission": post.mission })
}

fn post_in(subject: &Subject) -> Outcome<Post> {
    let text = |name: &str| subject.details.get(name).and_then(Value::as_str).unwrap_or_default();
    StaffRole::parse(text("role"))
        .and_then(|role| Post::new(role, text("mission")))
        .ok_or_else(|| Failure::fault("reading a proposal about a post", "its details are malformed"))
}

/// The lines that say which post.
pub(super) fn post_lines(shown: Shown, post: &Post) -> Shown {
    let role = format!("staff-role-{}", post.role.as_str().replace('_', "-"));
    let shown = shown.line(Words::text("staff-post-role"), Words::text(role));
    if post.mission.is_empty() {
        return shown;
    }
    shown.line(Words::text("staff-post-mission"), Words::plain(post.mission.as_str()))
}

/// What it would do now; a conflict if it is so already.
async fn show(cx: &mut Cx, subject: &Subject, title: &'static str, wanted: bool) -> Outcome<Shown> {
    let post = post_in(subject)?;
    let held = rows::posts(cx, concerned(subject)).await?.ok_or_else(Failure::not_found)?;
    if held.contains(&post) == wanted {
        return Err(Refusal::new(RefusalKind::Conflict, "staff.post_already", "staff-refused-post-already").into());
    }
    let name = staff_name(cx, concerned(subject)).await?;
    let shown = Shown::new(Words::text(title)).line(Words::text("staff-list-name"), Words::plain(name));
    Ok(post_lines(shown, &post))
}

/// Giving a post.
pub(super) struct GivePost;

#[async_trait]
impl ProposedAct for GivePost {
    fn kind(&self) -> &'static str {
        GIVE_POST
    }
    fn name_text(&self) -> &'static str {
        "staff-act-give-post"
    }
    fn rules(&self) -> Rules {
        RULES
    }
    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        show(cx, subject, "staff-act-give-post", true).await
    }
    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        herself(cx, subject).await
    }
    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let subject = &approved.proposal.subject;
        rows::give(cx, concerned(subject), &post_in(subject)?).await
    }
}

/// Ending a post.
pub(super) struct EndPost;

#[async_trait]
impl ProposedAct for EndPost {
    fn kind(&self) -> &'static str {
        END_POST
    }
    fn name_text(&self) -> &'static str {
        "staff-act-end-post"
    }
    fn rules(&self) -> Rules {
        RULES
    }
    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        show(cx, subject, "staff-act-end-post", false).await
    }
    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        herself(cx, subject).await
    }
    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let subject = &approved.proposal.subject;
        rows::take(cx, concerned(subject), &post_in(subject)?).await
    }
}
