//! A file as an officer or an approver sees it.

use std::sync::Arc;

use ::store::{Cx, Scope};
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Id, Outcome, marks};
use web::{
    Answer, Filled, Visit,
    components::{
        BackLink, Banner, Button, DataTable, Details, ErrorSummary, LinkButton, SummaryList, Tag, Textarea, Timeline,
        Tone, Warning,
    },
};
use work::{
    items::Item,
    proposals::{Acts, Fingerprint, queries},
};

use super::{
    At, FILE, again, document, duplicates as beside,
    names::{self, Names},
    opening::{self, Claim},
    path,
    pictures::Picture,
    sections, together,
};
use crate::{
    applications::{
        model::{Act, Party},
        store as files,
    },
    desk::{
        acts::{ends_by, must_have_a_record},
        approval,
        dossier::{Dossier, Recommended},
        duplicates, look, policy,
        ports::Desk,
        purpose::LookPurpose,
    },
    payments::disputes,
    subjects,
};

/// The names of the data a file's page shows, for the access log.
const FIELDS: [&str; 8] =
    ["answers", "registry_record", "uploads", "kinship", "payment", "timeline", "messages", "recommendation"];

#[derive(Template)]
#[template(path = "desk/file.html")]
struct FilePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    reference: String,
    service: String,
    stage: Tag,
    late: Option<Tag>,
    about: SummaryList,
    /// What was submitted in one go with it.
    together: Option<SummaryList>,
    /// What follows from disputes of its payment.
    disputed: Option<SummaryList>,
    notices: Vec<Banner>,
    warnings: Vec<Warning>,
    comparison: DataTable,
    /// When the registry said what is compared.
    answered: Option<String>,
    /// The document as it will be, for whoever recommends or decides.
    document: Option<document::Shown>,
    answers: SummaryList,
    pictures: Vec<Picture>,
    kinship: Option<SummaryList>,
    latin: Option<SummaryList>,
    signed: Vec<SummaryList>,
    payment: SummaryList,
    timeline: Timeline,
    thread: Option<DataTable>,
    write: Option<LinkButton>,
    again: Option<again::Again>,
    recommend: Option<Recommend>,
    invite: Option<Approve>,
    approve: Option<Approve>,
    /// The message that the act of this page will send.
    told: Option<Details>,
    links: Vec<LinkButton>,
    claim: Option<Claim>,
}

/// The form of a recommendation.
struct Recommend {
    action: String,
    seen: Fingerprint,
    note: Textarea,
    button: Button,
}

/// A form that is one button: the approval, or the invitation to an appointment.
struct Approve {
    action: String,
    seen: Fingerprint,
    button: Button,
}

pub(super) async fn show(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
) -> Answer {
    page(&v, &acts, &desk, &at, Filled::blank()).await
}

/// The page with the state of a form on it.
pub(super) async fn page(v: &Visit, acts: &Acts, desk: &Desk, at: &At, filled: Filled) -> Answer {
    v.staff()?;
    let staff = policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, at.reference()?).await?;
    let Some(look::Leave { purpose, item, stranger }) = look::leave(&mut cx, &scope, &file, staff).await? else {
        return opening::ask_purpose(v, desk, cx, (&scope, &file), &Filled::blank()).await;
    };
    look::at_file(&mut cx, &file, (purpose, &stranger), FILE, &FIELDS).await?;
    let dossier = Dossier::of(&mut cx, &desk.catalogue, file).await?;
    let holds = item.as_ref().is_some_and(|item| item.holder.is_some_and(|own| own.staff == staff));
    let standing = Standing { staff, purpose, item };
    let mut view = view(v, &mut cx, (acts, desk), &dossier, standing, filled.clone()).await?;
    view.together = together::section(v, &mut cx, desk, (&scope, &dossier.file), (staff, purpose, FILE)).await?;
    view.disputed = disputes::for_the_desk(v, &mut cx, &scope, &dossier.file).await?;
    let twins = duplicates::found(&mut cx, &desk.catalogue, &scope, (&dossier.file, staff)).await?;
    if let Some(notice) = beside::notice(v, &dossier.file, &twins) {
        view.notices.insert(0, notice);
    }
    view.links.extend(beside::link(v, &dossier.file, &twins, holds));
    if let Some(kept) = dossier.custody {
        let says = if kept.freezes { "custody-notice-kept" } else { "custody-notice-copy" };
        view.notices.insert(0, Banner::new(Tone::Wait, v.t(says)));
        view.links
            .push(LinkButton::quiet(v.path(&format!("/desk/custody/{}", kept.order)), v.t("custody-notice-open")));
    }
    if !stranger.whole {
        view.warnings.insert(0, Warning::new(v, v.t("desk-kin-not-whole")));
    }
    cx.commit().await?;
    Ok(v.page_with(filled.status(), view.reference.clone(), view))
}

/// How the person at the page stands to the file.
struct Standing {
    staff: Id<marks::Staff>,
    purpose: LookPurpose,
    item: Option<Item>,
}

async fn view<'a>(
    v: &'a Visit,
    cx: &mut Cx,
    (acts, desk): (&Acts, &Desk),
    dossier: &Dossier,
    standing: Standing,
    filled: Filled,
) -> Outcome<FilePage<'a>> {
    let file = &dossier.file;
    let mut names = Names::new(&desk.catalogue);
    let (examines, decides) = (standing.purpose == LookPurpose::Examine, standing.purpose == LookPurpose::Decide);
    let decision = if decides { decision(v, cx, acts, dossier).await? } else { Decision::default() };
    let now = cx.now();
    let reference = file.reference;
    let ends = |act| examines && file.may(Party::Officer, act) && ends_by(&dossier.definition.service, act);
    let invite = if ends(Act::Invite) {
        Some(Approve {
            action: v.path(&path(reference, "/invite")),
            seen: dossier.fingerprint(Recommended::Left)?,
            button: Button::new(v.t("desk-invite")),
        })
    } else {
        None
    };
    // Why it cannot be recommended as it stands is said before anybody writes a word for it.
    let kept = subjects::must_not_be_kept_back(dossier.evidence.as_ref())
        .and_then(|()| must_have_a_record(dossier))
        .and_then(|()| file.facts.must_not_await_the_registry().map_err(Into::into));
    let mut warnings = decision.warnings;
    // While the registry is asked again a notice says so, and nothing else is the matter yet.
    if let Err(kernel::Failure::Refusal(refusal)) = &kept
        && ends(Act::Recommend)
        && file.facts.asked_again.is_none()
    {
        warnings.push(Warning::new(v, v.t_args(refusal.text, &refusal.args)));
    }
    let recommend = if ends(Act::Recommend) && kept.is_ok() {
        Some(Recommend {
            action: v.path(&path(reference, "/recommend")),
            seen: dossier.fingerprint(Recommended::Left)?,
            note: Textarea::new("note", v.t("desk-recommend-note")).hint(v.t("desk-recommend-hint")).filled(v, &filled),
            button: Button::new(v.t("desk-recommend")),
        })
    } else {
        None
    };
    let event = match (&decision.approve, &invite) {
        (Some(_), _) => Some("application.issued"),
        (None, Some(_)) => Some("application.invited"),
        (None, None) => None,
    };
    let told = match event {
        Some(event) => super::preview::of(v, desk.correspondence.as_ref(), event, reference).await?,
        None => None,
    };
    Ok(FilePage {
        v,
        back: BackLink::to(v.path("/desk"), v.t("desk-queue-title")),
        errors: ErrorSummary::new(v, &filled),
        reference: reference.to_string(),
        service: names::service(v, &dossier.definition),
        stage: sections::stage(v, file.stage()),
        late: standing.item.as_ref().filter(|item| item.overdue(now)).map(|_| Tag::new(v.t("desk-late"), Tone::Wrong)),
        about: sections::about(v, cx, dossier, standing.item.as_ref(), &mut names).await?,
        together: None,
        disputed: None,
        notices: notices(v, cx, dossier, &mut names).await?,
        warnings,
        comparison: sections::comparison(v, dossier),
        answered: again::answered(v, dossier)?,
        document: document::of(v, dossier, standing.purpose),
        answers: sections::answers(v, dossier),
        pictures: super::pictures::of(v, cx, dossier).await?,
        kinship: sections::kinship(v, dossier),
        latin: super::latin::section(v, cx, dossier, &mut names).await?,
        signed: super::signatures::section(v, cx, dossier).await?,
        payment: sections::payment(v, dossier),
        timeline: sections::timeline(v, cx, dossier).await?,
        thread: sections::thread(v, cx, desk, file).await?,
        write: desk.correspondence.page(reference).map(|path| LinkButton::quiet(v.path(&path), v.t("desk-write"))),
        again: examines.then(|| again::form(v, dossier)).flatten(),
        recommend,
        invite,
        approve: decision.approve,
        told,
        links: links(v, dossier, &standing),
        claim: opening::claimable(v, file, standing.item.as_ref()),
    })
}

/// What is said before the matter itself: a grievance that waits for an answer, a document that approving would replace,
/// and the words with which the file was passed on.
async fn notices(v: &Visit, cx: &mut Cx, dossier: &Dossier, names: &mut Names<'_>) -> Outcome<Vec<Banner>> {
    let replaced = dossier
        .replaces
        .as_ref()
        .map(|serial| Banner::new(Tone::Wait, v.t_with("grievance-replaces", &[("serial", serial.as_str())])));
    let mut notices: Vec<Banner> =
        super::grievance::banner(v, cx, dossier).await?.into_iter().chain(replaced).collect();
    notices.extend(again::awaited(v, dossier)?);
    notices.extend(sections::notes(v, cx, dossier, names).await?);
    Ok(notices)
}

#[derive(Default)]
struct Decision {
    warnings: Vec<Warning>,
    approve: Option<Approve>,
}

/// Whether the approver at the page may approve; if not, why.
async fn decision(v: &Visit, cx: &mut Cx, acts: &Acts, dossier: &Dossier) -> Outcome<Decision> {
    if !dossier.file.may(Party::Approver, Act::Approve) {
        return Ok(Decision::default());
    }
    let open = queries::open_of(cx, approval::KIND, dossier.file.id.uuid()).await?;
    let Some(proposal) = open else {
        let warning = Warning::new(v, v.t("desk-refused-no-recommendation"));
        return Ok(Decision { warnings: vec![warning], approve: None });
    };
    let seen = dossier.fingerprint(Recommended::Included)?;
    if seen != proposal.shown {
        let warning = Warning::new(v, v.t("desk-changed-since"));
        return Ok(Decision { warnings: vec![warning], approve: None });
    }
    match queries::check_decider(cx, acts, &proposal).await {
        Ok(()) => Ok(Decision {
            warnings: Vec::new(),
            approve: Some(Approve {
                action: v.path(&path(dossier.file.reference, "/approve")),
                seen,
                button: Button::new(v.t("desk-approve")),
            }),
        }),
        Err(kernel::Failure::Refusal(refusal)) => {
            let warning = Warning::new(v, v.t_args(refusal.text, &refusal.args));
            Ok(Decision { warnings: vec![warning], approve: None })
        }
        Err(other) => Err(other),
    }
}

fn links(v: &Visit, dossier: &Dossier, standing: &Standing) -> Vec<LinkButton> {
    let file = &dossier.file;
    let holds = standing.item.as_ref().is_some_and(|item| item.holder.is_some_and(|own| own.staff == standing.staff));
    if !holds {
        let counter = file.stage().is_at_the_counter() && policy::examines(v.actor()).is_ok();
        let reject = || LinkButton::quiet(v.path(&path(file.reference, "/reject")), v.t("desk-reject"));
        return counter.then(reject).into_iter().collect();
    }
    let party = match standing.purpose {
        LookPurpose::Decide => Party::Approver,
        _ => Party::Officer,
    };
    let acts = [
        (Act::AskCorrection, "/correction", "desk-correction"),
        (Act::Return, "/return", "desk-return"),
        (Act::Reject, "/reject", "desk-reject"),
    ];
    let allowed = acts.into_iter().filter(|(act, ..)| file.may(party, *act)).map(|(_, rest, text)| (rest, text));
    let answers = (standing.purpose == LookPurpose::Complaint).then_some(("/grievance", "grievance-desk-answer"));
    let always = [("/hand-over", "desk-hand-over"), ("/release", "desk-release"), ("/religion", "desk-religion")];
    let reads = dossier.passports().next().is_some() && file.may(party, Act::Recommend);
    let latin = reads.then_some(("/latin-name", "desk-latin-record-link"));
    allowed
        .chain(latin)
        .chain(answers)
        .chain(always)
        .map(|(rest, text)| LinkButton::quiet(v.path(&path(file.reference, rest)), v.t(text)))
        .collect()
}
