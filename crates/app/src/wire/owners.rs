//! Reminds the owner of a page by mail that nobody compared it with its sources for too long.

use std::sync::Arc;

use async_trait::async_trait;
use discovery::content::ports::{Overdue, OwnerPost};
use kernel::{Failure, Locale, Outcome};
use outbound::mail::{Letter, Mail as _};
use web::Texts;

use super::messages::Carriers;

/// The carriers and the words.
pub struct OwnersByMail {
    /// E-mail and SMS.
    carriers: Arc<Carriers>,
    /// The words.
    texts: Texts,
    /// Where people reach us.
    public_url: String,
}

impl OwnersByMail {
    /// What writes with these carriers and words, and leads to this address.
    pub fn new(carriers: &Arc<Carriers>, texts: &Texts, public_url: &str) -> Self {
        Self { carriers: carriers.clone(), texts: texts.clone(), public_url: public_url.to_owned() }
    }
}

#[async_trait]
impl OwnerPost for OwnersByMail {
    async fn remind(&self, address: &str, page: &Overdue) -> Outcome<()> {
        let link = format!("{}/ar/desk/content/of/{}", self.public_url, page.slug);
        // Owners are agencies of the state: they read Arabic.
        let say = |key: &str| {
            let day = page.verified_on.to_string();
            let args = [("title", page.titles.ar.as_str()), ("day", day.as_str()), ("link", link.as_str())];
            web::texts::without_isolates(&self.texts.text_with(Locale::AR, key, &args))
        };
        // One reminder of one day is one letter, however often it is handed over.
        let at = self.carriers.clock.now();
        let named = format!("overdue {} {} {}", page.slug, page.verified_on, at.day_in("Africa/Cairo"));
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, named.as_bytes());
        let letter = Letter {
            id: data_encoding::HEXLOWER.encode(&digest.as_ref()[..16]),
            to: address.to_owned(),
            subject: say("content-reminder-subject"),
            text: say("content-reminder-text"),
            at,
            unsubscribe: None,
        };
        self.carriers.mail.send(&letter).await.map_err(Failure::from)
    }
}
