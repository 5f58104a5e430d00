//! One's own places in groups: the list, and one of them with its sessions, what was attended, what one thought of it, and the
//! award.

use ::store::idempotency::{self, Claim};
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Id, Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, Hidden, Visit,
    components::{
        BackLink, Banner, Button, Choice, Empty, ErrorSummary, LinkButton, Radios, ServiceCard, ServiceCards,
        SummaryList, SummaryRow, Tag,
    },
};

use super::{
    AtOwn, award_tag, definition,
    group::{needed, sessions},
    span, standing,
};
use crate::training::{
    Ports, commands,
    model::{Award, Cohort, Enrolment},
    policy,
    store::{
        self as rows, awards, enrolments,
        marks::{self, Rating},
    },
};

/// The page of one place.
pub(in crate::training) const ONE: &str = "/{lang}/account/training/{id}";

#[derive(Template)]
#[template(path = "training/mine.html")]
struct ListPage<'a> {
    v: &'a Visit,
    back: BackLink,
    nothing: Empty,
    cards: Option<ServiceCards>,
}

pub(in crate::training) async fn list(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let mut cards = Vec::new();
    for own in enrolments::of_account(&mut cx, account).await? {
        let cohort = rows::cohort(&mut cx, own.cohort).await?;
        let (said, tone) = standing(&v, &own, &cohort);
        let about = match enrolments::child(&mut cx, &own).await? {
            Some(name) => v.t_with("training-for-named", &[("name", &name)]),
            None => cohort.content.place.get(v.locale()).to_owned(),
        };
        let href = v.path(&format!("/account/training/{}", own.id));
        let card = ServiceCard::new(href, cohort.content.title.get(v.locale()), about).fact(span(&v, &cohort));
        cards.push(card.tag(Tag::new(said, tone)));
    }
    cx.commit().await?;
    let page = ListPage {
        v: &v,
        back: BackLink::to(v.path("/account"), v.t("training-account")),
        nothing: Empty::new(v.t("training-mine-empty"), v.t("training-mine-empty-about"))
            .action(&LinkButton::quiet(v.path("/training"), v.t("training-list-title"))),
        cards: (!cards.is_empty()).then(|| ServiceCards::new(cards)),
    };
    Ok(v.page(v.t("training-mine-title"), page))
}

#[derive(Template)]
#[template(path = "training/own.html")]
struct OwnPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    title: &'a str,
    standing: Banner,
    facts: SummaryList,
    sessions: Vec<Line>,
    award: Option<AwardShown>,
    rate: Option<Rate>,
    withdraw: Option<Withdraw>,
}

/// A session, whether one was there, and its calendar file.
struct Line {
    said: String,
    tag: Option<Tag>,
    calendar: Option<LinkButton>,
}

struct AwardShown {
    facts: SummaryList,
    tag: Tag,
    /// Nothing while the credential is being signed.
    files: Vec<LinkButton>,
    address: String,
}

struct Rate {
    action: String,
    hidden: Hidden,
    fields: [Radios; 3],
    button: Button,
}

struct Withdraw {
    action: String,
    hidden: Hidden,
    button: Button,
}

pub(in crate::training) async fn one(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtOwn>) -> Answer {
    page(&v, &ports, at.id, &Filled::blank()).await
}

/// The marks by the names of their fields.
const MARKS: [&str; 3] = ["content", "teaching", "running"];

async fn page(v: &Visit, ports: &Ports, id: Id<Enrolment>, filled: &Filled) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let own = enrolments::of_account_one(&mut cx, account, id).await?;
    let cohort = rows::cohort(&mut cx, own.cohort).await?;
    let child = enrolments::child(&mut cx, &own).await?;
    let attended = marks::of_enrolment(&mut cx, id).await?;
    let rating = marks::rating(&mut cx, id).await?;
    let badge = awards::badge(&mut cx, id).await?;
    let award = match &badge {
        Some(badge) => Some((awards::award(&mut cx, badge.place).await?, badge.signed_at.is_some())),
        None => None,
    };
    cx.commit().await?;
    let training = definition(v, ports, &cohort).await?;
    let (said, tone) = standing(v, &own, &cohort);
    let here = v.path(&format!("/account/training/{id}"));
    let awarded = training.award.as_ref().map_or_else(|| training.name(v.locale()), |own| own.names.get(v.locale()));
    let title = cohort.content.title.get(v.locale());
    let body = OwnPage {
        v,
        back: BackLink::to(v.path("/account/training"), v.t("training-mine-title")),
        errors: ErrorSummary::new(v, filled),
        title,
        standing: Banner::new(tone, said),
        facts: facts(v, (&cohort, training.name(v.locale())), &own, child.as_deref()),
        sessions: lines(v, &cohort, &own, &attended),
        award: award.map(|(award, signed)| shown_award(v, &award, (awarded, &here), signed)),
        rate: policy::may_rate(&cohort, &own, v.now()).is_ok().then(|| rate(v, &here, rating, filled)),
        withdraw: (own.withdrawn_at.is_none() && policy::may_withdraw(&cohort, v.now()).is_ok()).then(|| Withdraw {
            action: here.clone(),
            hidden: v.csrf_field(),
            button: Button::quiet(v.t("training-withdraw")).named("act", "withdraw"),
        }),
    };
    Ok(v.page_with(filled.status(), title, body))
}

fn facts(v: &Visit, (cohort, training): (&Cohort, &str), own: &Enrolment, child: Option<&str>) -> SummaryList {
    let mut facts = vec![
        SummaryRow::new(v.t("training-field-training"), training),
        SummaryRow::new(v.t("training-when"), span(v, cohort)),
        SummaryRow::new(v.t("training-field-place"), cohort.content.place.get(v.locale())),
        SummaryRow::new(v.t("training-needed"), needed(v, cohort)),
    ];
    if let Some(child) = child {
        facts.insert(0, SummaryRow::new(v.t("training-for"), child));
    }
    if let Some(online) = cohort.content.online.as_deref().filter(|_| own.is_placed()) {
        facts.push(SummaryRow::new(v.t("training-field-online"), web::Value::link(online, online)));
    }
    SummaryList::new(facts)
}

fn lines(v: &Visit, cohort: &Cohort, own: &Enrolment, attended: &[i16]) -> Vec<Line> {
    let stands = own.is_placed() && cohort.called_off_at.is_none();
    let line = |(said, session): (String, &crate::training::model::Session)| {
        let was = attended.contains(&session.number);
        let tag = match (was, session.ends_at <= v.now()) {
            _ if !stands => None,
            (true, _) => Some(Tag::new(v.t("training-was-there"), web::components::Tone::Ok)),
            (false, true) => Some(Tag::new(v.t("training-was-not-there"), web::components::Tone::Quiet)),
            (false, false) => None,
        };
        let path = format!("/training-groups/{}/sessions/{}/calendar", cohort.id, session.number);
        let calendar = (stands && session.starts_at > v.now())
            .then(|| LinkButton::quiet(v.path(&path), v.t("training-calendar")).download());
        Line { said, tag, calendar }
    };
    sessions(v, cohort).into_iter().zip(&cohort.content.sessions).map(line).collect()
}

fn shown_award(v: &Visit, award: &Award, (name, here): (&str, &str), signed: bool) -> AwardShown {
    let file = |end: &str, text: &str| LinkButton::quiet(format!("{here}/{end}"), v.t(text)).download();
    let files = vec![
        file("paper", "training-file-paper"),
        file("credential", "training-file-credential"),
        file("credential-text", "training-file-text"),
    ];
    AwardShown {
        facts: SummaryList::new(vec![
            SummaryRow::new(v.t("training-award"), name),
            SummaryRow::new(v.t("training-number"), web::Value::code(award.number.as_str())),
            SummaryRow::new(v.t("training-awarded"), v.day(award.awarded_at.day_in(crate::training::ZONE))),
        ]),
        tag: award_tag(v, award),
        files: if signed { files } else { Vec::new() },
        address: v.public_address(&v.path(&format!("/credentials/{}", award.number))),
    }
}

fn rate(v: &Visit, here: &str, rating: Option<Rating>, filled: &Filled) -> Rate {
    let given = rating.map(|own| [own.content, own.teaching, own.running]);
    let marks = || (1..=5).map(|mark: i64| Choice::new(mark.to_string(), v.number(mark))).collect::<Vec<_>>();
    let field = |at: usize| {
        let radios = Radios::new(MARKS[at], v.t(&format!("training-rate-{}", MARKS[at])), marks()).inline();
        let radios = match given.and_then(|own| own.get(at).copied()) {
            Some(mark) => radios.chosen(&mark.to_string()),
            None => radios,
        };
        if filled.is_wrong() { radios.filled(v, filled) } else { radios }
    };
    Rate {
        action: here.to_owned(),
        hidden: v.csrf_field(),
        fields: [field(0), field(1), field(2)],
        button: Button::quiet(v.t("training-rate-send")).named("act", "rate"),
    }
}

pub(in crate::training) async fn sent(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<AtOwn>,
    form: Form<Fields>,
) -> Answer {
    match act(&v, at.id, &form).await {
        Ok(flash) => Ok(v.redirect_with(format!("/account/training/{}", at.id), flash)),
        Err(failure) => page(&v, &ports, at.id, &form.filled(failure)?).await,
    }
}

async fn act(v: &Visit, id: Id<Enrolment>, form: &Form<Fields>) -> Outcome<&'static str> {
    let account = v.account()?;
    let withdraws = match form.fields.text("act") {
        "withdraw" => true,
        "rate" => false,
        _ => return Err(Failure::not_found()),
    };
    let mut cx = v.begin().await?;
    let own = enrolments::of_account_one(&mut cx, account, id).await?;
    if idempotency::claim(&mut cx, ONE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        let cohort = rows::lock(&mut cx, own.cohort).await?;
        if withdraws {
            let permit = policy::may_withdraw(&cohort, cx.now())?;
            commands::withdraw(&mut cx, permit, account, (&cohort, id)).await?;
        } else {
            let rating = read_rating(&form.fields)?;
            let permit = policy::may_rate(&cohort, &own, cx.now())?;
            commands::rate(&mut cx, permit, &own, rating).await?;
        }
        idempotency::settle(&mut cx, ONE, &form.idempotency_key, id.uuid()).await?;
    }
    cx.commit().await?;
    Ok(if withdraws { "training-flash-withdrawn" } else { "training-flash-rated" })
}

fn read_rating(fields: &Fields) -> Outcome<Rating> {
    let mut slips = Slips::new();
    let mut mark = |name: &'static str| {
        let mark: Option<i16> = fields.text(name).parse().ok();
        let mark = mark.filter(|own| (1..=5).contains(own));
        if mark.is_none() {
            slips.add(name, "training-slip-mark");
        }
        mark.unwrap_or_default()
    };
    let rating = Rating { content: mark(MARKS[0]), teaching: mark(MARKS[1]), running: mark(MARKS[2]) };
    slips.or(|| rating)
}
