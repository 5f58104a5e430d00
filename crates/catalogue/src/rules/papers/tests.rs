//! Documents of every shipped service are read, written as they were, added and taken away again.

use crate::definitions::{Definitions, Kind};

use super::*;

fn services() -> Vec<(String, Sources)> {
    let all = Definitions::shipped();
    let services = all.0.into_iter().filter(|one| one.kind == Kind::Service);
    services.map(|one| (one.place.rsplit('/').next().unwrap_or_default().to_owned(), one.sources)).collect()
}

fn pair(files: &Sources, key: &str) -> Option<Pair> {
    let of = |locale| texts::text_of(files, locale, key);
    Some((of(kernel::Locale::AR)?, of(kernel::Locale::EN)?))
}

fn as_it_is(files: &Sources, paper: &Paper) -> Entered {
    let key = &paper.key;
    Entered {
        key: key.clone(),
        case: paper.case.clone(),
        required: paper.required,
        name: pair(files, &format!("documents.{key}.name")).unwrap(),
        label: pair(files, &format!("fields.{}.label", paper.field().unwrap())).unwrap(),
        hint: pair(files, &format!("documents.{key}.hint")),
    }
}

#[test]
fn a_form_that_is_sent_as_it_was_filled_in_changes_nothing() {
    let mut seen = 0;
    for (key, files) in services() {
        for paper in all(&files) {
            let same = write(&files, Some(&paper), &as_it_is(&files, &paper)).unwrap();
            assert!(same == files, "{key}: {}", paper.key);
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn a_document_is_asked_of_others_made_optional_and_reworded() {
    let (_, files) = services().into_iter().find(|(key, _)| key == "birth_certificate").unwrap();
    let paper = all(&files).into_iter().find(|paper| paper.key == "kinship_proof").unwrap();
    let Case::Answers(answers) = &paper.case else { panic!("{:?}", paper.case) };
    assert!(answers[0].1.iter().all(|relation| relation != "self" && relation != "father"), "{answers:?}");
    let case = Case::Answers(vec![("relation".to_owned(), vec!["son".to_owned(), "daughter".to_owned()])]);
    let entered = Entered {
        case: case.clone(),
        required: false,
        name: ("إثبات الصلة".to_owned(), "Proof of the relation".to_owned()),
        ..as_it_is(&files, &paper)
    };
    let changed = write(&files, Some(&paper), &entered).unwrap();
    let again = all(&changed).into_iter().find(|other| other.key == paper.key).unwrap();
    assert_eq!((again.case, again.required), (case, false));
    assert!(changed.get(FORM).unwrap().contains("when = \"answers.relation in ['son', 'daughter']\""));
    assert_eq!(pair(&changed, "documents.kinship_proof.name"), Some(entered.name));
}

#[test]
fn a_new_document_has_a_page_before_the_declaration_and_goes_without_a_trace() {
    let some = ["attestation", "birth_certificate", "death_first_abroad", "nid_renewal"];
    for (service, files) in services().into_iter().filter(|(key, _)| some.contains(&key.as_str())) {
        let entered = Entered {
            key: "school_letter".to_owned(),
            case: Case::Unverified,
            required: false,
            name: ("خطاب المدرسة".to_owned(), "A letter of the school".to_owned()),
            label: ("صورة الخطاب".to_owned(), "The letter".to_owned()),
            hint: None,
        };
        let with = write(&files, None, &entered).unwrap();
        let papers = all(&with);
        let own = papers.last().unwrap();
        assert_eq!((own.key.as_str(), &own.case, own.required), ("school_letter", &Case::Unverified, false));
        let loaded = service_model::Service::load(&with);
        assert!(loaded.is_ok(), "{service}: {:?}", loaded.err());
        assert!(write(&with, None, &entered).is_err(), "it is there already");
        let without = remove(&with, papers.len() - 1).unwrap();
        let said = |files: &Sources, name: &str| -> Vec<String> {
            let lines = files.get(name).unwrap().lines().map(str::to_owned);
            lines.filter(|line| !line.trim().is_empty()).collect()
        };
        for name in [FORM, RULES] {
            assert_eq!(said(&without, name), said(&files, name), "{service}: {name}");
        }
    }
}
