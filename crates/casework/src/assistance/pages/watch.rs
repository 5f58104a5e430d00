//! Helpers who began more files than the limit says, for another officer: who, how many, and what she found.

use ::store::{
    Cx,
    access::{self, Access},
    idempotency::{self, Claim},
};
use askama::Template;
use kernel::{Failure, Id, Outcome};
use web::{
    Answer, Fields, Filled, Form, Hidden, Visit,
    components::{Banner, Button, Empty, ErrorSummary, Tag, Tone},
};

use crate::assistance::{
    model::{Alert, FINDINGS, Kind},
    policy, store as rows, watching,
};

/// The page.
pub(super) const WATCH: &str = "/{lang}/desk/help/watch";

/// Moments of the watch are shown in the time of the ministry.
const ZONE: &str = "Africa/Cairo";

struct Line {
    who: String,
    what: String,
    at: String,
    found: Option<Tag>,
    id: String,
    hidden: Hidden,
    buttons: Vec<Button>,
}

#[derive(Template)]
#[template(path = "assistance/watch.html")]
struct WatchPage<'a> {
    v: &'a Visit,
    heading: String,
    lead: String,
    errors: ErrorSummary,
    limits: Vec<Banner>,
    lines: Vec<Line>,
    nothing: Empty,
    action: String,
}

pub(super) async fn show(v: Visit) -> Answer {
    page(&v, &Filled::blank()).await
}

async fn page(v: &Visit, filled: &Filled) -> Answer {
    v.staff()?;
    policy::watches(v.actor())?;
    let mut cx = v.begin().await?;
    let mut lines = Vec::new();
    for alert in rows::alerts(&mut cx).await? {
        lines.push(line(v, &mut cx, &alert).await?);
    }
    let mut limits = Vec::new();
    for kind in Kind::ALL {
        if let Some(limit) = rows::limit(&mut cx, kind).await? {
            let (files, days) = (v.number(i64::from(limit.files)), v.number(i64::from(limit.days)));
            let key = format!("assistance-limit-{}", kind.as_str());
            limits.push(Banner::new(Tone::Quiet, v.t_with(&key, &[("files", &files), ("days", &days)])));
        }
    }
    let look = Access { file: None, purpose: "helpers".to_owned(), route: WATCH, fields: &["helper_name"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let heading = v.t("assistance-watch-title");
    let page = WatchPage {
        v,
        heading: heading.clone(),
        lead: v.t("assistance-watch-lead"),
        errors: ErrorSummary::new(v, filled),
        limits,
        lines,
        nothing: Empty::new(v.t("assistance-watch-none-title"), v.t("assistance-watch-none-text")),
        action: v.path("/desk/help/watch"),
    };
    Ok(v.page_with(filled.status(), heading, page))
}

async fn line(v: &Visit, cx: &mut Cx, alert: &Alert) -> Outcome<Line> {
    let name = match alert.kind {
        Kind::Private => match people::profile(cx, Id::from_uuid(alert.helper)).await {
            Ok(profile) => profile.name.as_str().to_owned(),
            // Whoever closed the account is not named any more.
            Err(Failure::Refusal(_)) => v.t("assistance-watch-gone"),
            Err(other) => return Err(other),
        },
        Kind::Counter | Kind::Call => people::staff_name(cx, Id::from_uuid(alert.helper)).await?,
    };
    let (files, days) = (v.number(i64::from(alert.files)), v.number(i64::from(alert.days)));
    let finding = |code: &str| Button::quiet(v.t(&format!("assistance-finding-{code}"))).named("finding", code);
    Ok(Line {
        who: v.t_with(&format!("assistance-by-{}", alert.kind.as_str()), &[("name", &name)]),
        what: v.t_with("assistance-watch-count", &[("files", &files), ("days", &days)]),
        at: v.moment(alert.raised_at, ZONE),
        found: alert.seen.as_ref().map(|(_, code)| Tag::new(v.t(&format!("assistance-finding-{code}")), Tone::Quiet)),
        id: alert.id.to_string(),
        hidden: v.csrf_field(),
        buttons: if alert.seen.is_none() { FINDINGS.into_iter().map(finding).collect() } else { Vec::new() },
    })
}

pub(super) async fn submit(v: Visit, form: Form<Fields>) -> Answer {
    match found(&v, &form).await {
        Ok(()) => Ok(v.redirect_with("/desk/help/watch", "assistance-flash-found")),
        Err(failure) => page(&v, &form.filled(failure)?).await,
    }
}

async fn found(v: &Visit, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    let alert: Id<Alert> = form.fields.text("alert").parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin().await?;
    if let Claim::Done(_) = idempotency::claim(&mut cx, WATCH, &form.idempotency_key, form.request_hash).await? {
        return Ok(());
    }
    watching::look_into(&mut cx, alert, form.fields.text("finding")).await?;
    idempotency::settle(&mut cx, WATCH, &form.idempotency_key, alert.uuid()).await?;
    cx.commit().await
}
