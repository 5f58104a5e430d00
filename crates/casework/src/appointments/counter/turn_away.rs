//! Rejecting at the counter: the person does not qualify, or is not who the file says.
//!
//! A reason that says who somebody is takes two people of the desk; the others one officer gives alone. Which is which is
//! data of the workflow, and so is whether the fees are given back. The words for the citizen are sealed with the file and
//! never in the proposal.

use std::time::Duration;

use ::store::{Cx, Scope};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Failure, Id, Locale, Outcome, Reference, Slips, StaffRole, marks};
use serde::{Deserialize, Serialize};
use service_model::workflow::RejectReason;
use work::proposals::{
    self, Acts, Approved, Decided, Decision, Excluded, Fingerprint, NewProposal, PersonKey, Proposal, ProposedAct,
    Rules, Shown, Subject, Words,
};

use super::{EARLY, file};
use crate::{
    applications::{
        definitions::{self, Definition},
        model::{Application, Stage},
        record, store as files,
    },
    appointments::{
        model::{Appointment, Ending},
        refusal, store as rows,
    },
    desk::{
        NoteKind,
        acts::{self, Rejecting},
        count_act, keep_note, kin, latest_note, policy,
    },
};

/// Why somebody is turned away, and what she is told besides the coded words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Turning {
    /// Code of the reason.
    pub reason: String,
    /// The words.
    pub note: String,
}

/// The act of two people; `app` registers it.
#[derive(Clone)]
pub struct TurnAway {
    /// The definitions files go by.
    pub catalogue: Catalogue,
}

impl TurnAway {
    /// Its name in the database.
    pub const KIND: &'static str = "casework.turn_away";
}

#[derive(Serialize, Deserialize)]
struct Details {
    reason: String,
}

/// Rejects for a reason that one officer gives alone.
///
/// # Errors
/// A slip for a reason that is none of these or without words; a conflict unless the person stands there or her card came
/// back; not found, forbidden as every act of the counter.
pub async fn turn_away(cx: &mut Cx, catalogue: &Catalogue, reference: Reference, turning: Turning) -> Outcome<()> {
    let (file, _) = file(cx, reference).await?;
    let scope = Scope::of(cx.actor())?;
    let booked = there(cx, &scope, &file).await?;
    end(cx, (&scope, booked), &turning.reason).await?;
    acts::reject(cx, catalogue, reference, Rejecting { reason: turning.reason, note: turning.note }).await
}

/// Proposes a rejection that takes a second person.
///
/// # Errors
/// As [`turn_away`], and a conflict if one is proposed already.
pub async fn propose(
    cx: &mut Cx,
    (catalogue, two): (&Catalogue, &Acts),
    reference: Reference,
    turning: &Turning,
) -> Outcome<Proposal> {
    let (file, staff) = file(cx, reference).await?;
    let scope = Scope::of(cx.actor())?;
    there(cx, &scope, &file).await?;
    let definition = definitions::of(cx, catalogue, &file).await?;
    reason(&definition, &turning.reason)?;
    let note = turning.note.trim();
    if note.chars().count() < 3 {
        return Err(Slips::one("note", "desk-slip-note"));
    }
    keep_note(cx, &file, staff, NoteKind::Recommendation, note).await?;
    let details = serde_json::to_value(Details { reason: turning.reason.clone() });
    let details = details.map_err(|error| Failure::fault("proposing a rejection", error))?;
    let subject = Subject { thing: file.id.uuid(), details };
    proposals::propose(cx, two, NewProposal { kind: TurnAway::KIND, subject, reason: &turning.reason, seen: None })
        .await
}

/// Decides what a colleague proposed.
///
/// # Errors
/// A conflict if nothing is proposed or the page is stale; forbidden for whoever proposed it, as a person, and for kin.
pub async fn decide(
    cx: &mut Cx,
    two: &Acts,
    reference: Reference,
    (seen, decision): (Fingerprint, Decision),
) -> Outcome<Decided> {
    let (file, _) = file(cx, reference).await?;
    let open = proposals::queries::open_of(cx, TurnAway::KIND, file.id.uuid()).await?;
    let proposal = open.ok_or_else(refusal::nobody_there)?;
    proposals::decide(cx, two, proposal.id, seen, decision).await
}

/// The booking of whoever stands there; none once she was captured.
async fn there(cx: &mut Cx, scope: &Scope, file: &Application) -> Outcome<Option<Id<Appointment>>> {
    match file.stage() {
        Stage::Attended => Ok(None),
        Stage::Invited => {
            let booked = rows::booked_of_file(cx, scope, file.id).await?;
            let came = booked.filter(|(_, at)| cx.now().plus(EARLY) >= *at);
            came.map(|(id, _)| Some(id)).ok_or_else(refusal::nobody_there)
        }
        _ => Err(refusal::nobody_there()),
    }
}

async fn end(cx: &mut Cx, (scope, booked): (&Scope, Option<Id<Appointment>>), reason: &str) -> Outcome<()> {
    match booked {
        Some(booked) => rows::end_booked(cx, scope, booked, (Ending::TurnedAway, Some(reason))).await,
        None => Ok(()),
    }
}

fn reason<'d>(definition: &'d Definition, code: &str) -> Outcome<&'d RejectReason> {
    let mut reasons = definition.service.workflow.rejections_at_counter().filter(|reason| reason.two_people);
    reasons.find(|reason| reason.code == code).ok_or_else(refusal::unknown_reason)
}

async fn load(cx: &mut Cx, subject: &Subject) -> Outcome<(Scope, Application)> {
    let scope = match cx.actor() {
        Actor::Staff { .. } => Scope::of(cx.actor())?,
        _ => return Err(Failure::not_found()),
    };
    let file = files::load(cx, &scope, Id::from_uuid(subject.thing)).await?;
    Ok((scope, file))
}

fn details(subject: &Subject) -> Outcome<Details> {
    Details::deserialize(&subject.details).map_err(|error| Failure::fault("reading a proposed rejection", error))
}

#[async_trait]
impl ProposedAct for TurnAway {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    fn name_text(&self) -> &'static str {
        "appointment-turn-away-act"
    }

    fn rules(&self) -> Rules {
        const EXAMINE: &[StaffRole] = &[StaffRole::MissionOfficer, StaffRole::CentralReviewer];
        Rules { proposers: EXAMINE, deciders: EXAMINE, lives: Duration::from_secs(14 * 86_400) }
    }

    /// A citizen's file is decided at the desk, under row-level security.
    fn listed(&self) -> bool {
        false
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let (scope, file) = load(cx, subject).await?;
        there(cx, &scope, &file).await?;
        let definition = definitions::of(cx, &self.catalogue, &file).await?;
        let code = details(subject)?.reason;
        let refund = reason(&definition, &code)?.refund;
        let texts = &definition.service.texts;
        let names = |key: &str| Words::Names {
            ar: texts.text(Locale::AR, key).to_owned(),
            en: texts.text(Locale::EN, key).to_owned(),
        };
        let note = latest_note(cx, &file, NoteKind::Recommendation).await?;
        let shown = Shown::new(Words::text("appointment-turn-away-act"))
            .line(Words::text("application-reference"), Words::plain(file.reference.to_string()))
            .line(Words::text("application-slip-document"), names("name"))
            .line(Words::text("appointment-turn-away-reason"), names(&format!("rejections.{code}.reason")))
            .line(Words::text("appointment-turn-away-remedy"), names(&format!("rejections.{code}.remedy")))
            .line(Words::text("appointment-turn-away-refund"), Words::text(if refund { "web-yes" } else { "web-no" }));
        Ok(match note {
            Some(note) => shown.line(Words::text("appointment-turn-away-note"), Words::plain(note.words)),
            None => shown,
        })
    }

    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        let (scope, file) = load(cx, subject).await?;
        let people = kin::concerned(cx, &scope, &file).await?.people;
        Ok(Excluded { people, staff: Vec::new() })
    }

    async fn kin(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Vec<PersonKey>> {
        let (scope, file) = load(cx, subject).await?;
        Ok(kin::concerned(cx, &scope, &file).await?.kin)
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let (scope, mut file) = load(cx, &approved.proposal.subject).await?;
        let code = details(&approved.proposal.subject)?.reason;
        let decider = decider(&approved.proposal)?;
        policy::examines(cx.actor())?;
        let booked = there(cx, &scope, &file).await?;
        end(cx, (&scope, booked), &code).await?;
        let note = latest_note(cx, &file, NoteKind::Recommendation).await?.map(|note| note.words).unwrap_or_default();
        record::rejected(cx, &mut file, decider, &code, &note).await?;
        count_act(cx, &file, decider, "reject", Some(&code)).await
    }
}

fn decider(proposal: &Proposal) -> Outcome<Id<marks::Staff>> {
    let decided = proposal.decided.as_ref();
    decided.map(|decided| decided.by).ok_or_else(|| Failure::fault("executing a rejection", "it was not decided"))
}
