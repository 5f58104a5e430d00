//! Makes a code. Only one of a privilege is in force: a new one ends the one before.

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};
use people::Profile;
use service_model::{Privilege, privilege::Proof};

use crate::entitlements::{
    model::{Kept, Number, Person, card_digits},
    policy, port,
    port::CodePress,
    refusal, store as rows,
};

/// The privilege a code is about, by its published revision.
pub(in crate::entitlements) struct About<'p> {
    pub revision: i32,
    pub privilege: &'p Privilege,
    pub proof: &'p Proof,
}

/// What of the account decides whether it may have a code.
///
/// # Errors
/// Faults of the database.
pub(in crate::entitlements) async fn person<'a>(
    cx: &mut Cx,
    profile: &'a Profile,
    privilege: &Privilege,
) -> Outcome<Person<'a>> {
    let year = year_of(cx.now(), privilege);
    let redeemed = rows::redeemed_in_year(cx, profile.account, &privilege.key, year).await?;
    Ok(Person { assurance: profile.assurance, number: profile.number.as_ref(), redeemed })
}

/// The calendar year of a moment where the privilege is granted: from its first moment up to that of the next.
pub(super) fn year_of(at: Moment, privilege: &Privilege) -> (i32, &str) {
    let zone = privilege.window.zone.as_str();
    (i32::from(at.day_in(zone).year()), zone)
}

/// Makes a code for the account and ends the one before.
///
/// # Errors
/// The refusal that says why there is none; a passing fault if the platform's key cannot be used.
pub(in crate::entitlements) async fn make(
    cx: &mut Cx,
    press: &dyn CodePress,
    account: Id<marks::Account>,
    about: &About<'_>,
) -> Outcome<Id<Kept>> {
    rows::one_after_the_other(cx, account, &about.privilege.key).await?;
    let profile = people::profile(cx, account).await?;
    let person = person(cx, &profile, about.privilege).await?;
    // Whole seconds, as the signed text has them.
    let now = Moment::from_microsecond(cx.now().as_second() * 1_000_000);
    let permit = policy::may_make(about.privilege, about.proof, &person, cx.now())?;
    let number = Number::draw(cx.dice());
    let digits = person.number.map(card_digits).ok_or_else(refusal::level)?;
    let code = port::Code {
        made_at: now,
        expires_at: now.plus(about.proof.lives()),
        number: number.as_str().to_owned(),
        privilege: about.privilege.key.clone(),
        revision: about.revision,
        card_digits: digits,
    };
    let text = press.sign(&code)?;
    rows::replace(cx, account, &code.privilege).await?;
    rows::insert(cx, permit, account, (&code, &text), about.proof.late()).await
}
