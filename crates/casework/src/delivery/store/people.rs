//! Who receives a parcel, who took it, and what the applicant was told about it: the sealed columns. SQL only.

use kernel::{Id, Outcome, marks};
use store::{Cx, Place, Purpose, Sealed};

use crate::{
    applications::model::Application,
    delivery::model::{Collector, Recipient, Shipment},
};

pub(super) fn recipient_place(file: &Application, shipment: Id<Shipment>) -> Place {
    Place::new("casework.shipment.recipient", file.owner.uuid(), Purpose::Application, shipment.uuid())
}

fn collector_place(file: &Application, shipment: Id<Shipment>) -> Place {
    Place::new("casework.shipment.collector", file.owner.uuid(), Purpose::Evidence, shipment.uuid())
}

fn words_place(file: &Application, shipment: Id<Shipment>) -> Place {
    Place::new("casework.shipment.attestation_words", file.owner.uuid(), Purpose::Application, shipment.uuid())
}

/// Writes that the copies of a parcel are not attested, by whom that was decided, and what the applicant is told.
pub async fn save_not_attested(
    cx: &mut Cx,
    file: &Application,
    shipment: &Shipment,
    (staff, words): (Id<marks::Staff>, &str),
) -> Outcome<()> {
    let sealed = cx.seal(&words_place(file, shipment.id), &words.to_owned()).await?;
    sqlx::query!(
        "UPDATE casework.shipment
            SET attestation_refused_at = $3, attestation_refused_for = $4, attestation_refused_by = $5, attestation_words = $6
          WHERE bucket = $1 AND id = $2",
        shipment.id.bucket().as_i16(),
        shipment.id.uuid(),
        shipment.not_attested.map(|(at, _)| at) as _,
        shipment.not_attested.map(|(_, why)| why.as_str()),
        staff.uuid(),
        sealed as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What the applicant was told when her copies were not attested; `None` where they were or will be, and after it was
/// forgotten.
pub async fn not_attested_words(cx: &mut Cx, file: &Application, id: Id<Shipment>) -> Outcome<Option<String>> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT attestation_words AS "words: Sealed<String>" FROM casework.shipment WHERE bucket = $1 AND id = $2"#,
        id.bucket().as_i16(),
        id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?
    .flatten();
    cx.open_optional(&words_place(file, id), sealed.as_ref()).await
}

/// Where a parcel goes; `None` for one that is fetched at a mission, and after it was forgotten.
pub async fn recipient(cx: &mut Cx, file: &Application, id: Id<Shipment>) -> Outcome<Option<Recipient>> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT recipient AS "recipient: Sealed<Recipient>" FROM casework.shipment WHERE bucket = $1 AND id = $2"#,
        id.bucket().as_i16(),
        id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?
    .flatten();
    cx.open_optional(&recipient_place(file, id), sealed.as_ref()).await
}

/// Writes who took a parcel over the counter.
pub async fn save_collector(
    cx: &mut Cx,
    file: &Application,
    shipment: Id<Shipment>,
    collector: &Collector,
) -> Outcome<()> {
    let sealed = cx.seal(&collector_place(file, shipment), collector).await?;
    sqlx::query!(
        "UPDATE casework.shipment SET collector = $3 WHERE bucket = $1 AND id = $2",
        shipment.bucket().as_i16(),
        shipment.uuid(),
        sealed as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Who took a parcel over the counter.
pub async fn collector(cx: &mut Cx, file: &Application, id: Id<Shipment>) -> Outcome<Option<Collector>> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT collector AS "collector: Sealed<Collector>" FROM casework.shipment WHERE bucket = $1 AND id = $2"#,
        id.bucket().as_i16(),
        id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?
    .flatten();
    cx.open_optional(&collector_place(file, id), sealed.as_ref()).await
}
