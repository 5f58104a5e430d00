//! Rows of awards: what the world may know of each, and the credential in its holder's hands.

use ::store::{Cx, Place, Purpose, Sealed};
use kernel::{Failure, Id, Moment, Outcome, marks};

use crate::training::{
    model::{Award, Cohort, Enrolment},
    ports::ENTRIES,
};

type AccountId = Id<marks::Account>;

/// An award in its holder's hands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Badge {
    /// The place it was earned in.
    pub enrolment: Id<Enrolment>,
    /// Its holder, or whoever applied for the child who is.
    pub account: AccountId,
    /// Its place in the status lists.
    pub place: i32,
    /// What the hash of its holder is salted with.
    pub salt: String,
    /// When its credential was signed.
    pub signed_at: Option<Moment>,
}

struct Row {
    place: i32,
    number: String,
    training: String,
    revision: i32,
    cohort: Id<Cohort>,
    awarded_at: Moment,
    revoked_at: Option<Moment>,
    revoked_as: Option<String>,
}

impl From<Row> for Award {
    fn from(row: Row) -> Self {
        Self {
            place: row.place,
            number: row.number,
            training: row.training,
            revision: row.revision,
            cohort: row.cohort,
            awarded_at: row.awarded_at,
            revoked: row.revoked_at.zip(row.revoked_as),
        }
    }
}

macro_rules! awards {
    ($condition:literal, $($arguments:tt)*) => {
        sqlx::query_as!(
            Row,
            r#"SELECT place, number, training, revision, cohort AS "cohort: Id<Cohort>",
                      awarded_at AS "awarded_at: Moment", revoked_at AS "revoked_at: Moment", revoked_as
                 FROM community.award WHERE "# + $condition,
            $($arguments)*
        )
    };
}

fn credential_at(account: AccountId, id: Id<Enrolment>) -> Place {
    Place::new("community.badge.credential", account.uuid(), Purpose::Documents, id.uuid())
}

/// Gives an award its place and number, and lays it in its holder's hands, unsigned.
pub async fn insert(cx: &mut Cx, own: &Enrolment, cohort: &Cohort, (number, salt): (&str, &str)) -> Outcome<()> {
    let now = cx.now();
    let place = sqlx::query_scalar!(
        r#"INSERT INTO community.award (place, number, training, revision, cohort, awarded_at)
           VALUES (nextval('community.award_place'), $1, $2, $3, $4, $5) RETURNING place"#,
        number,
        cohort.content.training,
        cohort.content.revision,
        cohort.id.uuid(),
        now as _,
    )
    .fetch_one(cx.conn())
    .await?;
    sqlx::query!(
        "INSERT INTO community.badge (bucket, enrolment, account, place, salt) VALUES ($1, $2, $3, $4, $5)",
        own.id.bucket().as_i16(),
        own.id.uuid(),
        own.account.uuid(),
        place,
        salt,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The award earned in this place, if one was.
pub async fn badge(cx: &mut Cx, id: Id<Enrolment>) -> Outcome<Option<Badge>> {
    let row = sqlx::query_as!(
        Badge,
        r#"SELECT enrolment AS "enrolment: Id<Enrolment>", account AS "account: AccountId", place, salt,
                  signed_at AS "signed_at: Moment"
             FROM community.badge WHERE bucket = $1 AND enrolment = $2"#,
        id.bucket().as_i16(),
        id.uuid(),
    );
    Ok(row.fetch_optional(cx.conn()).await?)
}

/// Keeps the signed credential; false if one was kept before.
pub async fn sign(cx: &mut Cx, badge: &Badge, credential: String) -> Outcome<bool> {
    let now = cx.now();
    let sealed = cx.seal(&credential_at(badge.account, badge.enrolment), &credential).await?;
    let done = sqlx::query!(
        "UPDATE community.badge SET credential = $3, signed_at = $4
          WHERE bucket = $1 AND enrolment = $2 AND signed_at IS NULL",
        badge.enrolment.bucket().as_i16(),
        badge.enrolment.uuid(),
        sealed as _,
        now as _,
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}

/// The credential as it was signed, opened for its holder; nothing until it is signed.
pub async fn credential(cx: &mut Cx, badge: &Badge) -> Outcome<Option<String>> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT credential AS "credential: Sealed<String>" FROM community.badge WHERE bucket = $1 AND enrolment = $2"#,
        badge.enrolment.bucket().as_i16(),
        badge.enrolment.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    cx.open_optional(&credential_at(badge.account, badge.enrolment), sealed.as_ref()).await
}

/// The award with this place, or the one 404.
pub async fn award(cx: &mut Cx, place: i32) -> Outcome<Award> {
    let row = awards!("place = $1", place).fetch_optional(cx.conn()).await?;
    row.map(Award::from).ok_or_else(Failure::not_found)
}

/// The award with this number, or the one 404.
pub async fn numbered(cx: &mut Cx, number: &str) -> Outcome<Award> {
    let row = awards!("number = $1", number).fetch_optional(cx.conn()).await?;
    row.map(Award::from).ok_or_else(Failure::not_found)
}

/// The awards of a group, in the order of their places.
pub async fn of_cohort(cx: &mut Cx, cohort: Id<Cohort>) -> Outcome<Vec<Award>> {
    let rows = awards!("cohort = $1 ORDER BY place", cohort.uuid()).fetch_all(cx.conn()).await?;
    Ok(rows.into_iter().map(Award::from).collect())
}

/// Takes an award back; false if it was before.
pub async fn revoke(cx: &mut Cx, place: i32, reason: &str) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE community.award SET revoked_at = $2, revoked_as = $3 WHERE place = $1 AND revoked_at IS NULL",
        place,
        now as _,
        reason,
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}

/// The places of a status list that were taken back, counted from its beginning.
pub async fn revoked(cx: &mut Cx, list: i32) -> Outcome<Vec<i32>> {
    let first = i64::from(list) * i64::from(ENTRIES);
    let last = first + i64::from(ENTRIES);
    let rows = sqlx::query_scalar!(
        "SELECT place FROM community.award WHERE revoked_at IS NOT NULL AND place >= $1 AND place < $2 ORDER BY place",
        i32::try_from(first).unwrap_or(i32::MAX),
        i32::try_from(last).unwrap_or(i32::MAX),
    );
    let places = rows.fetch_all(cx.conn()).await?;
    Ok(places.into_iter().map(|place| place.rem_euclid(ENTRIES)).collect())
}
