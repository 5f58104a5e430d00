//! The citizen's page of a grievance: the form while one may be lodged, then what became of it.

use ::store::{
    Cx, Scope,
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{Extension, Router, extract::Path, response::Response, routing::get};
use catalogue::Catalogue;
use kernel::{Failure, Outcome, Reference, Slips};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, FromFields, Site, Upload, UploadedFile, Visit,
    components::{BackLink, Banner, LinkButton, QuestionPage, SummaryList, SummaryRow, Textarea, Tone},
};

use super::{
    commands,
    model::{self, About, Answered, FEWEST, Grievance, MOST, Ruling, Standing},
    papers,
};
use crate::applications::{
    definitions::{self, Definition},
    file_limit,
    model::Application,
    store as files,
    uploads::Examiner,
};

const ROUTE: &str = "/{lang}/files/{reference}/grievance";

pub(super) fn routes() -> Router<Site> {
    Router::new().route(ROUTE, get(show).post(submit).layer(file_limit()))
}

/// The file named in a path.
#[derive(Deserialize)]
pub(super) struct At {
    reference: String,
}

impl At {
    /// The reference, or the 404 of an unknown file.
    pub(super) fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }
}

/// A file of the person who asks, with its definition.
pub(super) struct Mine {
    pub file: Application,
    pub definition: Definition,
}

impl Mine {
    pub(super) async fn load(v: &Visit, cx: &mut Cx, catalogue: &Catalogue, at: &At) -> Outcome<Self> {
        let owner = v.account()?;
        let file = files::load_by_reference(cx, &Scope::Owner(owner), at.reference()?).await?;
        let definition = definitions::of(cx, catalogue, &file).await?;
        if definition.service.sensitive {
            v.mark_sensitive();
        }
        Ok(Self { file, definition })
    }

    /// Path of the file's page and what is below it, without the language.
    pub(super) fn path(&self, rest: &str) -> String {
        format!("/files/{}{rest}", self.file.reference)
    }
}

/// What the citizen writes.
pub(super) struct Words(String);

impl FromFields for Words {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let words = fields.required("words", "grievance-slip-words", &mut slips).trim().to_owned();
        if slips.is_empty() && !(FEWEST..=MOST).contains(&words.chars().count()) {
            slips.add("words", "grievance-slip-words");
        }
        if slips.is_empty() { Ok(Self(words)) } else { Err(slips) }
    }
}

#[derive(Template)]
#[template(path = "grievances/form.html")]
struct FormPage {
    question: QuestionPage,
}

#[derive(Template)]
#[template(path = "grievances/page.html")]
struct Page<'a> {
    v: &'a Visit,
    back: BackLink,
    banner: Banner,
    facts: Option<SummaryList>,
    words: Option<String>,
    papers: Vec<LinkButton>,
    found: Option<Found>,
    next: Option<LinkButton>,
}

/// What was found, with its reasons and the way on.
struct Found {
    ground: String,
    words: Option<String>,
    way: String,
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    page(&v, &catalogue, &at, &Filled::blank()).await
}

async fn page(v: &Visit, catalogue: &Catalogue, at: &At, filled: &Filled) -> Answer {
    let mut cx = v.begin().await?;
    let mine = Mine::load(v, &mut cx, catalogue, at).await?;
    let standing = commands::standing(&mut cx, &mine.definition, &mine.file).await?;
    let latest = commands::latest(&mut cx, &mine.file).await?;
    let papers = papers::links(&mut cx, v, &mine.file).await?;
    cx.commit().await?;
    Ok(match (standing, latest) {
        (Standing::May(decision, last), _) => form(v, &mine, (decision.about, &v.weekday(last)), filled),
        // A file that was taken up again is under way: its page tells how the grievance was answered.
        (Standing::Lodged(grievance), _) => told(v, &mine, &grievance, papers),
        (Standing::NotDecided, Some(grievance)) => told(v, &mine, &grievance, papers),
        (Standing::NotDecided, None) => return Ok(v.redirect(mine.path(""))),
        (Standing::FeesGivenBack, _) => none(v, &mine, v.t("grievance-refused-fees-given-back"), true),
        (Standing::TooLate(last), _) => {
            none(v, &mine, v.t_with("grievance-too-late", &[("day", &v.weekday(last))]), false)
        }
    })
}

fn form(v: &Visit, mine: &Mine, (about, last): (About, &str), filled: &Filled) -> Response {
    let title = v.t("grievance-title");
    let limit = u32::try_from(MOST).unwrap_or(u32::MAX);
    let label = v.t(&format!("grievance-words-{}", about.as_str()));
    let question = QuestionPage::new(v, v.path(&mine.path("/grievance")), filled)
        .back(BackLink::new(v, v.path(&mine.path(""))))
        .caption(v.t_with("grievance-of-file", &[("reference", &mine.file.reference.to_string())]))
        .heading(title.clone())
        .lead(&v.t(&format!("grievance-lead-{}", about.as_str())))
        .lead(&v.t_with("grievance-until", &[("day", last)]))
        .multipart()
        .field(&Textarea::new("words", label).rows(8).limit(v, limit).filled(v, filled))
        .field(&papers::field(v, "grievance-paper", filled).hint(v.t("grievance-paper-hint")))
        .submit(v.t("grievance-send"));
    v.page_with(filled.status(), title, FormPage { question })
}

/// A grievance that was lodged, and its answer.
fn told(v: &Visit, mine: &Mine, grievance: &Grievance, papers: Vec<LinkButton>) -> Response {
    let zone = &mine.definition.country.zone;
    let banner = match &grievance.answered {
        None => {
            let day = v.weekday(grievance.answer_by.day_in(zone));
            Banner::new(Tone::Wait, v.t_with("grievance-answer-by", &[("day", &day)]))
                .heading(v.t("grievance-examined"))
        }
        Some(answered) => {
            let tone = match answered.finding {
                Ruling::Stands => Tone::Wait,
                Ruling::Justified => Tone::Quiet,
            };
            Banner::new(tone, v.t(&format!("grievance-found-{}", answered.finding.as_str())))
                .heading(v.t("grievance-decided"))
        }
    };
    let mut facts = vec![
        SummaryRow::new(v.t("grievance-about"), v.t(&format!("grievance-about-{}", grievance.about.as_str()))),
        SummaryRow::new(v.t("grievance-lodged-at"), v.moment(grievance.lodged_at, zone)),
    ];
    if let Some(answered) = &grievance.answered {
        facts.push(SummaryRow::new(v.t("grievance-answered-at"), v.moment(answered.at, zone)));
    }
    let page = Page {
        v,
        back: BackLink::new(v, v.path(&mine.path(""))),
        banner,
        facts: Some(SummaryList::new(facts)),
        words: grievance.words.clone(),
        papers,
        found: grievance.answered.as_ref().map(|answered| found(v, grievance.about, answered)),
        next: None,
    };
    v.page(v.t("grievance-title"), page)
}

fn found(v: &Visit, about: About, answered: &Answered) -> Found {
    let way = match answered.finding {
        Ruling::Stands => v.t("grievance-way-courts"),
        Ruling::Justified => v.t(&format!("grievance-way-{}", about.as_str())),
    };
    Found { ground: v.t(&format!("grievance-ground-{}", answered.ground)), words: answered.words.clone(), way }
}

/// Why none can be lodged, and what can be done instead.
fn none(v: &Visit, mine: &Mine, why: String, again: bool) -> Response {
    let next =
        again.then(|| LinkButton::new(v.path(&format!("/services/{}", mine.file.service)), v.t("grievance-anew")));
    let page = Page {
        v,
        back: BackLink::new(v, v.path(&mine.path(""))),
        banner: Banner::new(Tone::Wait, why),
        facts: None,
        words: None,
        papers: Vec::new(),
        found: None,
        next,
    };
    v.page(v.t("grievance-title"), page)
}

async fn submit(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(examiner): Extension<Examiner>,
    Path(at): Path<At>,
    mut sent: Upload,
) -> Answer {
    let file = sent.file.take();
    match lodge(&v, (&catalogue, &examiner), &at, &sent, file).await {
        Ok(mine) => Ok(v.redirect(mine.path("/grievance"))),
        Err(failure) => page(&v, &catalogue, &at, &sent.filled(failure)?).await,
    }
}

async fn lodge(
    v: &Visit,
    (catalogue, examiner): (&Catalogue, &Examiner),
    at: &At,
    sent: &Upload,
    file: Option<UploadedFile>,
) -> Outcome<Mine> {
    // Whoever may lodge none, or wrote nothing, is told before a byte of a file is examined.
    let mut cx = v.begin().await?;
    let mine = Mine::load(v, &mut cx, catalogue, at).await?;
    if let Claim::Done(_) = idempotency::claim(&mut cx, ROUTE, &sent.idempotency_key, sent.request_hash).await? {
        return Ok(mine);
    }
    let Words(words) = Words::from_fields(&sent.fields)?;
    model::may_lodge(&commands::standing(&mut cx, &mine.definition, &mine.file).await?)?;
    // The claim goes with this transaction; the one that lodges makes it again.
    drop(cx);
    let paper = papers::receive(v.site().store(), examiner, &mine.file, file).await?;
    let mut cx = v.begin().await?;
    let mine = Mine::load(v, &mut cx, catalogue, at).await?;
    if let Claim::Done(_) = idempotency::claim(&mut cx, ROUTE, &sent.idempotency_key, sent.request_hash).await? {
        return Ok(mine);
    }
    commands::lodge(&mut cx, &mine.definition, &mine.file, &words).await?;
    papers::hang(&mut cx, &mine.file, papers::EVIDENCE, paper.as_ref()).await?;
    idempotency::settle(&mut cx, ROUTE, &sent.idempotency_key, mine.file.id.uuid()).await?;
    cx.commit().await?;
    Ok(mine)
}
