//! Rows of wishes. The owner of a wish's key is the wish itself: there is no account behind it.

use kernel::{Bucket, Failure, Id, Locale, Moment, Outcome};
use store::{Cx, Place, Purpose, Sealed, erasure};

use super::Wish;
use crate::ports::Channel;

/// Adds a wish unless the same contact has one about the country.
pub async fn insert(cx: &mut Cx, wish: &Wish) -> Outcome<()> {
    let index = cx.vault().blind("catalogue.interest", &wish.address);
    let bucket = bucket_of(&index);
    let now = cx.now();
    if is_known(cx, bucket, &wish.country, &index).await? {
        return Ok(());
    }
    let id = Id::<Wish>::new(bucket, now, cx.dice());
    let contact = cx.seal(&place(id), &wish.address).await?;
    sqlx::query!(
        "INSERT INTO catalogue.interest (bucket, id, country, language, channel, contact, contact_index, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (bucket, country, contact_index) DO NOTHING",
        bucket.as_i16(),
        id.uuid(),
        wish.country,
        wish.language.as_str(),
        wish.channel.as_str(),
        contact as _,
        index,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

async fn is_known(cx: &mut Cx, bucket: Bucket, country: &str, index: &[u8]) -> Outcome<bool> {
    let known = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM catalogue.interest
                           WHERE bucket = $1 AND country = $2 AND contact_index = $3) AS "known!""#,
        bucket.as_i16(),
        country,
        index,
    );
    Ok(known.fetch_one(cx.conn()).await?)
}

/// Countries about which somebody waits to be told.
pub async fn countries(cx: &mut Cx) -> Outcome<Vec<String>> {
    let rows = sqlx::query_scalar!("SELECT DISTINCT country FROM catalogue.interest WHERE told_at IS NULL");
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Some wishes about a country, the oldest first.
pub async fn waiting(cx: &mut Cx, country: &str, most: i64) -> Outcome<Vec<(Id<Wish>, Wish)>> {
    let rows = sqlx::query!(
        r#"SELECT id as "id: Id<Wish>", language, channel, contact as "contact: Sealed<String>"
             FROM catalogue.interest WHERE country = $1 AND told_at IS NULL ORDER BY asked_at LIMIT $2"#,
        country,
        most,
    )
    .fetch_all(cx.conn())
    .await?;
    let mut wishes = Vec::with_capacity(rows.len());
    for row in rows {
        let address = cx.open(&place(row.id), &row.contact).await?;
        let broken = || Failure::fault("reading a wish", "its language or channel is unknown");
        let language: Locale = row.language.parse().map_err(|_| broken())?;
        let channel = Channel::parse(&row.channel).ok_or_else(broken)?;
        wishes.push((row.id, Wish { country: country.to_owned(), language, channel, address }));
    }
    Ok(wishes)
}

/// About which countries the holder of a contact asked to be told, and when. The contact is found by its index alone.
pub async fn of_contact(cx: &mut Cx, address: &str) -> Outcome<Vec<(String, Moment)>> {
    let mut found = Vec::new();
    for index in cx.vault().blind_all("catalogue.interest", address) {
        let rows = sqlx::query!(
            r#"SELECT country, asked_at AS "asked_at: Moment" FROM catalogue.interest
                WHERE bucket = $1 AND contact_index = $2 ORDER BY country"#,
            bucket_of(&index).as_i16(),
            index,
        )
        .fetch_all(cx.conn())
        .await?;
        found.extend(rows.into_iter().map(|row| (row.country, row.asked_at)));
    }
    Ok(found)
}

/// The wishes of a contact, which is found by its index alone.
pub async fn wishes_of(cx: &mut Cx, address: &str) -> Outcome<Vec<Id<Wish>>> {
    let mut found = Vec::new();
    for index in cx.vault().blind_all("catalogue.interest", address) {
        let ids = sqlx::query_scalar!(
            r#"SELECT id as "id: Id<Wish>" FROM catalogue.interest WHERE bucket = $1 AND contact_index = $2"#,
            bucket_of(&index).as_i16(),
            index,
        )
        .fetch_all(cx.conn())
        .await?;
        found.extend(ids);
    }
    Ok(found)
}

/// Some wishes left before `moment`, the oldest first.
pub async fn older_than(cx: &mut Cx, moment: Moment, most: i64) -> Outcome<Vec<Id<Wish>>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id as "id: Id<Wish>" FROM catalogue.interest WHERE asked_at < $1 ORDER BY asked_at LIMIT $2"#,
        moment as _,
        most,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(ids)
}

/// Removes a wish that was fulfilled, that can never be, or that waited too long, and destroys its key, so that no backup
/// remembers it. `reason` is a code for the ledger of erasures.
pub async fn remove(cx: &mut Cx, id: Id<Wish>, reason: &str) -> Outcome<()> {
    sqlx::query!("DELETE FROM catalogue.interest WHERE bucket = $1 AND id = $2", id.bucket().as_i16(), id.uuid())
        .execute(cx.conn())
        .await?;
    erasure::erase(cx, id.uuid(), Purpose::Messages, reason).await
}

fn place(id: Id<Wish>) -> Place {
    Place::new("catalogue.interest.contact", id.uuid(), Purpose::Messages, id.uuid())
}

/// The same contact always lies in the same bucket. The first two bytes of an index are its key's version.
fn bucket_of(index: &[u8]) -> Bucket {
    let two = index.iter().skip(2).take(2).fold(0_u16, |sum, byte| (sum << 8) | u16::from(*byte));
    Bucket::new(two % Bucket::COUNT).unwrap_or_else(|| unreachable!("a remainder lies below its divisor"))
}
