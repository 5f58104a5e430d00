//! Where every declaration of a file stands: its text as the answers make it now, who signs it, and whether that was done.

use std::collections::BTreeMap;

use kernel::{NationalNumber, Outcome};
use service_model::{
    Answers, Context, Service,
    declaration::{self, Declaration},
};
use store::Cx;

use super::{
    model::{Invitation, Role, Signature, SigningState},
    refusal, store as rows,
    wording::Wording,
};
use crate::applications::{
    model::Application,
    owner::Owner,
    sheet::broken,
    subject::{self, Subject},
};

/// One declaration of a file.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Key of the declaration.
    pub key: String,
    /// Who signs it.
    pub role: Role,
    /// From which age.
    pub min_age: i64,
    /// The exact text, once everybody it names is known.
    pub wording: Option<Wording>,
    /// The people it names.
    pub names: BTreeMap<&'static str, String>,
    /// The number of the other person, as the applicant answered it.
    pub number: Option<NationalNumber>,
    /// The signature of this very text.
    pub signature: Option<Signature>,
    /// The link that was made last and not taken back.
    pub invitation: Option<Invitation>,
    /// Where it stands.
    pub state: SigningState,
}

impl Standing {
    /// Whether this very text is signed.
    pub fn is_signed(&self) -> bool {
        self.state == SigningState::Signed
    }
}

/// What the standings are worked out from.
pub struct Made<'a> {
    /// The file.
    pub file: &'a Application,
    /// Its definition.
    pub service: &'a Service,
    /// The answers that the form shows.
    pub answers: &'a Answers,
    /// Whether every question is answered.
    pub complete: bool,
    /// The surroundings of the form.
    pub context: &'a Context,
    /// Who owns the file.
    pub owner: &'a Owner,
}

/// The declarations that this file asks for, in the order of the definition. A service without any costs no query.
///
/// # Errors
/// Faults of the database, and of a definition whose conditions cannot be worked out.
pub async fn standings(cx: &mut Cx, made: &Made<'_>) -> Outcome<Vec<Standing>> {
    if made.service.declarations.is_empty() {
        return Ok(Vec::new());
    }
    let asked = declaration::asked(&made.service.declarations, made.answers, made.context).map_err(broken)?;
    let signatures = rows::of_file(cx, made.file.id).await?;
    let invitations = rows::invitations_of(cx, made.file.id).await?;
    let now = cx.now();
    let one = |declaration: &Declaration| {
        let mut standing = unsigned(made, declaration);
        let digest = standing.wording.as_ref().map(Wording::sha256);
        let signs = |one: &&Signature| one.declaration == standing.key && Some(&one.text_sha256) == digest.as_ref();
        standing.signature = signatures.iter().find(signs).cloned();
        standing.invitation = invitations.iter().find(|one| one.declaration == standing.key).cloned();
        standing.state = state(&standing, now);
        standing
    };
    Ok(asked.into_iter().map(one).collect())
}

fn unsigned(made: &Made<'_>, declaration: &Declaration) -> Standing {
    let (answers, owner) = (made.answers, made.owner);
    let other = declaration.co_signer.as_ref();
    let signer = match other {
        None => Some(owner.name.clone()),
        Some(co_signer) => subject::name(answers, &co_signer.name),
    };
    let about = Subject::read(made.service, answers, owner).map(|subject| subject.name);
    let names: BTreeMap<&'static str, String> =
        [("signer", signer), ("applicant", Some(owner.name.clone())), ("subject", about)]
            .into_iter()
            .filter_map(|(place, name)| Some((place, name?)))
            .collect();
    let ready = made.complete && names.contains_key("signer") && names.contains_key("subject");
    Standing {
        key: declaration.key.clone(),
        role: if other.is_some() { Role::CoSigner } else { Role::Applicant },
        min_age: declaration.min_age,
        wording: ready.then(|| Wording::of(made.service, declaration, &names)),
        names,
        number: other.and_then(|co_signer| answers.text(&co_signer.number)?.parse().ok()),
        signature: None,
        invitation: None,
        state: SigningState::Unready,
    }
}

/// Where it stands. Pure.
fn state(standing: &Standing, now: kernel::Moment) -> SigningState {
    match (&standing.wording, &standing.signature, standing.role, &standing.invitation) {
        (_, Some(_), ..) => SigningState::Signed,
        (None, ..) => SigningState::Unready,
        (Some(_), None, Role::Applicant, _) => SigningState::ToSign,
        (Some(_), None, Role::CoSigner, Some(link)) if link.refused_at.is_some() => SigningState::Refused,
        (Some(_), None, Role::CoSigner, Some(link)) if link.is_open(now) => SigningState::Waits,
        (Some(_), None, Role::CoSigner, _) => SigningState::ToAsk,
    }
}

/// Refuses to go on while something is not signed.
///
/// # Errors
/// The refusal `signing.unsigned`.
pub(crate) fn must_be_signed(standings: &[Standing]) -> Outcome<()> {
    if standings.iter().all(Standing::is_signed) { Ok(()) } else { Err(refusal::unsigned()) }
}
