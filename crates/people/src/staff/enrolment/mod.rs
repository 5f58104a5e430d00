//! Setting one's own credentials: a code sent to the colleague's e-mail, good once and for three days. No administrator
//! ever knows or chooses another's password or second factor.

pub(crate) mod jobs;
pub(super) mod store;

use std::time::Duration;

use ::store::{
    Cx, Place, Purpose,
    jobs::{NewJob, enqueue},
    vault::RootKey,
};
use kernel::{Failure, Id, Outcome, Slips, marks};
use serde_json::json;
use subtle::ConstantTimeEq;
use web::sessions;

use super::{model::Login, password::Passwords, store as staff_rows, totp::TotpSecret};

/// How long an enrolment code is good for.
const LIFE: Duration = Duration::from_secs(3 * 24 * 60 * 60);
/// Crockford's alphabet without letters that are misread.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A colleague who showed her enrolment code.
pub(super) struct Enrolling {
    pub staff: Id<marks::Staff>,
    pub secret: TotpSecret,
}

/// Draws a code, voids an older one and leaves the message to a job.
pub(super) async fn issue(cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<()> {
    let mut drawn = [0_u8; 12];
    cx.dice().fill(&mut drawn);
    let code: String = drawn.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect();
    let mac = mac(cx, staff, &code);
    let parcel = cx.seal(&place(staff), &code).await?;
    let expires_at = cx.now().plus(LIFE);
    store::put(cx, staff, (&mac, &parcel), expires_at).await?;
    enqueue(cx, NewJob::new(jobs::SEND, json!({ "staff": staff })).deadline(expires_at)).await?;
    Ok(())
}

fn place(staff: Id<marks::Staff>) -> Place {
    Place::new("people.staff_enrolment.parcel", staff.uuid(), Purpose::Profile, staff.uuid())
}

fn mac(cx: &Cx, staff: Id<marks::Staff>, code: &str) -> Vec<u8> {
    let mut message = staff.uuid().as_bytes().to_vec();
    message.extend_from_slice(code.as_bytes());
    cx.vault().mac(RootKey::Session, "people.staff_enrolment", &message).to_vec()
}

/// Compares an enrolment code. A wrong one costs one of five tries, so the caller commits in any case; an unknown name, a
/// wrong and an expired code are one answer.
pub(super) async fn check(cx: &mut Cx, login: &str, code: &str) -> Outcome<Option<Enrolling>> {
    let Some(login) = Login::parse(login) else { return Ok(None) };
    let Some(found) = store::living(cx, &login).await? else { return Ok(None) };
    let typed: String = kernel::arabic::latin_digits(code)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_uppercase();
    let right: bool = found.mac.ct_eq(&mac(cx, found.staff, &typed)).into();
    if !right {
        store::wrong(cx, found.staff).await?;
        return Ok(None);
    }
    let secret = cx.open(&staff_rows::place("people.staff.totp_secret", found.staff), &found.totp_secret).await?;
    Ok(Some(Enrolling { staff: found.staff, secret }))
}

/// Sets password and second factor, once the authenticator was shown to work. Every open session of hers ends.
pub(super) async fn finish(
    cx: &mut Cx,
    (enrolling, totp): (&Enrolling, &str),
    password: (&Passwords, &str),
) -> Outcome<()> {
    let step = enrolling.secret.step_of(totp, cx.now())?;
    let step = step.ok_or_else(|| Slips::one("totp", "staff-enrol-totp-wrong"))?;
    let (passwords, typed) = password;
    let hash = {
        let dice = cx.store().dice().clone();
        passwords.hash(typed, dice.as_ref()).await?
    };
    staff_rows::put_credentials(cx, enrolling.staff, &hash, &enrolling.secret).await?;
    if !staff_rows::use_step(cx, enrolling.staff, step).await? || !store::used(cx, enrolling.staff).await? {
        return Err(Failure::not_found());
    }
    sessions::revoke_all(cx, enrolling.staff.uuid(), None).await?;
    Ok(())
}
