//! Rows of switches.

use kernel::{Failure, Id, Moment, Outcome};
use service_model::Names;
use store::Cx;

use super::{Name, Setting};
use crate::definitions::Kind;

/// Adds a row, which holds from now on.
pub async fn insert(cx: &mut Cx, setting: &Setting, by: &str, reason: &str) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Setting>::unowned(now, cx.dice());
    sqlx::query!(
        "INSERT INTO catalogue.switch (id, kind, key, name, value, since, set_by, reason, said_ar, said_en)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id.uuid(),
        setting.kind.as_str(),
        setting.key,
        setting.name.as_str(),
        setting.value,
        now as _,
        by,
        reason,
        setting.said.as_ref().map(|said| said.ar.as_str()),
        setting.said.as_ref().map(|said| said.en.as_str()),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// A setting as it was made.
pub struct Made {
    /// The setting.
    pub setting: Setting,
    /// Since when.
    pub since: Moment,
    /// Who proposed it, or what set it.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// What holds now.
pub async fn newest(cx: &mut Cx) -> Outcome<Vec<Setting>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT DISTINCT ON (kind, key, name) kind, key, name, value, since AS "since: Moment", set_by, reason,
                  said_ar, said_en
             FROM catalogue.switch ORDER BY kind, key, name, since DESC, id DESC"#
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(|row| Made::try_from(row).map(|made| made.setting)).collect()
}

/// What was set, the latest first.
pub async fn history(cx: &mut Cx, most: i64) -> Outcome<Vec<Made>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT kind, key, name, value, since AS "since: Moment", set_by, reason, said_ar, said_en
             FROM catalogue.switch ORDER BY since DESC, id DESC LIMIT $1"#,
        most,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Made::try_from).collect()
}

struct Row {
    kind: String,
    key: String,
    name: String,
    value: String,
    since: Moment,
    set_by: String,
    reason: String,
    said_ar: Option<String>,
    said_en: Option<String>,
}

impl TryFrom<Row> for Made {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let unknown = || Failure::fault("reading a switch", format!("`{}` of `{}` is unknown", row.name, row.kind));
        let kind = Kind::parse(&row.kind).ok_or_else(unknown)?;
        let name = Name::parse(&row.name).ok_or_else(unknown)?;
        let said = row.said_ar.zip(row.said_en).map(|(ar, en)| Names { ar, en });
        let setting = Setting { kind, key: row.key, name, value: row.value, said };
        Ok(Self { setting, since: row.since, by: row.set_by, reason: row.reason })
    }
}
