//! `/account/expert`: one's own profile in one place, confirming that it holds, asking to be verified, and leaving.

use axum::{Extension, response::Response};
use kernel::{Failure, Outcome};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{Button, Task, TaskList},
};

use super::{Act, Page, Part, begun, settled, shown};
use crate::experts::{commands, model::Audience, store as rows, vocabulary::Lexicon};

/// The page.
pub(in crate::experts) const PAGE: &str = "/{lang}/account/expert";
const HERE: &str = "/account/expert";

pub(in crate::experts) async fn show(v: Visit, Extension(lexicon): Extension<Lexicon>) -> Answer {
    Ok(page(&v, &lexicon, &Filled::blank()).await?)
}

async fn page(v: &Visit, lexicon: &Lexicon, filled: &Filled) -> Outcome<Response> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let profile = rows::profile(&mut cx, account).await?;
    let brought = rows::brought(&mut cx, account).await?.is_some();
    let calls = rows::calls_of(&mut cx, account).await?.len();
    cx.commit().await?;
    let task = |path: &str, title: &str, hint: String| Task::place(v.t(title), v.path(path)).hint(hint);
    let page = Page::new(v, v.t("experts-mine-title"), filled).back(v, "/account", "experts-to-account");
    let Some(profile) = profile else {
        let begin =
            TaskList::new("expert", vec![task("/account/expert/profile", "experts-begin", v.t("experts-begin-hint"))]);
        let page = page.lead(v.t("experts-mine-lead")).part(Part::default().shows(&begin));
        return Ok(page.answer(v, filled));
    };
    let count = |number: usize| v.t_count("experts-count", i64::try_from(number).unwrap_or(i64::MAX));
    let mut tasks = vec![
        task("/account/expert/profile", "experts-profile-title", v.t("experts-profile-hint")),
        task("/account/expert/entries", "experts-entries-title", count(profile.entries.len())),
        task("/account/expert/import", "experts-import-title", v.t("experts-import-hint")),
        task("/account/expert/visibility", "experts-visibility-title", v.t("experts-visibility-hint")),
        task("/account/expert/calls", "experts-calls-title", count(calls)),
        task("/account/expert/looks", "experts-looks-title", v.t("experts-looks-hint")),
        task("/account/expert/outstanding", "outstanding-mine-title", v.t("outstanding-mine-hint")),
    ];
    if brought {
        tasks.insert(0, task("/account/expert/import", "experts-review-title", v.t("experts-review-hint")));
    }
    let mut page = page.lead(v.t("experts-mine-lead")).part(Part::default().shows(&TaskList::new("expert", tasks)));
    page.tags = shown::tags(v, lexicon.vocabulary(), &profile, Audience::Private)?;
    let confirmed = v.t_with("experts-confirmed-at", &[("at", &shown::moment(v, profile.confirmed_at))]);
    let confirm = Act::post(v, HERE).button(Button::quiet(v.t("experts-confirm")).named("act", "confirm"));
    let verify = match profile.asked_at {
        Some(at) => Part::card().text(v.t_with("experts-asked-at", &[("at", &shown::moment(v, at))])),
        None => Part::card()
            .text(v.t("experts-verify-about"))
            .act(Act::post(v, HERE).button(Button::quiet(v.t("experts-verify")).named("act", "verify"))),
    };
    let leave = Act::post(v, HERE).button(Button::grave(v.t("experts-leave")).named("act", "leave"));
    let page = page
        .part(Part::card().heading(v.t("experts-confirm-title")).text(confirmed).act(confirm))
        .part(verify.heading(v.t("experts-verify-title")))
        .part(Part::card().heading(v.t("experts-leave-title")).text(v.t("experts-leave-about")).act(leave));
    Ok(page.answer(v, filled))
}

pub(in crate::experts) async fn sent(v: Visit, Extension(lexicon): Extension<Lexicon>, form: Form<Fields>) -> Answer {
    match act(&v, &form).await {
        Ok(flash) => Ok(v.redirect_with(HERE, flash)),
        Err(failure) => Ok(page(&v, &lexicon, &form.filled(failure)?).await?),
    }
}

async fn act(v: &Visit, form: &Form<Fields>) -> Outcome<&'static str> {
    let account = v.account()?;
    let (act, flash) = match form.fields.text("act") {
        "confirm" => ("confirm", "experts-flash-confirmed"),
        "verify" => ("verify", "experts-flash-asked"),
        "leave" => ("leave", "experts-flash-left"),
        _ => return Err(Failure::not_found()),
    };
    let Some(mut cx) = begun(v, PAGE, form).await? else { return Ok(flash) };
    match act {
        "confirm" => rows::confirm(&mut cx, account).await?,
        "verify" => commands::ask_verification(&mut cx, account).await?,
        _ => rows::delete(&mut cx, account).await?,
    }
    settled(cx, PAGE, form, account.uuid()).await?;
    Ok(flash)
}
