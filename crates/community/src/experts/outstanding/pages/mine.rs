//! `/account/expert/outstanding`: being nominated, what was found and why, objecting, and the mark that is hers.

use axum::{Extension, response::Response};
use kernel::{Failure, Outcome};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{Button, LinkButton, SummaryList, SummaryRow},
};

use super::{in_force, long, number, tag, titles, written};
use crate::experts::{
    ZONE, commands as profiles,
    outstanding::{
        commands::{self, By, Hers},
        nomination::{Nomination, Stage},
        store as rows, typed,
    },
    pages::{Act, Page, Part, begun, settled, shown},
    vocabulary::{Lexicon, Vocabulary},
};

/// The page.
pub(in crate::experts) const PAGE: &str = "/{lang}/account/expert/outstanding";
const HERE: &str = "/account/expert/outstanding";

pub(in crate::experts) async fn show(v: Visit, Extension(lexicon): Extension<Lexicon>) -> Answer {
    Ok(page(&v, &lexicon, &Filled::blank()).await?)
}

async fn page(v: &Visit, lexicon: &Lexicon, filled: &Filled) -> Outcome<Response> {
    let account = v.account()?;
    let vocabulary = lexicon.vocabulary();
    let today = v.now().day_in(ZONE);
    let mut cx = v.begin().await?;
    profiles::own(&mut cx, account).await?;
    let all = rows::of_account(&mut cx, account).await?;
    cx.commit().await?;
    let mut page = Page::new(v, v.t("outstanding-mine-title"), filled)
        .back(v, "/account/expert", "experts-mine-title")
        .lead(v.t("outstanding-mine-lead"))
        .part(
            Part::default().shows(&LinkButton::quiet(v.path("/experts/criteria"), v.t("outstanding-criteria-title"))),
        );
    let mut room = true;
    for own in &all {
        room &= own.leaves_room(vocabulary.criteria.version(own.criteria)?, today);
        page = one(v, page, (vocabulary, own), filled)?;
    }
    if room {
        let act = Act::post(v, HERE)
            .field(&titles(v, in_force(v, vocabulary)?).filled(v, filled))
            .field(&long(v, "statement", "outstanding-statement-own").filled(v, filled))
            .button(Button::new(v.t("outstanding-nominate-oneself")).named("act", "nominate"));
        let part = Part::card().heading(v.t("outstanding-nominate-oneself")).text(v.t("outstanding-nominate-about"));
        page = page.part(part.act(act));
    }
    Ok(page.answer(v, filled))
}

fn one(v: &Visit, mut page: Page, (vocabulary, own): (&Vocabulary, &Nomination), filled: &Filled) -> Outcome<Page> {
    let criteria = vocabulary.criteria.version(own.criteria)?;
    let stage = own.stage(criteria, v.now().day_in(ZONE));
    let title = criteria.title(&own.title).ok_or_else(Failure::not_found)?;
    let by = own.by.map_or_else(|| v.t("outstanding-by-herself"), |(ministry, _)| v.t(&ministry.text()));
    let mut facts = vec![
        SummaryRow::new(
            v.t("outstanding-stage"),
            v.t(&crate::experts::pages::key_of("outstanding-stage-", stage.as_str())),
        )
        .tag(tag(v, stage)),
        SummaryRow::new(v.t("outstanding-by"), by),
        SummaryRow::new(v.t("outstanding-since"), shown::moment(v, own.nominated_at)),
        SummaryRow::new(v.t("outstanding-statement"), own.statement.clone()),
    ];
    if let Stage::Held(until) = stage {
        facts.push(SummaryRow::new(v.t("outstanding-until"), v.day(until)));
    }
    if let Stage::Refused(last) = stage {
        facts.push(SummaryRow::new(v.t("outstanding-object-until"), v.day(last)));
    }
    if let Some((_, words)) = &own.objection {
        facts.push(SummaryRow::new(v.t("outstanding-objection"), words.clone()));
    }
    if let Some(answer) = &own.answer {
        let told = if answer.upheld { "outstanding-answer-upheld" } else { "outstanding-answer-not" };
        facts.push(SummaryRow::new(v.t("outstanding-answer"), format!("{}\n{}", v.t(told), answer.reason)));
    }
    let mut part = Part::card().heading(title.names.get(v.locale())).shows(&SummaryList::new(facts));
    let act = Act::post(v, HERE).value("nomination", own.id.to_string());
    let quiet = |text: &str| Button::quiet(v.t(text)).named("act", "withdraw");
    part = match stage {
        Stage::Offered => part.text(v.t("outstanding-offered-about")).act(
            act.button(Button::new(v.t("outstanding-agree")).named("act", "agree"))
                .button(quiet("outstanding-decline")),
        ),
        Stage::Refused(_) => part.act(
            act.field(&long(v, "objection", "outstanding-object").filled(v, filled))
                .button(Button::new(v.t("outstanding-object-send")).named("act", "object"))
                .button(quiet("outstanding-withdraw")),
        ),
        Stage::Held(_) => part.text(v.t("outstanding-held-about")).act(act.button(quiet("outstanding-give-back"))),
        Stage::Assessed | Stage::Found | Stage::Objected => part.act(act.button(quiet("outstanding-withdraw"))),
        Stage::Withdrawn | Stage::Ended | Stage::Closed => part,
    };
    page = page.part(part);
    // What was found is hers to read once it was decided; who wrote it is not told.
    for decision in &own.decisions {
        let told = v.t_with(
            "outstanding-found",
            &[("points", &number(v, decision.points)), ("needed", &number(v, title.needed))],
        );
        page = page.part(Part::default().heading(v.t("outstanding-reasons")).text(told));
        for assessed in own.assessments.iter().filter(|assessed| assessed.round == decision.round) {
            page = page.part(Part::default().shows(&written(v, criteria, &assessed.scores)));
        }
    }
    Ok(page)
}

pub(in crate::experts) async fn sent(v: Visit, Extension(lexicon): Extension<Lexicon>, form: Form<Fields>) -> Answer {
    match act(&v, &lexicon, &form).await {
        Ok(flash) => Ok(v.redirect_with(HERE, flash)),
        Err(failure) => Ok(page(&v, &lexicon, &form.filled(failure)?).await?),
    }
}

async fn act(v: &Visit, lexicon: &Lexicon, form: &Form<Fields>) -> Outcome<&'static str> {
    let account = v.account()?;
    let published = &lexicon.vocabulary().criteria;
    let fields = &form.fields;
    if fields.text("act") == "nominate" {
        let words = typed::nomination(fields, in_force(v, lexicon.vocabulary())?)?;
        let Some(mut cx) = begun(v, PAGE, form).await? else { return Ok("outstanding-flash-nominated") };
        let profile = profiles::own(&mut cx, account).await?;
        let id = commands::nominate(&mut cx, published, (&profile, By::Herself), words).await?;
        settled(cx, PAGE, form, id.uuid()).await?;
        return Ok("outstanding-flash-nominated");
    }
    let (own, flash) = match fields.text("act") {
        "agree" => (Hers::Agree, "outstanding-flash-agreed"),
        "withdraw" => (Hers::Withdraw, "outstanding-flash-withdrawn"),
        "object" => (Hers::Object(typed::objection(fields)?), "outstanding-flash-objected"),
        _ => return Err(Failure::not_found()),
    };
    let id = fields.text("nomination").parse().map_err(|_| Failure::not_found())?;
    let Some(mut cx) = begun(v, PAGE, form).await? else { return Ok(flash) };
    commands::hers(&mut cx, published, (account, id), own).await?;
    settled(cx, PAGE, form, account.uuid()).await?;
    Ok(flash)
}
