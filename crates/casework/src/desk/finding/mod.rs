//! Finding a file by its reference, or by a person's number, phone, e-mail address or name.
//!
//! Only blind indexes are compared, within the searcher's missions. At most 200 candidates of a name are opened to rank
//! them. Every search is kept, found or not: who, why and, sealed with her own key, for what.

mod store;

use std::cmp::Reverse;

use ::store::{Cx, Scope};
use kernel::{Failure, Id, NationalNumber, Outcome, Reference, arabic, marks};

use self::store::{Search, Wanted};
use super::{
    kin::{CONTACT, PERSON, contact_key},
    policy,
    purpose::LookPurpose,
};
use crate::applications::{model::Application, people_in_file, store as files};

/// The most files a result lists.
const MOST_SHOWN: usize = 25;

/// What is sought.
pub(super) enum Sought {
    Reference(Reference),
    Number(NationalNumber),
    Contact(String),
    Name(String),
}

/// What the words are: the strictest reading that fits.
pub(super) fn read(words: &str) -> Option<Sought> {
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

/// A search: what, in which words, and why.
pub(super) struct Searching {
    pub sought: Sought,
    pub words: String,
    pub purpose: LookPurpose,
}

/// The files that are meant, the likeliest first; the search itself is kept, found or not.
pub(super) async fn search(cx: &mut Cx, searching: &Searching) -> Outcome<Vec<Application>> {
    let staff = policy::at_the_desk(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let vault = cx.vault().clone();
    let (kind, wanted) = match &searching.sought {
        Sought::Reference(reference) => {
            let found = files::load_by_reference(cx, &scope, *reference).await;
            let files = match found {
                Ok(file) => vec![file],
                Err(Failure::Refusal(_)) => Vec::new(),
                Err(other) => return Err(other),
            };
            keep(cx, staff, "reference", searching, files.len()).await?;
            return Ok(files);
        }
        Sought::Number(number) => ("number", Wanted::Person(vault.blind_all(PERSON, number.digits()))),
        Sought::Contact(key) => ("contact", Wanted::Contact(vault.blind_all(CONTACT, key))),
        Sought::Name(name) => ("name", Wanted::Name(vault.name_index_all(name))),
    };
    let candidates = self::store::candidates(cx, &scope, &wanted).await?;
    keep(cx, staff, kind, searching, candidates.len()).await?;
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
    candidates: usize,
) -> Outcome<()> {
    let search = Search { kind, purpose: searching.purpose, query: &searching.words, candidates };
    self::store::keep_search(cx, staff, search).await
}
