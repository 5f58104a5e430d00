//! Rows that tests put down as another area would have: staff, an account, a file that was paid.

use ::store::{
    Cx, Place, Purpose,
    jobs::{NewJob, enqueue},
};
use kernel::{Id, Moment, NationalNumber, Reference, marks};
use serde_json::{Map, Value, json};
use service_model::{Answers, fees::Quote};
use uuid::Uuid;

use crate::applications::{model::Application, registry::kin::ASK_KIN, subject::Subject};

pub async fn staff(cx: &mut Cx, id: Id<marks::Staff>, name: &str, number: &NationalNumber, posts: &[(&str, &str)]) {
    let place = Place::new("people.staff.name", id.uuid(), Purpose::Profile, id.uuid());
    let sealed = cx.seal(&place, &name.to_owned()).await.unwrap();
    let index = people::number_index(cx.vault(), number);
    let (now, login) = (cx.now(), format!("s{}", id.uuid().simple().to_string().split_at(20).1));
    sqlx::query!(
        "INSERT INTO people.staff (id, login, name, number_index, password, totp_secret, created_at, credentials_at)
         VALUES ($1, $2, $3, $4, 'none', '\\x00', $5, $5)",
        id.uuid(),
        login,
        sealed.as_bytes(),
        index,
        now as _,
    )
    .execute(cx.conn())
    .await
    .unwrap();
    for (role, mission) in posts {
        sqlx::query!(
            "INSERT INTO people.staff_role (staff, role, mission, granted_at) VALUES ($1, $2, $3, $4)",
            id.uuid(),
            role,
            mission,
            now as _,
        )
        .execute(cx.conn())
        .await
        .unwrap();
    }
}

pub async fn account(cx: &mut Cx, id: Id<marks::Account>, name: &str, number: &NationalNumber) {
    let place = |column| Place::new(column, id.uuid(), Purpose::Profile, id.uuid());
    let name = cx.seal(&place("people.account.name"), &name.to_owned()).await.unwrap();
    let digits = cx.seal(&place("people.account.national_number"), &number.digits().to_owned()).await.unwrap();
    let index = people::number_index(cx.vault(), number);
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO people.account (bucket, id, name, language, national_number, registered_at, matched_at)
         VALUES ($1, $2, $3, 'ar', $4, $5, $5)",
        id.bucket().as_i16(),
        id.uuid(),
        name.as_bytes(),
        digits.as_bytes(),
        now as _,
    )
    .execute(cx.conn())
    .await
    .unwrap();
    sqlx::query!(
        "INSERT INTO people.mark (bucket, account, number_index, marked_at) VALUES ($1, $2, $3, $4)",
        id.bucket().as_i16(),
        id.uuid(),
        index,
        now as _,
    )
    .execute(cx.conn())
    .await
    .unwrap();
}

/// A file that was submitted and paid.
pub struct PaidFile<'a> {
    pub id: Id<marks::Application>,
    pub owner: Id<marks::Account>,
    pub reference: Reference,
    pub mission: &'a str,
    pub quote: &'a Quote,
    pub answers: &'a Answers,
    pub record: &'a Map<String, Value>,
    pub subject: &'a Subject,
}

pub async fn paid_file(cx: &mut Cx, file: PaidFile<'_>) {
    let (bucket, id, now) = (file.id.bucket().as_i16(), file.id.uuid(), cx.now());
    let quote = serde_json::to_value(file.quote).unwrap();
    sqlx::query!(
        "INSERT INTO casework.application (bucket, id, owner, reference, service, definition_revision, country, mission,
             quote, due_minor, due_currency, pay_until, opened_at, saved_at, submitted_at, paid_at)
         VALUES ($1, $2, $3, $4, 'birth_certificate', 1, 'ae', $5, $6, 1000, 'AED', $7, $7, $7, $7, $7)",
        bucket,
        id,
        file.owner.uuid(),
        file.reference.compact(),
        file.mission,
        quote,
        now as _,
    )
    .execute(cx.conn())
    .await
    .unwrap();
    let owner = file.owner.uuid();
    let answer = Place::new("casework.answer.body", owner, Purpose::Application, id);
    let body = cx.seal(&answer, &json!({ "page": "all", "answers": file.answers })).await.unwrap();
    sqlx::query!(
        "INSERT INTO casework.answer (bucket, application_id, page, body, answered_at) VALUES ($1, $2, 'all', $3, $4)",
        bucket,
        id,
        body.as_bytes(),
        now as _,
    )
    .execute(cx.conn())
    .await
    .unwrap();
    let person = Place::new("casework.person.body", owner, Purpose::Application, id);
    let person = cx.seal(&person, file.subject).await.unwrap();
    sqlx::query!(
        "INSERT INTO casework.person (bucket, application_id, role, body) VALUES ($1, $2, 'subject', $3)",
        bucket,
        id,
        person.as_bytes(),
    )
    .execute(cx.conn())
    .await
    .unwrap();
    let record = Place::new("casework.registry_answer.record", owner, Purpose::Evidence, id);
    let record = cx.seal(&record, file.record).await.unwrap();
    let differences = Place::new("casework.registry_answer.differences", owner, Purpose::Evidence, id);
    let differences = cx.seal(&differences, &json!([])).await.unwrap();
    sqlx::query!(
        "INSERT INTO casework.registry_answer (bucket, application_id, round, outcome, record, differences, answered_at)
         VALUES ($1, $2, 1, 'found', $3, $4, $5)",
        bucket,
        id,
        record.as_bytes(),
        differences.as_bytes(),
        now as _,
    )
    .execute(cx.conn())
    .await
    .unwrap();
}

/// Changes an answer behind everybody's back, as a later change of the file would.
pub async fn change_answers(cx: &mut Cx, file: Id<marks::Application>, owner: Id<marks::Account>, answers: &Answers) {
    let place = Place::new("casework.answer.body", owner.uuid(), Purpose::Application, file.uuid());
    let body = cx.seal(&place, &json!({ "page": "all", "answers": answers })).await.unwrap();
    sqlx::query!(
        "UPDATE casework.answer SET body = $3 WHERE bucket = $1 AND application_id = $2",
        file.bucket().as_i16(),
        file.uuid(),
        body.as_bytes(),
    )
    .execute(cx.conn())
    .await
    .unwrap();
}

/// How many rows of kin a file has.
pub async fn kin(cx: &mut Cx, file: Id<marks::Application>) -> i64 {
    sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM casework.kin WHERE file = $1"#, file.uuid())
        .fetch_one(cx.conn())
        .await
        .unwrap()
}

/// The question for kin once more, as after a crash between its two transactions.
pub async fn enqueue_kin(cx: &mut Cx, file: Id<marks::Application>) {
    let job = NewJob::new(ASK_KIN, json!({ "file": file }));
    assert!(enqueue(cx, job).await.unwrap());
}

/// Who looked at a file, in order: staff, purpose, fields.
pub async fn looks(cx: &mut Cx, file: Id<marks::Application>) -> Vec<(uuid::Uuid, String, Vec<String>)> {
    let rows = sqlx::query!(
        r#"SELECT staff AS "staff!", purpose, fields FROM store.access WHERE file = $1 ORDER BY at, id"#,
        file.uuid(),
    )
    .fetch_all(cx.conn())
    .await
    .unwrap();
    rows.into_iter().map(|row| (row.staff, row.purpose, row.fields)).collect()
}

/// How many looks at lists were recorded for a route.
pub async fn list_looks(cx: &mut Cx, route: &str) -> i64 {
    sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM store.access WHERE file IS NULL AND route = $1"#, route)
        .fetch_one(cx.conn())
        .await
        .unwrap()
}

/// How many jobs of a kind wait.
pub async fn jobs(cx: &mut Cx, kind: &str) -> i64 {
    sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM store.job WHERE kind = $1"#, kind)
        .fetch_one(cx.conn())
        .await
        .unwrap()
}

/// The words of a search as they lie in the database, and how many candidates it had.
pub async fn searches(cx: &mut Cx) -> Vec<(String, String, Vec<u8>, i32)> {
    let rows = sqlx::query!("SELECT kind, purpose, query, candidates FROM casework.desk_search ORDER BY at")
        .fetch_all(cx.conn())
        .await
        .unwrap();
    rows.into_iter().map(|row| (row.kind, row.purpose, row.query, row.candidates)).collect()
}

/// When a file was approved and by whom, straight from its row.
pub async fn approval(cx: &mut Cx, file: Id<marks::Application>) -> Option<(Moment, uuid::Uuid)> {
    let row = sqlx::query!(
        r#"SELECT approved_at AS "at: Moment", approved_by FROM casework.application WHERE bucket = $1 AND id = $2"#,
        file.bucket().as_i16(),
        file.uuid(),
    )
    .fetch_one(cx.conn())
    .await
    .unwrap();
    row.at.zip(row.approved_by)
}

/// An upload of the file, in force.
pub async fn upload(cx: &mut Cx, file: Id<marks::Application>, document: &str) -> Uuid {
    let now = cx.now();
    let id = Id::<Uuid>::new(file.bucket(), now, cx.dice()).uuid();
    sqlx::query!(
        "INSERT INTO casework.upload (bucket, id, application_id, document, blob, kind, size_bytes, received_at, usable_at)
         VALUES ($1, $2, $3, $4, $2, 'png', 10, $5, $5)",
        file.bucket().as_i16(),
        id,
        file.uuid(),
        document,
        now as _,
    )
    .execute(cx.conn())
    .await
    .unwrap();
    id
}

/// How surely the applicant was known when the file came to the desk.
pub async fn assured(cx: &mut Cx, file: Id<marks::Application>, level: &str) {
    sqlx::query!(
        "UPDATE casework.desk_index SET assurance = $3 WHERE bucket = $1 AND file = $2",
        file.bucket().as_i16(),
        file.uuid(),
        level,
    )
    .execute(cx.conn())
    .await
    .unwrap();
}

/// Takes away the jobs of a kind that nobody in this world does, so that the lane of the file goes on.
pub async fn drop_jobs(cx: &mut Cx, kind: &str) {
    sqlx::query!("DELETE FROM store.job WHERE kind = $1", kind).execute(cx.conn()).await.unwrap();
}

/// The registry's record once more, as it answers about a file that was taken up again.
pub async fn answered_again(cx: &mut Cx, file: &Application, record: &Map<String, Value>) {
    let place = Place::new("casework.registry_answer.record", file.owner.uuid(), Purpose::Evidence, file.id.uuid());
    let record = cx.seal(&place, record).await.unwrap();
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.registry_answer (bucket, application_id, round, outcome, record, answered_at)
         VALUES ($1, $2, 2, 'found', $3, $4)",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        record.as_bytes(),
        now as _,
    )
    .execute(cx.conn())
    .await
    .unwrap();
}
