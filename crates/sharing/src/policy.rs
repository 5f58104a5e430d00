//! Who may make a link, and what may be shown by one.

use kernel::{Outcome, Permit};
use people::Assurance;
use web::Visit;

use crate::{
    ports::{Document, Standing, Whose},
    refusal,
};

/// Making a link.
#[derive(Debug)]
pub(crate) enum Share {}

impl Document {
    /// Whether it may be passed on at all. Another adult's document is hers to pass on, whoever of her family had it issued: a
    /// link in our name would let a husband show his wife's papers after she turned him away, and tell him whether they still
    /// stand. Of a record that two spouses share only the name of the one who asked is shown, if it is her own.
    pub(crate) fn may_be_shown(&self) -> bool {
        self.whose != Whose::Another && self.facts.is_some()
    }
}

/// Why the document of a holder who is known this surely cannot be shared now; nothing if it can.
pub(crate) fn hindrance(document: &Document, level: Assurance) -> Option<kernel::Refusal> {
    if document.standing != Standing::Valid {
        Some(refusal::document_ended())
    } else if document.whose == Whose::Another {
        Some(refusal::another_adult())
    } else if document.facts.is_none() {
        Some(refusal::no_symbol())
    } else if level < document.release {
        Some(refusal::not_verified())
    } else {
        None
    }
}

/// To share is to hand out: the holder is known as well as the service asks and has signed in just now, so that whoever finds
/// an unlocked phone makes no link.
///
/// # Errors
/// What [`hindrance`] says; `SignIn` if the sign-in is old.
pub(crate) fn may_share(v: &Visit, document: &Document, level: Assurance) -> Outcome<Permit<Share>> {
    if let Some(refusal) = hindrance(document, level) {
        return Err(refusal.into());
    }
    v.require_fresh()?;
    Ok(Permit::grant())
}

#[cfg(test)]
mod tests {
    use kernel::{Day, Id, SeededDice};
    use service_model::Names;

    use super::*;
    use crate::ports::Facts;

    fn document(whose: Whose, standing: Standing, read: bool) -> Document {
        let facts = Facts {
            name: "ليلى أحمد محمود".to_owned(),
            latin_name: None,
            birth_year: 2015,
            number_end: None,
            test: true,
        };
        Document {
            certificate: Id::from_uuid(uuid::Uuid::nil()),
            file: Id::from_uuid(uuid::Uuid::nil()),
            reference: kernel::Reference::draw(kernel::Bucket::new(1).unwrap(), &SeededDice::new(1)),
            title: Names::alike("document"),
            issuer: Names::alike("issuer"),
            serial: "C-1".to_owned(),
            issued_on: Day::new(2026, 1, 1).unwrap(),
            standing,
            whose,
            release: Assurance::Verified,
            sensitive: false,
            facts: read.then_some(facts),
        }
    }

    #[test]
    fn another_adults_document_is_never_shown_and_an_unread_symbol_neither() {
        for whose in [Whose::Own, Whose::Minor, Whose::Deceased] {
            assert!(document(whose, Standing::Valid, true).may_be_shown());
            assert!(!document(whose, Standing::Valid, false).may_be_shown());
        }
        assert!(!document(Whose::Another, Standing::Valid, true).may_be_shown());
    }

    #[test]
    fn each_hindrance_has_its_reason() {
        let told = |document: &Document, level| hindrance(document, level).map(|refusal| refusal.code);
        let own = document(Whose::Own, Standing::Valid, true);
        assert_eq!(told(&own, Assurance::Verified), None);
        assert_eq!(told(&own, Assurance::Matched), Some("sharing.not_verified"));
        let ended = document(Whose::Another, Standing::Revoked, true);
        assert_eq!(told(&ended, Assurance::Verified), Some("sharing.document_ended"));
        let another = document(Whose::Another, Standing::Valid, true);
        assert_eq!(told(&another, Assurance::Verified), Some("sharing.another_adult"));
        let old = document(Whose::Own, Standing::Valid, false);
        assert_eq!(told(&old, Assurance::Verified), Some("sharing.no_symbol"));
    }
}
