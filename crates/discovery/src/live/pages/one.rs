//! One session: the questions people want answered, one's own, and what was answered.

use std::collections::BTreeSet;

use ::store::{
    Cx,
    idempotency::{self, Claim},
};
use askama::Template;
use axum::extract::{Path, Query};
use kernel::{Failure, Id, Outcome, marks};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Hidden, Visit,
    components::{BackLink, Button, ErrorSummary, LinkButton, SummaryList, SummaryRow, Tag, Textarea, Tone},
};

use super::{At, session, tag};
use crate::{
    content::ZONE,
    live::{
        commands,
        model::{Judged, LENGTH, Question, Session, Stage},
        policy, store as rows,
    },
};

/// The page.
pub(in crate::live) const ONE: &str = "/{lang}/live-hour/{id}";

#[derive(Template)]
#[template(path = "live/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    title: String,
    tag: Tag,
    about: String,
    facts: SummaryList,
    answered: Vec<Line>,
    asked: Vec<Line>,
    mine: Vec<(String, Tag)>,
    ask: Option<(String, Textarea, Button)>,
    sign_in: Option<LinkButton>,
}

/// A question that everybody sees.
struct Line {
    id: String,
    words: String,
    votes: String,
    answer: Option<(String, String)>,
    vote: Option<(String, Hidden, String, Button)>,
}

/// What a page of a session is made of.
struct Seen {
    session: Session,
    questions: Vec<Question>,
    votes: BTreeSet<Id<Question>>,
    own: BTreeSet<Id<Question>>,
}

async fn seen(v: &Visit, id: Id<Session>) -> Outcome<Seen> {
    let mut cx = v.begin().await?;
    let session = session(&mut cx, id).await?;
    let questions = rows::questions(&mut cx, id).await?;
    let (votes, own) = match v.account() {
        Ok(account) => (rows::own_votes(&mut cx, account).await?, rows::own_questions(&mut cx, account).await?),
        Err(_) => Default::default(),
    };
    cx.commit().await?;
    Ok(Seen { session, questions, votes, own })
}

#[derive(Deserialize, Default)]
pub(in crate::live) struct Asking {
    #[serde(default)]
    ask: bool,
}

pub(in crate::live) async fn show(v: Visit, Path(at): Path<At>, Query(asking): Query<Asking>) -> Answer {
    // The link that asks leads somebody who is not signed in to do that first, and back here.
    if asking.ask {
        v.account()?;
    }
    let seen = seen(&v, at.id).await?;
    page(&v, &seen, &Filled::blank())
}

fn page(v: &Visit, seen: &Seen, filled: &Filled) -> Answer {
    let session = &seen.session;
    let here = v.path(&format!("/live-hour/{}", session.id));
    let (known, stage) = (v.account().is_ok(), session.stage(v.now()));
    let title = session.content.topic.get(v.locale()).to_owned();
    let shown = || seen.questions.iter().filter(|own| own.judged == Judged::Admitted || own.answer.is_some());
    let line = |own: &Question| line(v, seen, own, &here);
    let mine = seen.questions.iter().filter(|own| seen.own.contains(&own.id));
    let longest = u32::try_from(*LENGTH.end()).unwrap_or(u32::MAX);
    let body = OnePage {
        v,
        back: BackLink::to(v.path("/live-hour"), v.t("live-list-title")),
        errors: ErrorSummary::new(v, filled),
        title: title.clone(),
        tag: tag(v, session),
        about: session.content.about.get(v.locale()).to_owned(),
        facts: SummaryList::new(vec![
            SummaryRow::new(v.t("live-starts"), v.moment(session.starts_at, ZONE)),
            SummaryRow::new(v.t("live-ends"), v.moment(session.ends_at, ZONE)),
            SummaryRow::new(v.t("live-field-host"), session.content.host.get(v.locale())),
        ]),
        answered: shown().filter(|own| own.answer.is_some()).map(line).collect(),
        asked: shown().filter(|own| own.answer.is_none()).map(line).collect(),
        mine: mine
            .filter(|own| own.judged != Judged::Admitted)
            .map(|own| (own.words.clone(), judged(v, own)))
            .collect(),
        ask: (known && stage == Stage::Asking).then(|| {
            let words = Textarea::new("words", v.t("live-ask"))
                .rows(3)
                .hint(v.t("live-ask-hint"))
                .limit(v, longest)
                .filled(v, filled);
            (here.clone(), words, Button::new(v.t("live-ask-send")).named("act", "ask"))
        }),
        sign_in: (!known && stage != Stage::Over)
            .then(|| LinkButton::new(format!("{here}?ask=true"), v.t("live-sign-in"))),
    };
    Ok(v.page_with(filled.status(), title, body))
}

fn line(v: &Visit, seen: &Seen, own: &Question, here: &str) -> Line {
    let may_vote = v.account().is_ok() && own.answer.is_none() && seen.session.stage(v.now()) != Stage::Over;
    let gave = seen.votes.contains(&own.id);
    Line {
        id: own.id.to_string(),
        words: own.words.clone(),
        votes: v.t_count("live-votes", own.votes),
        answer: own.answer.as_ref().map(|answer| {
            let (owner, day) = (answer.said.owner.get(v.locale()), v.day(answer.at.day_in(ZONE)));
            let by = v.t_with("live-answered-by", &[("owner", owner), ("day", &day)]);
            (answer.said.words.get(v.locale()).to_owned(), by)
        }),
        vote: may_vote.then(|| {
            let (act, text) = if gave { ("unvote", "live-unvote") } else { ("vote", "live-vote") };
            (here.to_owned(), v.csrf_field(), own.id.to_string(), Button::quiet(v.t(text)).named("act", act))
        }),
    }
}

/// Where one's own question stands that others do not see.
fn judged(v: &Visit, own: &Question) -> Tag {
    match own.judged {
        Judged::Declined(why) => Tag::new(v.t(&format!("live-why-{}", why.as_str().replace('_', "-"))), Tone::Wrong),
        Judged::Waits | Judged::Admitted => Tag::new(v.t("live-waits"), Tone::Wait),
    }
}

pub(in crate::live) async fn sent(v: Visit, Path(at): Path<At>, form: Form<Fields>) -> Answer {
    match act(&v, at.id, &form).await {
        Ok(flash) => Ok(v.redirect_with(format!("/live-hour/{}", at.id), flash)),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let seen = seen(&v, at.id).await?;
            page(&v, &seen, &filled)
        }
    }
}

async fn act(v: &Visit, id: Id<Session>, form: &Form<Fields>) -> Outcome<&'static str> {
    let account = v.account()?;
    let flash = match form.fields.text("act") {
        "ask" => "live-flash-asked",
        "vote" => "live-flash-voted",
        "unvote" => "live-flash-unvoted",
        _ => return Err(Failure::not_found()),
    };
    let mut cx = v.begin().await?;
    let session = session(&mut cx, id).await?;
    let claim = idempotency::claim(&mut cx, ONE, &form.idempotency_key, form.request_hash).await?;
    if claim == Claim::Fresh {
        once(v, &mut cx, (account, &session), &form.fields).await?;
        idempotency::settle(&mut cx, ONE, &form.idempotency_key, account.uuid()).await?;
    }
    cx.commit().await?;
    Ok(flash)
}

async fn once(
    v: &Visit,
    cx: &mut Cx,
    (account, session): (Id<marks::Account>, &Session),
    fields: &Fields,
) -> Outcome<()> {
    let act = fields.text("act");
    if act == "ask" {
        let permit = policy::may_ask(session, cx.now())?;
        return commands::ask(cx, permit, account, session, (fields.text("words"), v.locale())).await.map(drop);
    }
    let permit = policy::may_vote(session, cx.now())?;
    let question = fields.text("question").parse().map_err(|_| Failure::not_found())?;
    commands::vote(cx, permit, account, (session, question), act == "vote").await
}
