//! The switch: one press of one person pauses promotion in a country or everywhere, and holds for the very next message; two
//! people end the pause.

use std::sync::Arc;

use ::store::idempotency::{self, Claim};
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Id, Outcome, Refusal, RefusalKind, Slips};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Hidden, Markup, Visit,
    components::{Button, Choice, ErrorSummary, Select, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::list;
use crate::{
    Ports,
    acts::{
        self,
        resume::{Ended, RESUME},
    },
    model::{EVERYWHERE, ZONE},
    policy, refusal,
    store::pauses::{self, Pause},
};

/// Where it is pressed.
pub(crate) const PAUSE: &str = "/{lang}/desk/campaigns/pause";
/// Where ending a pause is proposed.
pub(crate) const RESUME_AT: &str = "/{lang}/desk/campaigns/pauses/{pause}/end";

#[derive(Template)]
#[template(path = "pauses.html")]
struct PausePart<'a> {
    v: &'a Visit,
    errors: ErrorSummary,
    open: Vec<OpenPause>,
    begin: Option<Begin>,
}

struct OpenPause {
    place: String,
    since: String,
    reason: String,
    end: Option<(String, Hidden, Textarea, Button)>,
}

struct Begin {
    action: String,
    hidden: Hidden,
    place: Select,
    reason: Textarea,
    button: Button,
}

/// A pause in an address.
#[derive(Deserialize)]
pub(crate) struct AtPause {
    pause: Id<Pause>,
}

/// What of the desk of campaigns is about pauses.
pub(super) async fn part(v: &Visit, ports: &Ports, open: &[Pause], filled: &Filled) -> Outcome<Markup> {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let pauses = policy::may_resume(v.actor()).is_ok();
    let place = |key: &str| match snapshot.country(key) {
        Ok(country) => country.definition.names.get(v.locale()).to_owned(),
        Err(_) => v.t("campaign-everywhere"),
    };
    let open = open.iter().zip(1..).map(|(own, number)| OpenPause {
        place: place(&own.country),
        since: v.t_with("campaign-paused-since", &[("moment", &v.moment(own.since, ZONE))]),
        reason: own.reason.clone(),
        end: pauses.then(|| {
            let action = v.path(&format!("/desk/campaigns/pauses/{}/end", own.id));
            // Each form has a field of its own name, so that every label belongs to one field of the page.
            let reason = Textarea::new(format!("ended_because_{number}"), v.t("campaign-resume-reason")).rows(2);
            (action, v.csrf_field(), reason, Button::quiet(v.t("campaign-resume")))
        }),
    });
    let mut places = vec![Choice::new(EVERYWHERE, v.t("campaign-everywhere"))];
    places.extend(snapshot.countries().map(|(key, own)| Choice::new(key, own.definition.names.get(v.locale()))));
    let begin = pauses.then(|| Begin {
        action: v.path("/desk/campaigns/pause"),
        hidden: v.csrf_field(),
        place: Select::new(v, "place", v.t("campaign-field-place"), places).filled(v, filled),
        reason: Textarea::new("why", v.t("campaign-pause-reason")).rows(2).filled(v, filled),
        button: Button::grave(v.t("campaign-pause")),
    });
    Markup::render(&PausePart { v, errors: ErrorSummary::new(v, filled), open: open.collect(), begin })
}

pub(crate) async fn pause(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    match begin(&v, &ports, &form).await {
        Ok(()) => Ok(v.redirect_with("/desk/campaigns", "campaign-flash-paused")),
        Err(failure) => list::page(&v, (&ports, &acts), &form.filled(failure)?).await,
    }
}

/// Pressing twice, or many at once, is one pause.
async fn begin(v: &Visit, ports: &Ports, form: &Form<Fields>) -> Outcome<()> {
    let (staff, _permit) = policy::may_pause(v.actor())?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let (place, why) = (form.fields.text("place"), form.fields.text("why"));
    let mut slips = Slips::new();
    if place != EVERYWHERE && snapshot.country(place).is_err() {
        slips.add("place", "campaign-slip-choose");
    }
    if why.is_empty() || why.chars().count() > 300 {
        slips.add("why", "campaign-slip-required");
    }
    slips.or(|| ())?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, PAUSE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        pauses::begin(&mut cx, (place, why), &staff.to_string()).await?;
        idempotency::settle(&mut cx, PAUSE, &form.idempotency_key, staff.uuid()).await?;
    }
    cx.commit().await
}

pub(crate) async fn resume(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<AtPause>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_resume(v.actor())?;
    let mut cx = v.begin().await?;
    let open = pauses::open(&mut cx).await?;
    cx.commit().await?;
    let own = open.into_iter().find(|own| own.id == at.pause).ok_or_else(refusal::not_paused)?;
    let reason =
        form.fields.answers().find(|(name, _)| name.starts_with("ended_because_")).map(|(_, own)| own.to_owned());
    let reason = reason.filter(|own| !own.trim().is_empty()).ok_or_else(reasonless)?;
    let id = propose_once(v.begin().await?, &acts, (RESUME_AT, &form), |_| {
        let subject = acts::subject(own.id.uuid(), &Ended { country: own.country.clone() })?;
        Ok(NewProposal { kind: RESUME, subject, reason: &reason, seen: None })
    })
    .await?;
    Ok(v.redirect(format!("/desk/proposals/{id}")))
}

fn reasonless() -> Failure {
    Refusal::new(RefusalKind::Rule, "campaign.reason", "campaign-refused-reason").into()
}
