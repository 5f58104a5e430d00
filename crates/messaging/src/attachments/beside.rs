//! What comes beside the words of a letter: the file of a form, or a member of a body of the API.

use kernel::{Failure, Id, Outcome, marks};
use web::{UploadedFile, Visit};

use super::{Received, Takes, receive};
use crate::Ports;

/// The member of a body that carries a file.
const MEMBER: &str = "attachment";

/// What comes beside the words.
pub(crate) enum Beside<'a> {
    /// The file of a form, if one was chosen.
    Chosen(Box<Option<UploadedFile>>),
    /// The member of a body in Base64, if there is one.
    Member(Option<&'a str>),
}

impl Beside<'_> {
    /// The file of a form, if one was chosen.
    pub fn chosen(file: Option<UploadedFile>) -> Self {
        Self::Chosen(Box::new(file))
    }

    /// Whether there is anything.
    pub fn is_something(&self) -> bool {
        match self {
            Self::Chosen(file) => file.is_some(),
            Self::Member(member) => member.is_some(),
        }
    }

    /// Examines and stores it, outside any transaction; nothing where nothing came.
    ///
    /// # Errors
    /// As [`receive`], with the slip where it came from.
    pub async fn receive(
        self,
        v: &Visit,
        (ports, takes): (&Ports, Takes),
        owner: Id<marks::Account>,
    ) -> Outcome<Option<Received>> {
        let (store, papers) = (v.site().store(), (ports.papers.as_ref(), takes));
        match self {
            Self::Chosen(file) => receive(store, papers, owner, *file).await,
            Self::Member(None) => Ok(None),
            Self::Member(Some(text)) => {
                let file = UploadedFile::whole(MEMBER, web::file_of(MEMBER, text)?);
                receive(store, papers, owner, Some(file)).await.map_err(at_the_member)
            }
        }
    }
}

/// A refusal at the field of a form, at the member of a body.
fn at_the_member(failure: Failure) -> Failure {
    match failure {
        Failure::Refusal(refusal) if refusal.field.is_some() => refusal.at(MEMBER).into(),
        other => other,
    }
}
