//! Finding a file by its reference, or by a person's number, phone, e-mail address or name.
//!
//! Only blind indexes are compared, within the searcher's missions. At most a hundred candidates of a name are opened to
//! rank them. Every search is kept, found or not: who, why and, sealed with her own key, for what.

mod store;

use std::{cmp::Reverse, collections::HashSet};

use ::store::{Cx, Scope};
use kernel::{Failure, Id, NationalNumber, Outcome, Reference, arabic, marks};

use self::store::{MOST_CANDIDATES, Search};
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

/// What was found.
pub(super) struct Found {
    /// The files that are meant, the likeliest first.
    pub files: Vec<Application>,
    /// Whether more files fit than are listed: what was sought says too little.
    pub more: bool,
}

/// Searches; the search itself is kept, found or not.
pub(super) async fn search(cx: &mut Cx, searching: &Searching) -> Outcome<Found> {
    let staff = policy::at_the_desk(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let vault = cx.vault().clone();
    let (kind, mut candidates) = match &searching.sought {
        Sought::Reference(reference) => {
            let files = match files::load_by_reference(cx, &scope, *reference).await {
                Ok(file) => vec![file],
                Err(Failure::Refusal(_)) => Vec::new(),
                Err(other) => return Err(other),
            };
            keep(cx, staff, "reference", searching, files.len()).await?;
            return Ok(Found { files, more: false });
        }
        Sought::Number(number) => {
            ("number", self::store::of_person(cx, &vault.blind_all(PERSON, number.digits())).await?)
        }
        Sought::Contact(key) => ("contact", self::store::of_contact(cx, &vault.blind_all(CONTACT, key)).await?),
        Sought::Name(name) => ("name", of_name(cx, &vault.name_parts(name)).await?),
    };
    keep(cx, staff, kind, searching, candidates.len()).await?;
    let more = candidates.len() > MOST_CANDIDATES;
    match &searching.sought {
        Sought::Name(name) => {
            candidates.truncate(MOST_CANDIDATES);
            let files = files::load_all(cx, &scope, &candidates).await?;
            let mut files = ranked(cx, files, name).await?;
            let more = more || files.len() > MOST_SHOWN;
            files.truncate(MOST_SHOWN);
            Ok(Found { files, more })
        }
        _ => {
            let more = candidates.len() > MOST_SHOWN;
            candidates.truncate(MOST_SHOWN);
            let mut files = files::load_all(cx, &scope, &candidates).await?;
            files.sort_by_key(|file| Reverse(file.facts.submitted_at));
            Ok(Found { files, more })
        }
    }
}

/// Files whose names have every part, and if those are few also files that lack one: the same person is written down with
/// three names here and with four there.
async fn of_name(cx: &mut Cx, versions: &[Vec<i64>]) -> Outcome<Vec<Id<marks::Application>>> {
    let mut found = Vec::new();
    for parts in versions {
        found.extend(self::store::of_name(cx, parts).await?);
    }
    for parts in versions.iter().filter(|parts| parts.len() > 2) {
        for left_out in 0..parts.len() {
            if found.len() > MOST_SHOWN {
                break;
            }
            let mut fewer = parts.clone();
            fewer.remove(left_out);
            found.extend(self::store::of_name(cx, &fewer).await?);
        }
    }
    // The files that have every part stay first, so that no file that lacks one takes their place.
    let mut seen = HashSet::new();
    found.retain(|file| seen.insert(*file));
    Ok(found)
}

/// Opens the subject of every candidate and keeps those whose name fits, the best first: the most parts, then those that
/// bear them in the order in which they were sought (who looks for Ahmed Mohamed does not mean Mohamed Ahmed).
async fn ranked(cx: &mut Cx, candidates: Vec<Application>, name: &str) -> Outcome<Vec<Application>> {
    let wanted: Vec<String> = skeletons(name);
    let mut subjects = people_in_file::subjects(cx, &candidates).await?;
    let mut scored = Vec::new();
    for file in candidates {
        let own = subjects.remove(&file.id).map(|subject| skeletons(&subject.name)).unwrap_or_default();
        let shared = wanted.iter().filter(|part| own.contains(part)).count();
        if shared >= 2 || shared == wanted.len() {
            let in_order = own.iter().zip(&wanted).take_while(|(own, wanted)| own == wanted).count();
            scored.push(((Reverse(shared), Reverse(in_order), Reverse(file.facts.submitted_at)), file));
        }
    }
    scored.sort_by_key(|(fit, _)| *fit);
    Ok(scored.into_iter().map(|(_, file)| file).collect())
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
