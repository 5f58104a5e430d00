//! The SQL of enrolments.

use kernel::{Id, Moment, Outcome, marks};
use store::{Cx, Sealed};

use crate::{
    accounts::contact::Contact,
    staff::{model::Login, totp::TotpSecret},
};

type StaffId = Id<marks::Staff>;

/// Writes the enrolment of a colleague in place of an older one.
pub(super) async fn put(
    cx: &mut Cx,
    staff: StaffId,
    (mac, parcel): (&[u8], &Sealed<String>),
    expires_at: Moment,
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO people.staff_enrolment (staff, mac, parcel, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (staff) DO UPDATE
         SET mac = $2, parcel = $3, issued_at = $4, expires_at = $5, tries = 0, used_at = NULL",
        staff.uuid(),
        mac,
        parcel.as_bytes(),
        now as _,
        expires_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

pub(super) struct Living {
    pub staff: StaffId,
    pub mac: Vec<u8>,
    pub totp_secret: Sealed<TotpSecret>,
}

/// The living enrolment of a log-in name.
pub(super) async fn living(cx: &mut Cx, login: &Login) -> Outcome<Option<Living>> {
    let now = cx.now();
    let row = sqlx::query_as!(
        Living,
        r#"SELECT s.id AS "staff: StaffId", e.mac, s.totp_secret AS "totp_secret: Sealed<TotpSecret>"
           FROM people.staff s JOIN people.staff_enrolment e ON e.staff = s.id
           WHERE s.login = $1 AND s.disabled_at IS NULL AND e.used_at IS NULL AND e.tries < 5 AND e.expires_at > $2
           FOR UPDATE OF e"#,
        login.as_str(),
        now as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row)
}

/// Costs a try.
pub(super) async fn wrong(cx: &mut Cx, staff: StaffId) -> Outcome<()> {
    sqlx::query!("UPDATE people.staff_enrolment SET tries = LEAST(tries + 1, 5) WHERE staff = $1", staff.uuid())
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// Uses it up; false if that happened before.
pub(super) async fn used(cx: &mut Cx, staff: StaffId) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE people.staff_enrolment SET used_at = $2, parcel = NULL WHERE staff = $1 AND used_at IS NULL",
        staff.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

pub(super) struct ToSend {
    pub login: String,
    pub email: Option<Sealed<Contact>>,
    pub parcel: Option<Sealed<String>>,
}

/// What the job carries.
pub(super) async fn to_send(cx: &mut Cx, staff: StaffId) -> Outcome<Option<ToSend>> {
    let row = sqlx::query_as!(
        ToSend,
        r#"SELECT s.login, s.email AS "email: Sealed<Contact>", e.parcel AS "parcel: Sealed<String>"
           FROM people.staff s JOIN people.staff_enrolment e ON e.staff = s.id WHERE s.id = $1"#,
        staff.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row)
}

/// The carrier has it.
pub(super) async fn sent(cx: &mut Cx, staff: StaffId) -> Outcome<()> {
    sqlx::query!("UPDATE people.staff_enrolment SET parcel = NULL WHERE staff = $1", staff.uuid())
        .execute(cx.conn())
        .await?;
    Ok(())
}
