//! Closing a day takes two people of finance: one says what the books amount to, another confirms exactly that.
//!
//! If anything is booked into the day between the two, what is shown has changed, the proposal is void, and they look again.
//! A day is closed only when it is over, and days of one currency are closed in their order.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use aws_lc_rs::digest::{SHA256, digest};
use catalogue::Catalogue;
use kernel::{Currency, Day, Failure, Id, Locale, Moment, Money, Outcome, Refusal, RefusalKind, StaffRole};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    model::{self, Line, Statement, Totals},
    store::{self, Closing},
};

/// The act's name in the database.
pub(super) const KIND: &str = "casework.close_day";

/// The act of closing a day; `app` registers it among the acts that take two people.
pub struct CloseDay {
    /// The catalogue, for the names of beneficiaries.
    pub catalogue: Catalogue,
}

impl CloseDay {
    /// Who receives something, in the words of the first definition that names them; the key where none does.
    async fn beneficiary(&self, cx: &Cx, key: &str) -> Outcome<Words> {
        let snapshot = self.catalogue.snapshot(cx.store()).await?;
        let text = format!("beneficiaries.{key}");
        let named = snapshot.services().find_map(|(_, service)| {
            let texts = &service.definition.texts;
            let ar = texts.get(Locale::AR, &text)?.to_owned();
            let en = texts.get(Locale::EN, &text).unwrap_or(key).to_owned();
            Some(Words::Names { ar, en })
        });
        Ok(named.unwrap_or_else(|| Words::plain(key)))
    }
}

/// Which day of which currency, and the hash of its lines as they were when it was proposed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    pub day: Day,
    pub currency: String,
    pub lines: String,
}

impl Asked {
    fn of(subject: &Subject) -> Outcome<Self> {
        Self::deserialize(&subject.details).map_err(|error| Failure::fault("reading a closing", error))
    }
}

/// The thing that is closed: one proposal for one day of one currency is open at a time.
pub(super) fn thing(day: Day, currency: Currency) -> Outcome<Uuid> {
    let hash = digest(&SHA256, format!("close-day:{}:{day}", currency.code()).as_bytes());
    let bytes = hash.as_ref().get(..16).unwrap_or_default();
    Uuid::from_slice(bytes).map_err(|error| Failure::fault("naming a day", error))
}

/// A day that can be closed now, and what the books say of it.
pub(super) struct Closable {
    pub day: Day,
    pub currency: Currency,
    pub zone: String,
    pub until: Moment,
    pub lines: Vec<Line>,
    pub entries: i64,
    pub statement: Statement,
}

impl Closable {
    /// The day with the hash of its lines, for a proposal.
    pub(super) fn asked(&self) -> Asked {
        Asked { day: self.day, currency: self.currency.code().to_owned(), lines: hash(&self.lines) }
    }
}

fn hash(lines: &[Line]) -> String {
    let text: String = lines
        .iter()
        .map(|line| {
            let beneficiary = line.beneficiary.as_deref().unwrap_or("-");
            format!("{} {} {beneficiary} {}\n", line.account, line.kind, line.minor)
        })
        .collect();
    data_encoding::HEXLOWER.encode(digest(&SHA256, text.as_bytes()).as_ref())
}

/// The next day of a currency that can be closed; nothing while it is not over or nothing is open.
pub(super) async fn closable(cx: &mut Cx, code: &str) -> Outcome<Option<Closable>> {
    let open = store::open(cx).await?;
    let Some(open) = open.into_iter().find(|open| open.currency.code() == code) else { return Ok(None) };
    let zone = store::zone(cx, open.currency).await?;
    let day = model::next_day(open.oldest.day_in(&zone), open.last_closed);
    let (from, until) = model::bounds(day, &zone)?;
    if cx.now() < until {
        return Ok(None);
    }
    let (lines, entries) = store::open_lines(cx, open.currency, until).await?;
    if lines.is_empty() && entries == 0 {
        return Ok(None);
    }
    // Statements are of days in UTC; a business day touches two of them.
    let mut days = vec![from.day_in("UTC"), until.minus(Duration::from_micros(1)).day_in("UTC")];
    days.dedup();
    let statement = store::statement(cx, &days, open.currency).await?;
    Ok(Some(Closable { day, currency: open.currency, zone, until, lines, entries, statement }))
}

async fn asked_for(cx: &mut Cx, asked: &Asked) -> Outcome<Closable> {
    let refused = || Refusal::new(RefusalKind::Conflict, "closing.not_open", "closing-refusal-not-open");
    let closable = closable(cx, &asked.currency).await?.ok_or_else(refused)?;
    if closable.day == asked.day { Ok(closable) } else { Err(refused().into()) }
}

#[async_trait]
impl ProposedAct for CloseDay {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn name_text(&self) -> &'static str {
        "closing-act"
    }

    fn rules(&self) -> Rules {
        const FINANCE: &[StaffRole] = &[StaffRole::Finance];
        Rules { proposers: FINANCE, deciders: FINANCE, lives: Duration::from_secs(7 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let asked = Asked::of(subject)?;
        let closable = asked_for(cx, &asked).await?;
        let totals = Totals::of(&closable.lines);
        let money = |minor: i64| Words::Money(Money::new(minor, closable.currency));
        let mut shown = Shown::new(Words::text("closing-act"))
            .line(Words::text("closing-day"), Words::Day(closable.day))
            .line(Words::text("closing-currency"), Words::plain(closable.currency.code()))
            .line(Words::text("closing-entries"), Words::Number(closable.entries))
            .line(Words::text("closing-came-in"), money(totals.came_in));
        for (beneficiary, minor) in &totals.kept {
            shown = shown.line(
                Words::Many(vec![Words::text("closing-kept-for"), self.beneficiary(cx, beneficiary).await?]),
                money(*minor),
            );
        }
        shown = shown
            .line(Words::text("closing-exchanged"), money(totals.exchanged))
            .line(Words::text("closing-differences"), money(totals.differences))
            .line(Words::text("closing-given-back"), money(totals.given_back))
            .line(Words::text("closing-taken-back"), money(totals.taken_back))
            .line(Words::text("closing-to-give-back"), money(totals.to_give_back));
        if totals.has_disputes() {
            shown = shown
                .line(Words::text("closing-withheld"), money(totals.withheld))
                .line(Words::text("closing-with-banks"), money(totals.charged_back))
                .line(Words::text("closing-owed-by-payers"), money(totals.owed_by_payers))
                .line(Words::text("closing-paid-again"), money(totals.paid_again))
                .line(Words::text("closing-cost-of-disputes"), money(totals.cost_of_disputes));
        }
        shown = shown.line(
            Words::text("closing-statement"),
            Words::text(format!("closing-statement-{}", closable.statement.as_str())),
        );
        for incident in model::incidents(&totals, closable.statement) {
            shown = shown
                .line(Words::text("closing-incident"), Words::text(format!("closing-incident-{}", incident.as_str())));
        }
        // The same sums can be made of other bookings; what is confirmed is these.
        Ok(shown.line(Words::text("closing-hash"), Words::plain(hash(&closable.lines))))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = approved.proposal;
        let asked = Asked::of(&proposal.subject)?;
        let closable = asked_for(cx, &asked).await?;
        let now = cx.now();
        let closing = Closing {
            id: Id::<Closing>::unowned(now, cx.dice()).uuid(),
            day: closable.day,
            currency: closable.currency,
            zone: closable.zone,
            entries: i32::try_from(closable.entries).map_err(|error| Failure::fault("closing a day", error))?,
            proposal: proposal.id.uuid(),
            closed_at: now,
        };
        let taken = store::close(cx, &closing, closable.until).await?;
        if hash(&taken) != asked.lines {
            // Something was booked into the day between the look and the taking.
            let text = "closing-refusal-changed";
            return Err(Refusal::new(RefusalKind::Conflict, "closing.changed", text).into());
        }
        for incident in model::incidents(&Totals::of(&taken), closable.statement) {
            tracing::error!(day = %closing.day, currency = closing.currency.code(), kind = incident.as_str(),
                "a day was closed with something that does not agree: an incident was opened");
            store::open_incident(cx, closing.id, incident).await?;
        }
        Ok(())
    }
}
