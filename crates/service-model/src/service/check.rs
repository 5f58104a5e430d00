//! Checks the files of a service against each other: what one names, another must have.

use std::collections::BTreeSet;

use super::{Delivery, RegistrySearch, Service, words};
use crate::{
    Answers, Context, Facts, Sources, Spot, capacity, country::AddressForm, declaration, expression::Expression,
    fees::Count, fields::FieldKind, finding::Findings, form::shows, kinship,
};

/// Runs every check.
pub(super) fn service(service: &Service, sources: &Sources, findings: &Findings) {
    sections(service, findings);
    named_fields(service, findings);
    for output in service.outputs.iter().filter(|output| sources.get(&output.template).is_none()) {
        let message = format!("the template `{}` of `{}` is not in the folder", output.template, output.document);
        findings.add(&service.spot, "file-missing", message);
    }
    kinship::check(&service.kinship, findings);
    capacity::check(&service.kinship, service.changes, findings);
    protection(service, findings);
    documents(service, findings);
    declarations(service, findings);
    before(service, findings);
    expressions(service, findings);
    let (wanted, optional) = words::of(service);
    service.texts.check("texts", &wanted, &optional, findings);
}

/// Whoever asks the registry for a person's record needs a rule that protects that person, and only then is there one.
fn protection(service: &Service, findings: &Findings) {
    let seeks = service.registry.as_ref().is_some_and(|registry| !registry.enters());
    if service.protection.is_some() && !seeks {
        let message = "`[protection]` protects the person of a record, and this service seeks none";
        findings.add(&service.spot, "protection-unneeded", message);
    }
    let locked = service.protection.as_ref().is_some_and(|protection| protection.is_about_one());
    for kin in service.kinship.iter().filter(|kin| kin.despite_lock && !locked) {
        let message = format!("`{}` has `despite_lock`, but nobody can lock this record", kin.relation);
        findings.add(&kin.spot, "protection-unneeded", message);
    }
}

fn sections(service: &Service, findings: &Findings) {
    let known: BTreeSet<&str> = service.sections.iter().map(|section| section.key.as_str()).collect();
    for page in service.form.pages.iter().filter(|page| !known.contains(page.section.as_str())) {
        let message = format!("the page `{}` is in the section `{}`, which service.toml lacks", page.key, page.section);
        findings.add(&page.spot, "section-unknown", message);
    }
}

/// The fields that service.toml names exist and are of a fitting kind.
fn named_fields(service: &Service, findings: &Findings) {
    let want = |name: &str, what: &str, fits: &dyn Fn(&FieldKind) -> bool| {
        if !service.form.field(name).is_some_and(|field| fits(&field.kind)) {
            findings.add(&service.spot, "unknown-field", format!("`{name}` is not a field with {what}"));
        }
    };
    if let Some(used) = &service.used_at {
        want(&used.country_field, "choices", &|kind| !kind.choices().is_empty());
        want(&used.body_field, "choices", &|kind| !kind.choices().is_empty());
    }
    if let Some(field) = &service.residence_field {
        want(field, "an address", &|kind| matches!(kind, FieldKind::AddressAbroad(_)));
    }
    for field in service.delivery.iter().flat_map(Delivery::fields) {
        want(field, "an answer for the label", &|kind| {
            !matches!(kind, FieldKind::Upload(_) | FieldKind::SecretText(_))
        });
    }
    if let Some(field) = service.delivery.as_ref().and_then(|delivery| delivery.copies.as_ref()) {
        want(field, "a number of copies", &|kind| matches!(kind, FieldKind::Copies(_)));
    }
    if let Some(field) = service.delivery.as_ref().and_then(|delivery| delivery.attested.as_ref()) {
        want(field, "yes or no", &|kind| matches!(kind, FieldKind::YesNo(_)));
    }
    if let Some(field) = &service.subject_field {
        want(field, "a person's name", &|kind| matches!(kind, FieldKind::PersonName(_)));
    }
    for (datum, field) in service.registry.iter().flat_map(RegistrySearch::data) {
        want(field, "an answer for the registry", &|kind| match datum {
            "number" | "father_number" | "mother_number" | "spouse_number" => {
                matches!(kind, FieldKind::NationalNumber(_))
            }
            "birth_date" | "event_date" => matches!(kind, FieldKind::Date(_)),
            "sex" | "governorate" | "extent" | "event_kind" => !kind.choices().is_empty(),
            // The mother's name is compared and never shown, so only a secret may hold it.
            "mother_name" => matches!(kind, FieldKind::SecretText(_)),
            _ => matches!(kind, FieldKind::PersonName(_) | FieldKind::Text(_)),
        });
    }
}

/// Every document has an upload, every upload a document, and the proofs of kinship are asked from those who need them.
fn documents(service: &Service, findings: &Findings) {
    let uploads: Vec<_> = service
        .form
        .pages
        .iter()
        .flat_map(|page| page.fields.iter().map(move |field| (page, field)))
        .filter_map(|(page, field)| match &field.kind {
            FieldKind::Upload(upload) => Some((page, field, upload)),
            _ => None,
        })
        .collect();
    if let Some(passport) = service.passport.as_deref()
        && !service.documents.iter().any(|document| document.key == passport)
    {
        let message = format!("`passport` names `{passport}`, which is no document of the service");
        findings.add(&service.spot, "document-unknown", message);
    }
    for document in &service.documents {
        if !uploads.iter().any(|(_, _, upload)| upload.document == document.key) {
            let message = format!("no upload of the form asks for the document `{}`", document.key);
            findings.add(&document.spot, "document-not-asked", message);
        }
    }
    for (_, field, upload) in &uploads {
        if !service.documents.iter().any(|document| document.key == upload.document) {
            let message = format!("`{}` asks for `{}`, which eligibility.toml lacks", field.name, upload.document);
            findings.add(&field.spot, "document-unknown", message);
        }
    }
    let Some(relation) = service.kinship_field() else { return };
    for kin in &service.kinship {
        let Some(proof) = &kin.proof else { continue };
        let mut answers = Answers::new();
        answers.set(relation.name.clone(), kin.relation.as_str());
        let context = nobody();
        let asked = uploads.iter().filter(|(_, _, upload)| upload.document == *proof).any(|(page, field, _)| {
            [page.when.as_ref(), field.when.as_ref()]
                .into_iter()
                .all(|when| shows(when, &answers, &context) == Ok(true))
        });
        if !asked {
            let message = format!("`{}` is proven by `{proof}`, but the form does not ask for it then", kin.relation);
            findings.add(&kin.spot, "document-not-asked", message);
        }
    }
}

/// A co-signer is a person whose name and number were answered, and a text names nobody but the people it may name.
fn declarations(service: &Service, findings: &Findings) {
    let mut seen = BTreeSet::new();
    for declaration in &service.declarations {
        if !seen.insert(declaration.key.as_str()) {
            findings.add(&declaration.spot, "duplicate", format!("`{}` is already a declaration", declaration.key));
        }
        if let Some(co_signer) = &declaration.co_signer {
            let fits = |name: &str, fits: fn(&FieldKind) -> bool| {
                service.form.field(name).is_some_and(|field| fits(&field.kind))
            };
            if !fits(&co_signer.name, |kind| matches!(kind, FieldKind::PersonName(_))) {
                let message = format!("`{}` is not a field with a person's name", co_signer.name);
                findings.add(&declaration.spot, "unknown-field", message);
            }
            if !fits(&co_signer.number, |kind| matches!(kind, FieldKind::NationalNumber(_))) {
                let message = format!("`{}` is not a field with a national number", co_signer.number);
                findings.add(&declaration.spot, "unknown-field", message);
            }
        }
        for locale in service.texts.locales() {
            for key in [declaration.title(), declaration.text()] {
                for place in declaration::unknown_places(service.texts.get(locale, &key).unwrap_or_default()) {
                    let message = format!("`{key}` in `{locale}` names {{{place}}}; a declaration may not");
                    findings.add(&declaration.spot, "place-unknown", message);
                }
            }
        }
    }
}

/// What is asked before applying travels in an address, so it must not be personal: only choices, yes or no and counts
/// are allowed, and they come first.
fn before(service: &Service, findings: &Findings) {
    let mut later = false;
    for page in &service.form.pages {
        if page.before && later {
            findings.add(&page.spot, "before-order", "a page asked before applying stands after one that is not");
        }
        later |= !page.before;
        for field in page.fields.iter().filter(|_| page.before) {
            let plain =
                !field.kind.choices().is_empty() || matches!(field.kind, FieldKind::YesNo(_) | FieldKind::Copies(_));
            if !plain {
                let message =
                    format!("`{}` is asked before applying and must be a choice, yes or no, or a count", field.name);
                findings.add(&field.spot, "before-personal", message);
            }
        }
    }
}

/// Every expression works out when nothing is answered and nothing is known: a person's first page must not break.
fn expressions(service: &Service, findings: &Findings) {
    let (nothing, nobody) = (Answers::new(), nobody());
    let truth = |expression: Option<&Expression>, spot: &Spot| {
        if let Some(error) = expression.and_then(|own| own.holds(&nothing, &nobody).err()) {
            let message = format!("fails when nothing is answered yet ({error}); compare with null first");
            findings.add(spot, "expression-null", message);
        }
    };
    for page in &service.form.pages {
        truth(page.when.as_ref(), &page.spot);
        for field in &page.fields {
            truth(field.when.as_ref(), &field.spot);
            truth(field.prefill_when.as_ref(), &field.spot);
        }
    }
    service.rules.iter().for_each(|rule| truth(rule.must.as_ref(), &rule.spot));
    service.declarations.iter().for_each(|one| truth(one.when.as_ref(), &one.spot));
    for component in &service.fees.components {
        truth(component.when.as_ref(), &component.spot);
        if let Count::Times(count) = &component.count
            && let Err(error) = count.whole(&nothing, &nobody)
        {
            let message = format!("fails when nothing is answered yet ({error}); compare with null first");
            findings.add(&component.spot, "expression-null", message);
        }
    }
}

fn nobody() -> Context {
    Context {
        today: kernel::Moment::from_microsecond(0).day_in("UTC"),
        country: String::new(),
        dialling: String::new(),
        address_form: AddressForm::default(),
        delivery: Vec::new(),
        facts: Facts::default(),
        borne: BTreeSet::new(),
    }
}
