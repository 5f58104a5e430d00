//! "Tell me when it opens": a contact and nothing else, sealed, used once and then deleted.

mod jobs;
mod store;

use std::time::Duration;

use ::store::{Cx, throttle};
pub use jobs::DAYS;
pub(crate) use jobs::TellInterested;
use kernel::{Locale, Moment, Outcome, Slips};
use service_model::fields::{Email, Phone};

use crate::ports::Channel;

/// What somebody left: where to be told, in which language, about which country.
#[derive(Clone, PartialEq, Eq)]
pub struct Wish {
    /// Key of the country.
    pub country: String,
    /// The reader's language.
    pub language: Locale,
    /// How to be told.
    pub channel: Channel,
    /// The e-mail address or the number in international form.
    pub address: String,
}

/// Nobody fills the list by machine.
const LIMIT: throttle::Rule =
    throttle::Rule { name: "throttle-catalogue-interest", limit: 10, window: Duration::from_secs(60 * 60) };

/// Reads what was typed: an e-mail address, or a number of any country (`dialling` completes a local one).
///
/// # Errors
/// A slip at `contact`.
pub fn read_contact(typed: &str, dialling: &str) -> Result<(Channel, String), Slips> {
    let typed = typed.trim();
    let read = if typed.is_empty() {
        Err("catalogue-interest-missing")
    } else if typed.contains('@') {
        Email::normalise(typed).map(|address| (Channel::Email, address)).ok_or("field-email-form")
    } else {
        Phone::normalise(typed, dialling).map(|number| (Channel::Sms, number))
    };
    read.map_err(|text| {
        let mut slips = Slips::new();
        slips.add("contact", text);
        slips
    })
}

/// Keeps a wish. The same contact asking twice about one country is one wish, and the answer is the same.
///
/// # Errors
/// A refusal after too many tries from one network; faults of the database.
pub async fn keep(cx: &mut Cx, wish: &Wish, network: &str) -> Outcome<()> {
    throttle::hit(cx, &LIMIT, network).await?;
    store::insert(cx, wish).await
}

/// About which countries the holder of a proved contact asked to be told, and when; for the copy of one's own data.
///
/// # Errors
/// Faults of the database.
pub async fn of_contact(cx: &mut Cx, address: &str) -> Outcome<Vec<(String, Moment)>> {
    store::of_contact(cx, address).await
}

/// Forgets every wish of whoever read this contact, because she died: nothing is offered to her any more.
///
/// # Errors
/// Faults of the database.
pub async fn forget_contact(cx: &mut Cx, address: &str) -> Outcome<()> {
    for wish in store::wishes_of(cx, address).await? {
        store::remove(cx, wish, "person.died").await?;
    }
    Ok(())
}
