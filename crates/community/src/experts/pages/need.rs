//! `/desk/experts/needs/{id}`: who answers a need, in order and with reasons, who was asked, and what came of it. Everybody who
//! is shown learns who looked, and for which need.

use std::collections::BTreeMap;

use ::store::Cx;
use axum::{Extension, extract::Path, response::Response};
use kernel::{Failure, Id, Outcome, marks};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{Button, SummaryList, SummaryRow},
};

use super::{Act, Page, Part, begun, desk::stage, key_of, settled, shown};
use crate::experts::{
    commands,
    matching::{self, Breadth},
    model::Audience,
    need::{Call, CallStage, Need, Published, Result},
    policy,
    profile::Profile,
    ranking::Match,
    store as rows,
    traits::Wanted,
    vocabulary::{Lexicon, Vocabulary},
};

/// The page.
pub(in crate::experts) const PAGE: &str = "/{lang}/desk/experts/needs/{id}";
/// How many are shown.
const SHOWN: usize = 20;

#[derive(Deserialize)]
pub(in crate::experts) struct At {
    id: Id<Need>,
}

pub(in crate::experts) async fn show(v: Visit, Extension(lexicon): Extension<Lexicon>, Path(at): Path<At>) -> Answer {
    v.staff()?;
    Ok(page(&v, &lexicon, at.id, &Filled::blank()).await?)
}

async fn page(v: &Visit, lexicon: &Lexicon, id: Id<Need>, filled: &Filled) -> Outcome<Response> {
    let (ministry, _permit) = policy::may_look(v.actor())?;
    let mut cx = v.begin().await?;
    let need = rows::need(&mut cx, id).await?;
    let calls: BTreeMap<Id<marks::Account>, Call> = rows::calls_of_need(&mut cx, id).await?.into_iter().collect();
    let (wanted, ranked) = matching::first(&mut cx, lexicon, (id, &need.need), (Breadth::default(), SHOWN)).await?;
    let may_invite = policy::may_invite(v.actor(), need.ministry).is_ok();
    let vocabulary = lexicon.vocabulary();
    let mut page = Page::new(v, need.need.title.clone(), filled)
        .back(v, "/desk/experts", "experts-desk-title")
        .lead(need.need.about.clone())
        .part(Part::default().shows(&facts(v, vocabulary, &need, &wanted)));
    if ranked.is_empty() {
        page = page.part(Part::default().text(v.t("experts-ranked-none")));
    }
    for ((account, expert), own) in ranked {
        let Some(profile) = rows::by_id(&mut cx, expert).await? else { continue };
        let seen = profile.content.seen_by(&profile.entries, Audience::Ministries);
        rows::look(&mut cx, &profile, (ministry, PAGE), rows::Why::Need(id), &seen.sections()).await?;
        let call = calls.get(&account);
        page = page.part(person(v, &mut cx, (&need, may_invite, vocabulary), (&profile, &own, call)).await?);
    }
    cx.commit().await?;
    Ok(page.answer(v, filled))
}

fn facts(v: &Visit, vocabulary: &Vocabulary, own: &Published, wanted: &Wanted) -> SummaryList {
    let need = &own.need;
    let field = vocabulary.field(&need.field).map(|own| own.name(v.locale())).unwrap_or_default();
    let skills = wanted.skills.iter().filter_map(|key| vocabulary.skill(key)).map(|own| own.name(v.locale()));
    let skills = skills.collect::<Vec<_>>().join(&v.t("experts-comma"));
    SummaryList::new(vec![
        SummaryRow::new(v.t("experts-need-agency"), need.agency.clone()),
        SummaryRow::new(v.t("experts-need-by"), v.t(&own.ministry.text())),
        SummaryRow::new(v.t("experts-field"), field),
        SummaryRow::new(v.t("experts-need-skills"), Value::from((!skills.is_empty()).then_some(skills))),
        SummaryRow::new(v.t("experts-need-offer"), v.t(&key_of("experts-offer-", need.offer.as_str()))),
        SummaryRow::new(v.t("experts-need-place"), v.t(&key_of("experts-place-", need.place.as_str()))),
        SummaryRow::new(v.t("experts-need-last"), v.day(need.until)),
    ])
}

async fn person(
    v: &Visit,
    cx: &mut Cx,
    (need, may_invite, vocabulary): (&Published, bool, &Vocabulary),
    (profile, own, call): (&Profile, &Match, Option<&Call>),
) -> Outcome<Part> {
    let seen = profile.content.seen_by(&profile.entries, Audience::Ministries);
    let reasons: Vec<String> = own.reasons.iter().map(|own| shown::reason(v, vocabulary, own)).collect();
    let vetted: Vec<String> =
        profile.standing()?.iter().map(|(own, _)| v.t(&key_of("experts-vetted-", own.as_str()))).collect();
    let vetted = if vetted.is_empty() { v.t("experts-declared") } else { vetted.join(&v.t("experts-comma")) };
    let category = seen.category.map(|own| v.t(&key_of("experts-category-", own.as_str())));
    let country =
        seen.country.as_deref().and_then(|code| vocabulary.place(code)).map(|own| own.name(v.locale()).to_owned());
    let mut lines = vec![
        SummaryRow::new(v.t("experts-category"), Value::from(category)),
        SummaryRow::new(v.t("experts-country"), Value::from(country)),
        SummaryRow::new(v.t("experts-vetting"), vetted),
        SummaryRow::new(v.t("experts-reasons"), reasons.join("\n")),
    ];
    if let Some(call) = call {
        lines.push(SummaryRow::new(v.t("experts-call-stands"), stage(v, call)));
        if may_invite && call.accepted_at.is_some() {
            let contact = rows::contact(cx, profile.account, call).await?;
            lines.push(SummaryRow::new(v.t("experts-call-reach"), contact.map_or(Value::Missing, Value::code)));
        }
    }
    let mut part = Part::card().heading(shown::name(v, seen.names.as_ref())).shows(&SummaryList::new(lines));
    if may_invite {
        let act = Act::post(v, &format!("/desk/experts/needs/{}", need.id)).value("expert", profile.id.to_string());
        let button = |act: &'static str, text: &str| Button::quiet(v.t(text)).named("act", act);
        let is_open = need.is_open(v.now().day_in(crate::experts::ZONE));
        part = match call.map(Call::stage) {
            None if is_open => part.act(act.button(button("invite", "experts-invite"))),
            Some(CallStage::Accepted) => {
                part.act(act.button(button("engaged", "experts-engage")).button(button("none", "experts-end-none")))
            }
            Some(CallStage::Engaged) => {
                part.act(act.button(button("done", "experts-end-done")).button(button("broken", "experts-end-broken")))
            }
            _ => part,
        };
    }
    Ok(part)
}

pub(in crate::experts) async fn sent(
    v: Visit,
    Extension(lexicon): Extension<Lexicon>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    match act(&v, at.id, &form).await {
        Ok(()) => Ok(v.redirect_with(format!("/desk/experts/needs/{}", at.id), "experts-flash-done")),
        Err(failure) => Ok(page(&v, &lexicon, at.id, &form.filled(failure)?).await?),
    }
}

async fn act(v: &Visit, id: Id<Need>, form: &Form<Fields>) -> Outcome<()> {
    policy::ministry(v.actor())?;
    let expert: Id<Profile> = form.fields.text("expert").parse().map_err(|_| Failure::not_found())?;
    let to = match form.fields.text("act") {
        "invite" => None,
        "engaged" => Some(CallStage::Engaged),
        "done" => Some(CallStage::Ended(Result::Done)),
        "broken" => Some(CallStage::Ended(Result::Broken)),
        "none" => Some(CallStage::Ended(Result::None)),
        _ => return Err(Failure::not_found()),
    };
    let Some(mut cx) = begun(v, PAGE, form).await? else { return Ok(()) };
    let need = rows::need(&mut cx, id).await?;
    let permit = policy::may_invite(v.actor(), need.ministry)?;
    let profile = rows::by_id(&mut cx, expert).await?.ok_or_else(Failure::not_found)?;
    match to {
        // Nobody is asked who shows the ministries nothing.
        None if profile.content.seen_by(&profile.entries, Audience::Ministries).is_empty() => {
            return Err(Failure::not_found());
        }
        None => commands::invite(&mut cx, permit, &profile, &need).await?,
        Some(to) => {
            let calls = rows::calls_of_need(&mut cx, id).await?;
            let own =
                calls.into_iter().find(|(account, _)| *account == profile.account).ok_or_else(Failure::not_found)?;
            commands::progress(&mut cx, permit, (own.0, &own.1), to).await?;
        }
    }
    settled(cx, PAGE, form, id.uuid()).await
}
