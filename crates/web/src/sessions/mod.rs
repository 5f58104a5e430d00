//! Sign-in sessions: who holds which browser, until when.
//!
//! The token has 256 random bits and is known to the browser only; the table holds its digest. A session ends after 30
//! minutes without a visit (15 for staff, 5 on a shared device), after 12 hours whatever happens, or when it is revoked. Proving oneself again
//! replaces the token. Nothing personal is kept besides the owner's identifier and a few words about the browser.

mod store;

use std::time::Duration;

use ::store::Cx;
use data_encoding::BASE64URL_NOPAD;
use kernel::{Bucket, Dice, Id, Moment, Outcome, marks};
use uuid::Uuid;

/// Whose session it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SessionKind {
    /// A citizen's account; cookie of the public site, or a bearer token of the API.
    Citizen,
    /// A member of staff; cookie of the desk.
    Staff,
}

impl SessionKind {
    /// The name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Citizen => "citizen",
            Self::Staff => "staff",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Citizen, Self::Staff].into_iter().find(|kind| kind.as_str() == name)
    }

    /// How long a session lives without a visit.
    pub fn idle(self) -> Duration {
        match self {
            Self::Citizen => Duration::from_secs(30 * 60),
            Self::Staff => Duration::from_secs(15 * 60),
        }
    }
}

/// Whose device a session is held on, as the person said when signing in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Device {
    /// The person's own.
    Own,
    /// One that others use too: a family's phone, a computer at work or in a shop.
    Shared,
}

/// How long a session on a shared device lives without a visit: whoever takes it next must find nobody signed in.
pub const SHARED_IDLE: Duration = Duration::from_secs(5 * 60);

/// How long a session lives at most.
pub const LONGEST: Duration = Duration::from_secs(12 * 60 * 60);

/// A session as stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionRow {
    /// Its identifier, in the owner's bucket.
    pub id: Id<marks::Session>,
    /// Citizen or staff.
    pub kind: SessionKind,
    /// The account or the staff record.
    pub owner: Uuid,
    /// When it was opened.
    pub opened_at: Moment,
    /// When the person last proved who they are (sign-in or step-up).
    pub proved_at: Moment,
    /// The last visit, to the minute.
    pub seen_at: Moment,
    /// When it ends at the latest.
    pub ends_at: Moment,
    /// A few words about the browser.
    pub agent: String,
    /// Whether the person said that the device is shared.
    pub shared: bool,
}

impl SessionRow {
    /// When it ends if nobody comes back before.
    pub fn idle_end(&self) -> Moment {
        let idle = if self.shared { SHARED_IDLE } else { self.kind.idle() };
        self.seen_at.plus(idle).min(self.ends_at)
    }
}

/// A new token together with its session. The token exists only here and in the browser.
#[derive(Debug)]
pub struct Opened {
    /// The session.
    pub row: SessionRow,
    token: String,
}

impl Opened {
    /// The token, for a bearer of the API. Pages use [`crate::Visit::signed_in`].
    pub fn token(&self) -> &str {
        &self.token
    }
}

/// A token: the owner's bucket, so that the row is addressed without a search, and 256 random bits.
struct Token {
    bucket: Bucket,
    text: String,
}

impl Token {
    fn draw(bucket: Bucket, dice: &dyn Dice) -> Self {
        let mut bytes = [0_u8; 34];
        dice.fill(&mut bytes[2..]);
        bytes[..2].copy_from_slice(&bucket.number().to_be_bytes());
        Self { bucket, text: BASE64URL_NOPAD.encode(&bytes) }
    }

    fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let [high, low, secret @ ..] = bytes.as_slice() else { return None };
        let bucket = Bucket::new(u16::from_be_bytes([*high, *low]))?;
        (secret.len() == 32).then(|| Self { bucket, text: text.to_owned() })
    }

    fn hash(&self) -> Vec<u8> {
        aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, self.text.as_bytes()).as_ref().to_vec()
    }
}

/// Opens a session on the person's own device for `owner`, whose identifier gives the bucket.
///
/// # Errors
/// A fault if the database is away.
pub async fn open(cx: &mut Cx, kind: SessionKind, owner: Uuid, agent: &str) -> Outcome<Opened> {
    open_on(cx, Device::Own, kind, owner, agent).await
}

/// Opens a session on the device that the person named.
///
/// # Errors
/// A fault if the database is away.
pub async fn open_on(cx: &mut Cx, device: Device, kind: SessionKind, owner: Uuid, agent: &str) -> Outcome<Opened> {
    let bucket = Id::<marks::Account>::from_uuid(owner).bucket();
    let now = cx.now();
    let token = Token::draw(bucket, cx.dice());
    let row = SessionRow {
        id: Id::new(bucket, now, cx.dice()),
        kind,
        owner,
        opened_at: now,
        proved_at: now,
        seen_at: now,
        ends_at: now.plus(LONGEST),
        agent: agent.chars().take(120).collect(),
        shared: device == Device::Shared,
    };
    store::insert(cx, &row, &token.hash()).await?;
    Ok(Opened { row, token: token.text })
}

/// The live session of a token, with the visit noted at most once a minute.
///
/// # Errors
/// A fault if the database is away.
pub async fn find(cx: &mut Cx, text: &str) -> Outcome<Option<SessionRow>> {
    let Some(token) = Token::parse(text) else { return Ok(None) };
    let Some(mut row) = store::by_token(cx, token.bucket, &token.hash()).await? else { return Ok(None) };
    let now = cx.now();
    if now >= row.idle_end() {
        return Ok(None);
    }
    if now.since(row.seen_at) >= Duration::from_secs(60) {
        store::seen(cx, row.id, now).await?;
        row.seen_at = now;
    }
    Ok(Some(row))
}

/// Notes that the person proved who they are again, and replaces the token.
///
/// # Errors
/// A fault if the database is away.
pub async fn prove_again(cx: &mut Cx, row: &SessionRow) -> Outcome<Opened> {
    let token = Token::draw(row.id.bucket(), cx.dice());
    let now = cx.now();
    store::replace_token(cx, row.id, &token.hash(), now).await?;
    Ok(Opened { row: SessionRow { proved_at: now, seen_at: now, ..row.clone() }, token: token.text })
}

/// The live sessions of an owner, the latest first.
///
/// # Errors
/// A fault if the database is away.
pub async fn list(cx: &mut Cx, kind: SessionKind, owner: Uuid) -> Outcome<Vec<SessionRow>> {
    let now = cx.now();
    let mut rows = store::of_owner(cx, kind, owner).await?;
    rows.retain(|row| now < row.idle_end());
    Ok(rows)
}

/// Ends one session of an owner; a foreign one is left alone and counts as unknown.
///
/// # Errors
/// A fault if the database is away.
pub async fn revoke(cx: &mut Cx, owner: Uuid, id: Id<marks::Session>) -> Outcome<bool> {
    let now = cx.now();
    store::revoke(cx, owner, id, now).await
}

/// Ends every session of an owner but `except`; after a change of password or contact.
///
/// # Errors
/// A fault if the database is away.
pub async fn revoke_all(cx: &mut Cx, owner: Uuid, except: Option<Id<marks::Session>>) -> Outcome<u64> {
    let now = cx.now();
    store::revoke_all(cx, owner, except, now).await
}

/// Removes rows that ended over thirty days ago; a periodic job calls it.
///
/// # Errors
/// A fault if the database is away.
pub async fn sweep(cx: &mut Cx) -> Outcome<u64> {
    let before = cx.now().minus(Duration::from_secs(30 * 24 * 60 * 60));
    store::delete_ended_before(cx, before).await
}

#[cfg(test)]
mod tests {
    use kernel::SeededDice;

    use super::*;

    #[test]
    fn a_token_names_its_bucket_and_nothing_else_parses() {
        let bucket = Bucket::new(513).unwrap();
        let token = Token::draw(bucket, &SeededDice::new(1));
        let again = Token::parse(&token.text).unwrap();
        assert_eq!(again.bucket, bucket);
        assert_eq!(again.hash(), token.hash());
        assert!(Token::parse("").is_none());
        assert!(Token::parse(&token.text[..20]).is_none());
        assert!(Token::parse("____________________________________________").is_none());
    }
}
