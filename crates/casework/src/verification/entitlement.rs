//! A code of entitlement on the public page: what it is worth now, and what to compare. Nothing is kept of it, and whether it
//! was redeemed is not told here.

use askama::Template;
use kernel::Moment;
use web::{
    Answer, Value, Visit,
    components::{Banner, LinkButton, SummaryList, SummaryRow, Tone},
};

use super::Ports;

/// What every code begins with.
pub(super) const PREFIX: &str = "EGP1:";

/// What a person is told of a code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum EntitlementFinding {
    /// Ours, unchanged, and in force now.
    InForce,
    /// Ours and unchanged, and its time is over.
    Expired,
    /// Its time has not begun.
    NotYet,
    /// The platform did not sign it.
    OtherIssuer,
    /// It is not as it was signed.
    Altered,
    /// In a version that is not known here.
    UnknownVersion,
    /// Not the text of a code.
    NoCode,
}

impl EntitlementFinding {
    /// Keys of its heading and of its sentence.
    fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::InForce => ("verify-code-in-force", "verify-code-in-force-why"),
            Self::Expired => ("verify-code-expired", "verify-code-expired-why"),
            Self::NotYet => ("verify-code-not-yet", "verify-code-not-yet-why"),
            Self::OtherIssuer => ("verify-code-other-issuer", "verify-code-other-issuer-why"),
            Self::Altered => ("verify-code-altered", "verify-code-altered-why"),
            Self::UnknownVersion => ("verify-code-unknown-version", "verify-code-unknown-version-why"),
            Self::NoCode => ("verify-code-no-code", "verify-code-no-code-why"),
        }
    }

    fn tone(self) -> Tone {
        match self {
            Self::InForce => Tone::Ok,
            Self::Expired | Self::NotYet | Self::UnknownVersion => Tone::Wait,
            Self::OtherIssuer | Self::Altered | Self::NoCode => Tone::Wrong,
        }
    }
}

/// What a code of ours says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entitled {
    /// Key of the privilege.
    pub privilege: String,
    /// When it was made.
    pub issued_at: Moment,
    /// The first second in which it is no longer in force.
    pub expires_at: Moment,
    /// The tenth to twelfth digit of the holder's national number.
    pub card_digits: String,
    /// Whether a test key signed it.
    pub test: bool,
}

/// The whole answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entitlement {
    /// What a person is told.
    pub finding: EntitlementFinding,
    /// What the code says, if it is ours.
    pub stated: Option<Entitled>,
}

#[derive(Template)]
#[template(path = "verification/entitlement.html")]
struct CodePage<'a> {
    v: &'a Visit,
    title: String,
    banner: Banner,
    test: Option<Banner>,
    facts: Option<SummaryList>,
    about: Option<LinkButton>,
    again: LinkButton,
}

/// The page that answers a pasted code.
pub(super) async fn answer(v: &Visit, ports: &Ports, text: &str) -> Answer {
    let judged = ports.examiner.judge_entitlement(text, v.now())?;
    let (heading, why) = judged.finding.texts();
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let facts = judged.stated.as_ref().map(|stated| {
        let privilege = snapshot.privilege(&stated.privilege).ok();
        let name = privilege.map_or(stated.privilege.as_str(), |own| own.definition.name(v.locale()));
        let at = |moment| v.moment(moment, super::pages::ZONE);
        let masked = format!("•••••••••{}••", stated.card_digits);
        let rows = vec![
            SummaryRow::new(v.t("verify-code-privilege"), name),
            SummaryRow::new(v.t("verify-code-card"), Value::code(masked)),
            SummaryRow::new(v.t("verify-code-made"), at(stated.issued_at)),
            SummaryRow::new(v.t("verify-code-until"), at(stated.expires_at)),
        ];
        SummaryList::new(rows).heading(v.t("verify-code-compare"))
    });
    let about = judged.stated.as_ref().map(|stated| {
        LinkButton::quiet(v.path(&format!("/privileges/{}#proof", stated.privilege)), v.t("verify-code-about"))
    });
    let test = judged.stated.as_ref().is_some_and(|stated| stated.test);
    let page = CodePage {
        v,
        title: v.t(heading),
        banner: Banner::new(judged.finding.tone(), v.t(why)),
        test: test.then(|| Banner::new(Tone::Sand, v.t("verify-code-test"))),
        facts,
        about,
        again: LinkButton::quiet(v.path("/verify"), v.t("verify-again")),
    };
    Ok(v.page(page.title.clone(), page))
}
