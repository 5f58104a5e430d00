//! What the desk and messaging need of each other. `app` joins them, for casework does not know messaging.

use std::sync::Arc;

use ::store::{Cx, Scope, Store};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Id, Locale, Moment, Outcome, Reference, Refusal, RefusalKind, marks};

use super::{look, policy, raster::Rasteriser};
use crate::{
    applications::{store as files, uploads::Examiner},
    certificates,
};

/// One message between the applicant and the desk.
#[derive(Clone, Debug)]
pub struct Letter {
    /// When it was written.
    pub at: Moment,
    /// Whether the applicant wrote it; otherwise the desk did.
    pub from_applicant: bool,
    /// The words.
    pub words: String,
}

/// A message as the applicant will get it, in one of the languages.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The language.
    pub language: Locale,
    /// The subject of the mail.
    pub subject: String,
    /// The text of the mail.
    pub text: String,
    /// The SMS, if one is sent besides.
    pub sms: Option<String>,
}

/// The messages of a file.
#[async_trait]
pub trait Correspondence: Send + Sync + 'static {
    /// The messages in order. The file was loaded within the caller's scope, and the look is recorded.
    ///
    /// # Errors
    /// Only faults.
    async fn letters(&self, cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Vec<Letter>>;

    /// What will be sent about the file when the event `event` happens, in each language; nothing where nothing is sent.
    /// It is the words as they will be sent but for the check code, which is drawn with each message.
    /// Not called while a transaction is held.
    ///
    /// # Errors
    /// Only faults.
    async fn preview(&self, store: &Store, event: &str, reference: Reference) -> Outcome<Vec<Preview>>;

    /// The path (without language) of the page on which staff write to the applicant.
    fn page(&self, reference: Reference) -> Option<String>;
}

/// No messages are kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoCorrespondence;

#[async_trait]
impl Correspondence for NoCorrespondence {
    async fn letters(&self, _cx: &mut Cx, _file: Id<marks::Application>) -> Outcome<Vec<Letter>> {
        Ok(Vec::new())
    }
    async fn preview(&self, _store: &Store, _event: &str, _reference: Reference) -> Outcome<Vec<Preview>> {
        Ok(Vec::new())
    }
    fn page(&self, _reference: Reference) -> Option<String> {
        None
    }
}

/// Why the actor may read the letters of a file and answer them now, as the code of the access log. Letters are as private
/// as the file: the same roles, the same purpose given before, and nobody on a file of her own or of kin.
///
/// # Errors
/// Not found for roles that do not work at the desk and for another mission's file; forbidden without a purpose, and on a
/// file of her own or of kin; a conflict while its kin are not known.
pub async fn may_correspond(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<&'static str> {
    let staff = policy::at_the_desk(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load(cx, &scope, file).await?;
    match look::leave(cx, &scope, &file, staff).await? {
        Some(leave) => Ok(leave.purpose.as_str()),
        None => Err(Refusal::new(RefusalKind::Forbidden, "desk.purpose_first", "desk-slip-purpose").into()),
    }
}

/// Everything the desk's pages need besides the acts of two people.
pub struct Desk {
    /// The definitions files go by.
    pub catalogue: Catalogue,
    /// The messages of a file.
    pub correspondence: Arc<dyn Correspondence>,
    /// Draws PDF pages.
    pub rasteriser: Rasteriser,
    /// Typesets the document before it is approved.
    pub certificates: Arc<certificates::Ports>,
    /// Examines what an officer sends with an answer.
    pub examiner: Examiner,
}
