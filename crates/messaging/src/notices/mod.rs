//! Notices: one list of what a person is told, by which event, and the two jobs that write and send them.
//!
//! The words are messages of the catalogue, which the ministry changes; they get the reference and a link and nothing else, so
//! a mail read over a shoulder tells nobody which document somebody asked for. Writing is idempotent by cause and channel; sending happens outside any transaction.

pub(crate) mod account;
mod news;
mod send;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod write;

use std::sync::Arc;

use ::store::jobs::Handler;
use kernel::{Locale, Reference};
use serde::{Deserialize, Serialize};
use service_model::{Message, message::Part};
use web::texts::{Texts, without_isolates};

use crate::{Ports, check::CheckCode};

/// What a person is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notice {
    /// The event it answers.
    pub event: &'static str,
    /// The job that the event enqueues.
    pub job: &'static str,
    /// The key of its message, which is also its name in the database.
    pub name: &'static str,
}

const fn notice(event: &'static str, job: &'static str, name: &'static str) -> Notice {
    Notice { event, job, name }
}

/// The one list of notices.
pub const NOTICES: &[Notice] = &[
    notice("application.submitted", "on:application.submitted", "received"),
    notice("application.paid", "on:application.paid", "paid"),
    // Nothing located and a datum that differs are told in the same words: a message must not say which of the two it is to
    // somebody who asks about another person.
    notice("application.not_located", "on:application.not_located", "data_check"),
    notice("application.mismatch", "on:application.mismatch", "data_check"),
    notice("application.correction_asked", "on:application.correction_asked", "correction"),
    notice("application.correction_reminded", "on:application.correction_reminded", "correction_reminder"),
    notice("desk.late", "on:desk.late", "late"),
    notice("assistance.handed_over", "on:assistance.handed_over", "to_confirm"),
    notice("application.invited", "on:application.invited", "invited"),
    notice("appointment.booked", "on:appointment.booked", "booked"),
    notice("appointment.moved", "on:appointment.moved", "booked"),
    notice("appointment.offered", "on:appointment.offered", "offered"),
    notice("appointment.missed", "on:appointment.missed", "missed"),
    notice("appointment.closed", "on:appointment.closed", "appointment_closed"),
    notice("appointment.sent_back", "on:appointment.sent_back", "sent_back"),
    notice("appointment.arrived", "on:appointment.arrived", "arrived"),
    notice("application.handed_over", "on:application.handed_over", "handed_over"),
    notice("application.issued", "on:application.issued", "issued"),
    notice("application.rejected", "on:application.rejected", "rejected"),
    notice("grievance.lodged", "on:grievance.lodged", "grievance_received"),
    // Whether the decision stands is read after signing in.
    notice("grievance.stands", "on:grievance.stands", "grievance_decided"),
    notice("grievance.justified", "on:grievance.justified", "grievance_decided"),
    notice("application.cancelled", "on:application.cancelled", "cancelled"),
    notice("application.payment_reminded", "on:application.payment_reminded", "payment_reminder"),
    notice("application.expired", "on:application.expired", "expired"),
    notice("shipment.announced", "on:shipment.announced", "paper_sent"),
    notice("shipment.arrived", "on:shipment.arrived", "paper_waiting"),
    notice("shipment.came_back", "on:shipment.came_back", "paper_came_back"),
    notice("shipment.attestation_refused", "on:shipment.attestation_refused", "attestation_refused"),
    notice("refund.opened", "on:refund.opened", "refund_opened"),
    notice("refund.given", "on:refund.given", "refunded"),
    notice("payment.disputed", "on:payment.disputed", "disputed"),
    notice("payment.dispute_lost", "on:payment.dispute_lost", "dispute_lost"),
    notice("payment.debt_reminded", "on:payment.debt_reminded", "debt_reminder"),
    notice("payment.repaid", "on:payment.repaid", "debt_paid"),
    notice("message.sent_by_officer", "on:message.sent_by_officer", "letter"),
];

/// The kinds of events that are listened to.
pub const LISTENED: &[&str] = &{
    let mut kinds = [""; NOTICES.len()];
    let mut at = 0;
    while at < NOTICES.len() {
        kinds[at] = NOTICES[at].event;
        at += 1;
    }
    kinds
};

/// Everything a message may say.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The file's reference as it is read out; nothing for a notice about the account itself.
    pub reference: Option<String>,
    /// Where to go on.
    pub link: String,
}

/// The words of one notice.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Words {
    /// The subject of the mail and the title in the inbox.
    pub subject: String,
    /// The text of the mail and the inbox.
    pub text: String,
    /// The text of the SMS.
    pub sms: String,
    /// The path after the language, for the link in the inbox.
    pub path: String,
    /// The code by which anybody may ask whether a mail or an SMS is ours; an inbox needs none.
    #[serde(default)]
    pub code: Option<String>,
}

impl Words {
    /// The words as they are carried: with the code, and in a mail with where to ask about it.
    #[must_use]
    pub(crate) fn with_code(&self, texts: &Texts, language: Locale, code: CheckCode, check_at: &str) -> Self {
        let code = code.to_string();
        let args = [("code", code.as_str()), ("link", check_at)];
        let line = |key: &str| without_isolates(&texts.text_with(language, key, &args));
        Self {
            text: format!("{}\n\n{}", self.text, line("messaging-check-in-mail")),
            sms: format!("{} {}", self.sms, line("messaging-check-in-sms")),
            code: Some(code),
            ..self.clone()
        }
    }
}

/// The words of `message` in `language`.
pub fn words(message: &Message, language: Locale, facts: &Facts, path: String) -> Words {
    let reference = facts.reference.as_deref().unwrap_or_default();
    let text = |part| message.said(part, language, &[("reference", reference), ("link", facts.link.as_str())]);
    Words { subject: text(Part::Subject), text: text(Part::Text), sms: text(Part::Sms), path, code: None }
}

/// The message a person gets when `event` happens to a file; nothing for an event of which nobody is told.
pub fn told_of(event: &str) -> Option<&'static str> {
    NOTICES.iter().find(|notice| notice.event == event).map(|notice| notice.name)
}

/// What a person will be told of the file by `message`, in every language. An SMS is empty where none is sent besides the
/// mail.
pub fn preview(
    message: &Message,
    languages: Vec<Locale>,
    public_url: &str,
    reference: Reference,
) -> Vec<(Locale, Words)> {
    let path = format!("/files/{reference}");
    let told = |language: Locale| {
        let link = format!("{public_url}/{language}{path}");
        let facts = Facts { reference: Some(reference.to_string()), link };
        let words = words(message, language, &facts, path.clone());
        (language, if message.by_sms { words } else { Words { sms: String::new(), ..words } })
    };
    languages.into_iter().map(told).collect()
}

/// The jobs of this module.
pub(crate) fn jobs(ports: Ports, writer: &write::Writer) -> Vec<Arc<dyn Handler>> {
    let mut jobs: Vec<Arc<dyn Handler>> = Vec::new();
    for notice in NOTICES {
        jobs.push(Arc::new(write::OnEvent { notice: *notice, writer: writer.clone() }));
    }
    jobs.push(Arc::new(account::TellAccount { writer: writer.clone() }));
    jobs.push(Arc::new(send::Send { mail: ports.mail, sms: ports.sms }));
    jobs
}
