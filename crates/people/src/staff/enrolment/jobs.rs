//! Carrying an enrolment code to the colleague it is for.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Actor, Id, Locale, Outcome, marks};
use store::{
    Store,
    jobs::{Done, Handler, Job},
};
use web::{Texts, texts::without_isolates};

use super::{place, store as rows};
use crate::{
    payload::id_in,
    ports::{Message, Messenger},
    staff::store as staff_rows,
};

/// Kind of the job that sends an enrolment code.
pub const SEND: &str = "people.send_enrolment";

/// Sends it.
pub(crate) struct SendEnrolment {
    pub messenger: Arc<dyn Messenger>,
    pub texts: Texts,
}

#[async_trait]
impl Handler for SendEnrolment {
    fn kind(&self) -> &'static str {
        SEND
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let staff: Id<marks::Staff> = id_in(job, "staff")?;
        let mut cx = store.begin(Actor::System(SEND)).await?;
        let Some(row) = rows::to_send(&mut cx, staff).await? else { return Ok(Done::Finished) };
        let (Some(email), Some(parcel)) = (row.email, row.parcel) else { return Ok(Done::Finished) };
        let to = cx.open(&staff_rows::place("people.staff.email", staff), &email).await?;
        let code = cx.open(&place(staff), &parcel).await?;
        drop(cx);
        let args = [("user", row.login.as_str()), ("code", code.as_str())];
        let message = Message {
            id: job.id.uuid(),
            to,
            language: Locale::AR,
            subject: without_isolates(&self.texts.text(Locale::AR, "staff-enrol-message-subject")),
            text: without_isolates(&self.texts.text_with(Locale::AR, "staff-enrol-message-text", &args)),
        };
        self.messenger.send(&message).await?;
        let mut cx = store.begin(Actor::System(SEND)).await?;
        rows::sent(&mut cx, staff).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
