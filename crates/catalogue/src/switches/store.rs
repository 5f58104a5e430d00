//! Rows of switches.

use kernel::{Failure, Id, Outcome};
use store::Cx;

use super::{Name, Setting};
use crate::definitions::Kind;

/// Adds a row, which holds from now on.
pub async fn insert(cx: &mut Cx, setting: &Setting, by: &str, reason: &str) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Setting>::unowned(now, cx.dice());
    sqlx::query!(
        "INSERT INTO catalogue.switch (id, kind, key, name, value, since, set_by, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id.uuid(),
        setting.kind.as_str(),
        setting.key,
        setting.name.as_str(),
        setting.value,
        now as _,
        by,
        reason,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What holds now.
pub async fn newest(cx: &mut Cx) -> Outcome<Vec<Setting>> {
    let rows = sqlx::query!(
        "SELECT DISTINCT ON (kind, key, name) kind, key, name, value FROM catalogue.switch
          ORDER BY kind, key, name, since DESC, id DESC"
    )
    .fetch_all(cx.conn())
    .await?;
    let mut settings = Vec::with_capacity(rows.len());
    for row in rows {
        let unknown = || Failure::fault("reading a switch", format!("`{}` of `{}` is unknown", row.name, row.kind));
        let kind = Kind::parse(&row.kind).ok_or_else(unknown)?;
        let name = Name::parse(&row.name).ok_or_else(unknown)?;
        settings.push(Setting { kind, key: row.key, name, value: row.value });
    }
    Ok(settings)
}
