//! One question at the end of a file: how it went, by one press, with words where somebody likes to add some. It is asked only of
//! whoever is listened to, and never beside a death, a divorce or what is sensitive: there it is one quiet question a month later, that
//! names no service. The file keeps nothing of it, not even that it was asked.

use std::{sync::Arc, time::Duration};

use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use kernel::{Failure, Moment, Outcome};
use web::{
    Answer, Fields, Form, Markup, Visit,
    components::{Button, Textarea},
};

use crate::{
    applications::{
        drafts::pages::{At, opened, path},
        sheet::Sheet,
    },
    ports::{Listener, Rating},
};

/// For how long it is asked.
const ASKED_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// After what time the quiet question comes.
const QUIET_AFTER: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// As much as is read of the words.
const LONGEST: u32 = 200;

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Question {
    /// How easy it was, from one to five, with words.
    Scale,
    /// Whether what was needed was found, and no more.
    Quiet,
}

impl Question {
    /// What the file is asked about at `now`, if anything.
    fn of(sheet: &Sheet, now: Moment) -> Option<Self> {
        let issued = sheet.file.facts.issued_at?;
        let service = &sheet.definition.service;
        let (question, from) = match service.sensitive || service.voice.is_sober() {
            true => (Self::Quiet, issued.plus(QUIET_AFTER)),
            false => (Self::Scale, issued),
        };
        (from <= now && now < from.plus(ASKED_FOR)).then_some(question)
    }

    /// What is told to whoever listens: the service, and of those of grief and of what is sensitive not which.
    fn about(self, sheet: &Sheet) -> &str {
        match self {
            Self::Scale => &sheet.file.service,
            Self::Quiet => Rating::QUIET,
        }
    }

    /// The answers there are.
    fn answers(self) -> &'static [&'static str] {
        match self {
            Self::Scale => &["5", "4", "3", "2", "1"],
            Self::Quiet => &["yes", "no"],
        }
    }
}

#[derive(Template)]
#[template(path = "applications/rating.html")]
struct RatingView<'a> {
    v: &'a Visit,
    title: String,
    about: String,
    action: String,
    words: Option<Textarea>,
    answers: Vec<Button>,
}

impl askama::filters::HtmlSafe for RatingView<'_> {}

/// The question as it stands on the page of a file, if it is asked.
pub(super) async fn asked(v: &Visit, steps: &Arc<dyn Listener>, sheet: &Sheet) -> Outcome<Option<Markup>> {
    let Some(question) = Question::of(sheet, v.now()) else { return Ok(None) };
    let mut cx = v.begin().await?;
    let asks = steps.asks(&mut cx, v.account()?, question.about(sheet)).await?;
    cx.commit().await?;
    Ok(asks.then(|| Markup::from(&view(v, sheet, question))))
}

fn view<'a>(v: &'a Visit, sheet: &Sheet, question: Question) -> RatingView<'a> {
    let button =
        |answer: &&str| Button::quiet(v.t(&format!("application-rating-answer-{answer}"))).named("answer", *answer);
    let words = || {
        let field = Textarea::new("words", v.t("application-rating-words")).rows(2).optional(v);
        field.hint(v.t("application-rating-words-hint")).limit(v, LONGEST)
    };
    let (title, about) = match question {
        Question::Scale => ("application-rating-title", "application-rating-about"),
        Question::Quiet => ("application-rating-quiet-title", "application-rating-quiet-about"),
    };
    RatingView {
        v,
        title: v.t(title),
        about: v.t(about),
        action: v.path(&path(sheet, "/rating")),
        words: (question == Question::Scale).then(words),
        answers: question.answers().iter().map(button).collect(),
    }
}

/// Takes the answer; what is not asked, or was answered before, changes nothing.
pub(super) async fn answer(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(steps): Extension<Arc<dyn Listener>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    let account = v.account()?;
    let question = Question::of(&sheet, v.now()).ok_or_else(Failure::not_found)?;
    let answer = question.answers().iter().find(|own| **own == form.fields.text("answer"));
    let answer = *answer.ok_or_else(Failure::not_found)?;
    let about = question.about(&sheet);
    if steps.asks(&mut cx, account, about).await? {
        let words = if question == Question::Scale { form.fields.text("words") } else { "" };
        let country = match question {
            Question::Scale => sheet.definition.country.key.as_str(),
            Question::Quiet => "",
        };
        steps.rated(&mut cx, &Rating { account, about, answer, words, country }).await?;
    }
    cx.commit().await?;
    Ok(v.redirect_with(path(&sheet, ""), "application-rating-thanks"))
}
