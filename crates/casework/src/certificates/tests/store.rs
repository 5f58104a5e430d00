//! Puts a file where issuing begins, without walking the whole way there.

use kernel::{Bucket, Id, Outcome, Reference, marks};
use serde_json::{Map, Value};
use store::{Cx, Place, Purpose};

use crate::{
    applications::{model::Application, uploads},
    certificates::latin::{self, Typed},
};

/// A file that was submitted, paid, found, recommended and approved a moment ago.
pub(crate) async fn insert_approved(cx: &mut Cx, record: &Map<String, Value>) -> Outcome<Id<marks::Application>> {
    let bucket = Bucket::draw(cx.dice());
    let owner: Id<marks::Account> = Id::new(bucket, cx.now(), cx.dice());
    let file: Id<marks::Application> = Id::new(bucket, cx.now(), cx.dice());
    let reference = Reference::draw(bucket, cx.dice());
    let (officer, approver) = (Id::<()>::unowned(cx.now(), cx.dice()), Id::<()>::unowned(cx.now(), cx.dice()));
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.application
             (bucket, id, owner, reference, service, definition_revision, country, mission, opened_at, saved_at, quote,
              due_minor, due_currency, pay_until, submitted_at, paid_at, registry_answered_at, registry_outcome, claimed_at,
              claimed_by, recommended_at, recommended_by, approved_at, approved_by)
         VALUES ($1, $2, $3, $4, 'birth_certificate', 1, 'ae', 'dubai', $5, $5, NULL, 0, 'EGP', $5, NULL, $5, $5, 'found',
                 $5, $6, $5, $6, $5, $7)",
        bucket.as_i16(),
        file.uuid(),
        owner.uuid(),
        reference.compact(),
        now as _,
        officer.uuid(),
        approver.uuid(),
    )
    .execute(cx.conn())
    .await?;
    let place = Place::new("casework.registry_answer.record", owner.uuid(), Purpose::Evidence, file.uuid());
    let sealed = cx.seal(&place, record).await?;
    sqlx::query!(
        "INSERT INTO casework.registry_answer (bucket, application_id, round, outcome, record, answered_at)
         VALUES ($1, $2, 1, 'found', $3, $4)",
        bucket.as_i16(),
        file.uuid(),
        sealed as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(file)
}

/// A passport in the file, and the spelling that an officer read in it.
pub(crate) async fn insert_seen_name(cx: &mut Cx, file: &Application, name: &str) {
    let (now, upload) = (cx.now(), Id::<()>::new(file.id.bucket(), cx.now(), cx.dice()).uuid());
    sqlx::query!(
        "INSERT INTO casework.upload (bucket, id, application_id, document, blob, kind, size_bytes, received_at, usable_at)
         VALUES ($1, $2, $3, 'subject_passport', $2, 'png', 10, $4, $4)",
        file.id.bucket().as_i16(),
        upload,
        file.id.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await
    .unwrap();
    let passport = uploads::in_force(cx, file).await.unwrap().remove(0);
    let officer = Id::unowned(now, cx.dice());
    let read = latin::read(&Typed { name: name.to_owned(), mrz: String::new() }, None).unwrap();
    latin::see(cx, file, officer, &passport, read).await.unwrap();
}

/// Undoes the issue of a file and approves it once more, as two other people would after a justified grievance.
pub(crate) async fn approve_again(cx: &mut Cx, file: &Application) {
    let (officer, approver) = (Id::<()>::unowned(cx.now(), cx.dice()), Id::<()>::unowned(cx.now(), cx.dice()));
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.application SET issued_at = NULL, recommended_at = $3, recommended_by = $4, approved_at = $3, approved_by = $5
          WHERE bucket = $1 AND id = $2",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        now as _,
        officer.uuid(),
        approver.uuid(),
    )
    .execute(cx.conn())
    .await
    .unwrap();
}
