//! The pages of a search. It is a POST with a purpose, so that nothing of a person is in an address or a log, and its
//! result shows references, not people.

use std::sync::Arc;

use ::store::Cx;
use askama::Template;
use axum::Extension;
use catalogue::Catalogue;
use kernel::{Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Value, Visit,
    components::{BackLink, Choice, DataTable, QuestionPage, Radios, TextInput, Warning},
};

use super::{
    SEARCH,
    names::{self, Names},
    path, sections,
};
use crate::{
    applications::model::Application,
    desk::{
        finding::{self, Searching, Sought},
        look, policy,
        ports::Desk,
        purpose::LookPurpose,
    },
};

impl FromFields for Searching {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let words = fields.required("words", "desk-slip-words", &mut slips);
        let purpose = LookPurpose::given(fields.text("purpose"));
        if purpose.is_none() {
            slips.add("purpose", "desk-slip-purpose");
        }
        let sought = finding::read(words);
        if sought.is_none() && slips.is_empty() {
            slips.add("words", "desk-slip-words-short");
        }
        match (sought, purpose) {
            (Some(sought), Some(purpose)) if slips.is_empty() => Ok(Self { sought, words: words.to_owned(), purpose }),
            _ => Err(slips),
        }
    }
}

#[derive(Template)]
#[template(path = "desk/found.html")]
struct Found<'a> {
    v: &'a Visit,
    back: BackLink,
    more: Option<Warning>,
    table: DataTable,
}

pub(super) async fn ask(v: Visit) -> Answer {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    Ok(page(&v, &Filled::blank()))
}

fn page(v: &Visit, filled: &Filled) -> axum::response::Response {
    let purposes = LookPurpose::GIVEN.into_iter().map(|purpose| Choice::new(purpose.as_str(), v.t(&purpose.text())));
    let title = v.t("desk-search-title");
    let question = QuestionPage::new(v, v.path("/desk/search"), filled)
        .back(BackLink::to(v.path("/desk"), v.t("desk-queue-title")))
        .heading(title.clone())
        .lead(&v.t("desk-search-lead"))
        .field(&TextInput::new("words", v.t("desk-search-words")).hint(v.t("desk-search-hint")).filled(v, filled))
        .field(&Radios::new("purpose", v.t("desk-purpose"), purposes.collect()).filled(v, filled))
        .submit(v.t("desk-search"));
    v.page_with(filled.status(), title, super::form::Asking { question })
}

pub(super) async fn find(v: Visit, Extension(desk): Extension<Arc<Desk>>, form: Form<Searching>) -> Answer {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let searching = match form.read() {
        Ok(searching) => searching,
        Err(failure) => return Ok(page(&v, &form.filled(failure)?)),
    };
    let mut cx = v.begin_desk().await?;
    let finding::Found { files, more } = finding::search(&mut cx, &searching).await?;
    look::at_list(&mut cx, searching.purpose.as_str(), SEARCH, &["reference"]).await?;
    if let (Sought::Reference(reference), [_]) = (&searching.sought, files.as_slice()) {
        cx.commit().await?;
        return Ok(v.redirect(path(*reference, "")));
    }
    let table = table(&v, &mut cx, &desk.catalogue, &files).await?;
    cx.commit().await?;
    let back = BackLink::to(v.path("/desk/search"), v.t("desk-search-again"));
    let more = more.then(|| Warning::new(&v, v.t("desk-found-more")));
    Ok(v.page(v.t("desk-found-title"), Found { v: &v, back, more, table }))
}

async fn table(v: &Visit, cx: &mut Cx, catalogue: &Catalogue, files: &[Application]) -> Outcome<DataTable> {
    let mut names = Names::new(catalogue);
    let mut table = DataTable::new(v, v.t("desk-found-title")).caption_hidden().nothing(v.t("desk-found-nothing"));
    for column in ["desk-reference", "desk-service", "desk-mission", "desk-submitted", "desk-state"] {
        table = table.column(v.t(column));
    }
    for file in files {
        let definition = names.definition(cx, &file.service, &file.country).await?;
        let zone = &definition.country.zone;
        table = table.row(vec![
            Value::code_link(&v.path(&path(file.reference, "")), &file.reference.to_string()),
            names::service(v, definition).into(),
            file.mission.as_deref().map(|key| names::mission(v, definition, key)).into(),
            file.facts.submitted_at.map(|at| v.moment(at, zone)).into(),
            Value::component(&sections::stage(v, file.stage())),
        ]);
    }
    Ok(table)
}
