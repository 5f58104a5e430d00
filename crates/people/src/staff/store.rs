//! The SQL of staff. These are no citizens' rows: the scope is who may call, decided by policy before.

use kernel::{Failure, Id, Moment, Outcome, StaffRole, marks};
use service_model::Names;
use store::{Cx, Place, Purpose, Sealed};

use super::{
    model::{Login, Post, StaffLine},
    totp::TotpSecret,
};
use crate::{
    accounts::{contact::Contact, name::PersonName},
    qualifications::Needed,
};

type StaffId = Id<marks::Staff>;

pub(in crate::staff) fn place(column: &'static str, staff: StaffId) -> Place {
    Place::new(column, staff.uuid(), Purpose::Profile, staff.uuid())
}

pub(super) struct Credentials {
    pub id: StaffId,
    pub password: String,
    pub totp_secret: Sealed<TotpSecret>,
}

/// The credentials of a living record whose owner has chosen a password.
pub(super) async fn credentials(cx: &mut Cx, login: &Login) -> Outcome<Option<Credentials>> {
    let row = sqlx::query_as!(
        Credentials,
        r#"SELECT id AS "id: StaffId", password, totp_secret AS "totp_secret: Sealed<TotpSecret>"
           FROM people.staff WHERE login = $1 AND disabled_at IS NULL AND password <> ''"#,
        login.as_str(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row)
}

/// Whether a log-in name is taken, also by a record that was ended.
pub(crate) async fn exists(cx: &mut Cx, login: &Login) -> Outcome<bool> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM people.staff WHERE login = $1) AS "found!""#,
        login.as_str()
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(found)
}

/// The record with a log-in name.
pub(crate) async fn called(cx: &mut Cx, login: &Login) -> Outcome<Option<StaffId>> {
    let id = sqlx::query_scalar!(r#"SELECT id AS "id: StaffId" FROM people.staff WHERE login = $1"#, login.as_str());
    Ok(id.fetch_optional(cx.conn()).await?)
}

/// Uses a step of the second factor; false if it, or a later one, was used before. Atomic, so that a code caught on the
/// way and sent at the same time wins nothing.
pub(super) async fn use_step(cx: &mut Cx, staff: StaffId, step: i64) -> Outcome<bool> {
    let done = sqlx::query!(
        "UPDATE people.staff SET totp_step = $2 WHERE id = $1 AND totp_step < $2 AND disabled_at IS NULL",
        staff.uuid(),
        step,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The living posts of a living record, in force or not; `None` if it was ended.
pub(crate) async fn posts(cx: &mut Cx, staff: StaffId) -> Outcome<Option<Vec<Post>>> {
    let rows = sqlx::query!(
        r#"SELECT r.role AS "role?", r.mission AS "mission?" FROM people.staff s
           LEFT JOIN people.staff_role r ON r.staff = s.id AND r.ended_at IS NULL
           WHERE s.id = $1 AND s.disabled_at IS NULL"#,
        staff.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let posts = rows.into_iter().filter_map(|row| Some((row.role?, row.mission?)));
    posts.map(|(role, mission)| post(&role, mission)).collect::<Outcome<Vec<Post>>>().map(Some)
}

/// The living posts of a record, as far as they may be used.
#[derive(Default)]
pub(crate) struct Held {
    /// Those that may be used now.
    pub in_force: Vec<Post>,
    /// What the others need, each course once.
    pub resting: Vec<Needed>,
}

/// The living posts of a living record; `None` if it was ended. A post whose role needs a qualification that does not hold
/// now is not in force.
pub(crate) async fn held(cx: &mut Cx, staff: StaffId) -> Outcome<Option<Held>> {
    let now = cx.now();
    let rows = sqlx::query!(
        r#"SELECT r.role AS "role?", r.mission AS "mission?", c.course AS "course?",
                  c.names AS "names?: sqlx::types::Json<Names>",
                  (SELECT max(GREATEST(q.valid_until, q.extended_until)) FROM people.qualification q
                   WHERE q.staff = s.id AND q.course = c.course) AS "until?: Moment"
           FROM people.staff s
           LEFT JOIN people.staff_role r ON r.staff = s.id AND r.ended_at IS NULL
           LEFT JOIN people.role_course c ON c.role = r.role AND c.ended_at IS NULL AND c.since <= $2
           WHERE s.id = $1 AND s.disabled_at IS NULL"#,
        staff.uuid(),
        now as _,
    )
    .fetch_all(cx.conn())
    .await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let mut held = Held::default();
    for row in rows {
        let (Some(role), Some(mission)) = (row.role, row.mission) else { continue };
        match (row.course, row.names) {
            (Some(course), Some(names)) if row.until.is_none_or(|until| until <= now) => {
                if held.resting.iter().all(|own| own.course != course) {
                    held.resting.push(Needed { course, names: names.0, ended_at: row.until });
                }
            }
            _ => held.in_force.push(post(&role, mission)?),
        }
    }
    Ok(Some(held))
}

fn post(role: &str, mission: String) -> Outcome<Post> {
    let role =
        StaffRole::parse(role).ok_or_else(|| Failure::fault("reading a role", format!("unknown role {role}")))?;
    Ok(Post { role, mission })
}

/// The index of the person a record is bound to. Granted to the desk, too.
pub(crate) async fn number_index(cx: &mut Cx, staff: StaffId) -> Outcome<Option<Vec<u8>>> {
    let index = sqlx::query_scalar!("SELECT number_index FROM people.staff WHERE id = $1", staff.uuid())
        .fetch_optional(cx.conn())
        .await?;
    Ok(index)
}

/// The name colleagues know her by; also of a record that was ended. Granted to the desk, too.
pub(crate) async fn name(cx: &mut Cx, staff: StaffId) -> Outcome<Option<PersonName>> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT name AS "name: Sealed<PersonName>" FROM people.staff WHERE id = $1"#,
        staff.uuid()
    )
    .fetch_optional(cx.conn())
    .await?;
    match sealed {
        Some(sealed) => Ok(Some(cx.open(&place("people.staff.name", staff), &sealed).await?)),
        None => Ok(None),
    }
}

/// The sealed address of a living record.
pub(super) async fn email(cx: &mut Cx, staff: StaffId) -> Outcome<Option<Sealed<Contact>>> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT email AS "email: Sealed<Contact>" FROM people.staff WHERE id = $1 AND disabled_at IS NULL"#,
        staff.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(sealed.flatten())
}

/// A record to be written.
pub(super) struct NewStaff<'a> {
    pub id: StaffId,
    pub login: &'a Login,
    pub name: &'a PersonName,
    pub number_index: Vec<u8>,
    pub email: &'a Contact,
    pub password: &'a str,
    pub totp: &'a TotpSecret,
    pub proposal: Option<uuid::Uuid>,
}

/// Writes a record; false if the log-in name or the person is there already.
pub(super) async fn insert(cx: &mut Cx, new: NewStaff<'_>) -> Outcome<bool> {
    let now = cx.now();
    let name = cx.seal(&place("people.staff.name", new.id), new.name).await?;
    let totp = cx.seal(&place("people.staff.totp_secret", new.id), new.totp).await?;
    let email = cx.seal(&place("people.staff.email", new.id), new.email).await?;
    let done = sqlx::query!(
        "INSERT INTO people.staff
             (id, login, name, number_index, password, totp_secret, created_at, credentials_at, proposal, email)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9) ON CONFLICT DO NOTHING",
        new.id.uuid(),
        new.login.as_str(),
        name.as_bytes(),
        new.number_index,
        new.password,
        totp.as_bytes(),
        now as _,
        new.proposal,
        email.as_bytes(),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives a post; one that is held already is left alone.
pub(super) async fn give(cx: &mut Cx, staff: StaffId, post: &Post) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO people.staff_role (staff, role, mission, granted_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (staff, role, mission) WHERE ended_at IS NULL DO NOTHING",
        staff.uuid(),
        post.role.as_str(),
        post.mission,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Ends a post.
pub(super) async fn take(cx: &mut Cx, staff: StaffId, post: &Post) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE people.staff_role SET ended_at = $4 WHERE staff = $1 AND role = $2 AND mission = $3 AND ended_at IS NULL",
        staff.uuid(),
        post.role.as_str(),
        post.mission,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Replaces password and second factor. The used steps stay used: the secret is new, but time only goes on.
pub(super) async fn put_credentials(cx: &mut Cx, staff: StaffId, password: &str, totp: &TotpSecret) -> Outcome<()> {
    let now = cx.now();
    let sealed = cx.seal(&place("people.staff.totp_secret", staff), totp).await?;
    sqlx::query!(
        "UPDATE people.staff SET password = $2, totp_secret = $3, credentials_at = $4 WHERE id = $1",
        staff.uuid(),
        password,
        sealed.as_bytes(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Ends a record. It stays, because what it decided stays.
pub(super) async fn disable(cx: &mut Cx, staff: StaffId) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE people.staff SET disabled_at = COALESCE(disabled_at, $2) WHERE id = $1",
        staff.uuid(),
        now as _
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Everybody, by log-in name.
pub(super) async fn list(cx: &mut Cx) -> Outcome<Vec<StaffLine>> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: StaffId", login, name AS "name: Sealed<PersonName>", created_at AS "created_at: Moment",
                  disabled_at AS "disabled_at: Moment",
                  ARRAY(SELECT r.role || ' ' || r.mission FROM people.staff_role r
                        WHERE r.staff = s.id AND r.ended_at IS NULL ORDER BY 1) AS "posts!: Vec<String>"
           FROM people.staff s ORDER BY login"#
    )
    .fetch_all(cx.conn())
    .await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let name = cx.open(&place("people.staff.name", row.id), &row.name).await?;
        let posts = row.posts.iter().map(|text| {
            let (role, mission) = text.split_once(' ').unwrap_or((text, ""));
            post(role, mission.to_owned())
        });
        lines.push(StaffLine {
            id: row.id,
            login: row.login,
            name: name.as_str().to_owned(),
            posts: posts.collect::<Outcome<_>>()?,
            created_at: row.created_at,
            disabled_at: row.disabled_at,
        });
    }
    Ok(lines)
}
