//! The questions of one session at the desk: what waits to be looked at, what is shown, and the way to answering. Who asked
//! stands nowhere.

use ::store::idempotency::{self, Claim};
use askama::Template;
use axum::extract::Path;
use kernel::{Failure, Id, Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, Hidden, Visit,
    components::{BackLink, Button, Choice, ErrorSummary, LinkButton, Select, Tag, Tone},
};

use super::{At, session};
use crate::live::{
    commands,
    model::{Judged, Question, Session, Why},
    policy, store as rows,
};

/// The page.
pub(in crate::live) const PAGE: &str = "/{lang}/desk/live-hour/{id}";

#[derive(Template)]
#[template(path = "live/moderate.html")]
struct ModeratePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    title: String,
    lines: Vec<Line>,
}

struct Line {
    words: String,
    votes: String,
    tag: Tag,
    answer: Option<LinkButton>,
    action: String,
    hidden: Hidden,
    question: String,
    admit: Option<Button>,
    decline: Option<(Select, Button)>,
}

pub(in crate::live) async fn show(v: Visit, Path(at): Path<At>) -> Answer {
    page(&v, at.id, &Filled::blank()).await
}

async fn page(v: &Visit, id: Id<Session>, filled: &Filled) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let mut cx = v.begin().await?;
    let session = session(&mut cx, id).await?;
    let mut questions = rows::questions(&mut cx, id).await?;
    cx.commit().await?;
    questions.sort_by_key(|own| (own.judged != Judged::Waits, std::cmp::Reverse(own.votes)));
    let title = session.content.topic.get(v.locale()).to_owned();
    let body = ModeratePage {
        v,
        back: BackLink::to(v.path("/desk/live-hour"), v.t("live-desk-title")),
        errors: ErrorSummary::new(v, filled),
        title: title.clone(),
        lines: questions.iter().map(|own| line(v, id, own)).collect(),
    };
    Ok(v.page_with(filled.status(), title, body))
}

fn line(v: &Visit, session: Id<Session>, own: &Question) -> Line {
    let here = v.path(&format!("/desk/live-hour/{session}"));
    let reasons =
        Why::ALL.map(|why| Choice::new(why.as_str(), v.t(&format!("live-why-{}", why.as_str().replace('_', "-")))));
    let tag = match (&own.answer, own.judged) {
        (Some(_), _) => Tag::new(v.t("live-answered"), Tone::Ok),
        (None, Judged::Waits) => Tag::new(v.t("live-waits"), Tone::Wait),
        (None, Judged::Admitted) => Tag::new(v.t("live-admitted"), Tone::Sand),
        (None, Judged::Declined(_)) => Tag::new(v.t("live-declined"), Tone::Quiet),
    };
    let open = own.answer.is_none();
    Line {
        words: own.words.clone(),
        votes: v.t_count("live-votes", own.votes),
        tag,
        answer: (open && own.judged == Judged::Admitted)
            .then(|| LinkButton::quiet(format!("{here}/answer/{}", own.id), v.t("live-answer"))),
        action: here,
        hidden: v.csrf_field(),
        question: own.id.to_string(),
        admit: (open && own.judged != Judged::Admitted).then(|| Button::quiet(v.t("live-admit")).named("act", "admit")),
        decline: (open && !matches!(own.judged, Judged::Declined(_))).then(|| {
            let why = Select::new(v, format!("why-{}", own.id), v.t("live-decline-why"), reasons.to_vec());
            (why, Button::quiet(v.t("live-decline")).named("act", "decline"))
        }),
    }
}

pub(in crate::live) async fn sent(v: Visit, Path(at): Path<At>, form: Form<Fields>) -> Answer {
    match act(&v, at.id, &form).await {
        Ok(()) => Ok(v.redirect_with(format!("/desk/live-hour/{}", at.id), "live-flash-judged")),
        Err(failure) => page(&v, at.id, &form.filled(failure)?).await,
    }
}

async fn act(v: &Visit, id: Id<Session>, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    let may = policy::may_moderate(v.actor())?;
    let question: Id<Question> = form.fields.text("question").parse().map_err(|_| Failure::not_found())?;
    let declined = match form.fields.text("act") {
        "admit" => None,
        "decline" => {
            let field = format!("why-{question}");
            let why = Why::parse(form.fields.text(&field));
            Some(why.ok_or_else(|| Slips::one(field, "field-choice-required"))?)
        }
        _ => return Err(Failure::not_found()),
    };
    let mut cx = v.begin().await?;
    let session = session(&mut cx, id).await?;
    let claim = idempotency::claim(&mut cx, PAGE, &form.idempotency_key, form.request_hash).await?;
    if claim == Claim::Fresh {
        commands::judge(&mut cx, may, &session, question, declined).await?;
        idempotency::settle(&mut cx, PAGE, &form.idempotency_key, question.uuid()).await?;
    }
    cx.commit().await
}
