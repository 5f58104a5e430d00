//! The documents that a service asks for: which, of whom, needed or not, and in which words.
//!
//! One document lies in three files: that there is one (`eligibility.toml`), the page that asks for it (`form.toml`), and its
//! words. They are read together and written together, so that what is edited in a form reads in the files as if made by hand.

use kernel::{Outcome, Slips};
use service_model::{
    Sources,
    amend::{self, At, Written},
};

use super::{
    cases::{self, Case},
    entry::slip,
    texts,
};

/// The file with the questions.
pub(super) const FORM: &str = "form.toml";
const RULES: &str = "eligibility.toml";
const FIELDS: &str = "page.field";
/// How many files a new document may have, and how large: two sides of a card and a page more, as a telephone takes them.
const MOST: i64 = 3;
const MOST_MIB: i64 = 10;

/// Where a document is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Place {
    page: usize,
    field: usize,
    /// The name of the field.
    name: String,
    /// Whether the page asks for nothing else, so that the condition stands at the page.
    alone: bool,
}

/// A document as the files have it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Paper {
    /// Its key.
    pub key: String,
    /// For whom.
    pub case: Case,
    /// Whether nobody of those goes on without it.
    pub required: bool,
    places: Vec<Place>,
}

/// A pair of words, Arabic first.
pub(super) type Pair = (String, String);

/// What a form says of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Entered {
    /// Its key.
    pub key: String,
    /// For whom.
    pub case: Case,
    /// Whether it is needed.
    pub required: bool,
    /// What it is called.
    pub name: Pair,
    /// What stands at the field.
    pub label: Pair,
    /// What is accepted; may be missing.
    pub hint: Option<Pair>,
}

/// Every document, in the order of the file.
pub(super) fn all(files: &Sources) -> Vec<Paper> {
    let rules = files.get(RULES).unwrap_or_default();
    let count = amend::rows(rules, "document").unwrap_or_default();
    let (questions, uploads) = (cases::questions(files), uploads(files.get(FORM).unwrap_or_default()));
    let key = |row| text(rules, At::Row("document", row), "key").unwrap_or_default();
    let paper = |row| {
        let key = key(row);
        let places = uploads.iter().filter(|(document, _)| *document == key).map(|(_, place)| place.clone()).collect();
        paper(files, (key, places), &questions)
    };
    (0..count).map(paper).collect()
}

fn paper(files: &Sources, (key, places): (String, Vec<Place>), questions: &[cases::Question]) -> Paper {
    let form = files.get(FORM).unwrap_or_default();
    let optional = |place: &Place| read(form, At::Row(FIELDS, place.field), "required") == Some(Written::Truth(false));
    let required = !places.iter().any(optional);
    let case = match places.as_slice() {
        [one] => cases::read(condition(form, one).as_deref(), questions),
        // Asked for in several places: each has a condition of its own, and the file is edited.
        many => {
            let written: Vec<String> = many.iter().filter_map(|place| condition(form, place)).collect();
            if many.is_empty() { Case::Always } else { Case::Written(written.join(" | ")) }
        }
    };
    Paper { key, case, required, places }
}

impl Paper {
    /// Whether for whom it is asked is chosen in a form; where several pages ask for it, their file is edited.
    pub(super) fn is_asked_once(&self) -> bool {
        self.places.len() == 1
    }

    /// The name of the field that asks for it.
    pub(super) fn field(&self) -> Option<&str> {
        self.places.first().map(|place| place.name.as_str())
    }
}

/// Every document that the form asks for, with the place where it does.
fn uploads(form: &str) -> Vec<(String, Place)> {
    let above = amend::rows_above(form, "page", "field").unwrap_or_default();
    let mut uploads = Vec::new();
    for (field, page) in above.iter().copied().enumerate() {
        let own = |key| text(form, At::Row(FIELDS, field), key);
        if let Some(document) = own("document") {
            let alone = above.iter().filter(|other| **other == page).count() == 1;
            uploads.push((document, Place { page, field, name: own("name").unwrap_or_default(), alone }));
        }
    }
    uploads
}

/// The condition at the page where it asks for nothing else, or at the field; both joined where both have one.
fn condition(form: &str, place: &Place) -> Option<String> {
    let page = text(form, At::Row("page", place.page), "when").filter(|_| place.alone);
    let field = text(form, At::Row(FIELDS, place.field), "when");
    match (page, field) {
        (Some(page), Some(field)) => Some(format!("({page}) && ({field})")),
        (page, field) => page.or(field),
    }
}

fn read(file: &str, at: At<'_>, key: &str) -> Option<Written> {
    amend::read(file, at, key).ok().flatten()
}

fn text(file: &str, at: At<'_>, key: &str) -> Option<String> {
    match read(file, at, key) {
        Some(Written::Text(text)) => Some(text),
        _ => None,
    }
}

/// The files with a document as entered: one that is there changed, or a new one with a page of its own.
///
/// # Errors
/// A slip at `key` for a new one that is there already; a slip of the form where a file cannot be changed in one.
pub(super) fn write(files: &Sources, known: Option<&Paper>, entered: &Entered) -> Outcome<Sources> {
    let mut files = match known {
        Some(paper) => changed(files, paper, entered)?,
        None => added(files, entered)?,
    };
    let key = &entered.key;
    files = texts::set_text(&files, &format!("documents.{key}.name"), Some(&entered.name))?;
    files = texts::set_text(&files, &format!("documents.{key}.hint"), entered.hint.as_ref())?;
    let field = known.and_then(Paper::field).unwrap_or(key);
    texts::set_text(&files, &format!("fields.{field}.label"), Some(&entered.label))
}

fn changed(files: &Sources, paper: &Paper, entered: &Entered) -> Outcome<Sources> {
    let [place] = paper.places.as_slice() else { return Ok(files.clone()) };
    let mut form = files.get(FORM).unwrap_or_default().to_owned();
    if paper.case != entered.case {
        let condition = cases::write(&entered.case, &cases::questions(files)).map(Written::Text);
        let (page, field) = (At::Row("page", place.page), At::Row(FIELDS, place.field));
        let (at, other) = if place.alone { (page, field) } else { (field, page) };
        form = amend::set(&form, at, "when", condition.as_ref()).map_err(slip)?;
        if place.alone && read(&form, other, "when").is_some() {
            form = amend::set(&form, other, "when", None).map_err(slip)?;
        }
    }
    if paper.required != entered.required {
        let required = (!entered.required).then_some(Written::Truth(false));
        form = amend::set(&form, At::Row(FIELDS, place.field), "required", required.as_ref()).map_err(slip)?;
    }
    Ok(files.clone().with(FORM, form))
}

fn added(files: &Sources, entered: &Entered) -> Outcome<Sources> {
    let (rules, form) = (files.get(RULES).unwrap_or_default(), files.get(FORM).unwrap_or_default());
    let key = entered.key.as_str();
    let pages = amend::rows(form, "page").map_err(slip)?;
    let fields = amend::rows(form, FIELDS).map_err(slip)?;
    let taken = (0..pages).any(|nth| text(form, At::Row("page", nth), "key").as_deref() == Some(key))
        || (0..fields).any(|nth| text(form, At::Row(FIELDS, nth), "name").as_deref() == Some(key))
        || all(files).iter().any(|paper| paper.key == key);
    if taken {
        return Err(Slips::one("key", "rules-slip-duplicate"));
    }
    // Behind the last page that asks for a document; where none does, before the last one, which is the declaration.
    let last = uploads(form).into_iter().map(|(_, place)| place.page).max();
    let at = last.map_or(pages.saturating_sub(1), |page| page + 1);
    let beside = last.unwrap_or(at);
    let section = text(form, At::Row("page", beside), "section").unwrap_or_default();
    let condition = cases::write(&entered.case, &cases::questions(files));
    let mut page = vec![("key", Written::text(key)), ("section", Written::text(&section))];
    page.extend(condition.map(|condition| ("when", Written::Text(condition))));
    let mut field =
        vec![("name", Written::text(key)), ("kind", Written::text("upload")), ("document", Written::text(key))];
    field.extend((!entered.required).then_some(("required", Written::Truth(false))));
    field.extend([("most", Written::Whole(MOST)), ("most_mib", Written::Whole(MOST_MIB))]);
    let form = amend::insert_row(form, "page", at, &page).map_err(slip)?;
    let form = amend::add_below(&form, ("page", at), "field", &field).map_err(slip)?;
    let rules = amend::add_row(rules, "document", &[("key", Written::text(key))]).map_err(slip)?;
    let files = files.clone().with(FORM, form).with(RULES, rules);
    texts::set_text(&files, &format!("pages.{key}.title"), Some(&entered.name))
}

/// The files without a document, its page and its words. What else names it (a proof of kinship, a reason to complete it) is
/// found by the check of the draft.
///
/// # Errors
/// A slip where a page that asks for it asks for something else besides.
pub(super) fn remove(files: &Sources, row: usize) -> Outcome<Sources> {
    let all = all(files);
    let paper = all.get(row).ok_or_else(kernel::Failure::not_found)?;
    if paper.places.iter().any(|place| !place.alone) {
        return Err(Slips::one("", "rules-slip-shape"));
    }
    let mut form = files.get(FORM).unwrap_or_default().to_owned();
    let mut words = vec![format!("documents.{}.name", paper.key), format!("documents.{}.hint", paper.key)];
    // From the last on, so that the numbers of those before stay what they are.
    for place in paper.places.iter().rev() {
        let page = text(&form, At::Row("page", place.page), "key").unwrap_or_default();
        words.extend(["title", "lead"].map(|end| format!("pages.{page}.{end}")));
        words.extend(["label", "hint"].map(|end| format!("fields.{}.{end}", place.name)));
        form = amend::remove_row(&form, "page", place.page).map_err(slip)?;
    }
    let rules = amend::remove_row(files.get(RULES).unwrap_or_default(), "document", row).map_err(slip)?;
    let mut files = files.clone().with(FORM, form).with(RULES, rules);
    for key in words {
        files = texts::set_text(&files, &key, None)?;
    }
    Ok(files)
}

#[cfg(test)]
mod tests;
