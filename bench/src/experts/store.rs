//! The SQL of the register that is made up, as the superuser and without foreign keys; and a ranking that compares everybody, which
//! tells what the choice of candidates loses.

use std::collections::HashMap;

use ::store::{Cx, Store};
use anyhow::{Context, Result};
use community::experts::{
    matching::token_number,
    ranking,
    traits::{Traits, Wanted},
    vocabulary::Lexicon,
};
use kernel::Actor;
use sqlx::{Connection, PgConnection, Row};
use uuid::Uuid;

use super::draw::{self, Drawn};
use crate::product::Product;

/// How many are written at once.
const BATCH: u32 = 5_000;

/// A connection that writes and reads everybody.
pub struct Register {
    admin: PgConnection,
}

impl Register {
    /// Connects.
    pub async fn connect(product: &Product) -> Result<Self> {
        let mut admin = PgConnection::connect(&product.postgres.admin_url()?).await?;
        sqlx::raw_sql("SET session_replication_role = replica; SET synchronous_commit = off")
            .execute(&mut admin)
            .await?;
        Ok(Self { admin })
    }

    /// Writes so many profiles, and what keeps their order.
    pub async fn fill(&mut self, store: &Store, lexicon: &Lexicon, profiles: u32) -> Result<()> {
        let index = "DROP INDEX community.expert_found_by_ministries";
        sqlx::raw_sql(index).execute(&mut self.admin).await.context("putting the index away")?;
        let mut numbers: HashMap<String, i64> = HashMap::new();
        let mut draw = Drawn::new(4_711);
        let mut left = profiles;
        while left > 0 {
            let count = left.min(BATCH);
            // Each batch has a transaction of its own: one that waits for all of them is ended by the database.
            let cx = store.begin(Actor::System("bench.experts")).await?;
            self.batch(&cx, lexicon, (&mut numbers, &mut draw), count).await?;
            left -= count;
        }
        sqlx::raw_sql(
            "CREATE INDEX expert_found_by_ministries ON community.expert_index USING gin (tokens) WHERE audience = 'ministries';",
        )
        .execute(&mut self.admin)
        .await
        .context("the index of tokens")?;
        sqlx::raw_sql("VACUUM ANALYZE community.expert_index").execute(&mut self.admin).await?;
        Ok(())
    }

    async fn batch(
        &mut self,
        cx: &Cx,
        lexicon: &Lexicon,
        (numbers, draw): (&mut HashMap<String, i64>, &mut Drawn),
        count: u32,
    ) -> Result<()> {
        let mut ids = Vec::new();
        let (mut buckets, mut fields, mut countries) = (Vec::<i16>::new(), Vec::new(), Vec::new());
        let (mut offers, mut tokens) = (Vec::new(), Vec::new());
        for _ in 0..count {
            let own = draw::expert(lexicon, draw);
            let id = Uuid::from_u128(u128::from(draw.next()) << 64 | u128::from(draw.next()));
            let mut held: Vec<String> = Vec::new();
            for token in own.tokens() {
                let number = *numbers.entry(token).or_insert_with_key(|token| token_number(cx, token));
                held.push(number.to_string());
            }
            held.push((id.as_bytes()[15] % 64).to_string());
            ids.push(id);
            buckets.push(i16::try_from(draw.below(1_024))?);
            fields.push(own.field.unwrap_or_default());
            countries.push(own.country.unwrap_or_default());
            let told: Vec<&str> = own.offers.iter().map(|own| own.as_str()).collect();
            offers.push(format!("{{{}}}", told.join(",")));
            tokens.push(format!("{{{}}}", held.join(",")));
        }
        sqlx::query(
            "INSERT INTO community.expert_index (bucket, account, audience, expert, field, country, languages, offers, tokens)
             SELECT bucket, id, audience, id, field, country, '{ar,en}', offers::text[], tokens::bigint[]
               FROM unnest($1::smallint[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
                    AS own (bucket, id, field, country, offers, tokens), unnest(ARRAY['ministries', 'public']) AS audience",
        )
        .bind(&buckets)
        .bind(&ids)
        .bind(&fields)
        .bind(&countries)
        .bind(&offers)
        .bind(&tokens)
        .execute(&mut self.admin)
        .await?;
        Ok(())
    }

    /// Everybody is compared; gives which share of the twenty best scores ours reach.
    pub async fn as_high(&mut self, cx: &Cx, wanted: &Wanted, ours: &[f64]) -> Result<f64> {
        let tokens: Vec<(String, i64)> =
            wanted.tokens().into_iter().map(|own| (own.clone(), token_number(cx, &own))).collect();
        let numbers: Vec<i64> = tokens.iter().map(|(_, number)| *number).collect();
        let rows = sqlx::query(
            "SELECT field, country, ARRAY(SELECT own FROM unnest(tokens) AS own WHERE own = ANY ($1))
               FROM community.expert_index WHERE audience = 'ministries' AND tokens && $1 AND ($2::text IS NULL OR $2 = ANY (offers))",
        )
        .bind(&numbers)
        .bind(wanted.offer.map(|own| own.as_str()))
        .fetch_all(&mut self.admin)
        .await?;
        let mut scores = Vec::with_capacity(rows.len());
        for row in rows {
            let hits: Vec<i64> = row.try_get(2)?;
            let mut traits = Traits {
                field: row.try_get(0)?,
                country: row.try_get(1)?,
                languages: ["ar", "en"].map(str::to_owned).into(),
                offers: wanted.offer.into_iter().collect(),
                ..Traits::default()
            };
            for (token, _) in tokens.iter().filter(|(_, number)| hits.contains(number)) {
                match token.split_once(':') {
                    Some(("skill", own)) => traits.skills.extend([own.to_owned()]),
                    Some(("word", own)) => traits.words.extend([own.to_owned()]),
                    _ => {}
                }
            }
            scores.extend(ranking::compare(wanted, &traits).map(|own| own.score));
        }
        scores.sort_by(|one, two| two.total_cmp(one));
        scores.truncate(20);
        let reached = scores.iter().zip(ours).filter(|(best, own)| **own >= **best - 0.001).count();
        Ok(if scores.is_empty() { 1.0 } else { reached as f64 / scores.len() as f64 })
    }
}
