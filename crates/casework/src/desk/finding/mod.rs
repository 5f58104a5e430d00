//! Finding a file by its reference, or by a person's number, phone, e-mail address or name.
//!
//! Only blind indexes are compared, within the searcher's missions. Of a name at most as many candidates are opened as a
//! result lists, and none where the index itself shows that the parts follow each other. Every search is kept, found or not: who, why and, sealed with her own key, for what.

mod store;

use std::{cmp::Reverse, collections::HashSet};

use ::store::{Cx, Scope};
use kernel::{Failure, Id, NationalNumber, Outcome, Reference, arabic, marks};

use self::store::Search;
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
    let (kind, candidates) = match &searching.sought {
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
            let keys = vault.blind_all(PERSON, number.digits());
            ("number", Candidates::meant(self::store::of_person(cx, &keys).await?))
        }
        Sought::Contact(key) => {
            let keys = vault.blind_all(CONTACT, key);
            ("contact", Candidates::meant(self::store::of_contact(cx, &keys).await?))
        }
        Sought::Name(name) => ("name", of_name(cx, name).await?),
    };
    keep(cx, staff, kind, searching, candidates.count()).await?;
    let more = candidates.count() > MOST_SHOWN;
    let (meant, doubtful) = candidates.within(MOST_SHOWN);
    let mut found = files::load_all(cx, &scope, &meant).await?;
    found.sort_by_key(|file| Reverse(file.facts.submitted_at));
    if let Sought::Name(name) = &searching.sought {
        let doubtful = files::load_all(cx, &scope, &doubtful).await?;
        found.extend(ranked(cx, doubtful, name).await?);
    }
    Ok(Found { files: found, more })
}

/// Files that may be meant.
#[derive(Default)]
struct Candidates {
    /// Those that the index alone shows to fit.
    meant: Vec<Id<marks::Application>>,
    /// Those whose names have to be read before it is known.
    doubtful: Vec<Id<marks::Application>>,
}

impl Candidates {
    fn meant(files: Vec<Id<marks::Application>>) -> Self {
        Self { meant: files, doubtful: Vec::new() }
    }

    fn count(&self) -> usize {
        self.meant.len() + self.doubtful.len()
    }

    /// The first `most`, those that are meant before the doubtful.
    fn within(mut self, most: usize) -> (Vec<Id<marks::Application>>, Vec<Id<marks::Application>>) {
        self.meant.truncate(most);
        self.doubtful.truncate(most - self.meant.len());
        (self.meant, self.doubtful)
    }
}

/// From how many parts on a name is sought in whichever order last, and only if nobody bears it as it was written: one part alone
/// is borne by every tenth person, so that reading the lists of four or five of them takes longer than all the other ways
/// together, and whoever writes so many has them in order.
const LONG: usize = 4;

/// Files in which somebody bears the parts one after the other. If those are few, also files whose names have every part in
/// another order, or all but one in this order: the same person is written down with three names here and with four there.
async fn of_name(cx: &mut Cx, name: &str) -> Outcome<Candidates> {
    let vault = cx.vault().clone();
    let mut candidates = Candidates::default();
    for pairs in vault.name_pairs(name) {
        candidates.meant.extend(self::store::of_name(cx, &pairs).await?);
    }
    let mut seen: HashSet<_> = candidates.meant.iter().copied().collect();
    let (parts, mut ways) = (vault.name_parts(name), vault.name_turned(name));
    if arabic::name_tokens(name).len() < LONG {
        ways.extend(parts);
        ways.extend(vault.name_but_one(name));
    } else {
        ways.extend(vault.name_but_one(name));
        if candidates.meant.is_empty() {
            ways.extend(parts);
        }
    }
    for wanted in ways {
        if candidates.count() > MOST_SHOWN {
            break;
        }
        let fitting = self::store::of_name(cx, &wanted).await?;
        candidates.doubtful.extend(fitting.into_iter().filter(|file| seen.insert(*file)));
    }
    Ok(candidates)
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
