//! Who owns a file, as far as its form may know: what a page may prefill, and how surely the person is known.

use kernel::{Day, Id, NationalNumber, Outcome, Sex, marks};
use people::accounts::contact::ContactKind;
use service_model::Level;
use store::Cx;

/// The owner of a file.
#[derive(Clone, Debug)]
pub struct Owner {
    /// The name as the person writes it.
    pub name: String,
    /// The number, once matched or verified.
    pub number: Option<NationalNumber>,
    /// The birth date in the number.
    pub birth: Option<Day>,
    /// The sex in the number, for the agreement of texts.
    pub sex: Option<Sex>,
    /// The proved mobile in E.164.
    pub mobile: Option<String>,
    /// The proved mail address.
    pub email: Option<String>,
    /// How surely the person is known.
    pub level: Level,
}

/// The owner of the account, opened for that person's own pages or for a job that acts for them.
pub async fn owner(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Owner> {
    let profile = people::profile(cx, account).await?;
    let contact = |kind| {
        let held = profile.contacts.iter().find(|held| held.contact.kind() == kind);
        held.map(|held| held.contact.value().to_owned())
    };
    Ok(Owner {
        mobile: contact(ContactKind::Mobile),
        email: contact(ContactKind::Email),
        name: profile.name.as_str().to_owned(),
        number: profile.number,
        birth: profile.birth,
        sex: profile.sex,
        level: Level::parse(profile.assurance.as_str()).unwrap_or(Level::Contact),
    })
}

/// The owner as the rules of a form look at her, without a name, a number or a contact: for whoever helps with a draft.
pub async fn unnamed(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Owner> {
    let known = people::outline(cx, account).await?;
    Ok(Owner {
        name: String::new(),
        number: None,
        birth: known.birth,
        sex: known.sex,
        mobile: None,
        email: None,
        level: Level::parse(known.assurance.as_str()).unwrap_or(Level::Contact),
    })
}
