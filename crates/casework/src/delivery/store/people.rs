//! Who receives a parcel and who took it: the sealed columns. SQL only.

use kernel::{Id, Outcome};
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
