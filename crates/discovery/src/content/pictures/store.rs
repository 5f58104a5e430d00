//! Rows of pictures.

use ::store::Cx;
use kernel::{Failure, Id, Outcome, marks};
use service_model::Names;

use super::{Media, Picture, Pictures};

struct Row {
    id: Id<Picture>,
    key: String,
    alt_ar: String,
    alt_en: String,
    media: String,
    width: i32,
    height: i32,
    blob: Id<marks::Blob>,
}

impl TryFrom<Row> for Picture {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let media =
            Media::parse(&row.media).ok_or_else(|| Failure::fault("reading a picture", "its format is unknown"))?;
        let alt = Names { ar: row.alt_ar, en: row.alt_en };
        Ok(Self { id: row.id, key: row.key, alt, media, width: row.width, height: row.height, blob: row.blob })
    }
}

/// Every picture, by its key.
pub async fn all(cx: &mut Cx) -> Outcome<Pictures> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Picture>", key, alt_ar, alt_en, media, width, height, blob AS "blob: Id<marks::Blob>"
             FROM discovery.picture ORDER BY key"#,
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    rows.into_iter().map(|row| Ok((row.key.clone(), Picture::try_from(row)?))).collect()
}

/// The picture.
pub async fn picture(cx: &mut Cx, id: Id<Picture>) -> Outcome<Option<Picture>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Picture>", key, alt_ar, alt_en, media, width, height, blob AS "blob: Id<marks::Blob>"
             FROM discovery.picture WHERE id = $1"#,
        id.uuid(),
    );
    row.fetch_optional(cx.conn()).await?.map(Picture::try_from).transpose()
}

/// Adds a picture; says whether its name was free.
pub async fn insert(cx: &mut Cx, picture: &Picture, staff: Id<marks::Staff>) -> Outcome<bool> {
    let now = cx.now();
    let added = sqlx::query!(
        "INSERT INTO discovery.picture (id, key, alt_ar, alt_en, media, width, height, blob, uploaded_at, uploaded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (key) DO NOTHING",
        picture.id.uuid(),
        picture.key,
        picture.alt.ar,
        picture.alt.en,
        picture.media.as_str(),
        picture.width,
        picture.height,
        picture.blob.uuid(),
        now as _,
        staff.uuid(),
    );
    Ok(added.execute(cx.conn()).await?.rows_affected() == 1)
}
