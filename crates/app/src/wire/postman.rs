//! Asks the keepers of privileges to verify them, in the language of the desk.

use std::sync::Arc;

use async_trait::async_trait;
use discovery::privileges::ports::{Postman, Reminder};
use kernel::{Failure, Locale, Outcome};
use outbound::mail::{Letter, Mail as _};
use web::Texts;

use super::messages::Carriers;

/// The carriers and the words.
pub struct DeskPost {
    /// E-mail.
    carriers: Arc<Carriers>,
    /// The words.
    texts: Texts,
    /// Where the desk is reached.
    public_url: String,
}

impl DeskPost {
    /// What writes with these carriers and words, and leads to this address.
    pub fn new(carriers: &Arc<Carriers>, texts: &Texts, public_url: &str) -> Self {
        Self { carriers: carriers.clone(), texts: texts.clone(), public_url: public_url.to_owned() }
    }
}

#[async_trait]
impl Postman for DeskPost {
    async fn remind(&self, reminder: &Reminder) -> Outcome<()> {
        let language = Locale::AR;
        let link = format!("{}/{language}/desk/rules/of/privilege/{}", self.public_url, reminder.privilege);
        let say = |key: &str| {
            let text = self.texts.text_with(language, key, &[("name", &reminder.name), ("link", &link)]);
            web::texts::without_isolates(&text)
        };
        // The same reminder sent twice is the same letter.
        let words = format!("verify {} {} {}", reminder.privilege, reminder.round, reminder.to);
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, words.as_bytes());
        let letter = Letter {
            id: data_encoding::HEXLOWER.encode(&digest.as_ref()[..16]),
            to: reminder.to.clone(),
            subject: say("privilege-reminder-subject"),
            text: say("privilege-reminder-text"),
            at: self.carriers.clock.now(),
            unsubscribe: None,
        };
        self.carriers.mail.send(&letter).await.map_err(Failure::from)
    }
}
