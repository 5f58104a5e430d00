//! What a person is told about her own account, outside any file of hers: a document about her was asked for.
//!
//! The job comes from other areas by its kind alone. It says that there is something to read after signing in and nothing
//! else: whoever holds the phone, and whoever carries the message, must not learn that somebody asked.

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Actor, Failure, Outcome};

use super::write::{Telling, Writer, id_in};

/// The kind of the job; its payload is `{account, notice, cause}`, and `at` where a page below the notice's own is meant.
pub const TELL: &str = "messaging.tell_account";

/// What can be told: the key of its message, and where it is read.
pub(crate) const NOTICES: [(&str, &str); 22] = [
    ("subject_asked", "/account/requests"),
    ("subject_question", "/account/requests"),
    ("mandate_ended", "/account/mandates"),
    ("privilege_opened", "/privileges"),
    ("agency_moved", "/agency-requests"),
    ("agency_waits", "/agency-requests"),
    ("agency_ended", "/agency-requests"),
    ("event_place", "/account/events"),
    ("event_tomorrow", "/account/events"),
    ("event_called_off", "/events"),
    ("training_opened", "/training"),
    ("training_place", "/account/training"),
    ("training_tomorrow", "/account/training"),
    ("training_called_off", "/account/training"),
    ("training_awarded", "/account/training"),
    ("expert_invited", "/account/expert/calls"),
    ("expert_confirm", "/account/expert"),
    ("expert_nominated", "/account/expert/outstanding"),
    ("expert_decided", "/account/expert/outstanding"),
    ("expert_mark_ends", "/account/expert/outstanding"),
    ("event_changed", "/account/events"),
    ("shared_opened", "/account/shares"),
];

/// Tells it.
pub(crate) struct TellAccount {
    pub writer: Writer,
}

#[async_trait]
impl Handler for TellAccount {
    fn kind(&self) -> &'static str {
        TELL
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let text = |name: &str| job.payload.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
        let Some((kind, path)) = NOTICES.into_iter().find(|(kind, _)| *kind == text("notice")) else {
            return Err(Failure::fault("telling an account", "there is no notice of this kind"));
        };
        let message = self.writer.wordings.wording(store, kind).await?;
        let mut cx = store.begin(Actor::System(TELL)).await?;
        let telling = Telling {
            account: id_in(job, "account")?,
            file: None,
            reference: None,
            cause: text("cause").to_owned(),
            message: &message,
            path: match text("at") {
                "" => path.to_owned(),
                at => format!("{path}/{at}"),
            },
        };
        self.writer.write(&mut cx, telling).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
