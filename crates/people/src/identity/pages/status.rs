//! Where my identity stands, and the shortest way up.

use askama::Template;
use axum::extract::Query;
use serde::Deserialize;
use store::Scope;
use web::{
    Answer, Visit,
    components::{BackLink, Banner, Tag, Timeline, TimelineStep, Tone, When},
};

use crate::{
    accounts::{
        model::{Assurance, AssuranceFacts},
        pages::level_key,
        store as accounts,
    },
    identity::{WayUp, model::Standing, store as rows},
    verification::{self, model::Progress},
};

/// The level another page needs.
#[derive(Deserialize)]
pub(super) struct Need {
    need: Option<String>,
}

#[derive(Template)]
#[template(path = "identity/status.html")]
struct StatusPage<'a> {
    v: &'a Visit,
    back: BackLink,
    level: Tag,
    said: Vec<Banner>,
    chain: Timeline,
    way_up: Option<WayUp>,
}

pub(super) async fn show(v: Visit, Query(query): Query<Need>) -> Answer {
    let account = v.account()?;
    let scope = Scope::Owner(account);
    let mut cx = v.begin().await?;
    let facts = accounts::facts(&mut cx, &scope, account).await?;
    let standing = rows::standing(&mut cx, &scope, account).await?;
    let progress = verification::store::progress(&mut cx, &scope, account).await?;
    drop(cx);
    let asked = query.need.as_deref().and_then(Assurance::parse);
    let need = asked.unwrap_or(if facts.matched_at.is_some() { Assurance::Verified } else { Assurance::Matched });
    let busy = matches!(standing, Standing::Checking { .. }) || matches!(progress, Progress::Waiting { .. });
    let way_up = if busy { None } else { WayUp::new(&v, facts.level(), need) };
    let page = StatusPage {
        v: &v,
        back: BackLink::to(v.path("/account"), v.t("accounts-title")),
        level: Tag::new(v.t(level_key(facts.level())), Tone::Ok),
        said: said(&v, facts, standing, &progress),
        chain: chain(&v, facts),
        way_up,
    };
    Ok(v.page(v.t("identity-title"), page))
}

/// What there is to say now. That a check ended without a rise is said; why, never.
fn said(v: &Visit, facts: AssuranceFacts, standing: Standing, progress: &Progress) -> Vec<Banner> {
    let mut said = Vec::new();
    match standing {
        Standing::Checking { .. } => {
            said.push(Banner::new(Tone::Wait, v.t("identity-checking")).heading(v.t("identity-checking-title")));
        }
        Standing::NotCompleted if facts.level() == Assurance::Contact => {
            let banner = Banner::new(Tone::Quiet, v.t("identity-not-completed"));
            said.push(banner.heading(v.t("identity-not-completed-title")));
        }
        _ => {}
    }
    match progress {
        Progress::Waiting { .. } => {
            let banner = Banner::new(Tone::Wait, v.t("identity-document-waiting"));
            said.push(banner.heading(v.t("identity-document-waiting-title")));
        }
        Progress::Unreadable => {
            let banner = Banner::new(Tone::Wrong, v.t("identity-document-unreadable"));
            said.push(banner.heading(v.t("identity-document-unreadable-title")));
        }
        Progress::Refused { reason } => {
            let banner = Banner::new(Tone::Wrong, v.t(reason.remedy_key()));
            said.push(banner.heading(v.t("identity-document-refused-title")));
        }
        Progress::None | Progress::Confirmed => {}
    }
    said
}

fn chain(v: &Visit, facts: AssuranceFacts) -> Timeline {
    let level = facts.level();
    let step = |reached: bool, now: bool| match (reached, now) {
        (true, _) => When::Done,
        (false, true) => When::Now,
        (false, false) => When::Next,
    };
    // Verified counts for matched as well: nobody has to go back for it.
    let matched = level >= Assurance::Matched;
    Timeline::new(vec![
        TimelineStep::new(v, v.t("accounts-level-contact"), When::Done).note(v.t("accounts-level-contact-note")),
        TimelineStep::new(v, v.t("accounts-level-matched"), step(matched, true))
            .note(v.t("accounts-level-matched-note")),
        TimelineStep::new(v, v.t("accounts-level-verified"), step(level == Assurance::Verified, matched))
            .note(v.t("accounts-level-verified-note")),
    ])
}
