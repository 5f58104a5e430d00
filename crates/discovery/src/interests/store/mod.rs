//! Rows of what somebody cares about. Nothing is reached without an [`Allowed`], but forgetting.

mod learned;

pub(super) use learned::{
    Built, Taught, accounts_after, due_since, forgotten_now, keep, newest, newest_version, taught,
};

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};

use super::{
    item::Kind,
    model::{self, Act, MOST, Profile, Signal},
    policy::Allowed,
};

type AccountId = Id<marks::Account>;

/// Whether the owner said that she is of age; for the policy alone.
pub(super) async fn said_of_age(cx: &mut Cx, account: AccountId) -> Outcome<bool> {
    let said = sqlx::query_scalar!(
        r#"SELECT of_age_at IS NOT NULL AS "said!" FROM discovery.interest_profile WHERE bucket = $1 AND account = $2"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    Ok(said.fetch_optional(cx.conn()).await?.unwrap_or(false))
}

/// Keeps that the owner said she is of age, which is said together with the consent.
pub(super) async fn say_of_age(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.interest_profile (bucket, account, of_age_at, changed_at) VALUES ($1, $2, $3, $3)
         ON CONFLICT (bucket, account) DO UPDATE SET of_age_at = $3, changed_at = $3",
        account.bucket().as_i16(),
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Everything that is kept.
pub(super) async fn profile(cx: &mut Cx, allowed: &Allowed) -> Outcome<Profile> {
    let (bucket, account) = of(allowed);
    let declared = sqlx::query!(
        "SELECT country, profession FROM discovery.interest_profile WHERE bucket = $1 AND account = $2",
        bucket,
        account,
    );
    let declared = declared.fetch_optional(cx.conn()).await?;
    let chosen = sqlx::query!(
        r#"SELECT axis, chosen_at AS "at: Moment" FROM discovery.interest_axis
            WHERE bucket = $1 AND account = $2 ORDER BY chosen_at, axis"#,
        bucket,
        account,
    );
    let chosen = chosen.fetch_all(cx.conn()).await?;
    let too_old = model::too_old(cx.now());
    let signals = sqlx::query!(
        r#"SELECT kind, key, act, at AS "at: Moment" FROM discovery.interest_signal
            WHERE bucket = $1 AND account = $2 AND at > $3 ORDER BY at DESC, kind, key, act"#,
        bucket,
        account,
        too_old as _,
    );
    let signals = signals.fetch_all(cx.conn()).await?;
    let declined = sqlx::query!(
        r#"SELECT kind, key, declined_at AS "at: Moment" FROM discovery.interest_declined
            WHERE bucket = $1 AND account = $2 ORDER BY declined_at DESC, kind, key"#,
        bucket,
        account,
    );
    let declined = declined.fetch_all(cx.conn()).await?;
    let (country, profession) = declared.map(|row| (row.country, row.profession)).unwrap_or_default();
    let signal =
        |kind: &str, key, act: &str, at| Some(Signal { kind: Kind::parse(kind)?, key, act: Act::parse(act)?, at });
    Ok(Profile {
        country,
        profession,
        chosen: chosen.into_iter().map(|row| (row.axis, row.at)).collect(),
        signals: signals.into_iter().filter_map(|row| signal(&row.kind, row.key, &row.act, row.at)).collect(),
        declined: declined.into_iter().filter_map(|row| Some((Kind::parse(&row.kind)?, row.key, row.at))).collect(),
    })
}

/// Keeps what was declared; what is absent is forgotten.
pub(super) async fn declare(
    cx: &mut Cx,
    allowed: &Allowed,
    country: Option<&str>,
    profession: Option<&str>,
) -> Outcome<()> {
    let now = cx.now();
    let (bucket, account) = of(allowed);
    sqlx::query!(
        "INSERT INTO discovery.interest_profile (bucket, account, country, profession, changed_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (bucket, account) DO UPDATE SET country = $3, profession = $4, changed_at = $5",
        bucket,
        account,
        country,
        profession,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Keeps exactly these axes as chosen; one that was chosen before keeps its moment.
pub(super) async fn choose(cx: &mut Cx, allowed: &Allowed, axes: &[String]) -> Outcome<()> {
    let now = cx.now();
    let (bucket, account) = of(allowed);
    sqlx::query!(
        "DELETE FROM discovery.interest_axis WHERE bucket = $1 AND account = $2 AND axis <> ALL($3::text[])",
        bucket,
        account,
        axes,
    )
    .execute(cx.conn())
    .await?;
    sqlx::query!(
        "INSERT INTO discovery.interest_axis (bucket, account, axis, chosen_at)
         SELECT $1, $2, axis, $4 FROM unnest($3::text[]) AS axis ON CONFLICT (bucket, account, axis) DO NOTHING",
        bucket,
        account,
        axes,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Keeps an act; of the same act the last moment. Beyond the most that are kept the oldest go.
pub(super) async fn note(cx: &mut Cx, allowed: &Allowed, kind: Kind, key: &str, act: Act) -> Outcome<()> {
    let now = cx.now();
    let (bucket, account) = of(allowed);
    sqlx::query!(
        "INSERT INTO discovery.interest_signal (bucket, account, kind, key, act, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (bucket, account, kind, key, act) DO UPDATE SET at = $6",
        bucket,
        account,
        kind.as_str(),
        key,
        act.as_str(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    sqlx::query!(
        "DELETE FROM discovery.interest_signal AS s USING (
             SELECT kind, key, act FROM discovery.interest_signal WHERE bucket = $1 AND account = $2
              ORDER BY at DESC, kind, key, act OFFSET $3) AS old
          WHERE s.bucket = $1 AND s.account = $2 AND s.kind = old.kind AND s.key = old.key AND s.act = old.act",
        bucket,
        account,
        MOST,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Keeps that something is not to be shown.
pub(super) async fn decline(cx: &mut Cx, allowed: &Allowed, kind: Kind, key: &str) -> Outcome<()> {
    let now = cx.now();
    let (bucket, account) = of(allowed);
    sqlx::query!(
        "INSERT INTO discovery.interest_declined (bucket, account, kind, key, declined_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (bucket, account, kind, key) DO NOTHING",
        bucket,
        account,
        kind.as_str(),
        key,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Forgets that something is not to be shown.
pub(super) async fn show_again(cx: &mut Cx, allowed: &Allowed, kind: Kind, key: &str) -> Outcome<()> {
    let (bucket, account) = of(allowed);
    sqlx::query!(
        "DELETE FROM discovery.interest_declined WHERE bucket = $1 AND account = $2 AND kind = $3 AND key = $4",
        bucket,
        account,
        kind.as_str(),
        key,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Forgets an axis that was chosen.
pub(super) async fn drop_axis(cx: &mut Cx, allowed: &Allowed, axis: &str) -> Outcome<()> {
    let (bucket, account) = of(allowed);
    sqlx::query!(
        "DELETE FROM discovery.interest_axis WHERE bucket = $1 AND account = $2 AND axis = $3",
        bucket,
        account,
        axis,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Forgets every act about an item.
pub(super) async fn drop_item(cx: &mut Cx, allowed: &Allowed, kind: Kind, key: &str) -> Outcome<()> {
    let (bucket, account) = of(allowed);
    sqlx::query!(
        "DELETE FROM discovery.interest_signal WHERE bucket = $1 AND account = $2 AND kind = $3 AND key = $4",
        bucket,
        account,
        kind.as_str(),
        key,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Forgets everything about an account but that its owner said she is of age, which goes with the consent.
pub(super) async fn empty(cx: &mut Cx, allowed: &Allowed) -> Outcome<()> {
    let said = said_of_age(cx, allowed.account()).await?;
    forget(cx, allowed.account()).await?;
    if said { say_of_age(cx, allowed.account()).await } else { Ok(()) }
}

/// Forgets everything about an account.
pub(super) async fn forget(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    sqlx::query!(
        "WITH declared AS (DELETE FROM discovery.interest_profile WHERE bucket = $1 AND account = $2),
              chosen AS (DELETE FROM discovery.interest_axis WHERE bucket = $1 AND account = $2),
              declined AS (DELETE FROM discovery.interest_declined WHERE bucket = $1 AND account = $2)
         DELETE FROM discovery.interest_signal WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Forgets what was done before `moment`.
pub(super) async fn forget_older(cx: &mut Cx, moment: Moment) -> Outcome<()> {
    sqlx::query!("DELETE FROM discovery.interest_signal WHERE at <= $1", moment as _).execute(cx.conn()).await?;
    Ok(())
}

fn of(allowed: &Allowed) -> (i16, uuid::Uuid) {
    (allowed.account().bucket().as_i16(), allowed.account().uuid())
}
