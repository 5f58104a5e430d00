//! Asking another person to sign: a link whose secret is told once.

use std::time::Duration;

use kernel::{Failure, Id, Moment, NationalNumber, Outcome, Reference, marks};
use serde_json::json;
use store::{
    Cx, events,
    idempotency::{self, Claim},
    throttle::{self, Rule},
    vault::RootKey,
};

use crate::{
    applications::{
        model::{Act, Party},
        registry::kin::PERSON,
        sheet::Sheet,
    },
    payments::lock_file,
    secret_link::Token,
    signing::{
        model::{INVITATION_LIFE, Invitation, Role, SigningState},
        refusal, store as rows,
    },
};

/// Links made for one file: nobody is pressed by being asked again and again.
const MADE: Rule = Rule { name: "signing-throttle-made", limit: 6, window: Duration::from_secs(24 * 3600) };

/// A request for a link, made once.
pub struct InviteRequest<'a> {
    /// Key of the declaration.
    pub declaration: &'a str,
    /// Route of the request.
    pub route: &'static str,
    /// Its idempotency key.
    pub key: &'a str,
    /// Its hash.
    pub hash: [u8; 32],
}

/// A link that was made, with the secret that is told this once.
pub struct Invited {
    /// The secret of its address.
    pub token: Token,
    /// Until when it may be signed by it.
    pub expires_at: Moment,
}

/// Makes the link for the other person and takes back the one before. The same request sent again is told the same secret.
/// The caller commits.
///
/// # Errors
/// `signing.nothing_to_sign` where nobody else has to sign now; `signing.same_person`; TooMany.
pub async fn invite(cx: &mut Cx, sheet: &Sheet, request: &InviteRequest<'_>) -> Outcome<Invited> {
    if let Claim::Done(known) = idempotency::claim(cx, request.route, request.key, request.hash).await? {
        let known = rows::invitation(cx, Id::from_uuid(known)).await?;
        return Ok(Invited { token: token_of(cx, known.id, request.key), expires_at: known.expires_at });
    }
    lock_file(cx, sheet.file.id).await?;
    let standing = sheet.declarations.iter().find(|one| one.key == request.declaration);
    let standing = standing.ok_or_else(Failure::not_found)?;
    let asks = matches!(standing.state, SigningState::ToAsk | SigningState::Waits | SigningState::Refused);
    let number: NationalNumber = match standing.number {
        Some(number) if asks && standing.role == Role::CoSigner && sheet.file.may(Party::Owner, Act::Submit) => number,
        _ => return Err(refusal::nothing_to_sign()),
    };
    if sheet.owner.number == Some(number) {
        return Err(refusal::same_person());
    }
    throttle::hit(cx, &MADE, &sheet.file.id.to_string()).await?;
    let now = cx.now();
    let id = Id::new(sheet.file.id.bucket(), now, cx.dice());
    let token = token_of(cx, id, request.key);
    let invitation = Invitation {
        id,
        file: sheet.file.id,
        declaration: standing.key.clone(),
        person_index: people::number_index(cx.vault(), &number),
        made_at: now,
        expires_at: now.plus(INVITATION_LIFE),
        revoked_at: None,
        refused_at: None,
    };
    rows::revoke_invitation(cx, sheet.file.id, &standing.key).await?;
    rows::insert_invitation(cx, &invitation, &token).await?;
    let body = json!({ "invitation": id, "declaration": standing.key });
    events::append(cx, sheet.file.id, "declaration.asked", 1, &body, None).await?;
    idempotency::settle(cx, request.route, request.key, id.uuid()).await?;
    Ok(Invited { token, expires_at: invitation.expires_at })
}

/// The secret is a keyed digest over the drawn identifier and the request's drawn key; it is kept nowhere.
fn token_of(cx: &Cx, id: Id<Invitation>, key: &str) -> Token {
    let mut message = id.uuid().as_bytes().to_vec();
    message.extend_from_slice(key.as_bytes());
    Token::of(id.bucket(), cx.vault().mac(RootKey::Session, "signing.invitation", &message))
}

/// Takes a link back. Harmless when repeated. The caller commits.
///
/// # Errors
/// Faults of the database.
pub async fn revoke(cx: &mut Cx, sheet: &Sheet, declaration: &str) -> Outcome<()> {
    lock_file(cx, sheet.file.id).await?;
    if rows::revoke_invitation(cx, sheet.file.id, declaration).await? {
        let body = json!({ "declaration": declaration });
        events::append(cx, sheet.file.id, "declaration.link_revoked", 1, &body, None).await?;
    }
    Ok(())
}

/// Takes back what asks for the signature of somebody who died, or asks for one in a file of hers. Who is asked for it in a
/// file of another is not told why. The caller commits.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn ended_by_death(
    cx: &mut Cx,
    number: &NationalNumber,
    account: Option<Id<marks::Account>>,
) -> Outcome<()> {
    let indexes = cx.vault().blind_all(PERSON, number.digits());
    for (file, declaration) in rows::revoke_of_dead(cx, &indexes, account).await? {
        let body = json!({ "declaration": declaration });
        events::append(cx, file, "declaration.link_revoked", 1, &body, None).await?;
    }
    Ok(())
}

/// The reference of a file in a path.
///
/// # Errors
/// Not found for anything else.
pub(in crate::signing) fn reference(text: &str) -> Outcome<Reference> {
    text.parse().map_err(|_| Failure::not_found())
}
