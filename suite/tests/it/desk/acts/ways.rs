//! How a file of each family comes to each stage, by the hands of those who would bring it there.

use std::time::Duration;

use casework::{
    applications::model::{Act, Stage},
    reach::Asker,
};
use outbound::simulators::Script;
use testkit::{
    World, free_rein,
    story::{self, DAUGHTER, Wanted, desk},
};

use super::company::Company;
use crate::{look, services::appointment};

/// Services that answer alike, and one of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Family {
    /// A copy of a record.
    Copy,
    /// A registration, come of a copy whose record was not found.
    Registration,
    /// An identity card, which ends at the counter.
    Card,
}

impl Family {
    /// The service that stands for the family.
    pub fn service(self) -> &'static str {
        match self {
            Self::Copy => "birth_certificate",
            Self::Registration => "birth_first_abroad",
            Self::Card => "nid_renewal",
        }
    }

    /// The stages into which real files are driven. That time alone ends a file is told elsewhere; here it is a stage at
    /// which nothing is done any more.
    pub fn stages(self) -> &'static [Stage] {
        match self {
            Self::Copy => &[
                Stage::Draft,
                Stage::AwaitingPayment,
                Stage::NotLocated,
                Stage::Mismatch,
                Stage::UnderReview,
                Stage::ActionRequired,
                Stage::Recommended,
                Stage::Approved,
                Stage::Issued,
                Stage::Rejected,
                Stage::Cancelled,
                // Last, for the registry is away then, and is not asked again for a while.
                Stage::Paid,
            ],
            Self::Registration => &[
                Stage::Draft,
                Stage::AwaitingPayment,
                Stage::UnderReview,
                Stage::Recommended,
                Stage::Approved,
                Stage::Rejected,
            ],
            Self::Card => &[Stage::UnderReview, Stage::Invited, Stage::Attended, Stage::Rejected],
        }
    }
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
    };
    match family {
        Family::Copy => copy(world, company, stage, &mut way).await,
        Family::Registration => registration(world, company, stage, &mut way).await,
        Family::Card => card(world, company, stage, &mut way).await,
    }
    // Who asks to take a file finds it free.
    if let (Some(holder), Some(_)) = (holder, asked) {
        take(company, &mut way, holder).await;
    }
    way
}

/// An id that nothing has.
const NOBODY: &str = "01a202ab-63af-70a0-b24b-a68e36d37865";

async fn copy(world: &World, company: &mut Company, stage: Stage, way: &mut Way) {
    let owner = company.browser(Asker::Owner);
    let on_paper = Wanted { subject: "on_paper", ..DAUGHTER };
    let differs = Wanted { mother_name: Some("سعاد حسن محمد"), ..DAUGHTER };
    way.reference = match stage {
        Stage::Draft => {
            let reference = story::draft(world, owner, &DAUGHTER).await;
            let page = owner.open(&format!("/files/{reference}/q/declaration")).await;
            owner.submit(page.form("/q/declaration").with("declaration", "yes")).await.must_be_ok();
            reference
        }
        Stage::AwaitingPayment => story::submitted(world, owner, &DAUGHTER).await,
        Stage::Paid => {
            world.simulator_script("registry", Script { down: true, ..free_rein() }).await;
            let reference = story::paid(world, owner, &DAUGHTER).await;
            world.simulator_script("registry", free_rein()).await;
            reference
        }
        Stage::NotLocated => story::paid(world, owner, &on_paper).await,
        Stage::Mismatch => story::paid(world, owner, &differs).await,
        _ => story::paid(world, owner, &DAUGHTER).await,
    };
    // The registry is asked only so often a second, and here many files come at one moment.
    for _ in 0..5 {
        if stage == Stage::Paid || look::stage(world, &way.reference).await != Stage::Paid {
            break;
        }
        world.pass(Duration::from_secs(2)).await;
    }
    onward(world, company, stage, way).await;
}

/// From the desk's first look to the end of a file that leads to a document.
async fn onward(world: &World, company: &mut Company, stage: Stage, way: &mut Way) {
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
    let browser = company.browser(who);
    let page = story::claimed(browser, &way.reference).await;
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

/// What the registration asks besides the search, in the order in which it is asked.
const BESIDES: [(&str, &[(&str, &str)]); 9] = [
    ("birth_outcome", &[("birth_outcome", "living")]),
    ("subject_sex", &[("subject_sex", "female")]),
    ("birth_abroad", &[("birth_abroad_place", "الإمارات، الشارقة")]),
    ("marriage_proven", &[("marriage_proven", "yes")]),
    ("father", &[("father_name", "أحمد محمود السيد"), ("father_number", "")]),
    ("mother_egyptian", &[("mother_egyptian", "yes")]),
    ("mother_number", &[("mother_number", "29010280165187")]),
    ("foreign_certificate", &[]),
    ("certificate_arabic", &[("certificate_arabic", "yes")]),
];

async fn registration(world: &World, company: &mut Company, stage: Stage, way: &mut Way) {
    let owner = company.browser(Asker::Owner);
    let wanted = Wanted { subject: "on_paper", ..DAUGHTER };
    let reference = story::paid(world, owner, &wanted).await;
    let page = owner.open(&format!("/files/{reference}/register")).await;
    owner.submit(page.must_be_ok().form("/register")).await.must_be_ok();
    let papers = ["parents_marriage", "father_document", "mother_document", "child_photo"];
    for (key, fields) in BESIDES.into_iter().chain(papers.map(|paper| (paper, &[][..]))) {
        let page = owner.open(&format!("/files/{reference}/q/{key}")).await;
        if !story::is_asked(&page, key) {
            continue;
        }
        let page = if page.has("form[action$='/upload']") {
            let form = page.form("/upload").with_file("file", "a.png", "image/png", &story::picture());
            owner.submit(form).await
        } else {
            page
        };
        let form = page.must_be_ok().form(&format!("/q/{key}"));
        let form = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
        owner.submit(form).await.must_be_ok();
    }
    let page = owner.open(&format!("/files/{reference}/q/registration_declaration")).await;
    let form = page.must_be_ok().form("/q/registration_declaration").with("registration_declaration", "yes");
    owner.submit(form).await.must_be_ok();
    way.reference = reference;
    way.answer = ("subject_name", "subject_name", world.known("on_paper", "name"));
    if stage == Stage::Draft {
        return;
    }
    let sent = company.ask(Asker::Owner, Act::Submit, way).await;
    assert_eq!(sent.status.as_u16(), 303, "{}", sent.text());
    if stage == Stage::AwaitingPayment {
        return;
    }
    // While the registry is away nothing that was approved is entered.
    world.pay(company.browser(Asker::Owner), &way.reference, "success").await.must_be_ok();
    world.pass(Duration::from_secs(2)).await;
    onward(world, company, stage, way).await;
}

async fn card(world: &World, company: &mut Company, stage: Stage, way: &mut Way) {
    way.reference = appointment::paid(world, company.browser(Asker::Owner), "father").await;
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
pub async fn prepare(company: &mut Company, act: Act, way: &Way) {
    if act == Act::AnswerCorrection {
        let owner = company.browser(Asker::Owner);
        let page = owner.open(&format!("/files/{}/q/birth_abroad", way.reference)).await;
        let form = page.must_be_ok().form("/q/birth_abroad").with("birth_abroad_place", "مستشفى القاسمي، الشارقة");
        owner.submit(form).await.must_be_ok();
    }
}
