//! Rows of offers and of help; those of the watch on helpers are in `watch`.

mod watch;

use kernel::{Failure, Id, Moment, Outcome, SpokenCode, marks};
use store::{Cx, Place, Purpose, Sealed};
use uuid::Uuid;

pub use watch::{alerts, begun_since, found, limit, raise, set_limit};

use super::model::{Ending, Help, Kind, LIFE, Matter, Offer};
use crate::applications::model::Application;

/// The domain of the blind index of codes.
const CODE: &str = "casework.assistance.code";

fn offer_place(maker: Uuid, offer: Uuid) -> Place {
    Place::new("casework.assistance_offer.maker_name", maker, Purpose::Profile, offer)
}

fn name_place(file: &Application, help: Uuid) -> Place {
    Place::new("casework.assistance.helper_name", file.owner.uuid(), Purpose::Application, help)
}

/// Writes an offer under its code; offers that ran out long ago go on the way.
pub async fn insert_offer(cx: &mut Cx, offer: &Offer, code: &SpokenCode, until: Moment) -> Outcome<()> {
    let now = cx.now();
    let old = now.minus(LIFE);
    sqlx::query!("DELETE FROM casework.assistance_offer WHERE expires_at < $1", old as _).execute(cx.conn()).await?;
    let index = cx.vault().blind(CODE, code.letters());
    let (kind, name, file, service, country, mission) = match &offer.matter {
        Matter::Invitation { file } => ("invitation", None, Some(*file), None, None, None),
        Matter::Help { kind, name, service, country, mission } => {
            let sealed = cx.seal(&offer_place(offer.maker, offer.id.uuid()), name).await?;
            (kind.as_str(), Some(sealed), None, Some(service), Some(country), mission.as_ref())
        }
    };
    sqlx::query!(
        "INSERT INTO casework.assistance_offer (id, code, kind, maker, maker_name, bucket, file, service, country, mission,
                                                made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        offer.id.uuid(),
        index,
        kind,
        offer.maker,
        name.as_ref().map(Sealed::as_bytes),
        file.map(|file| file.bucket().as_i16()),
        file.map(Id::uuid),
        service,
        country,
        mission,
        now as _,
        until as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What a code stands for, locked until the end of the transaction; nothing if it was used or ran out.
pub async fn offer(cx: &mut Cx, code: &SpokenCode) -> Outcome<Option<Offer>> {
    let now = cx.now();
    let codes = cx.vault().blind_all(CODE, code.letters());
    let row = sqlx::query!(
        r#"SELECT id, kind, maker, maker_name as "maker_name: Sealed<String>", file, service, country, mission
             FROM casework.assistance_offer
            WHERE code = ANY($1) AND used_at IS NULL AND expires_at > $2 FOR UPDATE"#,
        &codes,
        now as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let broken = || Failure::fault("reading an offer of help", "its row is not whole");
    let matter = match (row.file, row.maker_name) {
        (Some(file), _) => Matter::Invitation { file: Id::from_uuid(file) },
        (None, Some(name)) => Matter::Help {
            kind: Kind::parse(&row.kind).ok_or_else(broken)?,
            name: cx.open(&offer_place(row.maker, row.id), &name).await?,
            service: row.service.ok_or_else(broken)?,
            country: row.country.ok_or_else(broken)?,
            mission: row.mission,
        },
        (None, None) => return Err(broken()),
    };
    Ok(Some(Offer { id: Id::from_uuid(row.id), maker: row.maker, matter }))
}

/// Uses an offer up.
pub async fn use_up(cx: &mut Cx, offer: Id<Offer>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!("UPDATE casework.assistance_offer SET used_at = $2 WHERE id = $1", offer.uuid(), now as _)
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// Gives the pen to a helper; false if somebody has it.
pub async fn insert(
    cx: &mut Cx,
    file: &Application,
    help: &Help,
    (name, mission): (&str, Option<&str>),
) -> Outcome<bool> {
    let sealed = cx.seal(&name_place(file, help.id.uuid()), &name.to_owned()).await?;
    let done = sqlx::query!(
        "INSERT INTO casework.assistance (bucket, id, file, kind, helper, helper_name, mission, began_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        file.id.bucket().as_i16(),
        help.id.uuid(),
        file.id.uuid(),
        help.kind.as_str(),
        help.helper,
        sealed.as_bytes(),
        mission,
        help.began_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

struct Row {
    id: Uuid,
    file: Uuid,
    kind: String,
    helper: Uuid,
    began_at: Moment,
    ended_at: Option<Moment>,
}

impl TryFrom<Row> for Help {
    type Error = Failure;

    fn try_from(row: Row) -> Result<Self, Failure> {
        let kind = Kind::parse(&row.kind).ok_or_else(|| Failure::fault("reading who helps", row.kind.clone()))?;
        Ok(Self {
            id: Id::from_uuid(row.id),
            file: Id::from_uuid(row.file),
            kind,
            helper: row.helper,
            began_at: row.began_at,
            ended_at: row.ended_at,
        })
    }
}

/// The latest help with a file, open or not; of two of one moment the open one. The row is locked, so that what is decided by it stays true.
pub async fn latest(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Option<Help>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, file, kind, helper, began_at as "began_at: Moment", ended_at as "ended_at: Moment"
             FROM casework.assistance WHERE bucket = $1 AND file = $2 ORDER BY began_at DESC, ended_at DESC NULLS FIRST, id DESC LIMIT 1
              FOR UPDATE"#,
        file.bucket().as_i16(),
        file.uuid(),
    );
    row.fetch_optional(cx.conn()).await?.map(Help::try_from).transpose()
}

/// The name of whoever helped with a file.
pub async fn name(cx: &mut Cx, file: &Application, help: Id<Help>) -> Outcome<String> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT helper_name as "name: Sealed<String>" FROM casework.assistance WHERE bucket = $1 AND id = $2"#,
        file.id.bucket().as_i16(),
        help.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    cx.open(&name_place(file, help.uuid()), &sealed).await
}

/// What everybody who helped with a file is and is called, the last first. The desk may ask, too.
pub async fn names(cx: &mut Cx, file: &Application) -> Outcome<Vec<(Kind, String)>> {
    let rows = sqlx::query!(
        r#"SELECT id, kind, helper_name as "name: Sealed<String>" FROM casework.assistance
            WHERE bucket = $1 AND file = $2 ORDER BY began_at DESC, id DESC"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let mut names = Vec::with_capacity(rows.len());
    for row in rows {
        let kind = Kind::parse(&row.kind).ok_or_else(|| Failure::fault("reading who helps", row.kind.clone()))?;
        names.push((kind, cx.open(&name_place(file, row.id), &row.name).await?));
    }
    Ok(names)
}

/// Ends open help; false if it had ended.
pub async fn end(cx: &mut Cx, help: &Help, ending: Ending) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE casework.assistance SET ended_at = $3, ending = $4 WHERE bucket = $1 AND id = $2 AND ended_at IS NULL",
        help.file.bucket().as_i16(),
        help.id.uuid(),
        now as _,
        ending.as_str(),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The files of which a helper holds the pen, the newest first.
pub async fn open_of(cx: &mut Cx, kind: Kind, helper: Uuid) -> Outcome<Vec<Help>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, file, kind, helper, began_at as "began_at: Moment", ended_at as "ended_at: Moment"
             FROM casework.assistance WHERE helper = $1 AND kind = $2 AND ended_at IS NULL
            ORDER BY began_at DESC, id LIMIT 100"#,
        helper,
        kind.as_str(),
    );
    rows.fetch_all(cx.conn()).await?.into_iter().map(Help::try_from).collect()
}

/// Whether this person, by account or staff record, ever helped with a file. The desk may ask, too.
pub async fn took_part(cx: &mut Cx, file: Id<marks::Application>, who: Uuid) -> Outcome<bool> {
    let took = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM casework.assistance WHERE bucket = $1 AND file = $2 AND helper = $3) as "took!""#,
        file.bucket().as_i16(),
        file.uuid(),
        who,
    );
    Ok(took.fetch_one(cx.conn()).await?)
}
