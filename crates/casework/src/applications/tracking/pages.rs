//! My files, one file, and a document that was sent.

use std::sync::Arc;

use ::store::Scope;
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::Catalogue;
use kernel::{Outcome, Reference};
use serde::Deserialize;
use service_model::Voice;
use web::{
    Answer, Markup, Visit,
    components::{Banner, Empty, LinkButton, Player, Slip, Tag, TaskList, Timeline, Tone},
};

use super::{
    elsewhere::Elsewhere,
    neighbours, rating, spoken, timeline,
    told::{note_name, promised, stage_key, tone},
};
use crate::{
    applications::{
        drafts::{
            self,
            pages::{At, opened, path, tasks},
        },
        model::{Act, Party, Stage},
        people_in_file,
        sheet::Sheet,
        store as rows,
        subject::Subject,
        titles::{condolence, title},
        uploads,
    },
    assistance, baskets,
    bundles::{self, Beside},
    delivery, estimates,
    grievances::{
        self,
        model::{Grievance, Standing},
    },
    payments::disputes,
    ports::Listener,
};

#[derive(Template)]
#[template(path = "applications/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    groups: Vec<(TaskList, Option<LinkButton>)>,
    files: Option<TaskList>,
    nothing: Option<Empty>,
    new: LinkButton,
    bundles: Option<LinkButton>,
}

/// My files, newest first. A link names the document and the person, as the files themselves do.
pub(super) async fn list(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(elsewhere): Extension<Arc<dyn Elsewhere>>,
) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let mut sheets = Vec::new();
    for file in rows::list_of(&mut cx, owner).await? {
        let sheet = Sheet::of(&mut cx, &catalogue, file).await?;
        if sheet.definition.service.sensitive {
            v.mark_sensitive();
        }
        sheets.push(sheet);
    }
    let (groups, mut alone) = baskets::grouped(&mut cx, &v, &sheets).await?;
    let rows = elsewhere.rows(&mut cx, &v, owner).await?;
    let nothing = sheets.is_empty() && rows.is_empty();
    alone.extend(rows);
    alone.sort_by_key(|(begun, _)| std::cmp::Reverse(*begun));
    let alone: Vec<_> = alone.into_iter().map(|(_, row)| row).collect();
    let files = (!alone.is_empty()).then(|| TaskList::new("files", alone));
    let services = || LinkButton::new(v.path("/services"), v.t("application-files-services"));
    let nothing = nothing.then(|| {
        Empty::new(v.t("application-files-empty-title"), v.t("application-files-empty-text")).action(&services())
    });
    let keeps = bundles::store::keeps_any(&mut cx, owner).await?;
    let kept = keeps.then(|| LinkButton::quiet(v.path("/my-events"), v.t("bundle-mine")));
    let page = ListPage { v: &v, groups, files, nothing, new: services(), bundles: kept };
    Ok(v.page(v.t("application-files-title"), page))
}

#[derive(Template)]
#[template(path = "applications/file.html")]
struct FilePage<'a> {
    v: &'a Visit,
    heading: String,
    promised: Option<String>,
    /// Until when most files like this one take.
    usual: Option<String>,
    tag: Tag,
    condolence: Option<String>,
    call: Option<Banner>,
    /// That the bank of whoever paid took the money back, and what follows.
    disputed: Option<disputes::ToldOwner>,
    /// Where it is, to be heard.
    heard: Option<Player>,
    timeline: Timeline,
    lead: Option<LinkButton>,
    others: Vec<LinkButton>,
    rejection: Option<Markup>,
    slip: Slip,
    beside: Option<Markup>,
    /// What was submitted with it.
    together: Option<TaskList>,
    /// How it went, at the end.
    rating: Option<Markup>,
    /// Her other files, in a pane of their own.
    neighbours: Option<Markup>,
}

/// That the file is a step of what happened, and what comes next.
#[derive(Template)]
#[template(path = "bundles/beside.html")]
struct BesideView {
    event: String,
    next: Option<String>,
    see: LinkButton,
}

impl askama::filters::HtmlSafe for BesideView {}

/// A file: its task list while it is a draft, else where it is.
pub(super) async fn show(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(steps): Extension<Arc<dyn Listener>>,
    Path(at): Path<At>,
) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    let stage = sheet.file.stage();
    let neighbours = neighbours::beside(&mut cx, &v, &catalogue, &sheet).await?;
    if stage == Stage::Draft {
        let helped = assistance::helped(&mut cx, &sheet.file).await?;
        let alone = drafts::is_alone(&mut cx, &sheet.file).await?;
        return Ok(tasks(&v, &sheet, helped.as_ref(), (alone, neighbours))?);
    }
    let subject = match people_in_file::subject(&mut cx, &sheet.file).await? {
        Some(subject) => Some(subject),
        None => Subject::read(&sheet.definition.service, sheet.journey.kept(), &sheet.owner),
    };
    let definition = &sheet.definition;
    let standing = grievances::standing(&mut cx, definition, &sheet.file).await?;
    let grievance = grievances::latest(&mut cx, &sheet.file).await?;
    let paper = delivery::paper_way(&mut cx, &sheet).await?;
    let grievance = Grieving { may: matches!(standing, Standing::May(..)), latest: grievance, paper };
    let rejection = match &sheet.file.reject_reason {
        Some(reason) if stage == Stage::Rejected => {
            let note = rows::reject_note(&mut cx, &sheet.file).await?;
            Some(Markup::from(&rejection(&v, &sheet, (reason, note), grievance.may)))
        }
        _ => None,
    };
    let beside = bundles::beside(&mut cx, &v, &catalogue, &sheet.file).await?.map(|own| beside(&v, own));
    let helped = assistance::helped(&mut cx, &sheet.file).await?;
    let helped =
        helped.map(|(help, name)| v.t_with(&format!("assistance-by-{}", help.kind.as_str()), &[("name", &name)]));
    let timeline = timeline::timeline(&v, &sheet, helped.as_deref());
    let together = baskets::beside(&mut cx, &v, &catalogue, &sheet.file).await?;
    let usual = estimates::told(&v, &mut cx, &sheet.file).await?;
    let disputed = disputes::for_the_owner(&v, &mut cx, &sheet.file).await?;
    let rating = rating::asked(&v, &steps, &sheet).await?;
    let told = Told { usual, together, disputed, rating, neighbours };
    Ok(file_page(&v, &sheet, subject.as_ref(), (rejection, &grievance, beside, timeline), told))
}

/// How the owner stands to a grievance against the decision, and to a paper copy of what was issued.
struct Grieving {
    may: bool,
    latest: Option<Grievance>,
    /// The words of the way to the paper copy, where there is one.
    paper: Option<&'static str>,
}

/// What else the page of a file tells, where there is any of it.
struct Told {
    /// How long such files usually take.
    usual: Option<String>,
    /// The files that were asked for together with it.
    together: Option<TaskList>,
    /// That a bank took money back, and what is owed.
    disputed: Option<disputes::ToldOwner>,
    /// How satisfied its owner was, asked once.
    rating: Option<Markup>,
    /// Her other files, beside it on a tablet.
    neighbours: Option<Markup>,
}

fn file_page(
    v: &Visit,
    sheet: &Sheet,
    subject: Option<&Subject>,
    (rejection, grievance, beside, timeline): (Option<Markup>, &Grieving, Option<Markup>, Timeline),
    told: Told,
) -> Response {
    let Told { usual, together, disputed, rating, neighbours } = told;
    let heading = title(v, &sheet.definition.service, subject);
    let page = FilePage {
        v,
        promised: promised(v, sheet),
        usual,
        tag: Tag::new(v.t(&stage_key(sheet)), tone(sheet)),
        condolence: condolence(v, &sheet.definition.service),
        call: grieved(v, sheet, grievance).or_else(|| call(v, sheet)),
        disputed,
        heard: v.heard(&spoken::words(v.site().texts(), v.locale(), &note_name(sheet))),
        timeline,
        lead: lead(v, sheet),
        others: others(v, sheet, grievance),
        rejection,
        slip: slip(v, sheet, subject),
        beside,
        together,
        rating,
        neighbours,
        heading: heading.clone(),
    };
    v.page(heading, page)
}

fn beside(v: &Visit, own: Beside) -> Markup {
    Markup::from(&BesideView {
        event: v.t_with("bundle-beside", &[("event", &own.event)]),
        next: own.next.map(|step| v.t_with("bundle-beside-next", &[("step", &step)])),
        see: LinkButton::quiet(own.href, v.t("bundle-beside-see")),
    })
}

/// What waits for the citizen, said before anything else.
fn call(v: &Visit, sheet: &Sheet) -> Option<Banner> {
    let key = match sheet.file.stage() {
        Stage::AwaitingPayment => "application-call-pay",
        Stage::NotLocated | Stage::Mismatch if !sheet.is_about_its_owner() => "application-call-unresolved",
        Stage::NotLocated => "application-call-not-located",
        Stage::Mismatch => "application-call-mismatch",
        Stage::ActionRequired => "application-call-correction",
        Stage::Invited => "application-call-invited",
        Stage::Issued => return Some(Banner::new(tone(sheet), v.t("application-call-issued"))),
        _ => return None,
    };
    Some(Banner::new(Tone::Wait, v.t(key)))
}

/// That a grievance is being examined, and until when.
fn grieved(v: &Visit, sheet: &Sheet, grieving: &Grieving) -> Option<Banner> {
    let waiting = grieving.latest.as_ref().filter(|grievance| grievance.answered.is_none())?;
    let day = v.weekday(waiting.answer_by.day_in(&sheet.definition.country.zone));
    let banner = Banner::new(Tone::Wait, v.t_with("grievance-answer-by", &[("day", &day)]));
    Some(banner.heading(v.t("grievance-examined")))
}

/// The one step that leads on from here, if there is one.
fn lead(v: &Visit, sheet: &Sheet) -> Option<LinkButton> {
    let file = &sheet.file;
    let (rest, key) = if file.may(Party::Owner, Act::Pay) {
        ("/pay", "application-pay")
    } else if file.may(Party::Owner, Act::SearchAgain) {
        ("/outcome", "application-outcome-see")
    } else if file.may(Party::Owner, Act::AnswerCorrection) {
        ("/correction", "application-correction-see")
    } else if file.stage() == Stage::Invited {
        ("/appointment", "application-appointment-see")
    } else if matches!(file.stage(), Stage::Attended | Stage::HandedOver) {
        ("/appointment", "application-card-see")
    } else if file.stage() == Stage::Issued {
        ("/document", "application-document-see")
    } else {
        return None;
    };
    Some(LinkButton::new(v.path(&path(sheet, rest)), v.t(key)))
}

/// What may be done besides.
fn others(v: &Visit, sheet: &Sheet, grieving: &Grieving) -> Vec<LinkButton> {
    let file = &sheet.file;
    let way = |rest: &str, key: &str| LinkButton::quiet(v.path(&path(sheet, rest)), v.t(key));
    let write = (!file.stage().is_end() && file.facts.paid_at.is_some()).then(|| way("/messages", "application-write"));
    let receipt = file.facts.paid_at.is_some().then(|| way("/receipt", "application-receipt"));
    let cancel = file.may(Party::Owner, Act::Cancel).then(|| way("/cancel", "application-cancel"));
    let paper = grieving.paper.map(|words| way("/delivery", words));
    let letter = (file.stage() == Stage::Rejected).then(|| way("/decision", "grievance-letter"));
    // Against a rejection it is offered where the reason stands; a document is objected to from here.
    let object = (grieving.may && file.stage() == Stage::Issued).then(|| way("/grievance", "grievance-lodge-document"));
    let follow = (grieving.latest.is_some() && !grieving.may).then(|| way("/grievance", "grievance-see"));
    [paper, write, receipt, letter, object, follow, cancel].into_iter().flatten().collect()
}

fn slip(v: &Visit, sheet: &Sheet, subject: Option<&Subject>) -> Slip {
    let service = &sheet.definition.service;
    let mut slip = Slip::reference(v.t("application-reference"), sheet.file.reference.to_string())
        .row(v.t("application-slip-document"), service.texts.text(v.locale(), "name"));
    if let Some(subject) = subject {
        let sex = subject.sex.map_or("unknown", |sex| sex.as_str());
        let key = if service.voice == Voice::Grief { "application-slip-deceased" } else { "application-slip-subject" };
        slip = slip.row(v.t_with(key, &[("sex", sex)]), subject.name.clone());
    }
    slip = slip.row(v.t("application-slip-mission"), timeline::mission(v, sheet));
    if let Some(quote) = &sheet.file.quote {
        let paid = sheet.file.facts.paid_at.is_some();
        let key = if paid { "application-slip-fees-paid" } else { "application-slip-fees" };
        slip = slip.row(v.t("application-slip-statutory"), v.money(quote.total)).row(v.t(key), v.money(quote.charged));
        if sheet.file.stage() == Stage::AwaitingPayment {
            let until = v.moment(quote.valid_until, &sheet.definition.country.zone);
            slip = slip.row(v.t("application-slip-price"), v.t_with("application-slip-until", &[("until", &until)]));
        }
    }
    slip
}

#[derive(Template)]
#[template(path = "applications/rejection.html")]
struct Rejection {
    heading: String,
    reason: String,
    remedy_heading: String,
    remedy: String,
    note: Option<String>,
    objection_heading: String,
    objection: String,
    until: Option<String>,
    object: Option<LinkButton>,
}

impl askama::filters::HtmlSafe for Rejection {}

/// Why it was rejected, what can be done, and how to object and until when.
fn rejection(v: &Visit, sheet: &Sheet, (reason, note): (&str, Option<String>), may_object: bool) -> Rejection {
    let texts = &sheet.definition.service.texts;
    let text = |key: &str| texts.text(v.locale(), key).to_owned();
    let until = sheet.file.facts.rejected.map(|(at, _)| {
        let days = i32::try_from(sheet.definition.service.workflow.objection_days).unwrap_or(60);
        let last = sheet.definition.country.day_at(at).plus_days(days);
        v.t_with("application-objection-until", &[("day", &v.weekday(last))])
    });
    Rejection {
        heading: v.t("application-rejection-reason"),
        reason: text(&format!("rejections.{reason}.reason")),
        remedy_heading: v.t("application-rejection-remedy"),
        remedy: text(&format!("rejections.{reason}.remedy")),
        note: note.filter(|note| !note.trim().is_empty()),
        objection_heading: v.t("application-rejection-objection"),
        objection: text("objection"),
        until,
        object: may_object.then(|| LinkButton::new(v.path(&path(sheet, "/grievance")), v.t("grievance-lodge"))),
    }
}

/// An upload of a file, in the path.
#[derive(Deserialize)]
pub(super) struct AtUpload {
    reference: String,
    upload: uuid::Uuid,
}

/// The citizen's own document, as it is kept.
pub(super) async fn upload(v: Visit, Path(at): Path<AtUpload>) -> Answer {
    let reference: Reference = at.reference.parse().map_err(|_| kernel::Failure::not_found())?;
    let (kind, bytes) = read_upload(&v, reference, at.upload).await?;
    Ok(v.file(&format!("{reference}.{}", kind.as_str()), kind.media_type(), bytes))
}

async fn read_upload(
    v: &Visit,
    reference: Reference,
    upload: uuid::Uuid,
) -> Outcome<(uploads::inspect::Kind, Vec<u8>)> {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let file = rows::load_by_reference(&mut cx, &Scope::Owner(owner), reference).await?;
    uploads::bytes(&mut cx, &file, upload).await
}
