//! Tells people that a country has opened, in the words of this installation and by the carriers it has.

use std::sync::Arc;

use async_trait::async_trait;
use catalogue::ports::{Channel, Herald};
use kernel::{Failure, Locale, Outcome};
use outbound::{
    mail::{Letter, Mail as _},
    sms::{ShortMessage, Sms as _},
};
use web::Texts;

use super::messages::Carriers;

/// The carriers and the words.
pub struct OpeningHerald {
    /// E-mail and SMS.
    pub carriers: Arc<Carriers>,
    /// The words.
    pub texts: Texts,
    /// Where people reach us.
    pub public_url: String,
}

#[async_trait]
impl Herald for OpeningHerald {
    async fn country_opened(&self, channel: Channel, address: &str, language: Locale, country: &str) -> Outcome<()> {
        let link = format!("{}/{language}/services", self.public_url);
        let say = |key: &str| {
            let text = self.texts.text_with(language, key, &[("country", country), ("link", &link)]);
            web::texts::without_isolates(&text)
        };
        // The same message said twice is the same message: its id is made of what it says and to whom.
        let digest =
            aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, format!("opened {country} {address}").as_bytes());
        let id = data_encoding::HEXLOWER.encode(&digest.as_ref()[..16]);
        let to = address.to_owned();
        match channel {
            Channel::Email => {
                let letter = Letter {
                    id,
                    to,
                    subject: say("home-opened-subject"),
                    text: say("home-opened-text"),
                    at: self.carriers.clock.now(),
                    unsubscribe: None,
                };
                self.carriers.mail.send(&letter).await.map_err(Failure::from)
            }
            Channel::Sms => {
                let message = ShortMessage { id, to, text: say("home-opened-text") };
                self.carriers.sms.send(&message).await.map_err(Failure::from)
            }
        }
    }
}
