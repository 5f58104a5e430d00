//! Who may sign, what a signature is worth when anything is changed, and the words.

mod rows;

use std::{fs, path::Path};

use kernel::{Bucket, Day, Id, Moment, Reference, SeededDice};
use people::{Assurance, accounts::contact::ContactKind};
use proptest::prelude::*;
use web::texts::{Glossary, check, check_usage};

use super::{
    TEXTS,
    desk::{self, Check},
    model::{Closed, Role, Signature, SigningState, fingerprint},
    policy::{Signer, may_sign},
    standing::Standing,
    wording::{Wording, sha256},
};
use crate::applications::model::{Application, Facts};

pub(super) fn file() -> Application {
    let dice = SeededDice::new(7);
    let bucket = Bucket::new(9).unwrap();
    let at = Moment::from_microsecond(1_795_334_400_000_000);
    Application {
        id: Id::new(bucket, at, &dice),
        owner: Id::new(bucket, at, &dice),
        reference: Reference::draw(bucket, &dice),
        service: "nid_replacement".to_owned(),
        definition_revision: 1,
        country: "ae".to_owned(),
        mission: None,
        used_at: None,
        used_in: None,
        quote: None,
        promised_on: None,
        facts: Facts::opened(at),
        reject_reason: None,
        held: None,
        version: 1,
    }
}

fn standing(role: Role, state: SigningState, min_age: i64) -> Standing {
    Standing {
        key: "loss".to_owned(),
        role,
        min_age,
        wording: Some(Wording { title: "إقرار".to_owned(), paragraphs: vec!["أُقر.".to_owned()] }),
        names: std::collections::BTreeMap::new(),
        number: None,
        signature: None,
        invitation: None,
        state,
    }
}

fn signer(role: Role, birth: Option<Day>, level: Assurance) -> Signer {
    Signer { account: file().owner, birth, level, role }
}

fn code(outcome: kernel::Outcome<kernel::Permit<super::policy::Sign>>) -> &'static str {
    match outcome {
        Ok(_) => "ok",
        Err(kernel::Failure::Refusal(refusal)) => refusal.code,
        Err(other) => panic!("{other}"),
    }
}

proptest! {
    #[test]
    fn nobody_signs_before_the_age_that_the_definition_says(age in 0_i32..40, least in 0_i64..30, days in 0_i32..365) {
        let birth = Day::new(1990, 6, 1).unwrap();
        let today = Day::new(1990 + i16::try_from(age).unwrap(), 6, 1).unwrap().plus_days(days);
        let who = signer(Role::Applicant, Some(birth), Assurance::Matched);
        let may = code(may_sign(&who, &file(), &standing(Role::Applicant, SigningState::ToSign, least), today));
        let grown = i64::from(birth.age_on(today)) >= least;
        prop_assert_eq!(may, if grown { "ok" } else { "signing.too_young" });
    }
}

#[test]
fn only_whom_the_definition_names_signs_and_only_what_is_open() {
    let birth = Some(Day::new(1980, 1, 1).unwrap());
    let today = Day::new(2026, 11, 22).unwrap();
    for role in [Role::Applicant, Role::CoSigner] {
        for by in [Role::Applicant, Role::CoSigner] {
            for state in [
                SigningState::Unready,
                SigningState::ToSign,
                SigningState::ToAsk,
                SigningState::Waits,
                SigningState::Refused,
                SigningState::Signed,
            ] {
                let may =
                    code(may_sign(&signer(by, birth, Assurance::Verified), &file(), &standing(role, state, 18), today));
                let open = match state {
                    SigningState::ToSign => role == Role::Applicant,
                    SigningState::Waits => role == Role::CoSigner,
                    _ => false,
                };
                assert_eq!(may == "ok", open && role == by, "{role:?} by {by:?} at {state:?}: {may}");
            }
        }
    }
    let unknown = signer(Role::Applicant, None, Assurance::Contact);
    let open = standing(Role::Applicant, SigningState::ToSign, 15);
    assert_eq!(code(may_sign(&unknown, &file(), &open, today)), "signing.unknown_person");
    let mut sent = file();
    sent.facts.submitted_at = Some(sent.facts.opened_at);
    let known = signer(Role::Applicant, birth, Assurance::Matched);
    assert_eq!(code(may_sign(&known, &sent, &open, today)), "signing.nothing_to_sign");
}

pub(super) fn signature(text: &str, closed: Option<Closed>) -> Signature {
    let (file, dice) = (file(), SeededDice::new(11));
    let at = file.facts.opened_at;
    Signature {
        id: Id::new(file.id.bucket(), at, &dice),
        file: file.id,
        declaration: "loss".to_owned(),
        role: Role::Applicant,
        signer: file.owner,
        text_sha256: sha256(text.as_bytes()),
        channel: ContactKind::Mobile,
        signed_at: at,
        closed,
    }
}

proptest! {
    #[test]
    fn a_changed_byte_of_text_or_file_is_found(text in ".{1,40}", other in ".{1,40}", pdf: Vec<u8>, changed: Vec<u8>) {
        let closed = Closed {
            at: file().facts.opened_at,
            sha256: sha256(&pdf),
            blob: Id::new(Bucket::new(9).unwrap(), file().facts.opened_at, &SeededDice::new(3)),
        };
        let own = signature(&text, Some(closed));
        prop_assert_eq!(desk::check(&own, text.as_bytes(), Some(&pdf)), Check::Intact);
        let expected = |same: bool| if same { Check::Intact } else { Check::Broken };
        prop_assert_eq!(desk::check(&own, other.as_bytes(), Some(&pdf)), expected(other == text));
        prop_assert_eq!(desk::check(&own, text.as_bytes(), Some(&changed)), expected(changed == pdf));
        prop_assert_eq!(desk::check(&own, text.as_bytes(), None), Check::Broken);
        prop_assert_eq!(desk::check(&signature(&text, None), text.as_bytes(), None), Check::Unclosed);
    }
}

#[test]
fn a_fingerprint_is_eight_digits_in_two_groups() {
    assert_eq!(fingerprint(&[0x4f, 0x2a, 0x91, 0xc0, 0xff]), "4F2A 91C0");
}

#[test]
fn the_words_are_whole_used_and_follow_the_glossary() {
    assert_eq!(check(&[TEXTS], &Glossary::ours().unwrap()), []);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in ["src/signing", "src/desk", "src/applications", "templates/signing", "templates/desk"] {
        read(&root.join(folder), &mut sources);
    }
    assert_eq!(check_usage(&[TEXTS], sources.iter().map(String::as_str)), []);
}

fn read(folder: &Path, sources: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, sources);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "html") {
            sources.push(fs::read_to_string(&path).unwrap());
        }
    }
}
