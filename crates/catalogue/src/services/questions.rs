//! The questions before applying, one a page, answered by GET: nothing is stored and no script is needed.

use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
};
use kernel::Failure;
use service_model::{
    Service,
    fields::{self, Field, FieldKind},
};
use web::{
    Answer, Visit,
    components::{BackLink, Button, Choice, Radios, Steps},
};

use super::{
    At, Pairs, address,
    asked::{Asked, COUNTRY, Next},
    back,
};
use crate::{CurrentCountry, Snapshot, reading::Catalogue};

#[derive(Template)]
#[template(path = "services/question.html")]
struct QuestionView<'a> {
    v: &'a Visit,
    back: BackLink,
    steps: Steps,
    caption: &'a str,
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
    let asked = Asked::read(service, &snapshot, pairs, v.now())?;
    let Some(next) = asked.next(service)? else {
        return Ok(v.leave(&address(&v, &at.key, "result", &asked)));
    };
    let (title, lead, fields) = match next {
        Next::Country => {
            (v.t("catalogue-country-question"), vec![v.t("catalogue-country-lead")], vec![countries(&v, &snapshot)])
        }
        Next::Page(page) => {
            let title = service.texts.text(v.locale(), &page.title()).to_owned();
            let lead = service.texts.paragraphs(v.locale(), &page.lead());
            let visible = page.visible_fields(&asked.answers, &asked.context).map_err(Failure::from)?;
            let alone = visible.len() == 1;
            (
                title.clone(),
                lead,
                visible.into_iter().map(|field| radios(&v, service, field, alone.then_some(&title), &asked)).collect(),
            )
        }
    };
    let (now, of) = asked.progress(service);
    let view = QuestionView {
        v: &v,
        back: BackLink::new(&v, back(&v, &at.key, &asked)),
        steps: Steps::new(&v, now, of, title.clone()),
        caption: service.texts.text(v.locale(), "name"),
        lead,
        action: v.path(&format!("/services/{}/questions", at.key)),
        carried: asked.pairs(),
        fields,
        button: Button::new(v.t("web-continue")),
    };
    Ok(v.page(title, view))
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
    Radios::new(COUNTRY, v.t("catalogue-country-question"), snapshot.countries().map(choice).collect()).heading()
}

fn radios(v: &Visit, service: &Service, field: &Field, title: Option<&String>, asked: &Asked) -> Radios {
    let say = |key: &str| service.texts.text(v.locale(), key).to_owned();
    let choices: Vec<Choice> = match &field.kind {
        FieldKind::YesNo(_) => vec![Choice::new("yes", v.t("web-yes")), Choice::new("no", v.t("web-no"))],
        FieldKind::Copies(copies) => {
            (copies.least..=copies.most).map(|count| Choice::new(count.to_string(), v.number(count))).collect()
        }
        kind => {
            let offered = kind.choices().iter().filter(|choice| choice.offered_on(asked.context.today));
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
    match title {
        Some(title) => Radios::new(&field.name, title, choices).heading(),
        None => Radios::new(&field.name, say(&field.label()), choices),
    }
}
