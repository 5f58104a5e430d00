//! What its holder may pass on of an issued document: which one it is, whom it is about, and what its symbol says of her.
//!
//! It reads only what is printed and signed anyway, and decides nothing. Whose name it is that would be passed on is worked out
//! anew each time, from the record the document was made from: a child grows up, and a number moves to another account.

use std::sync::Arc;

use ::store::{Cx, Scope};
use catalogue::Catalogue;
use kernel::{Day, Id, NationalNumber, Outcome, Reference, marks};
use people::Assurance;
use service_model::Service;

use super::{model::Certificate, policy::needed, store as rows};
use crate::applications::{
    model::Application,
    registry::{self, kin::PERSON},
    store as files,
};

/// From which age a person passes on her own name herself, where the service does not say: Child Law 12/1996 art. 2.
const ADULT: u16 = 18;
/// The Authority's records go by Egypt's day.
const EGYPT: &str = "Africa/Cairo";

/// Whom a document is about, as its holder stands to her.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Concerned {
    /// The holder herself: the number in the record is the one that was confirmed for her account.
    Herself,
    /// Somebody who is not of age, for whom the holder asked.
    Minor,
    /// Somebody who died.
    Deceased,
    /// Another adult, or somebody of whom nothing is known any more.
    Another,
}

/// An issued document and what may be passed on of it.
#[derive(Clone, Debug)]
pub struct PassedOn {
    /// The file it was issued for.
    pub file: Application,
    /// The document.
    pub certificate: Certificate,
    /// The definition it was issued by.
    pub service: Arc<Service>,
    /// Whom it is about.
    pub concerned: Concerned,
    /// How surely the holder has to be known to have it at all.
    pub release: Assurance,
    /// The text of its symbol; none on a document that was issued before it was kept.
    pub credential: Option<String>,
}

/// The issued document of the account's own file.
///
/// # Errors
/// Not found for a foreign file and for one without a document.
pub async fn of_file(
    cx: &mut Cx,
    catalogue: &Catalogue,
    owner: Id<marks::Account>,
    reference: Reference,
) -> Outcome<PassedOn> {
    let file = files::load_by_reference(cx, &Scope::Owner(owner), reference).await?;
    let certificate = rows::issued_of(cx, &file).await?.ok_or_else(kernel::Failure::not_found)?;
    read(cx, catalogue, file, certificate).await
}

/// The account's own document with this identifier.
///
/// # Errors
/// Not found for a foreign one, and for a paper copy.
pub async fn of_certificate(
    cx: &mut Cx,
    catalogue: &Catalogue,
    owner: Id<marks::Account>,
    certificate: Id<marks::Certificate>,
) -> Outcome<PassedOn> {
    let scope = Scope::Owner(owner);
    let certificate = rows::load(cx, &scope, certificate).await?;
    if certificate.copy.is_some() || certificate.sealed.is_none() {
        return Err(kernel::Failure::not_found());
    }
    let file = files::load(cx, &scope, certificate.application).await?;
    read(cx, catalogue, file, certificate).await
}

async fn read(cx: &mut Cx, catalogue: &Catalogue, file: Application, certificate: Certificate) -> Outcome<PassedOn> {
    let service = catalogue.service_at(cx.store(), &file.service, file.definition_revision).await?;
    let concerned = concerned(cx, &file, &service).await?;
    let credential = rows::credential(cx, &file, certificate.id).await?;
    let release = needed(service.release);
    Ok(PassedOn { file, certificate, service, concerned, release, credential })
}

async fn concerned(cx: &mut Cx, file: &Application, service: &Service) -> Outcome<Concerned> {
    // Evidence is forgotten five years after the file's end. Of whom a document is nobody knows then, and nothing is passed on.
    let record = registry::latest(cx, file).await?.and_then(|evidence| evidence.record);
    let Some(record) = record else { return Ok(Concerned::Another) };
    let text = |field: &str| record.get(field).and_then(serde_json::Value::as_str).filter(|text| !text.is_empty());
    let number: Option<NationalNumber> = text("number").and_then(|digits| digits.parse().ok());
    if let Some(number) = &number {
        let own = people::account_number_hash(cx, file.owner).await?;
        if own.is_some_and(|own| cx.vault().blind_all(PERSON, number.digits()).contains(&own)) {
            return Ok(Concerned::Herself);
        }
    }
    if text("died_on").is_some() {
        return Ok(Concerned::Deceased);
    }
    let born: Option<Day> =
        text("born").and_then(|day| day.parse().ok()).or_else(|| number.map(|number| number.birth_date()));
    let adult_at = service.protection.as_ref().map_or(ADULT, |protection| protection.adult_at);
    let minor = born.is_some_and(|born| born.age_on(cx.now().day_in(EGYPT)) < adult_at);
    Ok(if minor { Concerned::Minor } else { Concerned::Another })
}
