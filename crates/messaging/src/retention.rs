//! How long messages are kept, and the job that keeps the promise. It never removes that a person was told, only the words.

use std::time::Duration;

use ::store::{
    Store,
    jobs::{Done, Handler, Job, Periodic},
};
use async_trait::async_trait;
use kernel::{Actor, Outcome};
use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept},
};

use crate::{attachments, check, enquiries, notices, threads};

/// How long the words of a mail or an SMS stay, for questions of why something did not arrive.
pub const CARRIED: Keep = Keep::Days(30);
/// How long a notice lies in the inbox.
pub const INBOX: Keep = Keep::Days(365);
/// How long a letter is kept: longer than any file takes, and than the time to object to its decision.
pub const LETTERS: Keep = Keep::Days(730);
/// How long one may ask whether a message is ours.
pub const CODES: Keep = Keep::Days(365);

/// What this area keeps.
pub const KEPT: &[Kept] = &[
    Kept {
        table: "messaging.notice.carried",
        group: Group::Messages,
        what: "messaging-kept-carried",
        why: "messaging-kept-carried-why",
        basis: Basis::ServiceRequested,
        keep: CARRIED,
    },
    Kept {
        table: "messaging.notice",
        group: Group::Messages,
        what: "messaging-kept-inbox",
        why: "messaging-kept-inbox-why",
        basis: Basis::ServiceRequested,
        keep: INBOX,
    },
    Kept {
        table: "messaging.paper",
        group: Group::Messages,
        what: "messaging-kept-paper",
        why: "messaging-kept-paper-why",
        basis: Basis::ServiceRequested,
        keep: INBOX,
    },
    Kept {
        table: "messaging.letter",
        group: Group::Messages,
        what: "messaging-kept-letter",
        why: "messaging-kept-letter-why",
        basis: Basis::ServiceRequested,
        keep: LETTERS,
    },
    Kept {
        table: "messaging.attachment",
        group: Group::Messages,
        what: "messaging-kept-attachment",
        why: "messaging-kept-attachment-why",
        basis: Basis::ServiceRequested,
        keep: LETTERS,
    },
    Kept {
        table: "messaging.promise",
        group: Group::Messages,
        what: "messaging-kept-promise",
        why: "messaging-kept-promise-why",
        basis: Basis::ServiceRequested,
        keep: LETTERS,
    },
    Kept {
        table: "messaging.enquiry",
        group: Group::Messages,
        what: "messaging-kept-enquiry",
        why: "messaging-kept-enquiry-why",
        basis: Basis::ServiceRequested,
        keep: LETTERS,
    },
    Kept {
        table: "messaging.check_code",
        group: Group::Messages,
        what: "messaging-kept-code",
        why: "messaging-kept-code-why",
        basis: Basis::ServiceRequested,
        keep: CODES,
    },
    Kept {
        table: "messaging.preference",
        group: Group::Messages,
        what: "messaging-kept-preference",
        why: "messaging-kept-preference-why",
        basis: Basis::ServiceRequested,
        keep: Keep::Account,
    },
];

/// Kind of the job that forgets messages.
pub const FORGET: &str = "messaging.forget";

/// Each hour.
pub fn periodic() -> Periodic {
    Periodic { name: FORGET, every: Duration::from_secs(60 * 60), kind: FORGET }
}

/// Forgets messages. Doing it twice forgets nothing more.
pub struct ForgetMessages;

#[async_trait]
impl Handler for ForgetMessages {
    fn kind(&self) -> &'static str {
        FORGET
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(FORGET)).await?;
        let now = cx.now();
        let before = |keep: Keep| now.minus(keep.duration().unwrap_or_default());
        notices::store::forget(&mut cx, before(CARRIED), before(INBOX)).await?;
        // What hangs on a letter goes before it.
        attachments::forget(&mut cx, before(LETTERS)).await?;
        threads::store::forget(&mut cx, before(LETTERS)).await?;
        threads::promise::store::forget(&mut cx, before(LETTERS)).await?;
        enquiries::store::forget(&mut cx, before(LETTERS)).await?;
        check::store::forget(&mut cx, before(CODES)).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
