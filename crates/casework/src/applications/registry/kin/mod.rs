//! Who is kin of the people in a file: asked of the registry when the file comes to the desk, kept as blind indexes.
//!
//! Nobody acts on a file of her own or of kin, and the parents in the record are not all the kin there are. No number is
//! kept in the clear and no relation is learnt: the desk compares, it never reads. Until the registry has answered,
//! [`of`] says so, and the desk lets nobody act on the file or look into it; the file waits in its queue meanwhile.

pub(super) mod job;
mod store;

use ::store::{
    Cx, Scope, Vault,
    jobs::{self, NewJob},
};
use kernel::{NationalNumber, Outcome};
use serde_json::json;

pub use job::ASK_KIN;

use crate::{
    applications::{model::Application, people_in_file},
    ports::KinReach,
};

/// How near kin may not be. By blood to the third degree (parents, children, grandparents, grandchildren, brothers and
/// sisters, uncles, aunts, nephews, nieces), which is as far as the services themselves let anybody apply for kin: who
/// may ask for a document as family must not decide about it as an officer. By marriage to the second (parents,
/// children, brothers and sisters of the spouse, and the spouses of one's own), because that is the household. A cousin
/// is kin of the fourth degree and may act.
///
/// The rule is code and no setting on purpose: it is loosened in a review, not on a server.
pub const REACH: KinReach = KinReach { blood: 3, affinity: 2 };

/// The domain of the blind indexes of people; `people` uses it for the numbers of staff and accounts.
pub const PERSON: &str = "people.person";

/// The registry's answer as kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kinsfolk {
    /// Blind indexes of the applicant, of the person on the document, and of the kin of both.
    pub people: Vec<Vec<u8>>,
    /// Whether the registry could tell of everybody. If not, the officer is told to look to it herself.
    pub whole: bool,
}

/// The kin of a file's people; `None` while they are not known. `file` was loaded within `scope`.
///
/// # Errors
/// Only faults.
pub async fn of(cx: &mut Cx, scope: &Scope, file: &Application) -> Outcome<Option<Kinsfolk>> {
    store::answer(cx, scope, file).await
}

/// Has the registry asked, unless it answered already for these very people.
///
/// The job runs in no lane: while the registry is away nothing else about the file may wait for it, least of all the
/// money of a file that was withdrawn.
///
/// # Errors
/// Only faults.
pub async fn seek(cx: &mut Cx, file: &Application) -> Outcome<()> {
    let wanted = Wanted::of(cx, file).await?;
    if store::want(cx, file, &wanted.blind(cx.vault())).await? {
        return Ok(());
    }
    let job = NewJob::new(ASK_KIN, json!({ "file": file.id }))
        .dedup(format!("kin:{}:{}", file.id, file.version))
        // The registry may be away for days; the file waits for it.
        .attempts(1_000);
    jobs::enqueue(cx, job).await.map(drop)
}

/// Whose kin are meant.
struct Wanted {
    numbers: Vec<NationalNumber>,
    /// Whether everybody has a number: a newborn, or an applicant known by a contact only, has none to ask with.
    everybody: bool,
}

impl Wanted {
    /// The applicant and the person on the document, by the number that was confirmed, stated or found.
    async fn of(cx: &mut Cx, file: &Application) -> Outcome<Self> {
        let applicant = people::profile(cx, file.owner).await?.number;
        let stated = people_in_file::subject(cx, file).await?.and_then(|subject| subject.number);
        let evidence = super::latest(cx, file).await?;
        let record = evidence.as_ref().and_then(|evidence| evidence.record.as_ref());
        let recorded = record.and_then(|record| record.get("number")?.as_str()?.parse().ok());
        let subject = [stated.and_then(|number| number.parse().ok()), recorded];
        let everybody = applicant.is_some() && subject.iter().any(Option::is_some);
        let mut numbers: Vec<NationalNumber> = subject.into_iter().chain([applicant]).flatten().collect();
        numbers.sort_unstable_by(|one, other| one.digits().cmp(other.digits()));
        numbers.dedup();
        Ok(Self { numbers, everybody })
    }

    fn blind(&self, vault: &Vault) -> Vec<Vec<u8>> {
        self.numbers.iter().map(|number| vault.blind(PERSON, number.digits())).collect()
    }
}

/// The blind indexes of numbers under every version of the key, each once.
fn indexes<'a>(vault: &Vault, numbers: impl Iterator<Item = &'a NationalNumber>) -> Vec<Vec<u8>> {
    let mut indexes: Vec<_> = numbers.flat_map(|number| vault.blind_all(PERSON, number.digits())).collect();
    indexes.sort_unstable();
    indexes.dedup();
    indexes
}
