//! One poll: its questions for somebody signed in, and what may be said of the answers.

use ::store::idempotency::{self, Claim};
use askama::Template;
use axum::extract::{Path, Query};
use kernel::{Failure, Id, Outcome};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Hidden, Markup, Value, Visit,
    components::{
        BackLink, Banner, Button, Checkboxes, Choice, DataTable, ErrorSummary, LinkButton, Radios, Tag, Tone,
    },
};

use super::tag;
use crate::polls::{
    commands,
    disclosure::{Cell, rounded_down},
    model::{Chosen, Poll, Question, Stage},
    policy,
    store::{self as rows, Release},
};

/// The page.
pub(in crate::polls) const ONE: &str = "/{lang}/polls/{id}";

/// A poll in an address.
#[derive(Deserialize)]
pub(in crate::polls) struct At {
    id: Id<Poll>,
}

#[derive(Template)]
#[template(path = "polls/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    title: String,
    tag: Tag,
    about: String,
    answered: Option<Banner>,
    form: Option<Ask>,
    sign_in: Option<LinkButton>,
    results: Vec<DataTable>,
    results_note: String,
}

/// The questions as a form.
struct Ask {
    action: String,
    hidden: Hidden,
    questions: Vec<Markup>,
    send: Button,
    take_back: Option<Button>,
}

/// What a page of a poll is made of.
struct Seen {
    poll: Poll,
    own: Option<Chosen>,
    released: Option<Release>,
}

async fn seen(v: &Visit, id: Id<Poll>) -> Outcome<Seen> {
    let mut cx = v.begin().await?;
    let poll = rows::poll(&mut cx, id).await?.ok_or_else(Failure::not_found)?;
    // A poll whose day has not come is nobody's business yet.
    if poll.stage(v.now()) == Stage::Soon {
        return Err(Failure::not_found());
    }
    let own = match v.account() {
        Ok(account) => rows::own(&mut cx, account, id).await?,
        Err(_) => None,
    };
    let released = rows::released(&mut cx, id).await?;
    cx.commit().await?;
    Ok(Seen { poll, own, released })
}

#[derive(Deserialize, Default)]
pub(in crate::polls) struct Asking {
    #[serde(default)]
    answer: bool,
}

pub(in crate::polls) async fn show(v: Visit, Path(at): Path<At>, Query(asking): Query<Asking>) -> Answer {
    // The link that asks to answer leads somebody who is not signed in to do that first, and back here.
    if asking.answer {
        v.account()?;
    }
    let seen = seen(&v, at.id).await?;
    page(&v, &seen, &filled(seen.own.as_ref()))
}

/// The form as it was answered.
fn filled(own: Option<&Chosen>) -> Filled {
    let mut filled = Filled::blank();
    for (at, numbers) in own.into_iter().flatten().enumerate() {
        numbers.iter().for_each(|number| filled.fields.push(format!("q{at}"), number.to_string()));
    }
    filled
}

fn page(v: &Visit, Seen { poll, own, released }: &Seen, filled: &Filled) -> Answer {
    let is_open = poll.stage(v.now()) == Stage::Open;
    let known = v.account().is_ok();
    let here = format!("/polls/{}", poll.id);
    let title = poll.content.titles.get(v.locale()).to_owned();
    let questions = poll.content.questions.iter().enumerate();
    let questions = questions.map(|own| input(v, own, filled)).collect::<Outcome<Vec<_>>>()?;
    let form = (is_open && known).then(|| Ask {
        action: v.path(&here),
        hidden: v.csrf_field(),
        questions,
        send: Button::new(v.t(if own.is_some() { "poll-change" } else { "poll-send" })).named("act", "answer"),
        take_back: own.is_some().then(|| Button::quiet(v.t("poll-take-back")).named("act", "take-back")),
    });
    let results = released.iter().flat_map(|own| results(v, poll, own)).collect();
    let body = OnePage {
        v,
        back: BackLink::to(v.path("/polls"), v.t("poll-list-title")),
        errors: ErrorSummary::new(v, filled),
        title: title.clone(),
        tag: tag(v, poll),
        about: poll.content.about.get(v.locale()).to_owned(),
        answered: own.as_ref().map(|_| Banner::new(Tone::Ok, v.t("poll-answered"))),
        form,
        sign_in: (is_open && !known)
            .then(|| LinkButton::new(v.path(&format!("{here}?answer=true")), v.t("poll-sign-in"))),
        results,
        results_note: note(v, released.as_ref()),
    };
    Ok(v.page_with(filled.status(), title, body))
}

fn input(v: &Visit, (at, question): (usize, &Question), filled: &Filled) -> Outcome<Markup> {
    let (name, words) = (format!("q{at}"), question.words.get(v.locale()));
    let choice = |(number, own): (usize, &service_model::Names)| Choice::new(number.to_string(), own.get(v.locale()));
    let choices = question.choices.iter().enumerate().map(choice).collect();
    if question.several {
        return Markup::render(&Checkboxes::new(name, words, choices).hint(v.t("poll-several")).filled(v, filled));
    }
    Markup::render(&Radios::new(name, words, choices).filled(v, filled))
}

/// What may be said, question by question.
fn results(v: &Visit, poll: &Poll, released: &Release) -> Vec<DataTable> {
    let questions = poll.content.questions.iter().zip(&released.cells);
    let table = |(question, cells): (&Question, &Vec<Cell>)| {
        let mut table = DataTable::new(v, question.words.get(v.locale()))
            .column(v.t("poll-result-choice"))
            .number_column(v.t("poll-result-people"));
        for (choice, cell) in question.choices.iter().zip(cells) {
            let said = match cell {
                Cell::About(people) => v.t_with("poll-result-about", &[("people", &v.number(*people))]),
                Cell::LeftOut => v.t("poll-result-few"),
            };
            table = table.row(vec![Value::from(choice.get(v.locale())), said.into()]);
        }
        table
    };
    questions.map(table).collect()
}

fn note(v: &Visit, released: Option<&Release>) -> String {
    match released {
        None => v.t("poll-result-none"),
        Some(own) => {
            let people = v.number(rounded_down(own.participants));
            v.t_with("poll-result-note", &[("people", &people)])
        }
    }
}

pub(in crate::polls) async fn sent(v: Visit, Path(at): Path<At>, form: Form<Fields>) -> Answer {
    match act(&v, at.id, &form).await {
        Ok(flash) => Ok(v.redirect_with(format!("/polls/{}", at.id), flash)),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let seen = seen(&v, at.id).await?;
            page(&v, &seen, &filled)
        }
    }
}

async fn act(v: &Visit, id: Id<Poll>, form: &Form<Fields>) -> Outcome<&'static str> {
    let account = v.account()?;
    let takes_back = match form.fields.text("act") {
        "answer" => false,
        "take-back" => true,
        _ => return Err(Failure::not_found()),
    };
    let mut cx = v.begin().await?;
    let poll = rows::poll(&mut cx, id).await?.ok_or_else(Failure::not_found)?;
    let claim = idempotency::claim(&mut cx, ONE, &form.idempotency_key, form.request_hash).await?;
    if claim == Claim::Fresh {
        let permit = policy::may_answer(&poll, cx.now())?;
        if takes_back {
            commands::take_back(&mut cx, permit, account, &poll).await?;
        } else {
            commands::answer(&mut cx, permit, account, &poll, &chosen(&poll, &form.fields)).await?;
        }
        idempotency::settle(&mut cx, ONE, &form.idempotency_key, account.uuid()).await?;
    }
    cx.commit().await?;
    Ok(if takes_back { "poll-flash-taken-back" } else { "poll-flash-kept" })
}

/// What was chosen; a value that is no number is a choice that there is not.
fn chosen(poll: &Poll, fields: &Fields) -> Chosen {
    let of =
        |at: usize| fields.all(&format!("q{at}")).into_iter().map(|own| own.parse().unwrap_or(usize::MAX)).collect();
    (0..poll.content.questions.len()).map(of).collect()
}
