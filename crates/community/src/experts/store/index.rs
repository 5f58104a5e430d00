//! What each audience can find of a profile. Words are keyed hashes; a number tells nothing without the key.

use ::store::Cx;
use kernel::{Id, Outcome, marks};

use crate::experts::{
    model::{Audience, Offer},
    profile::Profile,
    traits::{Traits, Wanted},
};

/// How many are compared with a need. They are those who have most of what it asks for.
const COMPARED: i64 = 500;

/// The number of a token.
fn number(cx: &Cx, token: &str) -> i64 {
    let blind = cx.vault().blind("expert_token", token);
    blind.iter().rev().take(8).fold(0_i64, |number, byte| (number << 8) | i64::from(*byte))
}

/// Writes what an audience can find; nothing where nothing is shown to it.
pub async fn put_index(cx: &mut Cx, profile: &Profile, audience: Audience, traits: Option<&Traits>) -> Outcome<()> {
    let account = profile.account;
    sqlx::query!(
        "DELETE FROM community.expert_index WHERE bucket = $1 AND account = $2 AND audience = $3",
        account.bucket().as_i16(),
        account.uuid(),
        audience.as_str(),
    )
    .execute(cx.conn())
    .await?;
    let Some(traits) = traits else { return Ok(()) };
    let mut tokens: Vec<i64> = traits.tokens().iter().map(|own| number(cx, own)).collect();
    tokens.sort_unstable();
    tokens.dedup();
    let languages: Vec<String> = traits.languages.iter().cloned().collect();
    let offers: Vec<String> = traits.offers.iter().map(|own| own.as_str().to_owned()).collect();
    sqlx::query!(
        "INSERT INTO community.expert_index (bucket, account, audience, expert, field, country, languages, offers, tokens)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        account.bucket().as_i16(),
        account.uuid(),
        audience.as_str(),
        profile.id.uuid(),
        traits.field,
        traits.country,
        &languages,
        &offers,
        &tokens,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Somebody who may answer a need, as far as the index tells.
pub struct Candidate {
    /// Whose profile it is.
    pub account: Id<marks::Account>,
    /// The profile.
    pub expert: Id<Profile>,
    /// What of what is wanted is there.
    pub traits: Traits,
}

/// Those whom the ministries find for what is wanted, before they are ranked.
pub async fn found(cx: &mut Cx, wanted: &Wanted) -> Outcome<Vec<Candidate>> {
    let tokens: Vec<(String, i64)> = wanted.tokens().into_iter().map(|own| (own.clone(), number(cx, &own))).collect();
    let numbers: Vec<i64> = tokens.iter().map(|(_, number)| *number).collect();
    let rows = sqlx::query!(
        r#"SELECT account AS "account: Id<marks::Account>", expert AS "expert: Id<Profile>", field, country, languages,
                  ARRAY(SELECT own FROM unnest(tokens) AS own WHERE own = ANY ($1)) AS "hits!: Vec<i64>"
             FROM community.expert_index
            WHERE audience = 'ministries' AND tokens && $1 AND ($2::text IS NULL OR $2 = ANY (offers))
            ORDER BY cardinality(ARRAY(SELECT own FROM unnest(tokens) AS own WHERE own = ANY ($1))) DESC, expert LIMIT $3"#,
        &numbers,
        wanted.offer.map(Offer::as_str),
        COMPARED,
    )
    .fetch_all(cx.conn())
    .await?;
    let candidate = |row: Row| {
        let held = tokens.iter().filter(|(_, number)| row.hits.contains(number)).map(|(own, _)| own.as_str());
        let mut traits = Traits {
            field: row.field,
            country: row.country,
            languages: row.languages.into_iter().collect(),
            offers: wanted.offer.into_iter().collect(),
            ..Traits::default()
        };
        for token in held {
            match token.split_once(':') {
                Some(("skill", own)) => traits.skills.extend([own.to_owned()]),
                Some(("word", own)) => traits.words.extend([own.to_owned()]),
                _ => {}
            }
        }
        Candidate { account: row.account, expert: row.expert, traits }
    };
    let rows = rows.into_iter().map(|own| Row {
        account: own.account,
        expert: own.expert,
        field: own.field,
        country: own.country,
        languages: own.languages,
        hits: own.hits,
    });
    Ok(rows.map(candidate).collect())
}

struct Row {
    account: Id<marks::Account>,
    expert: Id<Profile>,
    field: Option<String>,
    country: Option<String>,
    languages: Vec<String>,
    hits: Vec<i64>,
}

/// The public directory: profiles of a field and a country, if given, after `after`.
pub async fn directory(
    cx: &mut Cx,
    (field, country): (Option<&str>, Option<&str>),
    after: Option<Id<Profile>>,
    most: i64,
) -> Outcome<Vec<Id<Profile>>> {
    let rows = sqlx::query_scalar!(
        r#"SELECT expert AS "expert: Id<Profile>" FROM community.expert_index
            WHERE audience = 'public' AND ($1::text IS NULL OR field = $1) AND ($2::text IS NULL OR country = $2)
              AND ($3::uuid IS NULL OR expert > $3) ORDER BY expert LIMIT $4"#,
        field,
        country,
        after.map(Id::uuid),
        most,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}
