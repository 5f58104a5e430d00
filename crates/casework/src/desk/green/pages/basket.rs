//! The basket: the evidence of each file in one line, and the approval of those that were ticked, one by one.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use kernel::{Failure, Outcome, Reference, Slips};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, FromFields, Markup, Value, Visit,
    components::{BackLink, Banner, Button, DataTable, ErrorSummary, LinkButton, Tone},
};
use work::proposals::{Acts, Fingerprint};

use super::GREEN;
use crate::desk::{
    green::{
        acts::{self, Ready},
        model::{BASKET, drawn},
        policy,
    },
    pages::{Names, names, path},
    ports::Desk,
};

/// A file that was ticked, with the hash of what was shown of it.
struct Chosen {
    reference: Reference,
    seen: Fingerprint,
}

/// The ticked files, each once.
pub(super) struct Basket(Vec<Chosen>);

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
pub(super) struct Ticked {
    #[serde(default)]
    all: String,
}

pub(super) async fn show(
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
    let _approver = policy::approver(&cx)?;
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
        // An Eastern nought of nought says nothing to anybody.
        left: match limit {
            0 => v.t("desk-green-closed"),
            _ => v.t_with("desk-green-left", &[("left", &counted(left)), ("limit", &v.number(i64::from(limit)))]),
        },
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
        Value::code_link(&v.path(&path(file.reference, "")), &reference),
        names::service(v, &dossier.definition).into(),
        v.t("desk-assurance-verified").into(),
        kinship.into(),
        v.t_with("desk-green-registry-same", &[("at", &answered)]).into(),
        file.facts.paid_at.map(|at| v.moment(at, zone)).into(),
        recommended.into(),
    ])
}

/// Approves the ticked files one by one, each in a transaction of its own: what one of them meets does not hold up the others.
pub(super) async fn approve(
    v: Visit,
    Extension(two): Extension<Arc<Acts>>,
    Extension(desk): Extension<Arc<Desk>>,
    form: Form<Basket>,
) -> Answer {
    let done = async {
        v.staff()?;
        let _approver = policy::approver(&v.begin_desk().await?)?;
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
