//! People in a world: signing in through the real pages, and what was sent to them.

use std::time::Duration;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use super::World;
use crate::{Browser, Client};

/// One message as the simulated carriers took it.
#[derive(Clone, Debug, Deserialize)]
pub struct Sent {
    /// `mail` or `sms`.
    pub channel: String,
    /// To whom.
    pub to: String,
    /// The subject of a letter.
    pub subject: String,
    /// The text.
    pub text: String,
}

impl World {
    /// A citizen of the cast by part, signed in with the code that was sent.
    pub async fn citizen(&self, part: &str) -> Browser {
        let contact = self.contact(part);
        self.signed_in(&contact).await
    }

    /// The address or number with which a citizen of the cast signs in.
    pub fn contact(&self, part: &str) -> String {
        let citizen = self.cast.citizens.iter().find(|citizen| citizen.part == part);
        citizen.unwrap_or_else(|| panic!("{part} is not in the cast")).contact.clone()
    }

    /// What somebody close to a person of the registry knows: `name`, `number`, `born`, `mother_name`, …
    pub fn known(&self, part: &str, what: &str) -> String {
        let person = &self.cast.people[part];
        person[what].as_str().unwrap_or_else(|| panic!("{what} of {part} is not known")).to_owned()
    }

    /// Whoever holds a contact, signed in.
    pub async fn signed_in(&self, contact: &str) -> Browser {
        let mut browser = self.visitor();
        let page = browser.open("/sign-in").await;
        browser.submit(page.form("/sign-in").with("contact", contact)).await;
        let code = self.code(contact).await;
        let page = browser.open("/sign-in/code").await;
        let page = browser.submit(page.form("/sign-in/code").with("code", &code)).await;
        page.must_be_ok();
        browser
    }

    /// A newcomer who opened an account with this contact and name.
    pub async fn registered(&self, contact: &str, name: &str) -> Browser {
        let mut browser = self.visitor();
        let page = browser.open("/register").await;
        browser.submit(page.form("/register").with("contact", contact)).await;
        let code = self.code(contact).await;
        let page = browser.open("/sign-in/code").await;
        let page = browser.submit(page.form("/sign-in/code").with("code", &code)).await;
        let form = page.form("/register/name").with("name", name).with("notice-account", "yes");
        browser.submit(form).await.must_be_ok();
        browser
    }

    /// Proves in a running session that it is still the same person, as the first release of a document asks.
    pub async fn prove_again(&self, browser: &mut Browser, contact: &str) {
        let page = browser.open("/sign-in/again").await;
        browser.submit(page.form("/sign-in/again")).await;
        let code = self.code(contact).await;
        let page = browser.open("/sign-in/again/code").await;
        browser.submit(page.form("/sign-in/again/code").with("code", &code)).await.must_be_ok();
    }

    /// The newest code sent to this contact.
    pub async fn code(&self, contact: &str) -> String {
        self.work().await;
        let sent = self.sent_to(contact).await;
        let newest = sent.first().unwrap_or_else(|| panic!("nothing was sent to {contact}"));
        newest.text.chars().filter(char::is_ascii_digit).take(6).collect()
    }

    /// What was sent to this contact, the newest first.
    pub async fn sent_to(&self, contact: &str) -> Vec<Sent> {
        let to = utf8_percent_encode(contact, NON_ALPHANUMERIC);
        let page = self.simulator_page("messages", &format!("/sent.json?to={to}")).await;
        serde_json::from_slice(&page.bytes).expect("what was sent")
    }

    /// A member of staff of the cast by log-in name, signed in with password and second factor.
    pub async fn staff(&self, login: &str) -> Browser {
        // A code of the second factor is good once; a new step of thirty seconds has a new one.
        self.db.clock.advance(Duration::from_secs(30));
        let mut browser = self.visitor();
        self.at_the_desk(&mut browser, login).await;
        browser
    }

    /// Signs a member of staff in, in this browser.
    pub async fn at_the_desk(&self, browser: &mut Browser, login: &str) {
        let code = people::demo::code_of(login, self.store().now()).expect("a code");
        let page = browser.open("/desk/sign-in").await;
        let form = page.form("/desk/sign-in").with("login", login).with("code", &code);
        let page = browser.send_only(form.with("password", &people::demo::login_of(login).password)).await;
        assert_eq!(page.status.as_u16(), 303, "{login} is not let in:\n{}", page.text());
    }

    /// A citizen of the cast as a client of the API, with a token of her own.
    pub async fn client(&self, part: &str) -> Client {
        Client::sign_in(self, &self.contact(part)).await
    }
}
