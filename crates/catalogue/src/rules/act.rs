//! Putting rules in force takes two people: one drafts and proposes, another, who had no part in it, approves exactly what
//! was shown. What comes of it is an immutable revision; files under way keep theirs.

use std::time::Duration;

use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Locale, Moment, Outcome, StaffRole};
use serde_json::json;
use service_model::{
    Country, Sources,
    amend::{At, Written},
    in_force,
};
use store::Cx;
use work::proposals::{Approved, Excluded, Proposal, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    bench::{self, Bench},
    entry, messages,
    model::{Act, Basis, Draft, ZONE},
    people, refusal, store as rows, texts, wording,
};
use crate::{
    definitions::Kind,
    rates,
    revisions::{Content, Revision, delivered, store as revisions},
};

/// The act `catalogue.rules`. Its subject is the draft's id.
#[derive(Clone, Copy, Debug)]
pub struct PutInForce;

impl PutInForce {
    /// Its name in the database.
    pub const KIND: &'static str = "catalogue.rules";
}

#[async_trait]
impl ProposedAct for PutInForce {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    fn name_text(&self) -> &'static str {
        "rules-act"
    }

    fn rules(&self) -> Rules {
        Rules {
            proposers: &[StaffRole::RulesEditor],
            deciders: &[StaffRole::RulesApprover],
            lives: Duration::from_secs(30 * 24 * 60 * 60),
        }
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        Some(format!("/desk/rules/drafts/{}", subject.thing))
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let (bench, basis) = ready(cx, Id::from_uuid(subject.thing)).await?;
        let draft = &bench.draft;
        let content = Content::of(&draft.files);
        let mut shown = Shown::new(Words::text(format!("rules-shown-{}", draft.kind.as_str().replace('_', "-"))))
            .line(Words::text("rules-shown-what"), named(draft.kind, &draft.key, &draft.files))
            .line(Words::text("rules-holds-from"), Words::Day(basis.holds_from))
            .line(
                Words::text("rules-decree"),
                Words::Many(vec![Words::plain(&basis.decree.number), Words::Day(basis.decree.on)]),
            );
        if let Some(number) = draft.returns_to {
            shown = shown.line(Words::text("rules-returns-to"), numbered(number));
        }
        shown = wording::add(shown, &bench.running, &draft.files, &bench.changes());
        shown = messages::add(shown, draft);
        for meant in bench.people(basis.holds_from) {
            shown = people::add(shown, &meant);
        }
        // In lines of sixteen digits, as it is compared by eye.
        let line = |bytes: &[u8]| Words::plain(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
        let digest = Words::Lines(content.sha256().chunks(8).map(line).collect());
        let examples = i64::try_from(bench.examples().len()).unwrap_or(i64::MAX);
        Ok(shown
            .line(Words::text("rules-shown-examples"), Words::Number(examples))
            .line(Words::text("rules-shown-digest"), digest))
    }

    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        let staff = rows::contributors(cx, Id::from_uuid(subject.thing)).await?;
        Ok(Excluded { staff, ..Excluded::default() })
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let (bench, basis) = ready(cx, Id::from_uuid(approved.proposal.subject.thing)).await?;
        let approver = match cx.actor() {
            Actor::Staff { staff, .. } => staff.to_string(),
            _ => return Err(Failure::not_found()),
        };
        let proposer = approved.proposal.proposed_by.to_string();
        let (draft, content) = (&bench.draft, Content::of(&bench.draft.files));
        let (now, valid_from) = (cx.now(), begins(&basis, cx.now())?);
        let newest = revisions::newest(cx).await?;
        let number = newest.iter().find(|(kind, key, ..)| (*kind, key) == (draft.kind, &draft.key));
        let revision = Revision {
            id: Id::unowned(now, cx.dice()),
            kind: draft.kind,
            key: draft.key.clone(),
            revision: number.map_or(0, |(_, _, number, _)| *number) + 1,
            place: draft.place.clone(),
            sha256: content.sha256(),
            imported_at: now,
            valid_from: None,
            published_by: None,
            approved_by: None,
            decree: Some(basis.decree.clone()),
            returns_to: draft.returns_to,
            rehearsal: false,
        };
        revisions::insert(cx, &revision, &content).await?;
        revisions::publish(cx, revision.id, valid_from, &proposer, &approver).await?;
        rows::close(cx, draft.id, Some(revision.revision)).await?;
        let what = json!({ "revision": revision.revision, "proposal": approved.proposal.id.to_string() });
        rows::record(cx, draft.id, Act::Published, what).await?;
        // A country brings its planning rate; a newer one of the operator stays.
        let country = (draft.kind == Kind::Country).then(|| Country::load(&draft.files).ok()).flatten();
        match country.and_then(|country| country.rate) {
            Some(rate) => rates::enter(cx, &rate).await,
            None => Ok(()),
        }
    }

    async fn refused(&self, cx: &mut Cx, proposal: &Proposal) -> Outcome<()> {
        let what = json!({ "proposal": proposal.id.to_string() });
        rows::record(cx, Id::from_uuid(proposal.subject.thing), Act::Refused, what).await
    }
}

/// The draft laid out, if it may still be put in force as it stands.
async fn ready(cx: &mut Cx, id: Id<Draft>) -> Outcome<(Bench, Basis)> {
    let draft = rows::lock(cx, id).await?.ok_or_else(Failure::not_found)?;
    if draft.closed_at.is_some() {
        return Err(refusal::closed());
    }
    let basis = draft.basis.clone().ok_or_else(refusal::undated)?;
    if basis.holds_from < cx.now().day_in(ZONE) {
        return Err(refusal::day_passed());
    }
    let bench = bench::lay(cx, draft).await?;
    if bench.latest.as_ref().map(|latest| latest.revision) != bench.draft.base {
        return Err(refusal::outdated());
    }
    let later = bench.latest.as_ref().and_then(|latest| latest.valid_from);
    if later.is_some_and(|later| basis.holds_from < later.day_in(ZONE)) {
        return Err(refusal::before_latest());
    }
    if !bench.findings().is_empty() {
        return Err(refusal::has_findings());
    }
    Ok((bench, basis))
}

/// A rule of today holds from now on, any other from the beginning of its day in Cairo.
fn begins(basis: &Basis, now: Moment) -> Outcome<Moment> {
    if basis.holds_from == now.day_in(ZONE) {
        return Ok(now);
    }
    in_force::begins(basis.holds_from, ZONE).ok_or_else(|| Failure::fault("dating a revision", "the zone is unknown"))
}

/// A revision by its number, or as what the program brings.
pub(super) fn numbered(number: i32) -> Words {
    if number == delivered::NUMBER { Words::text("rules-delivered") } else { Words::plain(number.to_string()) }
}

/// The name of a definition as its own files call it.
pub(super) fn named(kind: Kind, key: &str, files: &Sources) -> Words {
    let names = match kind {
        Kind::Service => {
            let text = |locale| texts::text_of(files, locale, "name");
            text(Locale::AR).zip(text(Locale::EN))
        }
        // One file, which names itself whatever else is wrong with it.
        Kind::Country | Kind::LifeEvent | Kind::Message | Kind::Privilege | Kind::AgencyService | Kind::Training => {
            match entry::value(files, &format!("{key}.toml"), At::Table(""), "names") {
                Some(Written::Names { ar, en }) => Some((ar, en)),
                _ => None,
            }
        }
    };
    names.map_or_else(|| Words::plain(key), |(ar, en)| Words::Names { ar, en })
}
