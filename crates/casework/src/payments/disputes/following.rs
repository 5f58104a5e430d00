//! What follows from a dispute for one file: what was issued, what is owed and what may be done, in the words of whoever reads
//! it. Nothing here decides anything.

use ::store::{Cx, Scope};
use askama::Template;
use kernel::{Money, Outcome};
use web::{
    Value, Visit,
    components::{Banner, LinkButton, SummaryList, SummaryRow, Tag, Tone},
};

use super::{
    model::{Dispute, DisputeStage, Settlement},
    repaying::sum_owed,
    settle, store,
};
use crate::{applications::model::Application, certificates, delivery, payments::policy};

/// Money is kept in the time of the Treasury.
const ZONE: &str = "Africa/Cairo";

/// Where the disputes of a file leave it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Standing {
    /// A bank has not decided.
    Open,
    /// A bank decided for the payer, and something is owed.
    Owed,
    /// The file was closed for it.
    Closed,
    /// Nothing is left of them.
    Over,
}

impl Standing {
    fn of(file: &Application, disputes: &[Dispute]) -> Self {
        let closed = |dispute: &Dispute| {
            dispute.share_of(file.id).is_some_and(|share| matches!(share.settled, Some((_, Settlement::Closed))))
        };
        if disputes.iter().any(|dispute| dispute.stage() == DisputeStage::Open) {
            Self::Open
        } else if disputes.iter().any(|dispute| dispute.owed_of(file.id).is_some() && !dispute.lets_go(file.id)) {
            Self::Owed
        } else if disputes.iter().any(closed) {
            Self::Closed
        } else {
            Self::Over
        }
    }
}

/// The sum of some shares of one file, which is charged in one currency; nothing of none.
fn sum(v: &Visit, shares: impl Iterator<Item = Money>) -> String {
    let whole = shares.reduce(|sum, share| Money::new(sum.minor() + share.minor(), sum.currency()));
    whole.map(|amount| v.money(amount)).unwrap_or_default()
}

/// The file's own page says in plain words what happened and what follows; nothing once nothing is left of it.
///
/// # Errors
/// Only faults.
pub(crate) async fn for_the_owner(v: &Visit, cx: &mut Cx, file: &Application) -> Outcome<Option<ToldOwner>> {
    let disputes = store::of_file(cx, &Scope::Owner(file.owner), file.id).await?;
    let key = match Standing::of(file, &disputes) {
        Standing::Open => "open",
        Standing::Owed => "owed",
        Standing::Closed => "closed",
        Standing::Over => return Ok(None),
    };
    let ending = if key == "closed" {
        ""
    } else if certificates::store::issued_of(cx, file).await?.is_some() {
        "-issued"
    } else if file.stage().is_end() {
        "-ended"
    } else {
        ""
    };
    let standing = disputes.iter().filter(|dispute| dispute.stage() != DisputeStage::Won);
    let taken = sum(v, standing.filter_map(|dispute| dispute.share_of(file.id)).map(|share| share.amount));
    let owed = sum(v, disputes.iter().filter_map(|dispute| dispute.owed_of(file.id)));
    let said = v.t_with(&format!("payment-dispute-told-{key}{ending}"), &[("amount", &taken), ("owed", &owed)]);
    let owes = sum_owed(&disputes, file.id).is_some() && policy::can_be_paid_again(file);
    let pay = LinkButton::new(v.path(&format!("/files/{}/pay/again", file.reference)), v.t("payment-again-see"));
    Ok(Some(ToldOwner {
        banner: Banner::new(Tone::Wait, said).heading(v.t("payment-dispute-told")),
        pay: owes.then_some(pay),
    }))
}

/// What the owner is told on the page of the file, and how she pays what is owed.
#[derive(Template)]
#[template(path = "payments/disputed.html")]
pub(crate) struct ToldOwner {
    banner: Banner,
    pay: Option<LinkButton>,
}

impl askama::filters::HtmlSafe for ToldOwner {}

/// The officer at the file reads what stands still and why, and who decides.
///
/// # Errors
/// Only faults.
pub(crate) async fn for_the_desk(
    v: &Visit,
    cx: &mut Cx,
    scope: &Scope,
    file: &Application,
) -> Outcome<Option<SummaryList>> {
    let disputes = store::of_file(cx, scope, file.id).await?;
    if disputes.is_empty() {
        return Ok(None);
    }
    Ok(Some(rows(v, cx, file, &disputes).await?))
}

/// What follows for one file: what banks did, what was issued, what is owed, what may be done. The caller has loaded the file
/// within its scope and records the look.
pub(super) async fn rows(v: &Visit, cx: &mut Cx, file: &Application, disputes: &[Dispute]) -> Outcome<SummaryList> {
    let mut rows = Vec::new();
    for dispute in disputes {
        let Some(share) = dispute.share_of(file.id) else { continue };
        let day = v.day(dispute.opened_at.day_in(ZONE));
        let said = v.t_with("payment-dispute-took", &[("amount", &v.money(share.amount)), ("day", &day)]);
        rows.push(SummaryRow::new(v.t("payment-dispute-bank"), said).tag(stage(v, dispute)));
        if share.repaid.minor() > 0 {
            rows.push(SummaryRow::new(v.t("payment-dispute-repaid"), v.money(share.repaid)));
        }
        if let (Some((number, at)), Some(_)) = (dispute.reminded, dispute.owed_of(file.id)) {
            let (times, day) = (v.number(i64::from(number)), v.day(at.day_in(ZONE)));
            let said = v.t_with("payment-dispute-reminded-on", &[("times", &times), ("day", &day)]);
            rows.push(SummaryRow::new(v.t("payment-dispute-reminded"), said));
        }
        if let Some((at, settlement)) = share.settled {
            let key = format!("payment-dispute-settlement-{}", settlement.as_str());
            let said =
                v.t_with("payment-dispute-settled-on", &[("what", &v.t(&key)), ("day", &v.day(at.day_in(ZONE)))]);
            rows.push(SummaryRow::new(v.t("payment-dispute-settlement"), said));
        }
    }
    let issued = certificates::store::issued_of(cx, file).await?;
    rows.push(match &issued {
        Some(document) => {
            SummaryRow::new(v.t("payment-dispute-issued"), Value::code(document.serial.as_str().to_owned()))
        }
        None => SummaryRow::new(v.t("payment-dispute-issued"), v.t("payment-dispute-issued-nothing")),
    });
    if let Some(parcel) = delivery::model::latest(delivery::store::of_file(cx, file).await?) {
        let stage = v.t(&format!("delivery-stage-{}", parcel.stage().as_str()));
        rows.push(SummaryRow::new(v.t("payment-dispute-paper"), stage));
    }
    let mut owed = disputes.iter().filter_map(|dispute| dispute.owed_of(file.id)).peekable();
    if owed.peek().is_none() {
        rows.push(SummaryRow::new(v.t("payment-dispute-owed"), v.t("payment-dispute-owed-nothing")));
    }
    rows.extend(owed.map(|amount| SummaryRow::new(v.t("payment-dispute-owed"), v.money(amount))));
    let possible = settle::possible(file, disputes);
    let may = match Standing::of(file, disputes) {
        Standing::Open => "payment-dispute-may-wait",
        _ if possible.contains(&Settlement::Closed) => "payment-dispute-may-both",
        _ if possible.contains(&Settlement::Borne) => "payment-dispute-may-bear",
        _ => "payment-dispute-may-nothing",
    };
    rows.push(SummaryRow::new(v.t("payment-dispute-may"), v.t(may)));
    Ok(SummaryList::new(rows))
}

/// Where a dispute stands, in a word or two.
pub(super) fn stage(v: &Visit, dispute: &Dispute) -> Tag {
    let stage = dispute.stage();
    let tone = match stage {
        DisputeStage::Open => Tone::Wait,
        DisputeStage::Won => Tone::Ok,
        DisputeStage::Lost => Tone::Wrong,
    };
    Tag::new(v.t(&format!("payment-dispute-stage-{}", stage.as_str())), tone)
}
