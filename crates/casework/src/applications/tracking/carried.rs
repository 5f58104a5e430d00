//! What the owner of files may carry on her own device: the list of them, and the documents that were handed out to her.
//!
//! A file of a sensitive service is never among them: a device is seen by others. Nothing here says more than the owner's
//! own pages.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::{Id, Outcome, marks};
use web::Visit;

use super::told::{promised, stage_key};
use crate::{
    applications::{people_in_file, sheet::Sheet, store as rows, subject::Subject, titles::title},
    certificates::{State, store as certificates},
};

/// A file, in the words of its page.
pub struct CarriedFile {
    /// Its reference.
    pub reference: String,
    /// The document and the person.
    pub title: String,
    /// Where it stands.
    pub stage: String,
    /// When its document is expected.
    pub promised: Option<String>,
    /// Its page.
    pub path: String,
}

/// A document that was handed out.
pub struct CarriedDocument {
    /// What it is.
    pub title: String,
    /// The file's title: the document and the person.
    pub about: String,
    /// Its readable serial.
    pub serial: String,
    /// When it was issued and what it is worth.
    pub state: String,
    /// The text of its symbol, while it stands as issued.
    pub credential: Option<String>,
}

/// The files of an account, newest first, and their documents.
///
/// # Errors
/// Faults of the database.
pub async fn of(
    cx: &mut Cx,
    v: &Visit,
    catalogue: &Catalogue,
    owner: Id<marks::Account>,
) -> Outcome<(Vec<CarriedFile>, Vec<CarriedDocument>)> {
    let (mut files, mut documents) = (Vec::new(), Vec::new());
    for file in rows::list_of(cx, owner).await? {
        let sheet = Sheet::of(cx, catalogue, file).await?;
        if sheet.definition.service.sensitive {
            continue;
        }
        let subject = match people_in_file::subject(cx, &sheet.file).await? {
            Some(subject) => Some(subject),
            None => Subject::read(&sheet.definition.service, sheet.journey.kept(), &sheet.owner),
        };
        let title = title(v, &sheet.definition.service, subject.as_ref());
        documents.extend(document(cx, v, &sheet, &title).await?);
        files.push(CarriedFile {
            reference: sheet.file.reference.to_string(),
            title,
            stage: v.t(&stage_key(&sheet)),
            promised: promised(v, &sheet),
            path: v.path(&format!("/files/{}", sheet.file.reference)),
        });
    }
    Ok((files, documents))
}

/// The document of a file, once it was handed out.
async fn document(cx: &mut Cx, v: &Visit, sheet: &Sheet, about: &str) -> Outcome<Option<CarriedDocument>> {
    let Some(certificate) = certificates::issued_of(cx, &sheet.file).await? else { return Ok(None) };
    if !certificates::was_released(cx, certificate.id).await? {
        return Ok(None);
    }
    let (key, credential) = match certificate.state() {
        State::Valid => {
            let text = certificates::credential(cx, &sheet.file, certificate.id).await?;
            ("application-carried-valid", text)
        }
        State::Replaced => ("application-carried-replaced", None),
        State::Revoked => ("application-carried-revoked", None),
    };
    let day = certificate.dated_at.day_in("Africa/Cairo");
    let output = format!("outputs.{}", certificate.document);
    Ok(Some(CarriedDocument {
        title: sheet.definition.service.texts.text(v.locale(), &output).to_owned(),
        about: about.to_owned(),
        serial: certificate.serial.to_string(),
        state: v.t_with(key, &[("day", &v.day(day))]),
        credential,
    }))
}
