//! What an area gives so that its act takes two people: who may propose, who may decide, what is shown, who is
//! excluded, and what is done. [`Acts`] is the list of them, built once by the application.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use kernel::{Failure, Id, Outcome, Permit, StaffRole, marks};
use store::Cx;

use super::{
    model::{Proposal, Shown, Subject},
    policy::Decide,
};

/// The blind index of the national number a person is bound to; equal for equal people, whatever the account.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PersonKey(pub Vec<u8>);

impl std::fmt::Debug for PersonKey {
    /// Says nothing: an index in a log could be joined with another.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonKey(…)")
    }
}

/// What `people` knows about staff: which person an account is, and her name.
#[async_trait]
pub trait Colleagues: Send + Sync + 'static {
    /// The person behind a staff account.
    ///
    /// # Errors
    /// Not found for an unknown account; an account bound to no number can neither propose nor decide.
    async fn person(&self, cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<PersonKey>;

    /// The name colleagues know her by.
    ///
    /// # Errors
    /// Not found for an unknown account.
    async fn name(&self, cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<String>;
}

/// Who may take part in an act, and for how long it stays open.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Roles that may propose.
    pub proposers: &'static [StaffRole],
    /// Roles that may decide.
    pub deciders: &'static [StaffRole],
    /// How long a proposal can be decided.
    pub lives: Duration,
}

/// People and accounts that may not decide: contributors and the people concerned. They are written down with the
/// proposal, and the database compares them once more.
#[derive(Clone, Default, Debug)]
pub struct Excluded {
    /// The people concerned, by number.
    pub people: Vec<PersonKey>,
    /// Accounts that contributed.
    pub staff: Vec<Id<marks::Staff>>,
}

/// An act that takes two people.
#[async_trait]
pub trait ProposedAct: Send + Sync + 'static {
    /// Its name in the database, for instance `people.create_staff`.
    fn kind(&self) -> &'static str;

    /// Key of the text that names it in lists, for instance `people-act-create-staff`.
    fn name_text(&self) -> &'static str;

    /// Who takes part.
    fn rules(&self) -> Rules;

    /// What it would do now. Called when proposing and again when deciding: a difference voids the proposal.
    ///
    /// # Errors
    /// A refusal if the thing no longer allows the act.
    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown>;

    /// Who may not decide it, besides whoever proposed it and [`ProposedAct::kin`].
    ///
    /// # Errors
    /// A refusal while that is not known.
    async fn excluded(&self, _cx: &mut Cx, _subject: &Subject) -> Outcome<Excluded> {
        Ok(Excluded::default())
    }

    /// Kin of the people concerned, who neither propose nor decide. They are asked for afresh each time and never written
    /// down with the proposal: a proposal is kept for good, and kin are forgotten with the file. That more of them become
    /// known later therefore voids nothing; it only excludes them.
    ///
    /// # Errors
    /// A refusal while they are not known.
    async fn kin(&self, _cx: &mut Cx, _subject: &Subject) -> Outcome<Vec<PersonKey>> {
        Ok(Vec::new())
    }

    /// Does it, in the transaction of the decision.
    ///
    /// # Errors
    /// A refusal takes the decision back with it.
    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()>;

    /// Told when it was refused, in the transaction of the decision.
    ///
    /// # Errors
    /// A refusal takes the decision back with it.
    async fn refused(&self, _cx: &mut Cx, _proposal: &Proposal) -> Outcome<()> {
        Ok(())
    }

    /// A page of its own where the thing can be looked at in full before deciding, without the language.
    fn page(&self, _subject: &Subject) -> Option<String> {
        None
    }

    /// Key of the words of the way to that page.
    fn page_text(&self) -> &'static str {
        "work-proposal-whole"
    }

    /// Whether the list and the page of proposals show it. An act on a citizen's file says no: it has its own page at
    /// the desk, where row-level security holds.
    fn listed(&self) -> bool {
        true
    }
}

/// Proof that a second person approved this very proposal; only [`super::decide`] makes one.
#[derive(Debug)]
pub struct Approved {
    /// The proposal, decided.
    pub proposal: Proposal,
    pub(super) _permit: Permit<Decide>,
}

/// Every act that takes two people, and the port that tells people apart.
pub struct Acts {
    acts: Vec<Arc<dyn ProposedAct>>,
    colleagues: Arc<dyn Colleagues>,
}

impl Acts {
    /// The acts of all areas.
    pub fn new(acts: Vec<Arc<dyn ProposedAct>>, colleagues: Arc<dyn Colleagues>) -> Self {
        Self { acts, colleagues }
    }

    /// The port that tells people apart.
    pub fn colleagues(&self) -> &dyn Colleagues {
        self.colleagues.as_ref()
    }

    /// The act of this kind.
    ///
    /// # Errors
    /// A fault: a kind is written by code, never by a person.
    pub fn of(&self, kind: &str) -> Outcome<&dyn ProposedAct> {
        let act = self.acts.iter().find(|act| act.kind() == kind);
        act.map(AsRef::as_ref)
            .ok_or_else(|| Failure::fault("finding a two-person act", format!("no act is registered as {kind}")))
    }

    /// Kinds that the pages of proposals show to an actor with these roles: she may decide or propose them.
    pub fn kinds_for(&self, holds: impl Fn(StaffRole) -> bool) -> Vec<String> {
        let takes_part = |rules: Rules| rules.deciders.iter().chain(rules.proposers).any(|role| holds(*role));
        self.acts
            .iter()
            .filter(|act| act.listed() && takes_part(act.rules()))
            .map(|act| act.kind().to_owned())
            .collect()
    }
}
