//! Rows of who looked: one for the expert to read, one in the log of accesses.

use ::store::{Cx, access};
use kernel::{Id, Moment, Outcome, marks};

use crate::experts::{ministry::Ministry, need::Need, profile::Profile};

/// A look as the expert reads it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Look {
    /// When.
    pub at: Moment,
    /// Which ministry.
    pub ministry: String,
    /// `need`, `vetting` or `assessment`.
    pub purpose: String,
    /// The need, if it was for one.
    pub need: Option<Id<Need>>,
    /// The sections that were shown.
    pub sections: Vec<String>,
}

/// For what somebody looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// To answer a need.
    Need(Id<Need>),
    /// To verify or endorse.
    Vetting,
    /// To assess, or decide, whether she is outstanding.
    Assessment,
}

/// Records a look in the transaction that reads.
pub async fn look(
    cx: &mut Cx,
    profile: &Profile,
    (ministry, route): (Ministry, &'static str),
    why: Why,
    sections: &[&str],
) -> Outcome<()> {
    let (purpose, need) = match why {
        Why::Need(need) => ("need", Some(need)),
        Why::Vetting => ("vetting", None),
        Why::Assessment => ("assessment", None),
    };
    let purpose_told = format!("experts.{purpose} {}", profile.id);
    access::record(cx, access::Access { file: None, purpose: purpose_told, route, fields: sections }).await?;
    let now = cx.now();
    let id = Id::<Look>::new(profile.account.bucket(), now, cx.dice());
    let sections: Vec<String> = sections.iter().map(|own| (*own).to_owned()).collect();
    sqlx::query!(
        "INSERT INTO community.expert_look (bucket, account, id, at, ministry, purpose, need, sections)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        profile.account.bucket().as_i16(),
        profile.account.uuid(),
        id.uuid(),
        now as _,
        ministry.as_str(),
        purpose,
        need.map(Id::uuid),
        &sections,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Who looked at a profile, the latest first.
pub async fn looks_of(cx: &mut Cx, account: Id<marks::Account>, most: i64) -> Outcome<Vec<Look>> {
    let rows = sqlx::query_as!(
        Look,
        r#"SELECT at AS "at: Moment", ministry, purpose, need AS "need: Id<Need>", sections FROM community.expert_look
            WHERE bucket = $1 AND account = $2 ORDER BY at DESC, id DESC LIMIT $3"#,
        account.bucket().as_i16(),
        account.uuid(),
        most,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}
