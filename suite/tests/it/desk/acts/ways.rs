//! How a file of each family comes to each stage, by the hands of those who would bring it there.

use std::time::Duration;

use casework::{
    applications::model::{Act, Stage},
    reach::{Asker, InCapacity},
};
use outbound::simulators::Script;
use testkit::{
    Page, World, free_rein,
    story::{self, DAUGHTER, Wanted, desk},
};

use super::{company::Company, represented};
use crate::{files::assisted, look, services::appointment};

/// Services that answer alike, and one of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Family {
    /// A copy of a record.
    Copy,
    /// A registration, come of a copy whose record was not found.
    Registration,
    /// An identity card, which ends at the counter.
    Card,
    /// A copy of a record of somebody else, by a power of attorney.
    ByAttorney,
    /// A change of the data of a child, by whoever stands so to it.
    ForAChild(&'static str),
}

impl Family {
    /// The service that stands for the family.
    pub fn service(self) -> &'static str {
        match self {
            Self::Copy => "birth_certificate",
            Self::Registration => "birth_first_abroad",
            Self::Card => "nid_renewal",
            Self::ByAttorney => "individual_record",
            Self::ForAChild(_) => "nid_update",
        }
    }
}

// The stages into which real files are driven. That time alone ends a file is told elsewhere; here it is a stage at which
// nothing is done any more.

/// Of a copy, in the citizen's hands.
pub const BEFORE_THE_DESK: [Stage; 5] = [
    Stage::Draft,
    Stage::AwaitingPayment,
    Stage::NotLocated,
    Stage::Mismatch,
    // Last, for the registry is away then, and is not asked again for a while.
    Stage::Paid,
];

/// Of a copy, in the hands of whoever examines it.
pub const AT_THE_DESK: [Stage; 1] = [Stage::UnderReview];

/// Of a copy, from the first decision on.
pub const AFTER_THE_DESK: [Stage; 6] =
    [Stage::ActionRequired, Stage::Recommended, Stage::Approved, Stage::Issued, Stage::Rejected, Stage::Cancelled];

/// Of a registration.
pub const OF_A_REGISTRATION: [Stage; 6] =
    [Stage::Draft, Stage::AwaitingPayment, Stage::UnderReview, Stage::Recommended, Stage::Approved, Stage::Rejected];

/// Of a card.
pub const OF_A_CARD: [Stage; 4] = [Stage::UnderReview, Stage::Invited, Stage::Attended, Stage::Rejected];

/// Who holds a file at `stage` that was brought there for `asker`: she herself where she may, else whoever may first.
pub fn holder(stage: Stage, asker: Asker) -> Asker {
    let may_hold = holders(stage);
    let first = may_hold.first().copied().unwrap_or(Asker::Officer);
    if may_hold.contains(&asker) { asker } else { first }
}

/// Those who may hold a file at `stage`; nobody where it cannot be held.
pub fn holders(stage: Stage) -> Vec<Asker> {
    match stage {
        Stage::UnderReview => vec![Asker::Officer, Asker::Reviewer, Asker::SamePerson, Asker::FormerExaminer],
        Stage::Recommended => vec![Asker::Approver, Asker::SamePerson, Asker::FormerExaminer],
        _ => Vec::new(),
    }
}

/// A file at a stage, and what has to be known to ask for anything.
#[derive(Clone, Debug)]
pub struct Way {
    /// Its reference.
    pub reference: String,
    /// The stage to which it was brought.
    pub stage: Stage,
    /// Who holds it, where it can be held and is.
    pub holder: Asker,
    /// A page with a field and an answer to it.
    pub answer: (&'static str, &'static str, String),
    /// What can be asked to be corrected.
    pub correction: &'static str,
    /// For what it can be rejected.
    pub rejection: &'static str,
    /// The hash of what an officer was shown.
    pub seen_by_officer: String,
    /// The hash of what an approver was shown.
    pub seen_by_approver: String,
    /// The address at which who came is marked.
    pub mark: String,
    /// The appointment.
    pub appointment: String,
    /// The code by which a card is handed over.
    pub code: String,
    /// The address at which somebody else pays.
    pub link: String,
}

/// A copy that `holder` examines although the registry gave no record: an officer was asked for.
pub async fn without_a_record(world: &World, company: &mut Company, holder: Asker) -> Way {
    let mut way = at(world, company, Family::Copy, Stage::NotLocated, None).await;
    let sent = company.ask(Asker::Owner, Act::SendToDesk, &way).await;
    assert_eq!(sent.status.as_u16(), 303, "{}", sent.text());
    world.work().await;
    (way.stage, way.holder) = (Stage::UnderReview, holder);
    take(company, &mut way, holder).await;
    way
}

/// A fresh file of the family at `stage`, for `holder` to ask about: held by her where she may hold it, else by whoever may.
/// Without anybody it is free.
pub async fn at(world: &World, company: &mut Company, family: Family, stage: Stage, holder: Option<Asker>) -> Way {
    let (may_hold, asked) = (holders(stage), holder);
    let holder = asked.filter(|who| may_hold.contains(who)).or(may_hold.first().copied());
    let mut way = Way {
        reference: String::new(),
        stage,
        holder: holder.unwrap_or(Asker::Officer),
        answer: ("subject_name", "subject_name", world.known("daughter", "name")),
        correction: "birth_abroad_place:birth_data_check",
        rejection: "identity_not_proven",
        seen_by_officer: "0".repeat(64),
        seen_by_approver: "0".repeat(64),
        mark: format!("/ar/desk/appointments/{NOBODY}/2026-12-07/mark"),
        appointment: NOBODY.to_owned(),
        code: "000000".to_owned(),
        link: String::new(),
    };
    match family {
        Family::Copy => copy(world, company, stage, &mut way).await,
        Family::Registration => registration(world, company, stage, &mut way).await,
        Family::Card => card(world, company, stage, &mut way).await,
        Family::ByAttorney => represented::by_attorney(world, company, stage, &mut way).await,
        Family::ForAChild(relation) => represented::for_a_child(world, company, (stage, relation), &mut way).await,
    }
    way.link = company.program.link(&way.reference);
    // Who asks to take a file finds it free.
    if let (Some(holder), Some(_)) = (holder, asked) {
        take(company, &mut way, holder).await;
    }
    way
}

/// An id that nothing has.
const NOBODY: &str = "01a202ab-63af-70a0-b24b-a68e36d37865";

/// What is answered before a copy is asked for.
const BEFORE: [(&str, &str); 5] = [
    ("registered", "yes"),
    ("relation", "father"),
    ("used_in", "residence"),
    ("used_at", "school"),
    ("issued_before", "no"),
];

/// A draft of a copy that is complete.
async fn drafted(world: &World, company: &mut Company, wanted: &Wanted<'_>) -> String {
    let mut pages = story::answers(&world.cast.people, wanted);
    pages.push(("declaration", vec![("declaration", "yes".to_owned())]));
    company.program.drafts("birth_certificate", &BEFORE, &pages).await
}

/// A copy that was paid; the registry has been asked.
async fn paid(world: &World, company: &mut Company, wanted: &Wanted<'_>) -> String {
    let reference = drafted(world, company, wanted).await;
    company.program.submits(&reference).await;
    company.program.pays(world, &reference).await;
    reference
}

/// The registry is asked only so often a second, and here many files come at one moment.
async fn answered(world: &World, reference: &str) {
    for _ in 0..5 {
        if look::stage(world, reference).await != Stage::Paid {
            break;
        }
        world.pass(Duration::from_secs(2)).await;
    }
}

async fn copy(world: &World, company: &mut Company, stage: Stage, way: &mut Way) {
    let on_paper = Wanted { subject: "on_paper", ..DAUGHTER };
    let differs = Wanted { mother_name: Some("سعاد حسن محمد"), ..DAUGHTER };
    way.reference = match stage {
        Stage::Draft => drafted(world, company, &DAUGHTER).await,
        Stage::AwaitingPayment => {
            let reference = drafted(world, company, &DAUGHTER).await;
            company.program.submits(&reference).await;
            reference
        }
        Stage::Paid => {
            world.simulator_script("registry", Script { down: true, ..free_rein() }).await;
            let reference = paid(world, company, &DAUGHTER).await;
            world.simulator_script("registry", free_rein()).await;
            reference
        }
        Stage::NotLocated => paid(world, company, &on_paper).await,
        Stage::Mismatch => paid(world, company, &differs).await,
        _ => paid(world, company, &DAUGHTER).await,
    };
    if stage != Stage::Paid {
        answered(world, &way.reference).await;
    }
    onward(world, company, stage, way).await;
}

/// From the desk's first look to the end of a file that leads to a document.
pub(super) async fn onward(world: &World, company: &mut Company, stage: Stage, way: &mut Way) {
    match stage {
        Stage::ActionRequired => {
            take(company, way, Asker::Officer).await;
            company.ask(Asker::Officer, Act::AskCorrection, way).await;
            world.work().await;
        }
        Stage::Rejected => {
            take(company, way, Asker::Officer).await;
            company.ask(Asker::Officer, Act::Reject, way).await;
            world.work().await;
        }
        Stage::Cancelled => {
            company.ask(Asker::Owner, Act::Cancel, way).await;
            world.work().await;
        }
        Stage::Recommended | Stage::Approved | Stage::Issued => {
            recommended(world, company, way).await;
            seen_by_approver(company, way).await;
            if stage != Stage::Recommended {
                take(company, way, Asker::Approver).await;
                let approved = company.ask(Asker::Approver, Act::Approve, way).await;
                assert_eq!(approved.status.as_u16(), 303, "{}", approved.text());
            }
            if stage == Stage::Issued {
                world.work().await;
            }
        }
        _ => {}
    }
}

/// Recommended by whom the way asks for: by her who will ask to approve it, or after it was in the hands of her who will.
async fn recommended(world: &World, company: &mut Company, way: &mut Way) {
    let officer = if way.holder == Asker::SamePerson { Asker::SamePerson } else { Asker::Officer };
    if way.holder == Asker::FormerExaminer {
        take(company, way, Asker::FormerExaminer).await;
        give_back(company, way, Asker::FormerExaminer).await;
    }
    take(company, way, officer).await;
    let answer = company.ask(officer, Act::Recommend, way).await;
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.text());
    world.work().await;
}

/// What an approver who may decide is shown, so that nobody else is refused for the want of it.
async fn seen_by_approver(company: &mut Company, way: &mut Way) {
    take(company, way, Asker::Approver).await;
    give_back(company, way, Asker::Approver).await;
}

/// She takes the file and reads its page.
async fn take(company: &mut Company, way: &mut Way, who: Asker) {
    let page = story::claimed(company.browser(who), &way.reference).await;
    seen(way, &page);
}

/// She reads the page of the file that she took.
pub async fn read(company: &mut Company, way: &mut Way, who: Asker) {
    let page = company.browser(who).open(&desk(&way.reference, "")).await;
    seen(way, &page);
}

/// What is shown to whoever recommends, invites or approves.
fn seen(way: &mut Way, page: &Page) {
    page.must_be_ok();
    for action in ["/recommend", "/invite", "/approve"] {
        if page.has(&format!("form[action$='{action}']")) {
            let seen = if action == "/approve" { &mut way.seen_by_approver } else { &mut way.seen_by_officer };
            *seen = page.form(action).value("seen").unwrap().to_owned();
        }
    }
}

async fn give_back(company: &mut Company, way: &Way, who: Asker) {
    let browser = company.browser(who);
    let page = browser.open(&desk(&way.reference, "/release")).await;
    browser.submit(page.must_be_ok().form("/release").with("reason", "تسليم العمل")).await.must_be_ok();
}

/// What the registration asks besides the search; everything else it asks is a document.
const BESIDES: [(&str, &[(&str, &str)]); 9] = [
    ("birth_outcome", &[("birth_outcome", "living")]),
    ("subject_sex", &[("subject_sex", "female")]),
    ("birth_abroad", &[("birth_abroad_place", "الإمارات، الشارقة")]),
    ("marriage_proven", &[("marriage_proven", "yes")]),
    ("father", &[("father_name", "أحمد محمود السيد"), ("father_number", "")]),
    ("mother_egyptian", &[("mother_egyptian", "yes")]),
    ("mother_number", &[("mother_number", "29010280165187")]),
    ("certificate_arabic", &[("certificate_arabic", "yes")]),
    ("registration_declaration", &[("registration_declaration", "yes")]),
];

async fn registration(world: &World, company: &mut Company, stage: Stage, way: &mut Way) {
    let reference = paid(world, company, &Wanted { subject: "on_paper", ..DAUGHTER }).await;
    answered(world, &reference).await;
    let pages =
        BESIDES.map(|(key, fields)| (key, fields.iter().map(|(name, said)| (*name, (*said).to_owned())).collect()));
    company.program.registers(&reference, &pages).await;
    way.reference = reference;
    way.answer = ("subject_name", "subject_name", world.known("on_paper", "name"));
    if stage == Stage::Draft {
        return;
    }
    company.program.submits(&way.reference).await;
    if stage == Stage::AwaitingPayment {
        return;
    }
    company.program.pays(world, &way.reference).await;
    onward(world, company, stage, way).await;
}

async fn card(world: &World, company: &mut Company, stage: Stage, way: &mut Way) {
    let mut pages = appointment::answers(world, "father");
    pages.push(("declaration", vec![("declaration", "yes".to_owned())]));
    way.reference = company.program.drafts("nid_renewal", &[], &pages).await;
    company.program.submits(&way.reference).await;
    company.program.pays(world, &way.reference).await;
    way.answer = ("subject_name", "subject_name", world.known("father", "name"));
    (way.correction, way.rejection) = ("residence:residence_check", "documents_missing");
    if matches!(stage, Stage::Invited | Stage::Attended) {
        take(company, way, Asker::Officer).await;
        let answer = company.ask(Asker::Officer, Act::Invite, way).await;
        assert_eq!(answer.status.as_u16(), 303, "{}", answer.text());
        world.work().await;
    }
    if stage == Stage::Attended {
        attended(world, way).await;
    }
    if stage == Stage::Rejected {
        onward(world, company, stage, way).await;
    }
}

/// The person came, as the facts of the file say; how one books and is marked at the counter is a story of its own.
async fn attended(world: &World, way: &Way) {
    let mut cx = world.store().begin(kernel::Actor::System("suite")).await.unwrap();
    let mut file = casework::applications::store::load_by_reference(
        &mut cx,
        &store::Scope::System("suite"),
        way.reference.parse().unwrap(),
    )
    .await
    .unwrap();
    let (_, officer) = file.facts.invited.unwrap();
    casework::applications::record::attended(&mut cx, &mut file, officer).await.unwrap();
    cx.commit().await.unwrap();
}

/// What must have been done before an act that is allowed can be done.
pub async fn prepare(company: &mut Company, (asker, act): (Asker, Act), way: &mut Way) {
    match (asker, act) {
        (_, Act::AnswerCorrection) => {
            let (page, fields): (&str, &[(&str, &str)]) = match way.correction.split_once(':').unwrap().0 {
                "subject_name" => ("subject_name", &[("subject_name", "أحمد محمود السيد علي")]),
                _ => ("birth_abroad", &[("birth_abroad_place", "مستشفى القاسمي، الشارقة")]),
            };
            let owner = company.browser(Asker::Owner);
            story::answer(owner, &story::seat(&way.reference), page, fields).await.must_be_ok();
        }
        (Asker::In(InCapacity::Helper), Act::Answer) => {
            let code = company.program.invites(&way.reference).await;
            let helper = company.browser(asker);
            let page = helper.open("/helping/enter").await;
            let shown = helper.submit(page.form("/helping/enter").with("code", &code)).await;
            helper.submit(shown.must_be_ok().form("/helping/accept")).await.must_be_ok();
        }
        (Asker::In(InCapacity::CounterOfficer), Act::Answer) => {
            let officer = company.browser(asker);
            let page = officer.open("/desk/help/offer").await;
            let form = page.must_be_ok().form("/desk/help/offer");
            let form = form.with("service", "birth_certificate").with("country", "ae");
            let code = assisted::code_on(&officer.submit(form).await);
            way.reference = company.program.accepts(&code).await;
            // Nothing was answered before: the first of its pages is asked.
            way.answer = ("registered", "registered", "yes".to_owned());
        }
        _ => {}
    }
}
