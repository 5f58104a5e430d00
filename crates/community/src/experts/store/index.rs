//! What each audience can find of a profile. Words are keyed hashes; a number tells nothing without the key.

use ::store::Cx;
use kernel::{Id, Outcome, marks};

use crate::experts::{
    model::{Audience, Offer},
    profile::Profile,
    traits::{Traits, Wanted},
};

/// Into how many slices the register is cut.
pub const SLICES: u8 = 64;

/// The number of a token.
pub fn number(cx: &Cx, token: &str) -> i64 {
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
    tokens.push(slice_of(profile.id));
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

/// The slice of a profile, as a token: it follows from its identifier alone.
pub fn slice_of(expert: Id<Profile>) -> i64 {
    let last = expert.uuid().as_bytes()[15];
    i64::from(last % SLICES)
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

struct Row {
    account: Id<marks::Account>,
    expert: Id<Profile>,
    field: Option<String>,
    country: Option<String>,
    languages: Vec<String>,
    hits: Vec<i64>,
}

/// Those who have all of some tokens, offer what is asked for, and lie in one of these slices (in any, if none is named); at
/// most so many.
pub async fn having(
    cx: &mut Cx,
    (wanted, tokens): (&Wanted, &[(String, i64)]),
    (all, slices): (&[i64], &[i64]),
    most: i64,
) -> Outcome<Vec<Candidate>> {
    let numbers: Vec<i64> = tokens.iter().map(|(_, number)| *number).collect();
    let offer = wanted.offer.map(Offer::as_str);
    let rows = if slices.is_empty() {
        let rows = sqlx::query_as!(
            Row,
            r#"SELECT account AS "account: Id<marks::Account>", expert AS "expert: Id<Profile>", field, country, languages,
                      ARRAY(SELECT own FROM unnest(tokens) AS own WHERE own = ANY ($2)) AS "hits!: Vec<i64>"
                 FROM community.expert_index
                WHERE audience = 'ministries' AND tokens @> $1 AND ($3::text IS NULL OR $3 = ANY (offers)) LIMIT $4"#,
            all,
            &numbers,
            offer,
            most,
        );
        rows.fetch_all(cx.conn()).await?
    } else {
        let rows = sqlx::query_as!(
            Row,
            r#"SELECT account AS "account: Id<marks::Account>", expert AS "expert: Id<Profile>", field, country, languages,
                      ARRAY(SELECT own FROM unnest(tokens) AS own WHERE own = ANY ($2)) AS "hits!: Vec<i64>"
                 FROM community.expert_index
                WHERE audience = 'ministries' AND tokens @> $1 AND tokens && $5
                  AND ($3::text IS NULL OR $3 = ANY (offers)) LIMIT $4"#,
            all,
            &numbers,
            offer,
            most,
            slices,
        );
        rows.fetch_all(cx.conn()).await?
    };
    Ok(rows.into_iter().map(|own| own.candidate(wanted, tokens)).collect())
}

impl Row {
    fn candidate(self, wanted: &Wanted, tokens: &[(String, i64)]) -> Candidate {
        let mut traits = Traits {
            field: self.field,
            country: self.country,
            languages: self.languages.into_iter().collect(),
            offers: wanted.offer.into_iter().collect(),
            ..Traits::default()
        };
        let held = tokens.iter().filter(|(_, number)| self.hits.contains(number));
        for (token, _) in held {
            match token.split_once(':') {
                Some(("skill", own)) => traits.skills.extend([own.to_owned()]),
                Some(("word", own)) => traits.words.extend([own.to_owned()]),
                _ => {}
            }
        }
        Candidate { account: self.account, expert: self.expert, traits }
    }
}

/// Has the planner go by the index of tokens until it is told otherwise or the transaction ends: it cannot know how few have
/// several tokens at once, and would read everybody.
pub async fn by_tokens(cx: &mut Cx, is: bool) -> Outcome<()> {
    let scans = if is { "off" } else { "on" };
    sqlx::query_scalar!("SELECT set_config('enable_seqscan', $1, true)", scans).fetch_one(cx.conn()).await?;
    Ok(())
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
