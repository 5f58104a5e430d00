//! Rows of who was asked, and what came of it. The way to reach somebody is sealed, and there only after she agreed.

use ::store::{Cx, Place, Purpose, Sealed};
use kernel::{Failure, Id, Moment, Outcome, marks};
use uuid::Uuid;

use crate::experts::need::{Call, CallStage, Need, Result};

type AccountId = Id<marks::Account>;

struct Row {
    account: AccountId,
    id: Id<Call>,
    need: Id<Need>,
    invited_at: Moment,
    accepted_at: Option<Moment>,
    declined_at: Option<Moment>,
    engaged_at: Option<Moment>,
    ended_at: Option<Moment>,
    result: Option<String>,
}

impl Row {
    fn call(self) -> (AccountId, Call) {
        let result = self.result.as_deref().and_then(Result::parse);
        let call = Call {
            id: self.id,
            need: self.need,
            invited_at: self.invited_at,
            accepted_at: self.accepted_at,
            declined_at: self.declined_at,
            engaged_at: self.engaged_at,
            ended: self.ended_at.zip(result),
        };
        (self.account, call)
    }
}

macro_rules! rows {
    ($condition:literal, $($arguments:tt)*) => {
        sqlx::query_as!(
            Row,
            r#"SELECT account AS "account: AccountId", id AS "id: Id<Call>", need AS "need: Id<Need>",
                      invited_at AS "invited_at: Moment", accepted_at AS "accepted_at: Moment",
                      declined_at AS "declined_at: Moment", engaged_at AS "engaged_at: Moment",
                      ended_at AS "ended_at: Moment", result
                 FROM community.expert_call WHERE "# + $condition,
            $($arguments)*
        )
    };
}

fn contact_at(account: AccountId, id: Uuid) -> Place {
    Place::new("community.expert_call.contact", account.uuid(), Purpose::Profile, id)
}

/// Asks somebody for a need, once; says whether that was new.
pub async fn ask(cx: &mut Cx, account: AccountId, need: Id<Need>) -> Outcome<Option<Id<Call>>> {
    let now = cx.now();
    let id = Id::<Call>::unowned(now, cx.dice());
    let asked = sqlx::query!(
        "INSERT INTO community.expert_call (bucket, account, need, id, invited_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (bucket, account, need) DO NOTHING",
        account.bucket().as_i16(),
        account.uuid(),
        need.uuid(),
        id.uuid(),
        now as _,
    );
    Ok((asked.execute(cx.conn()).await?.rows_affected() == 1).then_some(id))
}

/// What an account was asked for, the latest first.
pub async fn calls_of(cx: &mut Cx, account: AccountId) -> Outcome<Vec<Call>> {
    let rows =
        rows!("bucket = $1 AND account = $2 ORDER BY invited_at DESC, id", account.bucket().as_i16(), account.uuid(),);
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().map(|own| own.call().1).collect())
}

/// Who was asked for a need.
pub async fn calls_of_need(cx: &mut Cx, need: Id<Need>) -> Outcome<Vec<(AccountId, Call)>> {
    let rows = rows!("need = $1 ORDER BY invited_at, id", need.uuid());
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().map(Row::call).collect())
}

/// Writes the answer of whoever was asked: with how she is reached, if she agrees. Whatever else was written in between stands.
pub async fn answer(cx: &mut Cx, account: AccountId, call: &Call, contact: Option<&str>) -> Outcome<bool> {
    let now = cx.now();
    let sealed = match contact {
        Some(own) => Some(cx.seal(&contact_at(account, call.id.uuid()), &own.to_owned()).await?),
        None => None,
    };
    let (accepted, declined) = (sealed.is_some().then_some(now), sealed.is_none().then_some(now));
    let done = sqlx::query!(
        "UPDATE community.expert_call SET accepted_at = $4, declined_at = $5, contact = $6
          WHERE bucket = $1 AND account = $2 AND need = $3 AND accepted_at IS NULL AND declined_at IS NULL AND ended_at IS NULL",
        account.bucket().as_i16(),
        account.uuid(),
        call.need.uuid(),
        accepted as _,
        declined as _,
        sealed as _,
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}

/// How somebody who agreed is reached.
pub async fn contact(cx: &mut Cx, account: AccountId, call: &Call) -> Outcome<Option<String>> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT contact AS "contact: Sealed<String>" FROM community.expert_call
            WHERE bucket = $1 AND account = $2 AND need = $3"#,
        account.bucket().as_i16(),
        account.uuid(),
        call.need.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    cx.open_optional(&contact_at(account, call.id.uuid()), sealed.as_ref()).await
}

/// Writes that the work began, or what came of it.
pub async fn progress(cx: &mut Cx, account: AccountId, call: &Call, to: CallStage) -> Outcome<()> {
    let now = cx.now();
    let (engaged, result) = match to {
        CallStage::Engaged => (Some(now), None),
        CallStage::Ended(result) => (call.engaged_at, Some(result)),
        _ => return Err(Failure::not_found()),
    };
    sqlx::query!(
        "UPDATE community.expert_call SET engaged_at = $4, ended_at = $5, result = $6
          WHERE bucket = $1 AND account = $2 AND need = $3",
        account.bucket().as_i16(),
        account.uuid(),
        call.need.uuid(),
        engaged as _,
        result.map(|_| now) as _,
        result.map(Result::as_str),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
