//! The pages: everything that is believed about somebody, and what is put before her.

pub(super) mod for_you;
pub(super) mod interests;
pub(super) mod switch;

use ::store::{
    Cx,
    idempotency::{self, Claim},
};
use catalogue::{CurrentCountry, Snapshot};
use kernel::{Failure, Id, Outcome, Refusal, RefusalKind, marks};
use web::{Form, Visit, components::Choice};

use super::policy::{self, Allowed};

/// Whether this form was done before; if not, it is claimed.
async fn done_before<T>(cx: &mut Cx, route: &'static str, form: &Form<T>) -> Outcome<bool> {
    let claim = idempotency::claim(cx, route, &form.idempotency_key, form.request_hash).await?;
    Ok(matches!(claim, Claim::Done(_)))
}

async fn settled<T>(cx: &mut Cx, route: &'static str, form: &Form<T>, account: Id<marks::Account>) -> Outcome<()> {
    idempotency::settle(cx, route, &form.idempotency_key, account.uuid()).await
}

/// Whoever may be learned of.
///
/// # Errors
/// A refusal for everybody else: it has to be switched on first.
async fn allowed(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Allowed> {
    let off = || Refusal::new(RefusalKind::Conflict, "interests.off", "interests-refused-off");
    policy::standing(cx, account).await?.allowed().ok_or_else(|| Failure::from(off()))
}

/// The countries of residence.
fn countries(v: &Visit, snapshot: &Snapshot) -> Vec<Choice> {
    let choice = |(key, country): (&str, &CurrentCountry)| Choice::new(key, country.definition.names.get(v.locale()));
    snapshot.countries().map(choice).collect()
}
