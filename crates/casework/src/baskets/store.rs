//! Which files are in one basket. The caller loads the files themselves within its scope: a row here says nothing about one.

use kernel::{Id, Outcome, marks};
use store::Cx;
use uuid::Uuid;

/// The mark of a basket's identifier; there is nothing else of it.
#[derive(Debug)]
pub enum Basket {}

/// The files of the basket that a file is in, in the order in which they were put in; none if it is in none.
pub async fn beside(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Vec<Id<marks::Application>>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT other.application_id AS "id: Id<marks::Application>"
             FROM casework.basket_item own
             JOIN casework.basket_item other ON other.bucket = own.bucket AND other.basket = own.basket
            WHERE own.bucket = $1 AND own.application_id = $2 ORDER BY other.place"#,
        file.bucket().as_i16(),
        file.uuid(),
    );
    Ok(ids.fetch_all(cx.conn()).await?)
}

/// Which of these files are in which basket.
pub async fn of_all(cx: &mut Cx, files: &[Id<marks::Application>]) -> Outcome<Vec<(Id<marks::Application>, Uuid)>> {
    let buckets: Vec<i16> = files.iter().map(|id| id.bucket().as_i16()).collect();
    let uuids: Vec<Uuid> = files.iter().map(|id| id.uuid()).collect();
    let rows = sqlx::query!(
        r#"SELECT application_id AS "file: Id<marks::Application>", basket FROM casework.basket_item
            WHERE (bucket, application_id) IN (SELECT * FROM unnest($1::smallint[], $2::uuid[])) ORDER BY basket, place"#,
        &buckets,
        &uuids,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.file, row.basket)).collect())
}

/// Puts a file into the basket of another, which begins one if it is in none. The caller has locked that one.
pub async fn put(cx: &mut Cx, file: Id<marks::Application>, beside: Id<marks::Application>) -> Outcome<()> {
    let now = cx.now();
    let fresh = Id::<Basket>::new(beside.bucket(), now, cx.dice()).uuid();
    sqlx::query!(
        "INSERT INTO casework.basket_item (bucket, application_id, basket, place, added_at) VALUES ($1, $2, $3, 1, $4)
         ON CONFLICT (bucket, application_id) DO NOTHING",
        beside.bucket().as_i16(),
        beside.uuid(),
        fresh,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    sqlx::query!(
        "INSERT INTO casework.basket_item (bucket, application_id, basket, place, added_at)
         SELECT $1, $2, own.basket,
                (SELECT max(place) + 1 FROM casework.basket_item WHERE bucket = $1 AND basket = own.basket), $4
           FROM casework.basket_item own WHERE own.bucket = $1 AND own.application_id = $3",
        file.bucket().as_i16(),
        file.uuid(),
        beside.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Takes a file out of its basket. The caller has locked it.
pub async fn take_out(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM casework.basket_item WHERE bucket = $1 AND application_id = $2",
        file.bucket().as_i16(),
        file.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
