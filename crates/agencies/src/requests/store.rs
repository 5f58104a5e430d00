//! Rows of requests and of what agencies reported. Answers and what was sent are sealed for their owner.

use std::collections::BTreeMap;

use kernel::{Failure, Id, Locale, Moment, Outcome, Reference, marks};
use store::{Cx, Place, Purpose, Scope, Sealed};
use uuid::Uuid;

use super::{
    list_of_sent::Answers,
    model::{Learned, Report, Request},
};

type AccountId = Id<marks::Account>;

struct Row {
    id: Uuid,
    account: Uuid,
    service: String,
    revision: i32,
    opened_at: Moment,
    reference: Option<String>,
    asked_at: Option<Moment>,
    handed_over_at: Option<Moment>,
    turned_down_at: Option<Moment>,
    turned_down_as: Option<String>,
}

impl TryFrom<Row> for Request {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let asked = match row.reference.zip(row.asked_at) {
            Some((text, at)) => {
                let reference = text.parse().map_err(|error| Failure::fault("reading a request's reference", error))?;
                Some((reference, at))
            }
            None => None,
        };
        Ok(Self {
            id: Id::from_uuid(row.id),
            account: Id::from_uuid(row.account),
            service: row.service,
            revision: row.revision,
            opened_at: row.opened_at,
            asked,
            handed_over_at: row.handed_over_at,
            turned_down: row.turned_down_at.zip(row.turned_down_as),
            reports: Vec::new(),
        })
    }
}

macro_rules! rows {
    ($condition:literal, $($arguments:tt)*) => {
        sqlx::query_as!(
            Row,
            r#"SELECT id, account, service, revision, opened_at AS "opened_at: Moment", reference,
                      asked_at AS "asked_at: Moment", handed_over_at AS "handed_over_at: Moment",
                      turned_down_at AS "turned_down_at: Moment", turned_down_as
                 FROM agencies.request WHERE "# + $condition,
            $($arguments)*
        )
    };
}

fn answers_at(account: AccountId, id: Id<Request>) -> Place {
    Place::new("agencies.request.answers", account.uuid(), Purpose::Application, id.uuid())
}

fn sent_at(account: AccountId, id: Id<Request>) -> Place {
    Place::new("agencies.request.sent", account.uuid(), Purpose::Application, id.uuid())
}

/// The draft of an account for a service.
pub(crate) async fn draft(cx: &mut Cx, account: AccountId, service: &str) -> Outcome<Option<Request>> {
    let row = rows!(
        "bucket = $1 AND account = $2 AND service = $3 AND asked_at IS NULL FOR UPDATE",
        account.bucket().as_i16(),
        account.uuid(),
        service,
    )
    .fetch_optional(cx.conn())
    .await?;
    row.map(Request::try_from).transpose()
}

/// Keeps the answers of a draft; there is one for each service.
pub(super) async fn keep(
    cx: &mut Cx,
    account: AccountId,
    (service, revision): (&str, i32),
    answers: &Answers,
) -> Outcome<Id<Request>> {
    let before = draft(cx, account, service).await?.map(|own| own.id);
    let now = cx.now();
    let id = before.unwrap_or_else(|| Id::new(account.bucket(), now, cx.dice()));
    let sealed = cx.seal(&answers_at(account, id), answers).await?;
    sqlx::query!(
        "INSERT INTO agencies.request (bucket, id, account, service, revision, answers, opened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (bucket, id) DO UPDATE SET revision = $5, answers = $6, opened_at = $7
             WHERE request.asked_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        account.uuid(),
        service,
        revision,
        sealed as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(id)
}

/// The answers of a request that was loaded for its owner.
pub(crate) async fn answers(cx: &mut Cx, request: &Request) -> Outcome<Answers> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT answers AS "answers: Sealed<Answers>" FROM agencies.request WHERE bucket = $1 AND id = $2"#,
        request.id.bucket().as_i16(),
        request.id.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    cx.open(&answers_at(request.account, request.id), &sealed).await
}

/// What is written when its owner agreed.
pub(super) struct Agreed<'a> {
    pub reference: Reference,
    pub sent: &'a BTreeMap<String, String>,
    pub digest: [u8; 32],
    pub language: Locale,
}

/// Turns a draft into a request; false if it was none any more.
pub(super) async fn ask(cx: &mut Cx, request: &Request, agreed: &Agreed<'_>) -> Outcome<bool> {
    let now = cx.now();
    let sealed = cx.seal(&sent_at(request.account, request.id), agreed.sent).await?;
    let done = sqlx::query!(
        "UPDATE agencies.request
            SET reference = $3, asked_at = $4, sent = $5, agreed_digest = $6, agreed_in = $7
          WHERE bucket = $1 AND id = $2 AND asked_at IS NULL",
        request.id.bucket().as_i16(),
        request.id.uuid(),
        agreed.reference.compact(),
        now as _,
        sealed as _,
        &agreed.digest[..],
        agreed.language.as_str(),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What a request that was asked sends, opened for its owner or for the job that hands it over.
pub(crate) async fn sent(cx: &mut Cx, request: &Request) -> Outcome<BTreeMap<String, String>> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT sent AS "sent: Sealed<BTreeMap<String, String>>" FROM agencies.request
            WHERE bucket = $1 AND id = $2"#,
        request.id.bucket().as_i16(),
        request.id.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    let place = sent_at(request.account, request.id);
    Ok(cx.open_optional(&place, sealed.as_ref()).await?.unwrap_or_default())
}

/// A request within the scope with everything reported, or the one 404. Its row stays locked until the transaction ends.
pub(crate) async fn lock(cx: &mut Cx, scope: &Scope, id: Id<Request>) -> Outcome<Request> {
    let row = rows!(
        "bucket = $1 AND id = $2 AND ($3::uuid IS NULL OR account = $3) FOR UPDATE",
        id.bucket().as_i16(),
        id.uuid(),
        scope.owner(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let mut request = Request::try_from(row.ok_or_else(Failure::not_found)?)?;
    request.reports = reports(cx, id).await?;
    Ok(request)
}

/// A request of an account by its reference with everything reported, or the one 404.
pub(crate) async fn by_reference(cx: &mut Cx, account: AccountId, reference: Reference) -> Outcome<Request> {
    let row = rows!(
        "bucket = $1 AND reference = $2 AND account = $3",
        reference.bucket().as_i16(),
        reference.compact(),
        account.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let mut request = Request::try_from(row.ok_or_else(Failure::not_found)?)?;
    request.reports = reports(cx, request.id).await?;
    Ok(request)
}

/// The requests of an account with everything reported, the newest first.
pub(crate) async fn of_account(cx: &mut Cx, account: AccountId) -> Outcome<Vec<Request>> {
    let rows = rows!(
        "bucket = $1 AND account = $2 ORDER BY opened_at DESC, id DESC LIMIT 100",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    with_reports(cx, rows).await
}

async fn with_reports(cx: &mut Cx, rows: Vec<Row>) -> Outcome<Vec<Request>> {
    let mut requests = Vec::new();
    for row in rows {
        let mut request = Request::try_from(row)?;
        request.reports = reports(cx, request.id).await?;
        requests.push(request);
    }
    Ok(requests)
}

async fn reports(cx: &mut Cx, id: Id<Request>) -> Outcome<Vec<Report>> {
    let rows = sqlx::query_as!(
        Report,
        r#"SELECT event, state, at AS "at: Moment", reason, visit_at AS "visit_at: Moment"
             FROM agencies.report WHERE bucket = $1 AND request = $2 ORDER BY at, event"#,
        id.bucket().as_i16(),
        id.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Adds a report; false if its event is there.
pub(super) async fn add_report(cx: &mut Cx, id: Id<Request>, report: &Report, learned: Learned) -> Outcome<bool> {
    let now = cx.now();
    let added = sqlx::query!(
        "INSERT INTO agencies.report (bucket, request, event, state, at, reason, visit_at, learned, learned_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
        id.bucket().as_i16(),
        id.uuid(),
        report.event,
        report.state,
        report.at as _,
        report.reason,
        report.visit_at as _,
        learned.as_str(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Writes that the agency has it, once.
pub(super) async fn handed_over(cx: &mut Cx, id: Id<Request>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE agencies.request SET handed_over_at = $3 WHERE bucket = $1 AND id = $2 AND handed_over_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Writes that the agency would not have it, once.
pub(super) async fn turned_down(cx: &mut Cx, id: Id<Request>, code: &str) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE agencies.request SET turned_down_at = $3, turned_down_as = $4
          WHERE bucket = $1 AND id = $2 AND turned_down_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
        code,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Deletes a draft of an account; harmless when repeated.
pub(crate) async fn discard(cx: &mut Cx, account: AccountId, service: &str) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM agencies.request WHERE bucket = $1 AND account = $2 AND service = $3 AND asked_at IS NULL",
        account.bucket().as_i16(),
        account.uuid(),
        service,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Deletes drafts that were left before `moment`.
pub(super) async fn forget_drafts(cx: &mut Cx, moment: Moment) -> Outcome<()> {
    sqlx::query!("DELETE FROM agencies.request WHERE asked_at IS NULL AND opened_at < $1", moment as _)
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// Requests begun before `moment` that were asked, the oldest first.
pub(super) async fn older(cx: &mut Cx, moment: Moment, most: i64) -> Outcome<Vec<Request>> {
    let rows = rows!("asked_at IS NOT NULL AND opened_at < $1 ORDER BY opened_at LIMIT $2", moment as _, most)
        .fetch_all(cx.conn())
        .await?;
    with_reports(cx, rows).await
}

/// Deletes a request with its reports.
pub(super) async fn delete(cx: &mut Cx, id: Id<Request>) -> Outcome<()> {
    sqlx::query!("DELETE FROM agencies.request WHERE bucket = $1 AND id = $2", id.bucket().as_i16(), id.uuid())
        .execute(cx.conn())
        .await?;
    Ok(())
}
