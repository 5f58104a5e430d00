//! What a co-signer does with a link: opens it, and signs or refuses. Everything is read in the system's name, for the file is
//! another person's; what may be told of it is the wording and nothing else.

use std::time::Duration;

use catalogue::Catalogue;
use kernel::{Actor, Id, Outcome, marks};
use serde_json::json;
use store::{
    Cx, Scope, Store, events,
    throttle::{self, Rule},
};

use crate::{
    applications::{sheet::Sheet, store as files},
    payments::lock_file,
    secret_link::Token,
    signing::{
        model::{Invitation, Role},
        policy::Signer,
        refusal,
        standing::Standing,
        store as rows,
    },
};

/// Links opened from one network. The secret cannot be guessed; this keeps whoever tries from costing us.
const NETWORK: Rule = Rule { name: "signing-throttle-network", limit: 120, window: Duration::from_secs(10 * 60) };

const REASON: &str = "casework.co_signing";

/// A link opened by the person it is for.
pub struct Opened {
    /// The transaction, in the system's name.
    pub cx: Cx,
    /// The invitation.
    pub invitation: Invitation,
    /// The file; nothing of it is shown but the declaration's wording.
    pub sheet: Sheet,
    /// Who opened it.
    pub signer: Signer,
}

impl Opened {
    /// The declaration.
    ///
    /// # Errors
    /// The refusal of a link that signs nothing, when the case does not ask for it any more.
    pub fn standing(&self) -> Outcome<&Standing> {
        let key = &self.invitation.declaration;
        self.sheet.declarations.iter().find(|one| one.key == *key).ok_or_else(refusal::gone)
    }
}

/// Opens a link for the holder of `account`. Unknown, revoked, expired, refused and somebody else's links read the same.
///
/// # Errors
/// `signing.link_gone`; `signing.unknown_person` if no number was confirmed for the account; TooMany.
pub async fn opened(
    store: &Store,
    catalogue: &Catalogue,
    account: Id<marks::Account>,
    (token, network): (&str, &str),
) -> Outcome<Opened> {
    let mut cx = store.begin(Actor::System(REASON)).await?;
    throttle::hit(&cx, &NETWORK, network).await?;
    let token = Token::parse(token).ok_or_else(refusal::gone)?;
    let invitation = rows::find_invitation(&mut cx, &token).await?.ok_or_else(refusal::gone)?;
    let profile = people::profile(&mut cx, account).await?;
    let person = people::account_number_hash(&mut cx, account).await?.ok_or_else(refusal::unknown_person)?;
    if person != invitation.person_index {
        return Err(refusal::gone());
    }
    let file = files::load(&mut cx, &Scope::System(REASON), invitation.file).await?;
    let sheet = Sheet::of(&mut cx, catalogue, file).await?;
    let signer = Signer { account, birth: profile.birth, level: profile.assurance, role: Role::CoSigner };
    let opened = Opened { cx, invitation, sheet, signer };
    let signed = opened.standing()?.signature.as_ref().is_some_and(|own| own.signer == account);
    // Whoever signed may see again what she signed, for as long as the link lives.
    let open = opened.invitation.is_open(opened.cx.now());
    if open || (signed && opened.invitation.revoked_at.is_none()) { Ok(opened) } else { Err(refusal::gone()) }
}

/// The person will not sign. Nothing else is told to anybody, and no reason is asked. Commits.
///
/// # Errors
/// `signing.nothing_to_sign` if she has signed.
pub async fn refuse(mut opened: Opened) -> Outcome<()> {
    let cx = &mut opened.cx;
    lock_file(cx, opened.sheet.file.id).await?;
    if rows::of_file(cx, opened.sheet.file.id)
        .await?
        .iter()
        .any(|own| own.declaration == opened.invitation.declaration && own.signer == opened.signer.account)
    {
        return Err(refusal::nothing_to_sign());
    }
    if rows::note_refused(cx, opened.invitation.id).await? {
        let body = json!({ "invitation": opened.invitation.id, "declaration": opened.invitation.declaration });
        events::append(cx, opened.sheet.file.id, "declaration.refused", 1, &body, None).await?;
    }
    opened.cx.commit().await
}
