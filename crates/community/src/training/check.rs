//! May I take part? One page asks what the rules read and nothing else, and says of each rule whether it holds, and what would
//! change it. Nothing is kept: the answers come with the request, and go with its answer.

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use kernel::{Outcome, Slips};
use service_model::{
    Answers, Training,
    privilege::{Checked, Kind, Question, Slip, Verdict},
};
use web::{
    Answer, Fields, Filled, Form, Hidden, Markup, Visit,
    components::{BackLink, Banner, Button, Choice, ErrorSummary, Radios, Tag, TextInput, Tone},
};

use super::{
    Ports,
    pages::{AtKey, list::taking, state_tag},
};

#[derive(Template)]
#[template(path = "training/check.html")]
struct CheckPage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    tag: Tag,
    errors: ErrorSummary,
    result: Option<Shown<'a>>,
    action: String,
    hidden: Hidden,
    questions: Vec<Markup>,
    button: Button,
}

/// What the answers make of the rules.
struct Shown<'a> {
    whole: Banner,
    rules: Vec<Line<'a>>,
}

struct Line<'a> {
    tag: Tag,
    rule: &'a str,
    change: Option<&'a str>,
}

pub(super) async fn ask(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtKey>) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let takes = taking(&v).await?.contains(&at.key);
    Ok(page(&v, (&snapshot.training(&at.key)?.definition, takes), &Filled::blank(), None))
}

pub(super) async fn answer(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<AtKey>,
    form: Form<Fields>,
) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let training = &snapshot.training(&at.key)?.definition;
    let takes = taking(&v).await?.contains(&at.key);
    match read(training, &form.fields) {
        Ok(answers) => {
            let today = v.now().day_in(&training.window.zone);
            let checked = training.check(&answers, today).map_err(kernel::Failure::from)?;
            let filled = Filled::from_pairs(form.fields.answers());
            Ok(page(&v, (training, takes), &filled, Some(&checked)))
        }
        Err(failure) => Ok(page(&v, (training, takes), &form.filled(failure)?, None)),
    }
}

/// The answers that were given; a question that was left out is no mistake.
fn read(training: &Training, fields: &Fields) -> Outcome<Answers> {
    let mut slips = Slips::new();
    let mut answers = Answers::new();
    for question in &training.questions {
        match question.answer(fields.text(&question.key)) {
            Ok(Some(value)) => answers.set(&question.key, value),
            Ok(None) => {}
            Err(Slip::NotWhole) => drop(slips.add(question.key.clone(), "training-slip-whole")),
            Err(Slip::NotOffered) => drop(slips.add(question.key.clone(), "training-slip-choice")),
            Err(Slip::Outside { least, most }) => {
                let ends = vec![("least", least.to_string()), ("most", most.to_string())];
                slips.add_with(question.key.clone(), "training-slip-outside", ends);
            }
        }
    }
    slips.or(|| answers)
}

fn page(v: &Visit, (training, takes): (&Training, bool), filled: &Filled, checked: Option<&[Checked<'_>]>) -> Response {
    let name = training.name(v.locale());
    let title = v.t_with("training-check-title", &[("name", name)]);
    let page = CheckPage {
        v,
        back: BackLink::to(v.path(&format!("/training/{}", training.key)), name),
        title: title.clone(),
        tag: state_tag(v, training.state(v.now()), takes),
        errors: ErrorSummary::new(v, filled),
        result: checked.map(|checked| result(v, checked)),
        action: v.path(&format!("/training/{}/check", training.key)),
        hidden: v.csrf_field(),
        questions: training.questions.iter().map(|question| asked(v, question, filled)).collect(),
        button: Button::new(v.t("training-check-send")),
    };
    v.page_with(filled.status(), title, page)
}

fn asked(v: &Visit, question: &Question, filled: &Filled) -> Markup {
    let label = question.names.get(v.locale());
    let hint = question.hint.as_ref().map(|hint| hint.get(v.locale()).to_owned());
    match &question.kind {
        Kind::Whole { .. } => {
            let input = TextInput::digits(&question.key, label).width("short");
            let input = hint.into_iter().fold(input, TextInput::hint);
            Markup::from(&input.filled(v, filled))
        }
        Kind::YesNo => {
            let radios = hint.into_iter().fold(Radios::yes_no(v, &question.key, label).inline(), Radios::hint);
            Markup::from(&radios.filled(v, filled))
        }
        Kind::Choice(answers) => {
            let choice = |own: &service_model::privilege::Answer| Choice::new(&own.value, own.names.get(v.locale()));
            let radios = Radios::new(&question.key, label, answers.iter().map(choice).collect());
            Markup::from(&hint.into_iter().fold(radios, Radios::hint).filled(v, filled))
        }
    }
}

fn result<'a>(v: &Visit, checked: &[Checked<'a>]) -> Shown<'a> {
    let any = |verdict| checked.iter().any(|own| own.verdict == verdict);
    let (key, tone) = match (any(Verdict::Fails), any(Verdict::Unsaid)) {
        (true, _) => ("training-result-fails", Tone::Wait),
        (false, true) => ("training-result-unsaid", Tone::Quiet),
        (false, false) => ("training-result-holds", Tone::Ok),
    };
    let line = |own: &Checked<'a>| {
        let tone = match own.verdict {
            Verdict::Holds => Tone::Ok,
            Verdict::Fails => Tone::Wait,
            Verdict::Unsaid => Tone::Quiet,
        };
        Line {
            tag: Tag::new(v.t(&format!("training-verdict-{}", own.verdict.as_str())), tone),
            rule: own.rule.names.get(v.locale()),
            change: (own.verdict == Verdict::Fails).then(|| own.rule.change.get(v.locale())),
        }
    };
    Shown { whole: Banner::new(tone, v.t(key)), rules: checked.iter().map(line).collect() }
}
