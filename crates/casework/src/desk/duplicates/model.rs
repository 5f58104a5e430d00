//! When two files are about the same thing, and whether they may be joined. Pure.

use std::time::Duration;

use kernel::{Id, Moment, marks};
use service_model::Service;
use store::Vault;

use crate::applications::{
    model::{Application, Stage},
    subject::Subject,
};

/// The domain of the blind index of subjects.
const SUBJECT: &str = "casework.subject";

/// The code of the rejection by which a file ends that was joined to another.
pub const REASON: &str = "duplicate";

/// By what a subject is found again: her number, and her name with her birth day, each under every version of the key.
pub fn subject_keys(vault: &Vault, subject: &Subject) -> Vec<Vec<u8>> {
    let mut keys = Vec::new();
    if let Some(number) = &subject.number {
        keys.extend(vault.blind_all(SUBJECT, &format!("number:{number}")));
    }
    if let Some(born) = subject.birth_date {
        let name = kernel::arabic::name_key(&subject.name);
        keys.extend(vault.blind_all(SUBJECT, &format!("name:{name}:{born}")));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// What was decided about two files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ruling {
    /// The one ends in favour of the other.
    Joined,
    /// Both go on.
    Apart,
}

impl Ruling {
    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::Apart => "apart",
        }
    }

    /// The ruling with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Joined, Self::Apart].into_iter().find(|ruling| ruling.as_str() == name)
    }
}

/// A ruling as it was made.
#[derive(Clone, Debug)]
pub struct Ruled {
    /// What.
    pub ruling: Ruling,
    /// By whom.
    pub staff: Id<marks::Staff>,
    /// When.
    pub at: Moment,
    /// Why.
    pub reason: String,
}

/// Another file about the same person.
#[derive(Clone, Debug)]
pub struct Twin {
    /// The file.
    pub file: Application,
    /// What was decided about it, if anything was.
    pub ruled: Option<Ruled>,
}

/// Whether two files ask for the same document about the same person within the days that the service sets. A file that
/// ended without anything (withdrawn, never paid, refused) is in nobody's way.
pub fn is_twin(own: &Application, other: &Application, service: &Service) -> bool {
    let (Some(one), Some(two)) = (own.facts.submitted_at, other.facts.submitted_at) else { return false };
    let within = Duration::from_secs(u64::try_from(service.workflow.duplicate_days).unwrap_or(0) * 86_400);
    let gap = if one >= two { one.since(two) } else { two.since(one) };
    let over = matches!(other.stage(), Stage::Cancelled | Stage::Expired | Stage::Rejected);
    own.id != other.id && own.service == other.service && gap <= within && !over
}

/// Whether the one may end in favour of the other: only where one person asked twice. A file of somebody else goes on
/// whatever is thought of it, for its end would tell its owner that there is another.
pub fn may_join(own: &Application, other: &Application, service: &Service) -> bool {
    own.owner == other.owner && service.workflow.rejections_by_hand().any(|reason| reason.code == REASON)
}

#[cfg(test)]
mod tests {
    use catalogue::definitions::Definitions;
    use kernel::Id;

    use super::*;
    use crate::{
        applications::model::{Facts, Step},
        reach::Place,
    };

    const DAY: i64 = 86_400_000_000;

    fn submitted(service: &Service, number: u128, day: i64) -> Application {
        let at = Moment::from_microsecond(day * DAY);
        let facts = Facts::opened(at).after(Step::Submit, at).unwrap();
        Application { id: Id::from_uuid(uuid::Uuid::from_u128(number)), facts, ..Place::start(service).file() }
    }

    #[test]
    fn the_same_document_within_the_days_of_the_service_is_a_twin_until_it_ends_without_anything() {
        let loaded = Definitions::shipped().load().unwrap();
        let (service, _) = &loaded.services["birth_certificate"];
        let days = service.workflow.duplicate_days;
        let own = submitted(service, 1, 400);
        let twin = |other: &Application| is_twin(&own, other, service);
        assert!(twin(&submitted(service, 2, 400)) && !twin(&own), "never its own twin");
        assert!(twin(&submitted(service, 2, 400 - days)) && twin(&submitted(service, 2, 400 + days)));
        assert!(!twin(&submitted(service, 2, 399 - days)) && !twin(&submitted(service, 2, 401 + days)));
        let other = submitted(service, 2, 400);
        assert!(!twin(&Application { service: "death_certificate".into(), ..other.clone() }));
        let withdrawn = other.facts.clone().after(Step::Cancel, Moment::from_microsecond(401 * DAY)).unwrap();
        assert!(!twin(&Application { facts: withdrawn, ..other.clone() }));
        assert!(!twin(&Application { facts: Facts::opened(Moment::from_microsecond(400 * DAY)), ..other }));
    }

    #[test]
    fn files_of_two_owners_are_never_joined() {
        let loaded = Definitions::shipped().load().unwrap();
        for (service, _) in loaded.services.values() {
            let (own, other) = (submitted(service, 1, 1), submitted(service, 2, 1));
            let theirs = Application { owner: Id::from_uuid(uuid::Uuid::from_u128(77)), ..other.clone() };
            assert!(!may_join(&own, &theirs, service), "{}", service.key);
            let known = service.workflow.rejections_by_hand().any(|reason| reason.code == REASON);
            assert_eq!(may_join(&own, &other, service), known, "{}", service.key);
        }
    }
}
