//! Finding a file: by its reference, or by a number, a phone, an e-mail address or a name.
//!
//! A search for a person is a POST with a purpose; the words are kept sealed under the searcher's name and nothing of
//! them is in an address or a log. At most 200 files are opened to rank them, and the result shows references, not people.

use std::{cmp::Reverse, sync::Arc};

use ::store::{Cx, Scope};
use askama::Template;
use axum::Extension;
use catalogue::Catalogue;
use kernel::{Id, NationalNumber, Outcome, Reference, Slips, arabic, marks};
use web::{
    Answer, Fields, Filled, Form, FromFields, Value, Visit,
    components::{BackLink, Choice, DataTable, QuestionPage, Radios, TextInput},
};

use super::{
    SEARCH, link,
    names::{self, Names},
    path, sections,
};
use crate::{
    applications::{model::Application, people_in_file, store as files},
    desk::{
        kin::{CONTACT, PERSON, contact_key},
        look, policy,
        ports::Desk,
        purpose::LookPurpose,
        store::{self as rows, Search, Wanted},
    },
};

/// The most files a result lists.
const MOST_SHOWN: usize = 25;

/// What is sought.
enum Sought {
    Reference(Reference),
    Number(NationalNumber),
    Contact(String),
    Name(String),
}

/// A search and why.
pub(super) struct Searching {
    sought: Sought,
    purpose: LookPurpose,
}

impl FromFields for Searching {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let words = fields.required("words", "desk-slip-words", &mut slips);
        let purpose = LookPurpose::given(fields.text("purpose"));
        if purpose.is_none() {
            slips.add("purpose", "desk-slip-purpose");
        }
        let sought = read(words);
        if sought.is_none() && slips.is_empty() {
            slips.add("words", "desk-slip-words-short");
        }
        match (sought, purpose) {
            (Some(sought), Some(purpose)) if slips.is_empty() => Ok(Self { sought, purpose }),
            _ => Err(slips),
        }
    }
}

/// What the words are: the strictest reading that fits.
fn read(words: &str) -> Option<Sought> {
    if let Ok(reference) = words.parse() {
        return Some(Sought::Reference(reference));
    }
    if let Ok(number) = arabic::latin_digits(words).replace([' ', '-'], "").parse() {
        return Some(Sought::Number(number));
    }
    let key = contact_key(words);
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    if key.contains('@') || (digits >= 7 && key.bytes().all(|b| b.is_ascii_digit() || b"+-()".contains(&b))) {
        return Some(Sought::Contact(key));
    }
    (arabic::name_tokens(words).len() >= 2).then(|| Sought::Name(words.to_owned()))
}

#[derive(Template)]
#[template(path = "desk/found.html")]
struct Found<'a> {
    v: &'a Visit,
    back: BackLink,
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
    let words = form.fields.text("words").to_owned();
    let mut cx = v.begin_desk().await?;
    let files = search(&mut cx, &searching, &words).await?;
    if let (Sought::Reference(reference), [_]) = (&searching.sought, files.as_slice()) {
        cx.commit().await?;
        return Ok(v.redirect(path(*reference, "")));
    }
    let table = table(&v, &mut cx, &desk.catalogue, &files).await?;
    cx.commit().await?;
    let back = BackLink::to(v.path("/desk/search"), v.t("desk-search-again"));
    Ok(v.page(v.t("desk-found-title"), Found { v: &v, back, table }))
}

/// The files that are meant, the likeliest first; the search itself is kept, found or not.
async fn search(cx: &mut Cx, searching: &Searching, words: &str) -> Outcome<Vec<Application>> {
    let staff = policy::at_the_desk(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let vault = cx.vault().clone();
    let (kind, wanted) = match &searching.sought {
        Sought::Reference(reference) => {
            let found = files::load_by_reference(cx, &scope, *reference).await;
            let files = match found {
                Ok(file) => vec![file],
                Err(kernel::Failure::Refusal(_)) => Vec::new(),
                Err(other) => return Err(other),
            };
            keep(cx, staff, "reference", searching, words, files.len()).await?;
            return Ok(files);
        }
        Sought::Number(number) => ("number", Wanted::Person(vault.blind_all(PERSON, number.digits()))),
        Sought::Contact(key) => ("contact", Wanted::Contact(vault.blind_all(CONTACT, key))),
        Sought::Name(name) => ("name", Wanted::Name(vault.name_index_all(name))),
    };
    let candidates = rows::candidates(cx, &scope, &wanted).await?;
    keep(cx, staff, kind, searching, words, candidates.len()).await?;
    match &searching.sought {
        Sought::Name(name) => ranked(cx, &scope, candidates, name).await,
        _ => {
            let mut found = Vec::new();
            for file in candidates.into_iter().take(MOST_SHOWN) {
                found.push(files::load(cx, &scope, file).await?);
            }
            Ok(found)
        }
    }
}

/// Opens the subject of every candidate and keeps those whose name fits best.
async fn ranked(
    cx: &mut Cx,
    scope: &Scope,
    candidates: Vec<Id<marks::Application>>,
    name: &str,
) -> Outcome<Vec<Application>> {
    let wanted: Vec<String> = skeletons(name);
    let mut scored = Vec::new();
    for file in candidates {
        let file = files::load(cx, scope, file).await?;
        let subject = people_in_file::subject(cx, &file).await?;
        let own = subject.map(|subject| skeletons(&subject.name)).unwrap_or_default();
        let shared = wanted.iter().filter(|part| own.contains(part)).count();
        if shared >= 2 || shared == wanted.len() {
            scored.push((Reverse(shared), Reverse(file.facts.submitted_at), file));
        }
    }
    scored.sort_by_key(|(shared, submitted, _)| (*shared, *submitted));
    Ok(scored.into_iter().take(MOST_SHOWN).map(|(_, _, file)| file).collect())
}

fn skeletons(name: &str) -> Vec<String> {
    arabic::name_tokens(name).iter().map(|token| arabic::skeleton(token)).collect()
}

async fn keep(
    cx: &mut Cx,
    staff: Id<marks::Staff>,
    kind: &'static str,
    searching: &Searching,
    words: &str,
    candidates: usize,
) -> Outcome<()> {
    let search = Search { kind, purpose: searching.purpose, query: words, candidates };
    rows::keep_search(cx, staff, search).await?;
    look::at_list(cx, searching.purpose.as_str(), SEARCH, &["reference"]).await
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
            link(&v.path(&path(file.reference, "")), &file.reference.to_string())?,
            names::service(v, definition).into(),
            file.mission.as_deref().map(|key| names::mission(v, definition, key)).into(),
            file.facts.submitted_at.map(|at| v.moment(at, zone)).into(),
            Value::component(&sections::stage(v, file.stage())),
        ]);
    }
    Ok(table)
}
