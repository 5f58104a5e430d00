//! Deciding on what two assessments come to, and answering an objection, take two people each, who had no other part in it. A
//! proposal holds the nomination's identifier and numbers, and none of anybody's words but its reason.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Outcome, marks};
use serde_json::{Value, json};
use uuid::Uuid;
use work::proposals::{Approved, Excluded, PersonKey, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    commands,
    criteria::{Criteria, Finding, Title},
    nomination::{Nomination, Stage},
    policy::{DECIDERS, taken_part},
    refusal, store as rows,
};
use crate::experts::{ZONE, vocabulary::Lexicon};

/// The kind of deciding.
pub(super) const DECIDE: &str = "community.decide_outstanding";
/// The kind of answering an objection.
pub(super) const ANSWER: &str = "community.answer_objection";

const LIVES: Duration = Duration::from_secs(14 * 86_400);
const RULES: Rules = Rules { proposers: DECIDERS, deciders: DECIDERS, lives: LIVES };

/// The subject of deciding.
pub(super) fn decision_subject(id: Id<Nomination>) -> Subject {
    Subject { thing: id.uuid(), details: json!({}) }
}

/// The subject of answering an objection.
pub(super) fn answer_subject(id: Id<Nomination>, upheld: bool) -> Subject {
    Subject { thing: id.uuid(), details: json!({ "upheld": upheld }) }
}

fn decider(cx: &Cx) -> Outcome<Id<marks::Staff>> {
    match cx.actor() {
        Actor::Staff { staff, .. } => Ok(Id::from_uuid(*staff)),
        _ => Err(Failure::not_found()),
    }
}

fn page(thing: Uuid) -> Option<String> {
    Some(format!("/desk/experts/nominations/{thing}"))
}

/// Everybody who had a part in it neither proposes nor decides.
async fn excluded(cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
    let own = rows::one(cx, Id::from_uuid(subject.thing)).await?;
    let people = taken_part(cx, &own).await?.into_iter().map(PersonKey).collect();
    Ok(Excluded { people, ..Excluded::default() })
}

/// Nor does the expert herself.
async fn herself(cx: &mut Cx, subject: &Subject) -> Outcome<Vec<PersonKey>> {
    let own = rows::one(cx, Id::from_uuid(subject.thing)).await?;
    Ok(people::account_number_hash(cx, own.account).await?.map(PersonKey).into_iter().collect())
}

fn titled(shown: Shown, title: &Title) -> Shown {
    let names = Words::Names { ar: title.names.ar.clone(), en: title.names.en.clone() };
    shown.line(Words::text("outstanding-title"), names)
}

/// Deciding on what was found.
pub(super) struct Decide(pub Lexicon);

impl Decide {
    fn found<'c>(&'c self, cx: &Cx, own: &Nomination) -> Outcome<(&'c Criteria, &'c Title, Finding)> {
        let criteria = self.0.vocabulary().criteria.version(own.criteria)?;
        if own.stage(criteria, cx.now().day_in(ZONE)) != Stage::Found {
            return Err(refusal::stage());
        }
        let title = criteria.title(&own.title).ok_or_else(Failure::not_found)?;
        let both = own.both().ok_or_else(refusal::stage)?;
        Ok((criteria, title, criteria.finding(title, both)))
    }
}

#[async_trait]
impl ProposedAct for Decide {
    fn kind(&self) -> &'static str {
        DECIDE
    }

    fn name_text(&self) -> &'static str {
        "outstanding-act-decide"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let own = rows::one(cx, Id::from_uuid(subject.thing)).await?;
        let (_, title, finding) = self.found(cx, &own)?;
        let number = |own: u32| Words::Number(i64::from(own));
        let result = if finding.given { "outstanding-result-given" } else { "outstanding-result-refused" };
        Ok(titled(Shown::new(Words::text(self.name_text())), title)
            .line(Words::text("outstanding-nomination"), Words::plain(own.id.to_string()))
            .line(Words::text("outstanding-first"), number(finding.each[0]))
            .line(Words::text("outstanding-second"), number(finding.each[1]))
            .line(Words::text("outstanding-points"), number(finding.points))
            .line(Words::text("outstanding-needed"), number(title.needed))
            .line(Words::text("outstanding-result"), Words::text(result)))
    }

    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        excluded(cx, subject).await
    }

    async fn kin(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Vec<PersonKey>> {
        herself(cx, subject).await
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let own = rows::one(cx, Id::from_uuid(approved.proposal.subject.thing)).await?;
        let (criteria, _, finding) = self.found(cx, &own)?;
        let until = finding.given.then(|| criteria.until(cx.now().day_in(ZONE)));
        let by = [approved.proposal.proposed_by, decider(cx)?];
        rows::decide(cx, &own, (finding, until), by).await?;
        let cause = format!("expert-decided:{}:{}", own.id, own.round());
        commands::tell(cx, own.account, ("expert_decided", cause)).await
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        page(subject.thing)
    }
}

/// Answering an objection: upheld, and two others assess anew, or not.
pub(super) struct AnswerObjection(pub Lexicon);

fn upheld(subject: &Subject) -> Outcome<bool> {
    let own = subject.details.get("upheld").and_then(Value::as_bool);
    own.ok_or_else(|| Failure::fault("reading a proposal", "it does not say whether the objection is upheld"))
}

impl AnswerObjection {
    async fn objected(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Nomination> {
        let own = rows::one(cx, Id::from_uuid(subject.thing)).await?;
        let criteria = self.0.vocabulary().criteria.version(own.criteria)?;
        let is = own.stage(criteria, cx.now().day_in(ZONE)) == Stage::Objected;
        if is { Ok(own) } else { Err(refusal::stage()) }
    }
}

#[async_trait]
impl ProposedAct for AnswerObjection {
    fn kind(&self) -> &'static str {
        ANSWER
    }

    fn name_text(&self) -> &'static str {
        "outstanding-act-answer"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let own = self.objected(cx, subject).await?;
        let answer = if upheld(subject)? { "outstanding-answer-upheld" } else { "outstanding-answer-not" };
        Ok(Shown::new(Words::text(self.name_text()))
            .line(Words::text("outstanding-nomination"), Words::plain(own.id.to_string()))
            .line(Words::text("outstanding-answer"), Words::text(answer)))
    }

    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        excluded(cx, subject).await
    }

    async fn kin(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Vec<PersonKey>> {
        herself(cx, subject).await
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = &approved.proposal;
        let own = self.objected(cx, &proposal.subject).await?;
        rows::answer(cx, &own, upheld(&proposal.subject)?, &proposal.reason).await?;
        commands::tell(cx, own.account, ("expert_decided", format!("expert-answered:{}", own.id))).await
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        page(subject.thing)
    }
}
