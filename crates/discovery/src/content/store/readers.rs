//! Rows of what readers said.

use std::collections::BTreeMap;

use kernel::{Id, Locale, Moment, Outcome};
use store::Cx;

use crate::content::model::{Page, Told};

/// What a reader says of a version of a page.
pub struct Saying<'a> {
    /// The page.
    pub page: Id<Page>,
    /// The version she read.
    pub number: i32,
    /// In which language.
    pub language: Locale,
    /// Whether it helped.
    pub useful: bool,
    /// A few words.
    pub words: Option<&'a str>,
}

/// Words of a reader as editors see them.
pub struct Said {
    /// When.
    pub at: Moment,
    /// About which version.
    pub number: i32,
    /// Whether it helped.
    pub useful: bool,
    /// The words.
    pub words: String,
}

/// Adds what a reader says.
pub async fn insert(cx: &mut Cx, saying: &Saying<'_>) -> Outcome<Id<Saying<'static>>> {
    let now = cx.now();
    let id = Id::unowned(now, cx.dice());
    sqlx::query!(
        "INSERT INTO discovery.page_feedback (id, page, number, at, language, useful, words)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id.uuid(),
        saying.page.uuid(),
        saying.number,
        now as _,
        saying.language.as_str(),
        saying.useful,
        saying.words,
    )
    .execute(cx.conn())
    .await?;
    Ok(id)
}

/// How many each page helped, and how many not.
pub async fn counts(cx: &mut Cx) -> Outcome<BTreeMap<Id<Page>, Told>> {
    let rows = sqlx::query!(
        r#"SELECT page AS "page: Id<Page>", count(*) FILTER (WHERE useful) AS "useful!",
                  count(*) FILTER (WHERE NOT useful) AS "useless!"
             FROM discovery.page_feedback GROUP BY page"#
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.page, Told { useful: row.useful, useless: row.useless })).collect())
}

/// The latest words about a page.
pub async fn latest(cx: &mut Cx, page: Id<Page>, most: i64) -> Outcome<Vec<Said>> {
    let rows = sqlx::query_as!(
        Said,
        r#"SELECT at AS "at: Moment", number, useful, words AS "words!"
             FROM discovery.page_feedback WHERE page = $1 AND words IS NOT NULL ORDER BY at DESC, id DESC LIMIT $2"#,
        page.uuid(),
        most,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Forgets words that were said before `moment`; how many.
pub async fn forget_words(cx: &mut Cx, moment: Moment) -> Outcome<u64> {
    let done = sqlx::query!(
        "UPDATE discovery.page_feedback SET words = NULL WHERE words IS NOT NULL AND at < $1",
        moment as _
    );
    Ok(done.execute(cx.conn()).await?.rows_affected())
}
