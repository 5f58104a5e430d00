//! No file is without an owner, and none without somebody whose turn it is: the citizen, an officer's queue, or a job.

use casework::applications::model::Stage;

/// Where a file stands and who has to do something about it.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The file.
    pub reference: String,
    /// Its stage.
    pub stage: Stage,
    /// Whether its owner has an account.
    pub owned: bool,
    /// The queue of its open turn.
    pub queue: Option<String>,
    /// Whether that turn waits for the citizen.
    pub with_citizen: bool,
    /// Whether a recommendation of it waits to be decided.
    pub proposed: bool,
    /// Whether a job about it waits.
    pub job: bool,
}

/// What is wrong, if something is.
pub fn check(file: &Standing) -> Option<String> {
    let Standing { reference, stage, owned, queue, with_citizen, proposed, job } = file;
    if !owned {
        return Some(format!("{reference} belongs to nobody"));
    }
    let queue = queue.as_deref();
    let right = match stage {
        Stage::Draft | Stage::AwaitingPayment | Stage::NotLocated | Stage::Mismatch => queue.is_none(),
        Stage::Paid | Stage::Approved => *job,
        Stage::UnderReview => matches!(queue, Some("mission" | "central" | "grievance")) && !with_citizen || *job,
        Stage::ActionRequired => queue.is_some() && *with_citizen,
        Stage::Recommended => queue == Some("authority") && *proposed,
        Stage::Invited | Stage::Attended => true,
        Stage::Issued | Stage::HandedOver | Stage::Rejected | Stage::Cancelled | Stage::Expired => {
            queue.is_none() || *job
        }
    };
    (!right).then(|| format!("nobody's turn, or the wrong one's: {file:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(stage: Stage, queue: Option<&str>) -> Standing {
        Standing {
            reference: "r".to_owned(),
            stage,
            owned: true,
            queue: queue.map(str::to_owned),
            with_citizen: false,
            proposed: false,
            job: false,
        }
    }

    #[test]
    fn a_file_in_its_place_is_not_found() {
        for right in [
            file(Stage::Mismatch, None),
            file(Stage::UnderReview, Some("mission")),
            Standing { with_citizen: true, ..file(Stage::ActionRequired, Some("mission")) },
            Standing { proposed: true, ..file(Stage::Recommended, Some("authority")) },
            Standing { job: true, ..file(Stage::Paid, None) },
            file(Stage::Issued, None),
        ] {
            assert_eq!(check(&right), None);
        }
    }

    #[test]
    fn an_orphan_and_a_file_for_which_nobody_does_anything_are_found() {
        for wrong in [
            Standing { owned: false, ..file(Stage::Mismatch, None) },
            file(Stage::Paid, None),
            file(Stage::Approved, None),
            file(Stage::UnderReview, None),
            file(Stage::UnderReview, Some("authority")),
            file(Stage::ActionRequired, Some("mission")),
            file(Stage::Recommended, Some("authority")),
            file(Stage::Recommended, Some("mission")),
            file(Stage::Issued, Some("mission")),
            file(Stage::Cancelled, Some("authority")),
        ] {
            assert!(check(&wrong).is_some(), "{wrong:?}");
        }
    }
}
