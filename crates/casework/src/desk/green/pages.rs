//! The pages of the lane: the basket with the evidence of each file, its daily limit, and the second look.

use std::sync::Arc;

use ::store::Scope;
use askama::Template;
use axum::{Extension, Router, extract::Path, routing::get};
use kernel::{Failure, Outcome, Reference, Slips};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, FromFields, Markup, Site, Value, Visit,
    components::{
        BackLink, Banner, Button, Choice, DataTable, ErrorSummary, LinkButton, QuestionPage, Radios, SummaryList,
        TextInput, Textarea, Tone,
    },
};
use work::proposals::{Acts, Fingerprint, NewProposal, propose};

use super::{
    acts::{self, Ready},
    limit,
    model::{BASKET, drawn},
    store as rows,
};
use crate::desk::{
    pages::{At, Names, link, names, path, sections},
    ports::Desk,
};

/// The basket.
pub(in crate::desk) const GREEN: &str = "/{lang}/desk/green";
/// Proposing another daily limit.
pub(in crate::desk) const LIMIT: &str = "/{lang}/desk/green/limit";
/// What waits for a second look.
pub(in crate::desk) const REVIEWS: &str = "/{lang}/desk/second-review";
/// The second look at a file.
pub(in crate::desk) const REVIEW: &str = "/{lang}/desk/second-review/{reference}";

pub(in crate::desk) fn routes() -> Router<Site> {
    Router::new()
        .route(GREEN, get(show).post(approve))
        .route(LIMIT, get(limit_form).post(set_limit))
        .route(REVIEWS, get(reviews))
        .route(REVIEW, get(review_form).post(review))
}

/// A file that was ticked, with the hash of what was shown of it.
struct Chosen {
    reference: Reference,
    seen: Fingerprint,
}

/// The ticked files, each once.
struct Basket(Vec<Chosen>);

impl FromFields for Basket {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let mut chosen: Vec<Chosen> = Vec::new();
        for ticked in fields.all("file") {
            let one = ticked.split_once(':').and_then(|(reference, seen)| {
                Some(Chosen { reference: reference.parse().ok()?, seen: Fingerprint::parse(seen)? })
            });
            match one {
                Some(one) if chosen.iter().all(|other| other.reference != one.reference) => chosen.push(one),
                Some(_) => {}
                None => {
                    slips.add("file", "desk-refused-stale");
                }
            }
        }
        if chosen.is_empty() && slips.is_empty() {
            slips.add("file", "desk-green-slip-none");
        }
        if chosen.len() > BASKET {
            slips.add("file", "desk-green-slip-many");
        }
        if slips.is_empty() { Ok(Self(chosen)) } else { Err(slips) }
    }
}

/// The box that ticks a file.
#[derive(Template)]
#[template(
    source = r#"<span class="tick"><input type="checkbox" id="{{ id }}" name="file" value="{{ value }}"{% if ticked %} checked{% endif %}><label for="{{ id }}"><span class="unseen">{{ label }}</span></label></span>"#,
    ext = "html"
)]
struct Tick<'a> {
    id: &'a str,
    value: &'a str,
    ticked: bool,
    label: &'a str,
}

#[derive(Template)]
#[template(path = "desk/green.html")]
struct GreenPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    done: Option<Banner>,
    left: String,
    action: String,
    table: DataTable,
    all: LinkButton,
    none: LinkButton,
    button: Option<Button>,
    more: Vec<LinkButton>,
}

#[derive(Deserialize)]
struct Ticked {
    #[serde(default)]
    all: String,
}

async fn show(
    v: Visit,
    Extension(two): Extension<Arc<Acts>>,
    Extension(desk): Extension<Arc<Desk>>,
    axum::extract::Query(asked): axum::extract::Query<Ticked>,
) -> Answer {
    page(&v, &two, &desk, asked.all == "yes", None, &Filled::blank()).await
}

async fn page(v: &Visit, two: &Acts, desk: &Desk, all: bool, done: Option<Banner>, filled: &Filled) -> Answer {
    v.staff()?;
    let mut cx = v.begin_desk().await?;
    let _approver = acts::approver(&cx)?;
    let (left, limit) = acts::left_today(&mut cx).await?;
    let ready = acts::ready(&mut cx, &desk.catalogue, two, GREEN).await?;
    let mut names = Names::new(&desk.catalogue);
    let mut table = DataTable::new(v, v.t("desk-green-title")).caption_hidden().nothing(v.t("desk-green-empty"));
    for column in ["tick", "reference", "service", "identity", "kinship", "registry", "payment", "recommended"] {
        table = table.column(v.t(&format!("desk-green-{column}")));
    }
    for (place, one) in ready.iter().enumerate() {
        table = table.row(row(v, &mut cx, one, (place, all), &mut names).await?);
    }
    cx.commit().await?;
    let counted = |number: usize| v.number(i64::try_from(number).unwrap_or(i64::MAX));
    let body = GreenPage {
        v,
        back: BackLink::to(v.path("/desk?queue=authority"), v.t("desk-queue-title")),
        errors: ErrorSummary::new(v, filled),
        done,
        left: v.t_with("desk-green-left", &[("left", &counted(left)), ("limit", &v.number(i64::from(limit)))]),
        action: v.path("/desk/green"),
        table,
        all: LinkButton::quiet(v.path("/desk/green?all=yes"), v.t("desk-green-all")),
        none: LinkButton::quiet(v.path("/desk/green"), v.t("desk-green-none")),
        button: (left > 0 && !ready.is_empty()).then(|| Button::new(v.t("desk-green-approve"))),
        more: vec![
            LinkButton::quiet(v.path("/desk/second-review"), v.t("desk-review-title")),
            LinkButton::quiet(v.path("/desk/green/limit"), v.t("desk-green-limit-act")),
        ],
    };
    Ok(v.page_with(filled.status(), v.t("desk-green-title"), body))
}

/// The evidence of one file, in one line.
async fn row(
    v: &Visit,
    cx: &mut ::store::Cx,
    one: &Ready,
    (place, ticked): (usize, bool),
    names: &mut Names<'_>,
) -> Outcome<Vec<Value>> {
    let (dossier, file) = (&one.dossier, &one.dossier.file);
    let zone = &dossier.definition.home.zone;
    let reference = file.reference.to_string();
    let (id, value) = (format!("file-{place}"), format!("{}:{}", file.reference.compact(), one.seen));
    let label = v.t_with("desk-green-tick-file", &[("reference", &reference)]);
    let tick = Markup::render(&Tick { id: &id, value: &value, ticked, label: &label })?;
    let kinship = dossier.kinship.as_ref().map_or_else(
        || v.t("desk-green-kinship-none"),
        |kinship| v.t(&format!("desk-kinship-{}", kinship.outcome.as_str())),
    );
    let answered = dossier.evidence.as_ref().map(|evidence| v.moment(evidence.answered_at, zone)).unwrap_or_default();
    let recommended = match file.facts.recommended {
        Some((_, officer)) => names.staff(cx, officer).await?,
        None => String::new(),
    };
    Ok(vec![
        tick.into(),
        link(&v.path(&path(file.reference, "")), &reference)?,
        names::service(v, &dossier.definition).into(),
        v.t("desk-assurance-verified").into(),
        kinship.into(),
        v.t_with("desk-green-registry-same", &[("at", &answered)]).into(),
        file.facts.paid_at.map(|at| v.moment(at, zone)).into(),
        recommended.into(),
    ])
}

/// Approves the ticked files one by one, each in a transaction of its own: what one of them meets does not hold up the others.
async fn approve(
    v: Visit,
    Extension(two): Extension<Arc<Acts>>,
    Extension(desk): Extension<Arc<Desk>>,
    form: Form<Basket>,
) -> Answer {
    let done = async {
        v.staff()?;
        let _approver = acts::approver(&v.begin_desk().await?)?;
        let Basket(chosen) = form.read()?;
        approve_all(&v, &two, &desk, &chosen).await.map(|approved| (approved, chosen.len()))
    };
    match done.await {
        Ok((approved, chosen)) => {
            let counted = |number: usize| v.number(i64::try_from(number).unwrap_or(i64::MAX));
            let args = [("approved", counted(approved)), ("chosen", counted(chosen))];
            let text = v.t_with("desk-green-done", &args.each_ref().map(|(name, value)| (*name, value.as_str())));
            let tone = if approved == chosen { Tone::Ok } else { Tone::Wait };
            page(&v, &two, &desk, false, Some(Banner::new(tone, text)), &Filled::blank()).await
        }
        Err(failure) => {
            let filled = form.filled(failure)?;
            page(&v, &two, &desk, false, None, &filled).await
        }
    }
}

/// How many were approved. A draw that falls on a file which is not approved goes on to the next that is.
async fn approve_all(v: &Visit, two: &Acts, desk: &Desk, chosen: &[Chosen]) -> Outcome<usize> {
    let places = drawn(chosen.len(), v.site().store().dice().as_ref());
    let (mut approved, mut owed) = (0, 0_usize);
    for (place, one) in chosen.iter().enumerate() {
        owed += usize::from(places.contains(&place));
        let mut cx = v.begin_desk().await?;
        match acts::approve_one(&mut cx, (&desk.catalogue, two), one.reference, one.seen, owed > 0).await {
            Ok(true) => {
                cx.commit().await?;
                approved += 1;
                owed = owed.saturating_sub(1);
            }
            Ok(false) => {}
            // Somebody took it, or the day's limit is reached: it stays in its queue and is counted as not approved.
            Err(Failure::Refusal(refusal)) => tracing::debug!(code = refusal.code, "left out of the basket"),
            Err(other) => return Err(other),
        }
    }
    Ok(approved)
}

#[derive(Template)]
#[template(source = "{{ question }}", ext = "html")]
struct Asking {
    question: QuestionPage,
}

/// Another limit and why.
struct NewLimit {
    per_day: u32,
    words: String,
}

impl FromFields for NewLimit {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let typed = kernel::arabic::latin_digits(fields.required("per_day", "desk-green-slip-limit", &mut slips));
        let words = fields.required("words", "certificate-slip-words", &mut slips).to_owned();
        let per_day = typed.trim().parse().ok().filter(|number| *number <= limit::MOST);
        match per_day.filter(|_| slips.is_empty()) {
            Some(per_day) => Ok(Self { per_day, words }),
            None => {
                if slips.is_empty() {
                    slips.add("per_day", "desk-green-slip-limit");
                }
                Err(slips)
            }
        }
    }
}

async fn limit_form(v: Visit) -> Answer {
    v.staff()?;
    let mut cx = v.begin_desk().await?;
    let _approver = acts::approver(&cx)?;
    let now = rows::limit(&mut cx).await?;
    limit_page(&v, Some(now), &Filled::blank())
}

fn limit_page(v: &Visit, now: Option<u32>, filled: &Filled) -> Answer {
    let title = v.t("desk-green-limit-act");
    let mut number = TextInput::digits("per_day", v.t("desk-green-limit")).filled(v, filled);
    if let Some(now) = now {
        number = number.value(now.to_string());
    }
    let question = QuestionPage::new(v, v.path("/desk/green/limit"), filled)
        .back(BackLink::new(v, v.path("/desk/green")))
        .heading(title.clone())
        .lead(&v.t("desk-green-limit-lead"))
        .field(&number)
        .field(&Textarea::new("words", v.t("certificate-end-words")).filled(v, filled))
        .submit(v.t("certificate-end-propose"));
    Ok(v.page_with(filled.status(), title, Asking { question }))
}

async fn set_limit(v: Visit, Extension(two): Extension<Arc<Acts>>, form: Form<NewLimit>) -> Answer {
    let proposed = async {
        v.staff()?;
        let mut cx = v.begin().await?;
        let _approver = acts::approver(&cx)?;
        let NewLimit { per_day, words } = form.read()?;
        let subject = limit::subject(per_day);
        let new = NewProposal { kind: limit::KIND, subject, reason: &words, seen: None };
        let proposal = propose(&mut cx, &two, new).await?;
        cx.commit().await?;
        Ok::<_, Failure>(proposal.id)
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => limit_page(&v, None, &form.filled(failure)?),
    }
}

#[derive(Template)]
#[template(path = "desk/reviews.html")]
struct ReviewsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    table: DataTable,
}

/// The files that were drawn, without who decided them.
async fn reviews(v: Visit, Extension(desk): Extension<Arc<Desk>>) -> Answer {
    v.staff()?;
    let mut cx = v.begin_desk().await?;
    let (staff, _permit) = acts::approver(&cx)?;
    let scope = Scope::of(cx.actor())?;
    let waiting = rows::to_review(&mut cx, &scope, staff).await?;
    let mut names = Names::new(&desk.catalogue);
    let mut table = DataTable::new(&v, v.t("desk-review-title")).caption_hidden().nothing(v.t("desk-review-empty"));
    for column in ["desk-green-reference", "desk-green-service", "desk-review-since"] {
        table = table.column(v.t(column));
    }
    for one in waiting {
        let definition = names.definition(&mut cx, &one.service, &one.country).await?;
        let at = v.moment(one.at, &definition.home.zone);
        let href = v.path(&format!("/desk/second-review/{}", one.reference.compact()));
        table =
            table.row(vec![link(&href, &one.reference.to_string())?, names::service(&v, definition).into(), at.into()]);
    }
    cx.commit().await?;
    let back = BackLink::to(v.path("/desk/green"), v.t("desk-green-title"));
    Ok(v.page(v.t("desk-review-title"), ReviewsPage { v: &v, back, table }))
}

#[derive(Template)]
#[template(path = "desk/review.html")]
struct ReviewPage<'a> {
    v: &'a Visit,
    reference: String,
    comparison: DataTable,
    kinship: Option<SummaryList>,
    answers: SummaryList,
    question: QuestionPage,
}

async fn review_form(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    review_page(&v, &desk, &at, &Filled::blank()).await
}

async fn review_page(v: &Visit, desk: &Desk, at: &At, filled: &Filled) -> Answer {
    v.staff()?;
    let mut cx = v.begin_desk().await?;
    let reference = at.reference()?;
    let dossier = acts::second_look(&mut cx, &desk.catalogue, reference, REVIEW).await?;
    cx.commit().await?;
    let choices = vec![
        Choice::new("yes", v.t("desk-review-agrees")),
        Choice::new("no", v.t("desk-review-disagrees")).hint(v.t("desk-review-disagrees-hint")),
    ];
    let title = sections::heading(v, "desk-review-of", reference);
    let question = QuestionPage::new(v, v.path(&format!("/desk/second-review/{}", reference.compact())), filled)
        .back(BackLink::to(v.path("/desk/second-review"), v.t("desk-review-title")))
        .heading(title.clone())
        .lead(&v.t("desk-review-lead"))
        .field(&Radios::new("agrees", v.t("desk-review-question"), choices).filled(v, filled))
        .field(&Textarea::new("note", v.t("desk-review-words")).filled(v, filled))
        .submit(v.t("desk-review-send"));
    let page = ReviewPage {
        v,
        reference: reference.to_string(),
        comparison: sections::comparison(v, &dossier),
        kinship: sections::kinship(v, &dossier),
        answers: sections::answers(v, &dossier),
        question,
    };
    Ok(v.page_with(filled.status(), title, page))
}

/// What the second look found.
struct Found {
    agrees: bool,
    words: String,
}

impl FromFields for Found {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let agrees = match fields.text("agrees") {
            "yes" => true,
            "no" => false,
            _ => {
                slips.add("agrees", "desk-review-slip");
                false
            }
        };
        let words = fields.required("note", "desk-slip-note", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self { agrees, words }) } else { Err(slips) }
    }
}

async fn review(
    v: Visit,
    Extension(two): Extension<Arc<Acts>>,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Found>,
) -> Answer {
    let done = async {
        v.staff()?;
        let mut cx = v.begin_desk().await?;
        // Whose page this is not is told so before anything that was typed is read.
        let reference = at.reference()?;
        acts::second_look(&mut cx, &desk.catalogue, reference, REVIEW).await?;
        let Found { agrees, words } = form.read()?;
        let proposed = acts::review(&mut cx, (&desk.catalogue, &two), reference, (agrees, &words), REVIEW).await?;
        cx.commit().await?;
        Ok::<_, Failure>(proposed)
    };
    match done.await {
        Ok(Some(proposal)) => Ok(v.redirect(format!("/desk/proposals/{proposal}"))),
        Ok(None) => Ok(v.redirect_with("/desk/second-review", "desk-review-recorded")),
        Err(failure) => review_page(&v, &desk, &at, &form.filled(failure)?).await,
    }
}
