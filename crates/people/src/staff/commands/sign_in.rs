//! Signing in with name, password and second factor.
//!
//! A wrong name, password, code, and a code used before all end in the same answer after the same work.

use kernel::{Actor, Id, Outcome, marks};
use store::{Store, throttle};

use crate::staff::{
    model::Login,
    password::Passwords,
    refusal,
    store::{self as rows},
    throttles,
};

/// What was typed, and from where.
pub struct SignIn<'a> {
    /// The log-in name as typed.
    pub login: &'a str,
    /// The password.
    pub password: &'a str,
    /// The code of the authenticator.
    pub code: &'a str,
    /// The caller's network.
    pub network: &'a str,
}

/// Checks the three and uses up the step of the code. The session is opened by the caller.
///
/// No transaction is held while the password is hashed: that takes long on purpose.
///
/// # Errors
/// One slip for everything that does not fit; TooMany after too many tries; a passing fault if the pool is full.
pub async fn sign_in(store: &Store, passwords: &Passwords, typed: SignIn<'_>) -> Outcome<Id<marks::Staff>> {
    let actor = Actor::System("people.staff_sign_in");
    let login = Login::parse(typed.login);
    let mut cx = store.begin(actor.clone()).await?;
    throttle::hit(&cx, &throttles::NETWORK, typed.network).await?;
    let subject = login.as_ref().map_or(typed.login, Login::as_str);
    throttle::hit(&cx, &throttles::LOGIN, subject).await?;
    let known = match &login {
        Some(login) => rows::credentials(&mut cx, login).await?,
        None => None,
    };
    let secret = match &known {
        Some(known) => Some(cx.open(&rows::place("people.staff.totp_secret", known.id), &known.totp_secret).await?),
        None => None,
    };
    drop(cx);

    let fits = passwords.verify(typed.password, known.as_ref().map(|known| known.password.as_str())).await?;
    let (Some(known), Some(secret), true) = (known, secret, fits) else { return Err(refusal::wrong()) };
    let Some(step) = secret.step_of(typed.code, store.now())? else { return Err(refusal::wrong()) };

    let mut cx = store.begin(actor).await?;
    if !rows::use_step(&mut cx, known.id, step).await? {
        return Err(refusal::wrong());
    }
    cx.commit().await?;
    Ok(known.id)
}
