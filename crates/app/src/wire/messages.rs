//! Joins the areas' ports for messages to the carriers: e-mail goes by SMTP, a mobile gets an SMS.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Clock, Failure, Outcome};
use outbound::{
    mail::{Letter, Mail as _, SmtpMail},
    sms::{HttpSms, ShortMessage, Sms as _},
};
use people::{
    accounts::contact::ContactKind,
    ports::{Message, Messenger},
};

/// Both carriers.
pub struct Carriers {
    /// E-mail.
    pub mail: Arc<SmtpMail>,
    /// SMS.
    pub sms: HttpSms,
    /// Dates the letters.
    pub clock: Arc<dyn Clock>,
}

#[async_trait]
impl Messenger for Carriers {
    async fn send(&self, message: &Message) -> Outcome<()> {
        let id = message.id.to_string();
        let to = message.to.value().to_owned();
        match message.to.kind() {
            ContactKind::Email => {
                let (subject, text) = (message.subject.clone(), message.text.clone());
                let letter = Letter { id, to, subject, text, at: self.clock.now(), unsubscribe: None };
                self.mail.send(&letter).await.map_err(Failure::from)
            }
            ContactKind::Mobile => {
                let short = ShortMessage { id, to, text: message.text.clone() };
                self.sms.send(&short).await.map_err(Failure::from)
            }
        }
    }
}

#[async_trait]
impl messaging::ports::Mail for Carriers {
    async fn send(&self, message: messaging::ports::MailMessage) -> Outcome<()> {
        let letter = Letter {
            id: message.id.to_string(),
            to: message.to,
            subject: message.subject,
            text: message.text,
            at: self.clock.now(),
            unsubscribe: None,
        };
        self.mail.send(&letter).await.map_err(Failure::from)
    }
}

#[async_trait]
impl messaging::ports::Sms for Carriers {
    async fn send(&self, message: messaging::ports::SmsMessage) -> Outcome<()> {
        let short = ShortMessage { id: message.id.to_string(), to: message.to, text: message.text };
        self.sms.send(&short).await.map_err(Failure::from)
    }
}
