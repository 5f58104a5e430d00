//! Switching on is consenting, with the words beside the button; switching off takes that back and forgets everything at once.

use ::store::Cx;
use kernel::{Id, Locale, Outcome, Refusal, RefusalKind, Slips, marks};
use people::consent::{self, Choice, PERSONALISATION};
use web::Texts;

use super::erase::forget;
use crate::interests::{
    policy::{self, Age, Standing},
    store as rows,
};

/// The words beside the button, by which the ledger proves them, and whether somebody said that she is of age.
pub(in crate::interests) struct Told<'t> {
    pub texts: &'t Texts,
    pub language: Locale,
    pub of_age: bool,
}

/// Consents.
///
/// # Errors
/// A refusal to whoever is not of age; a slip where the age is not known and was not said.
pub(in crate::interests) async fn switch_on(cx: &mut Cx, account: Id<marks::Account>, told: Told<'_>) -> Outcome<()> {
    let (age, _) = policy::age(cx, account).await?;
    match age {
        Age::Minor => {
            return Err(Refusal::new(RefusalKind::Rule, "interests.too_young", "interests-refused-too-young").into());
        }
        Age::Unknown if !told.of_age => {
            let mut slips = Slips::new();
            slips.add("of_age", "interests-of-age-missing");
            return Err(slips.into());
        }
        Age::Unknown | Age::Adult => {}
    }
    let choice = Choice::new(PERSONALISATION, true, told.texts, told.language);
    consent::give(cx, account, told.language, choice).await?;
    if age == Age::Unknown { rows::say_of_age(cx, account).await } else { Ok(()) }
}

/// Takes the consent back, and forgets everything that rested on it.
pub(in crate::interests) async fn switch_off(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    if !matches!(policy::standing(cx, account).await?, Standing::Off) {
        consent::withdraw(cx, account, PERSONALISATION).await?;
    }
    forget(cx, account).await
}
