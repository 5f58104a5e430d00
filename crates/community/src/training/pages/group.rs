//! A group: when and where it meets, whether one can still get in, and one's own places in it; a calendar file of each session.

use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Id};
use serde::Deserialize;
use web::{
    Answer, Value, Visit,
    calendar::{Event, calendar_file},
    components::{BackLink, Banner, LinkButton, SummaryList, SummaryRow, Tag},
    texts::without_isolates,
};

use super::{AtCohort, definition, door_tag, span, standing};
use crate::training::{
    Ports,
    model::{Cohort, Door, Enrolment, Seats},
    store::{self as rows, enrolments},
};

/// The page of one group.
pub(in crate::training) const ONE: &str = "/{lang}/training-groups/{id}";
/// Where one applies.
pub(in crate::training) const APPLY: &str = "/{lang}/training-groups/{id}/apply";

#[derive(Template)]
#[template(path = "training/group.html")]
struct GroupPage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: &'a str,
    tag: Tag,
    standings: Vec<(Banner, LinkButton)>,
    facts: SummaryList,
    sessions: Vec<String>,
    apply: Option<LinkButton>,
    criteria: Option<&'a str>,
}

pub(in crate::training) async fn show(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<AtCohort>,
) -> Answer {
    let mut cx = v.begin().await?;
    let cohort = rows::cohort(&mut cx, at.id).await?;
    let seats = enrolments::seats(&mut cx, cohort.id).await?;
    let own = match v.account() {
        Ok(account) => enrolments::own(&mut cx, account, cohort.id).await?,
        Err(_) => Vec::new(),
    };
    let mut standings = Vec::new();
    for held in &own {
        let child = enrolments::child(&mut cx, held).await?;
        let (said, tone) = standing(&v, held, &cohort);
        let said = match child {
            Some(name) => v.t_with("training-own-of-child", &[("name", &name), ("standing", &said)]),
            None => said,
        };
        let to = LinkButton::quiet(v.path(&format!("/account/training/{}", held.id)), v.t("training-own-open"));
        standings.push((Banner::new(tone, said), to));
    }
    cx.commit().await?;
    let training = definition(&v, &ports, &cohort).await?;
    let content = &cohort.content;
    let may_apply = matches!(cohort.door(v.now()), Door::Open(_))
        && (training.is_for_children() || !own.iter().any(|held| !held.for_child));
    let page = GroupPage {
        v: &v,
        back: BackLink::to(v.path(&format!("/training/{}", training.key)), training.name(v.locale())),
        title: content.title.get(v.locale()),
        tag: door_tag(&v, &cohort, seats),
        standings,
        facts: facts(&v, &cohort, seats, &own),
        sessions: sessions(&v, &cohort),
        apply: may_apply
            .then(|| LinkButton::new(v.path(&format!("/training-groups/{}/apply", cohort.id)), v.t("training-apply"))),
        criteria: training.award.as_ref().map(|own| own.criteria.get(v.locale())),
    };
    Ok(v.page(content.title.get(v.locale()), page))
}

/// The sessions in words.
pub(super) fn sessions(v: &Visit, cohort: &Cohort) -> Vec<String> {
    let zone = &cohort.content.zone;
    let line = |own: &crate::training::model::Session| {
        let (day, from) = (v.weekday(own.starts_at.day_in(zone)), v.time(own.starts_at, zone));
        v.t_with("training-session-line", &[("day", &day), ("from", &from), ("until", &v.time(own.ends_at, zone))])
    };
    cohort.content.sessions.iter().map(line).collect()
}

fn facts(v: &Visit, cohort: &Cohort, seats: Seats, own: &[Enrolment]) -> SummaryList {
    let content = &cohort.content;
    let (free, places) = (v.number(seats.free(content.places)), v.number(i64::from(content.places)));
    let mut facts = vec![
        SummaryRow::new(v.t("training-when"), span(v, cohort)),
        SummaryRow::new(v.t("training-field-place"), content.place.get(v.locale())),
        SummaryRow::new(v.t("training-language"), v.t(&format!("training-language-{}", content.language))),
        SummaryRow::new(
            v.t("training-field-places"),
            v.t_with("training-places-free", &[("free", &free), ("places", &places)]),
        ),
        SummaryRow::new(v.t("training-closes"), v.moment(content.closes_at, &content.zone)),
        SummaryRow::new(v.t("training-needed"), needed(v, cohort)),
    ];
    if let Some(online) = content.online.as_deref() {
        // Only whoever has a place is told where it is joined.
        let row = match own.iter().any(Enrolment::is_placed) {
            true => Value::link(online, online),
            false => Value::from(v.t("training-online-later")),
        };
        facts.push(SummaryRow::new(v.t("training-field-online"), row));
    }
    SummaryList::new(facts)
}

/// How much has to be attended, in words.
pub(super) fn needed(v: &Visit, cohort: &Cohort) -> String {
    let sessions = i64::try_from(cohort.content.sessions.len()).unwrap_or(i64::MAX);
    let (needed, sessions) = (v.number(cohort.content.needed()), v.number(sessions));
    v.t_with("training-needed-of", &[("needed", &needed), ("sessions", &sessions)])
}

#[derive(Deserialize)]
pub(in crate::training) struct AtSession {
    id: Id<Cohort>,
    number: i16,
}

/// A session as a calendar file. It names neither the person nor the child: calendars are shared.
pub(in crate::training) async fn calendar(v: Visit, Path(at): Path<AtSession>) -> Answer {
    let mut cx = v.begin().await?;
    let cohort = rows::cohort(&mut cx, at.id).await?;
    let own = match v.account() {
        Ok(account) => enrolments::own(&mut cx, account, cohort.id).await?,
        Err(_) => Vec::new(),
    };
    cx.commit().await?;
    let session = cohort.session(at.number).ok_or_else(Failure::not_found)?;
    let content = &cohort.content;
    let address = v.public_address(&v.path(&format!("/training-groups/{}", cohort.id)));
    let online = content.online.as_deref().filter(|_| own.iter().any(Enrolment::is_placed)).unwrap_or_default();
    let notes = format!("{address}\n{online}");
    let event = Event {
        product: "Training",
        uid: &format!("{}-{}@wasl", cohort.id, session.number),
        stamp: v.now(),
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        title: &without_isolates(content.title.get(v.locale())),
        place: &without_isolates(content.place.get(v.locale())),
        notes: notes.trim_end(),
    };
    let file = calendar_file(&event).into_bytes();
    Ok(v.file(&format!("session-{}.ics", session.number), "text/calendar; charset=utf-8", file))
}
