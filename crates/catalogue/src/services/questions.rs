//! The questions before applying, one a page, answered by GET: nothing is stored and no script is needed.

use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
};
use kernel::{Failure, Outcome, Slips};
use service_model::{
    Service,
    fields::{self, Field, FieldKind},
};
use web::{
    Answer, Filled, Visit,
    components::{BackLink, Button, Choice, ErrorSummary, Player, Radios, Steps},
};

use super::{
    At, Pairs, address,
    asked::{Asked, COUNTRY, Next},
    back,
};
use crate::{CurrentCountry, Snapshot, reading::Catalogue};

/// The name that says which question was sent.
const SEEN: &str = "seen";

#[derive(Template)]
#[template(path = "services/question.html")]
struct QuestionView<'a> {
    v: &'a Visit,
    back: BackLink,
    steps: Steps,
    caption: &'a str,
    heading: Option<String>,
    errors: ErrorSummary,
    /// Key of the question, so that sending it unanswered is told from coming to it.
    seen: &'a str,
    heard: Option<Player>,
    lead: Vec<String>,
    action: String,
    carried: Vec<(String, String)>,
    fields: Vec<Radios>,
    button: Button,
}

/// The next question; after the last one, on to the result.
pub(super) async fn questions(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    Query(pairs): Pairs,
) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let service = &snapshot.service(&at.key)?.definition;
    let seen = pairs.iter().find(|(name, _)| name == SEEN).map(|(_, value)| value.clone());
    if service.sensitive {
        v.mark_sensitive();
    }
    let asked = Asked::read(service, &snapshot, pairs, v.now())?;
    let Some(next) = asked.next(service)? else {
        return Ok(v.leave(&address(&v, &at.key, "result", &asked)));
    };
    let key = match next {
        Next::Country => COUNTRY,
        Next::Page(page) => page.key.as_str(),
    };
    let filled = if seen.as_deref() == Some(key) { unanswered(next, &asked)? } else { Filled::blank() };
    let (title, lead, fields) = match next {
        Next::Country => (v.t("catalogue-country-question"), Vec::new(), vec![countries(&v, &snapshot)]),
        Next::Page(page) => {
            let title = service.texts.text(v.locale(), &page.title()).to_owned();
            let lead = service.texts.paragraphs(v.locale(), &page.lead());
            let visible = page.visible_fields(&asked.answers, &asked.context).map_err(Failure::from)?;
            match visible.as_slice() {
                // One question: its title is the page's heading, and what helps to answer stands under it.
                [field] => {
                    let radios = radios(&v, service, field, &title, &asked).heading();
                    let radios = if lead.is_empty() { radios } else { radios.hint(lead.join(" ")) };
                    (title, Vec::new(), vec![radios])
                }
                fields => {
                    let label = |field: &Field| service.texts.text(v.locale(), &field.label()).to_owned();
                    let fields = fields.iter().map(|field| radios(&v, service, field, &label(field), &asked));
                    (title, lead, fields.collect())
                }
            }
        }
    };
    let heard = match next {
        Next::Country => None,
        Next::Page(page) => v.heard(&page.spoken(&service.texts, v.locale())),
    };
    let (now, of) = asked.progress(service);
    let view = QuestionView {
        v: &v,
        back: BackLink::new(&v, back(&v, &at.key, &asked)),
        steps: Steps::new(&v, now, of, service.texts.text(v.locale(), "sections.before")),
        caption: service.texts.text(v.locale(), "name"),
        heading: (fields.len() != 1).then(|| title.clone()),
        errors: ErrorSummary::new(&v, &filled),
        seen: key,
        heard,
        lead,
        action: v.path(&format!("/services/{}/questions", at.key)),
        carried: asked.pairs(),
        fields: fields.into_iter().map(|field| field.filled(&v, &filled)).collect(),
        button: Button::new(v.t("web-continue")),
    };
    Ok(v.page_with(filled.status(), title, view))
}

/// The question was sent without an answer: a slip at each of its fields that has none.
fn unanswered(next: Next<'_>, asked: &Asked) -> Outcome<Filled> {
    let mut slips = Slips::new();
    match next {
        Next::Country => {
            slips.add(COUNTRY, "field-choice-required");
        }
        Next::Page(page) => {
            for field in page.visible_fields(&asked.answers, &asked.context)? {
                if asked.answers.get(&field.name).is_none() {
                    slips.add(field.name.clone(), "field-choice-required");
                }
            }
        }
    }
    let fields = Filled::from_pairs(asked.pairs()).fields;
    Filled::after(fields, slips.into()).map_err(|stop| stop.0)
}

fn countries(v: &Visit, snapshot: &Snapshot) -> Radios {
    let choice = |(key, country): (&str, &CurrentCountry)| {
        let choice = Choice::new(key, country.definition.names.get(v.locale()));
        if country.stage.takes_applications() {
            choice
        } else {
            choice.hint(v.t(&format!("catalogue-stage-{}", country.stage.as_str())))
        }
    };
    Radios::new(COUNTRY, v.t("catalogue-country-question"), snapshot.countries().map(choice).collect())
        .heading()
        .hint(v.t("catalogue-country-lead"))
}

fn radios(v: &Visit, service: &Service, field: &Field, legend: &str, asked: &Asked) -> Radios {
    let choices: Vec<Choice> = match &field.kind {
        FieldKind::YesNo(_) => vec![Choice::new("yes", v.t("web-yes")), Choice::new("no", v.t("web-no"))],
        FieldKind::Copies(copies) => {
            (copies.least..=copies.most).map(|count| Choice::new(count.to_string(), v.number(count))).collect()
        }
        kind => {
            let offered = kind.choices().iter().filter(|choice| choice.offered(&asked.context));
            let choice = |own: &fields::Choice| {
                let choice = Choice::new(&own.value, own.label.text(&service.texts, v.locale()));
                let hint = service.texts.get(v.locale(), &format!("fields.{}.hints.{}", field.name, own.value));
                match hint {
                    Some(hint) => choice.hint(hint),
                    None => choice,
                }
            };
            offered.map(choice).collect()
        }
    };
    Radios::new(&field.name, legend, choices)
}
