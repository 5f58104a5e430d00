//! A file as an officer or an approver sees it, and the page that asks for a purpose before it is opened.

use std::sync::Arc;

use ::store::{Cx, Scope};
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Id, Outcome, Slips, marks};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{
        BackLink, Banner, Button, Choice, DataTable, ErrorSummary, LinkButton, QuestionPage, Radios, SummaryList, Tag,
        Textarea, Timeline, Tone, Warning,
    },
};
use work::{
    items::{Item, Queue},
    proposals::{Acts, Fingerprint, queries},
};

use super::{
    At, FILE,
    names::{self, Names},
    path,
    pictures::Picture,
    sections,
};
use crate::{
    applications::{
        definitions,
        model::{Act, Application, Party},
        store as files,
    },
    desk::{
        acts, approval,
        dossier::{Dossier, Recommended},
        look, policy,
        ports::Desk,
        purpose::LookPurpose,
    },
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
    notices: Vec<Banner>,
    warnings: Vec<Warning>,
    comparison: DataTable,
    answers: SummaryList,
    pictures: Vec<Picture>,
    kinship: Option<SummaryList>,
    payment: SummaryList,
    timeline: Timeline,
    thread: Option<DataTable>,
    write: Option<LinkButton>,
    recommend: Option<Recommend>,
    approve: Option<Approve>,
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

/// The form of the approval.
struct Approve {
    action: String,
    seen: Fingerprint,
    button: Button,
}

/// The button that takes the file.
struct Claim {
    action: String,
    button: Button,
}

#[derive(Template)]
#[template(path = "desk/purpose.html")]
struct PurposePage<'a> {
    v: &'a Visit,
    question: QuestionPage,
    claim: Option<Claim>,
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
    let Some((purpose, item)) = look::purpose(&mut cx, &scope, &file, staff).await? else {
        return ask_purpose(v, desk, cx, (&scope, &file), &Filled::blank()).await;
    };
    look::at_file(&mut cx, &file, purpose, FILE, &FIELDS).await?;
    let dossier = Dossier::of(&mut cx, &desk.catalogue, file).await?;
    let view = view(v, &mut cx, (acts, desk), &dossier, Standing { staff, purpose, item }, filled.clone()).await?;
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
    let recommend = if examines && file.may(Party::Officer, Act::Recommend) {
        Some(Recommend {
            action: v.path(&path(reference, "/recommend")),
            seen: dossier.fingerprint(Recommended::Left)?,
            note: Textarea::new("note", v.t("desk-recommend-note")).hint(v.t("desk-recommend-hint")).filled(v, &filled),
            button: Button::new(v.t("desk-recommend")),
        })
    } else {
        None
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
        notices: sections::notes(v, cx, dossier, &mut names).await?,
        warnings: decision.warnings,
        comparison: sections::comparison(v, dossier),
        answers: sections::answers(v, dossier),
        pictures: super::pictures::of(v, dossier),
        kinship: sections::kinship(v, dossier),
        payment: sections::payment(v, dossier),
        timeline: sections::timeline(v, cx, dossier).await?,
        thread: sections::thread(v, cx, desk, file).await?,
        write: desk.correspondence.page(reference).map(|path| LinkButton::quiet(v.path(&path), v.t("desk-write"))),
        recommend,
        approve: decision.approve,
        links: links(v, file, &standing),
        claim: claimable(v, file, standing.item.as_ref()),
    })
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

fn links(v: &Visit, file: &Application, standing: &Standing) -> Vec<LinkButton> {
    let holds = standing.item.as_ref().is_some_and(|item| item.holder.is_some_and(|own| own.staff == standing.staff));
    if !holds {
        return Vec::new();
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
    let always = [("/hand-over", "desk-hand-over"), ("/release", "desk-release"), ("/religion", "desk-religion")];
    allowed
        .chain(always)
        .map(|(rest, text)| LinkButton::quiet(v.path(&path(file.reference, rest)), v.t(text)))
        .collect()
}

fn claimable(v: &Visit, file: &Application, item: Option<&Item>) -> Option<Claim> {
    let item = item.filter(|item| item.holder.is_none() && item.with_citizen_since.is_none())?;
    policy::queues(v.actor()).contains(&item.queue).then(|| Claim {
        action: v.path(&path(file.reference, "/claim")),
        button: Button::new(v.t(if item.queue == Queue::Authority { "desk-claim-decide" } else { "desk-claim" })),
    })
}

/// Nothing personal is on this page: reference, service and stage are what lists show.
async fn ask_purpose(
    v: &Visit,
    desk: &Desk,
    mut cx: Cx,
    (scope, file): (&Scope, &Application),
    filled: &Filled,
) -> Answer {
    let item = work::items::queue::open_turn(&mut cx, scope, file.id).await?;
    let definition = definitions::of(&cx, &desk.catalogue, file).await?;
    cx.commit().await?;
    let choices = LookPurpose::GIVEN.into_iter().map(|purpose| Choice::new(purpose.as_str(), v.t(&purpose.text())));
    let reference = file.reference.to_string();
    let question = QuestionPage::new(v, v.path(&path(file.reference, "/open")), filled)
        .back(BackLink::to(v.path("/desk"), v.t("desk-queue-title")))
        .caption(format!("{} · {}", names::service(v, &definition), v.t(&sections::stage_text(file.stage()))))
        .heading(v.t_with("desk-open-title", &[("reference", &reference)]))
        .lead(&v.t("desk-open-lead"))
        .field(&Radios::new("purpose", v.t("desk-purpose"), choices.collect()).filled(v, filled))
        .submit(v.t("desk-open"));
    let page = PurposePage { v, question, claim: claimable(v, file, item.as_ref()) };
    Ok(v.page_with(filled.status(), reference, page))
}

/// A purpose, given by hand.
pub(super) struct Purpose(LookPurpose);

impl FromFields for Purpose {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        LookPurpose::given(fields.text("purpose")).map(Self).ok_or_else(|| {
            let mut slips = Slips::new();
            slips.add("purpose", "desk-slip-purpose");
            slips
        })
    }
}

pub(super) async fn open(
    v: Visit,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Purpose>,
) -> Answer {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let (scope, reference) = (Scope::of(v.actor())?, at.reference()?);
    let file = files::load_by_reference(&mut cx, &scope, reference).await?;
    match form.read() {
        Ok(Purpose(purpose)) => {
            acts::open(&mut cx, reference, purpose).await?;
            cx.commit().await?;
            Ok(v.redirect(path(reference, "")))
        }
        Err(failure) => ask_purpose(&v, &desk, cx, (&scope, &file), &form.filled(failure)?).await,
    }
}
