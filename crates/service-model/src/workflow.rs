//! How a file travels: its stages with who holds it and the promised working time, and the coded reasons for asking a
//! correction or for rejecting, and what stands at its end: a document, or an appointment in person.

use std::time::Duration;

use crate::{
    Spot,
    finding::Findings,
    reader::{File, Table},
};

/// The days of [`Workflow::duplicate_days`] where a definition says none.
const DUPLICATE_DAYS: i64 = 90;

/// One stage of a file.
#[derive(Clone, PartialEq, Debug)]
pub struct Stage {
    /// Its key; the text is `stages.<key>`.
    pub key: String,
    /// Key of who holds the file; the text is `holders.<key>`.
    pub holder: String,
    /// Key of the country whose working calendar counts (`eg`), or `residence` for the mission's own.
    pub calendar: String,
    /// The promised working time.
    pub working: Duration,
    pub(crate) spot: Spot,
}

/// A reason for asking the applicant to correct exactly one field or document.
#[derive(Clone, PartialEq, Debug)]
pub struct CorrectionReason {
    /// Its code; the text is `corrections.<code>`.
    pub code: String,
    /// The fields it may be about.
    pub fields: Vec<String>,
    pub(crate) spot: Spot,
}

/// A reason for rejecting; the texts are `rejections.<code>.reason` and `.remedy`, and `objection` says how to object.
#[derive(Clone, PartialEq, Debug)]
pub struct RejectReason {
    /// Its code.
    pub code: String,
    /// Key of the service that helps instead, if there is or will be one.
    pub leads_to: Option<String>,
    /// Whether the fees of a file rejected for it are given back.
    pub refund: bool,
    /// Whether a file may be rejected for it at the counter, when the person stands there or what was captured came back.
    pub at_counter: bool,
    /// Whether it then takes a second person: where the reason says something about who the person is.
    pub two_people: bool,
    pub(crate) spot: Spot,
}

/// A reason for which a person is sent away from the counter and chooses another time; the texts are
/// `returns.<code>.reason` and `.remedy`. Her file stands, and the visit does not count as missed.
#[derive(Clone, PartialEq, Debug)]
pub struct ReturnReason {
    /// Its code.
    pub code: String,
    pub(crate) spot: Spot,
}

/// What follows when a person does not come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MissedTerms {
    /// How often one may miss an appointment before one has to pause.
    pub most: i64,
    /// How long the pause is after the last one missed, in days; nobody is shut out for good.
    pub pause_days: i32,
}

/// How seats are given where a service ends in an appointment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SeatTerms {
    /// How long a chosen seat is kept for a person who has not confirmed it yet.
    pub hold: Duration,
    /// How long a seat that became free stands offered to the first who waits.
    pub offer: Duration,
    /// What follows when people do not come; without it nothing does.
    pub missed: Option<MissedTerms>,
    /// Whether what is asked for is done at the counter while the person waits, so that the file ends when she came. Otherwise
    /// something is made elsewhere and handed over later.
    pub at_once: bool,
}

/// What stands at the end of the way.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Outcome {
    /// A document that the Authority approves and the platform seals.
    #[default]
    Document,
    /// An appointment in person, because the platform cannot make what is asked for. Nothing is issued.
    Appointment(SeatTerms),
}

impl Outcome {
    /// Whether the way ends at the counter, with what is done there.
    pub fn is_at_once(&self) -> bool {
        self.appointment().is_some_and(|terms| terms.at_once)
    }

    /// The terms of seats, where the way ends in an appointment.
    pub fn appointment(&self) -> Option<SeatTerms> {
        match self {
            Self::Appointment(terms) => Some(*terms),
            Self::Document => None,
        }
    }

    fn read(mut table: Table<'_, '_>) -> Self {
        let kind = table.one_of("kind", &["document", "appointment"]);
        let outcome = if kind == "appointment" {
            let mut span = |key, seconds: u64| {
                let units = u64::try_from(table.whole(key, 1)).unwrap_or(1);
                Duration::from_secs(units.saturating_mul(seconds))
            };
            let (hold, offer) = (span("hold_minutes", 60), span("offer_hours", 3_600));
            let at_once = table.flag("at_once", false);
            Self::Appointment(SeatTerms { hold, offer, missed: missed(&mut table), at_once })
        } else {
            Self::Document
        };
        table.finish();
        outcome
    }
}

/// The limit of missed appointments, where there is one: both keys or neither.
fn missed(table: &mut Table<'_, '_>) -> Option<MissedTerms> {
    let (most, pause) = (table.opt_whole("missed_most"), table.opt_whole("missed_pause_days"));
    if most.is_some() != pause.is_some() {
        table.fault("key-missing", "`missed_most` and `missed_pause_days` are given together or not at all");
    }
    let (most, pause) = (most?, pause?);
    let pause_days = i32::try_from(pause).ok().filter(|days| (1..=366).contains(days) && most >= 1);
    if pause_days.is_none() {
        table.fault_at("missed_pause_days", "value", "at least one appointment, and a pause of 1 to 366 days");
    }
    pause_days.map(|pause_days| MissedTerms { most, pause_days })
}

/// The workflow of a service.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Workflow {
    /// The stages in order.
    pub stages: Vec<Stage>,
    /// What may be asked to be corrected.
    pub corrections: Vec<CorrectionReason>,
    /// Why a file may be rejected.
    pub rejections: Vec<RejectReason>,
    /// Why a person may be sent away from the counter to come another time.
    pub returns: Vec<ReturnReason>,
    /// Code of the rejection by which a file ends whose correction was not answered in time. Without one nothing ends it
    /// but a person.
    pub unanswered: Option<String>,
    /// What stands at the end.
    pub outcome: Outcome,
    /// How many days an applicant has to answer a correction.
    pub correction_days: i64,
    /// How many days after a decision one may object.
    pub objection_days: i64,
    /// Within how many days two files for the same document about the same person are shown to the desk as duplicates.
    pub duplicate_days: i64,
}

impl Workflow {
    /// The stage with this key.
    pub fn stage(&self, key: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.key == key)
    }

    /// The reasons for correcting `field`.
    pub fn corrections_of(&self, field: &str) -> impl Iterator<Item = &CorrectionReason> {
        self.corrections.iter().filter(move |reason| reason.fields.iter().any(|own| own == field))
    }

    /// The reasons for which a person may reject: all but the one that belongs to time alone.
    pub fn rejections_by_hand(&self) -> impl Iterator<Item = &RejectReason> {
        self.rejections.iter().filter(|reason| self.unanswered.as_ref() != Some(&reason.code))
    }

    /// The reasons for which one person may reject; at the counter only those that belong there and take nobody besides.
    pub fn rejections_alone(&self, at_counter: bool) -> impl Iterator<Item = &RejectReason> {
        self.rejections_by_hand()
            .filter(move |reason| if at_counter { reason.at_counter && !reason.two_people } else { !reason.two_people })
    }

    /// The reasons for which a file may be rejected at the counter.
    pub fn rejections_at_counter(&self) -> impl Iterator<Item = &RejectReason> {
        self.rejections_by_hand().filter(|reason| reason.at_counter)
    }

    /// The promised working time of the whole way.
    pub fn working(&self) -> Duration {
        self.stages.iter().map(|stage| stage.working).sum()
    }

    pub(crate) fn read(file: &File<'_>, fields: &[String], findings: &Findings) -> Self {
        let mut table = file.table();
        let mut workflow = Self {
            correction_days: table.whole("correction_days", 1),
            objection_days: table.whole("objection_days", 1),
            duplicate_days: table.whole_or("duplicate_days", 1, DUPLICATE_DAYS),
            unanswered: table.opt_key("unanswered"),
            outcome: table.opt_table("outcome").map(Outcome::read).unwrap_or_default(),
            ..Self::default()
        };
        for mut row in table.tables("stage") {
            let hours = u64::try_from(row.whole("working_hours", 1)).unwrap_or(1);
            workflow.stages.push(Stage {
                key: row.key("key"),
                holder: row.key("holder"),
                calendar: row.key("calendar"),
                working: Duration::from_secs(hours * 3600),
                spot: row.spot(),
            });
            row.finish();
        }
        for mut row in table.tables("correction") {
            let reason = CorrectionReason { code: row.key("code"), fields: row.texts("fields"), spot: row.spot() };
            for field in reason.fields.iter().filter(|field| !fields.contains(field)) {
                row.fault_at("fields", "unknown-field", format!("no field is called `{field}`"));
            }
            if reason.fields.is_empty() {
                row.fault("key-missing", "`fields` names no field that could be corrected");
            }
            workflow.corrections.push(reason);
            row.finish();
        }
        for mut row in table.tables("rejection") {
            let reason = RejectReason {
                code: row.key("code"),
                leads_to: row.opt_key("leads_to"),
                refund: row.flag("refund", false),
                at_counter: row.flag("at_counter", false),
                two_people: row.flag("two_people", false),
                spot: row.spot(),
            };
            if reason.two_people && !reason.at_counter {
                row.fault_at("two_people", "value", "`two_people` says how a rejection at the counter is made");
            }
            workflow.rejections.push(reason);
            row.finish();
        }
        for mut row in table.tables("return") {
            workflow.returns.push(ReturnReason { code: row.key("code"), spot: row.spot() });
            row.finish();
        }
        if workflow.stages.is_empty() {
            table.fault("key-missing", "the workflow has no stage");
        }
        if let Some(code) = &workflow.unanswered
            && !workflow.rejections.iter().any(|reason| reason.code == *code)
        {
            table.fault_at("unanswered", "unknown-rejection", format!("no rejection has the code `{code}`"));
        }
        table.finish();
        workflow.check_codes(findings);
        workflow
    }

    fn check_codes(&self, findings: &Findings) {
        let stages = self.stages.iter().map(|row| ("stage", &row.key, &row.spot));
        let corrections = self.corrections.iter().map(|row| ("correction", &row.code, &row.spot));
        let rejections = self.rejections.iter().map(|row| ("rejection", &row.code, &row.spot));
        let returns = self.returns.iter().map(|row| ("return", &row.code, &row.spot));
        let all: Vec<_> = stages.chain(corrections).chain(rejections).chain(returns).collect();
        for (at, (kind, code, spot)) in all.iter().enumerate() {
            if all[..at].iter().any(|(other, name, _)| other == kind && name == code) {
                findings.add(spot, "duplicate", format!("the {kind} `{code}` is defined twice"));
            }
        }
    }
}
