//! The page of duplicates: this file beside each other about the same person, and the ruling.

use std::sync::Arc;

use ::store::Scope;
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Outcome, Reference, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Hidden, Value, Visit,
    components::{BackLink, Banner, Button, Choice, DataTable, ErrorSummary, LinkButton, Radios, Textarea, Tone},
};

use super::{At, DUPLICATES, Names, form, names, path, sections};
use crate::{
    applications::{
        definitions::Definition,
        model::{Act, Application, Party},
    },
    desk::{
        duplicates::{self, Ruling, Twin, may_join},
        kin, look, policy,
        ports::Desk,
        purpose::LookPurpose,
    },
};

#[derive(Template)]
#[template(path = "desk/duplicates.html")]
struct DuplicatesPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    heading: String,
    pairs: Vec<Pair>,
}

/// Another file beside this one.
struct Pair {
    table: DataTable,
    ruled: Option<Banner>,
    form: Option<RuleForm>,
}

struct RuleForm {
    action: String,
    hidden: Hidden,
    other: String,
    ruling: Radios,
    reason: Textarea,
    button: Button,
}

pub(super) async fn show(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    page(&v, &desk, &at, &Filled::blank()).await
}

async fn page(v: &Visit, desk: &Desk, at: &At, filled: &Filled) -> Answer {
    let (file, definition) = form::must_hold(v, &desk.catalogue, at).await?;
    let staff = policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(cx.actor())?;
    let stranger = kin::may_act(&mut cx, &scope, &file, staff).await?;
    let twins = duplicates::found(&mut cx, &desk.catalogue, &scope, (&file, staff)).await?;
    look::at_file(&mut cx, &file, (LookPurpose::Examine, &stranger), DUPLICATES, &["duplicates"]).await?;
    let mut names = Names::new(&desk.catalogue);
    let mut pairs = Vec::with_capacity(twins.len());
    for twin in &twins {
        // To see another file beside one's own is to look at it.
        let other = kin::may_act(&mut cx, &scope, &twin.file, staff).await?;
        look::at_file(&mut cx, &twin.file, (LookPurpose::Examine, &other), DUPLICATES, &["duplicates"]).await?;
        let who = match &twin.ruled {
            Some(ruled) => Some(names.staff(&mut cx, ruled.staff).await?),
            None => None,
        };
        pairs.push(pair(v, (&file, twin), &definition, who, filled));
    }
    cx.commit().await?;
    let heading = sections::heading(v, "desk-duplicates-of", file.reference);
    let body = DuplicatesPage {
        v,
        back: BackLink::new(v, v.path(&path(file.reference, ""))),
        errors: ErrorSummary::new(v, filled),
        heading: heading.clone(),
        pairs,
    };
    Ok(v.page_with(filled.status(), heading, body))
}

fn pair(
    v: &Visit,
    (own, twin): (&Application, &Twin),
    definition: &Definition,
    who: Option<String>,
    filled: &Filled,
) -> Pair {
    let other = &twin.file;
    let (zone, reference) = (&definition.country.zone, other.reference.to_string());
    let mut table = DataTable::new(v, v.t_with("desk-duplicates-beside", &[("reference", &reference)]))
        .column(v.t("desk-duplicates-what"))
        .column(v.t("desk-duplicates-this"))
        .column(v.t("desk-duplicates-other"));
    let link = |file: &Application| Value::code_link(&v.path(&path(file.reference, "")), &file.reference.to_string());
    let mission = |file: &Application| file.mission.as_deref().map(|key| names::mission(v, definition, key));
    let rows: [(&str, [Value; 2]); 5] = [
        ("desk-reference", [link(own), link(other)]),
        ("desk-state", [own, other].map(|file| Value::component(&sections::stage(v, file.stage())))),
        ("desk-submitted", [own, other].map(|file| file.facts.submitted_at.map(|at| v.moment(at, zone)).into())),
        ("desk-duplicates-paid", [own, other].map(|file| file.facts.paid_at.map(|at| v.moment(at, zone)).into())),
        ("desk-mission", [own, other].map(|file| mission(file).into())),
    ];
    for (label, [this, that]) in rows {
        table = table.row(vec![v.t(label).into(), this, that]);
    }
    let same = own.owner == other.owner;
    let asked = v.t(if same { "desk-duplicates-same-account" } else { "desk-duplicates-another-account" });
    table = table.row(vec![
        v.t("desk-duplicates-account").into(),
        v.t("desk-duplicates-this-account").into(),
        asked.into(),
    ]);
    let ruled = twin.ruled.as_ref().map(|ruled| {
        let args =
            [("name", who.unwrap_or_default()), ("at", v.moment(ruled.at, zone)), ("reason", ruled.reason.clone())];
        let key = format!("desk-duplicates-ruled-{}", ruled.ruling.as_str());
        let words = v.t_with(&key, &args.each_ref().map(|(name, value)| (*name, value.as_str())));
        Banner::new(Tone::Quiet, words)
    });
    let mut choices = vec![Choice::new("apart", v.t("desk-duplicates-apart")).hint(v.t("desk-duplicates-apart-hint"))];
    if may_join(own, other, &definition.service) {
        choices.push(Choice::new("joined", v.t("desk-duplicates-join")).hint(v.t("desk-duplicates-join-hint")));
    }
    let form = twin.ruled.is_none().then(|| RuleForm {
        action: v.path(&path(own.reference, "/duplicates")),
        hidden: v.csrf_field(),
        other: other.reference.compact().to_owned(),
        ruling: Radios::new("ruling", v.t("desk-duplicates-ruling"), choices).filled(v, filled),
        reason: Textarea::new("reason", v.t("desk-duplicates-reason")).rows(3).filled(v, filled),
        button: Button::new(v.t("desk-duplicates-rule")),
    });
    Pair { table, ruled, form }
}

/// What is decided about which other file, and why.
pub(super) struct Ruled {
    other: Reference,
    ruling: Ruling,
    reason: String,
}

impl FromFields for Ruled {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let (other, ruling) = (fields.text("other").parse().ok(), Ruling::parse(fields.text("ruling")));
        if ruling.is_none() || other.is_none() {
            slips.add("ruling", "desk-duplicates-slip-ruling");
        }
        let reason = fields.required("reason", "work-refused-reason-missing", &mut slips).to_owned();
        match (other, ruling) {
            (Some(other), Some(ruling)) if slips.is_empty() => Ok(Self { other, ruling, reason }),
            _ => Err(slips),
        }
    }
}

pub(super) async fn rule(
    v: Visit,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Ruled>,
) -> Answer {
    match ruled(&v, &desk, &at, &form).await {
        Ok(Some(Ruling::Joined)) => {
            Ok(v.redirect_with(path(at.reference()?, "/reject"), "desk-duplicates-flash-joined"))
        }
        Ok(_) => Ok(v.redirect_with(path(at.reference()?, ""), "desk-duplicates-flash-apart")),
        Err(failure) => page(&v, &desk, &at, &form.filled(failure)?).await,
    }
}

async fn ruled(v: &Visit, desk: &Desk, at: &At, form: &Form<Ruled>) -> Outcome<Option<Ruling>> {
    let Some((mut cx, file)) = form::begin(v, at, DUPLICATES, form).await? else { return Ok(None) };
    let Ruled { other, ruling, reason } = form.read()?;
    duplicates::rule(&mut cx, &desk.catalogue, file.reference, other, (ruling, &reason)).await?;
    form::settle(cx, DUPLICATES, form, &file).await?;
    Ok(Some(ruling))
}

/// That somebody asked for the same about the same person, as long as nobody has ruled about it.
pub(super) fn notice(v: &Visit, file: &Application, twins: &[Twin]) -> Option<Banner> {
    let open: Vec<String> =
        twins.iter().filter(|twin| twin.ruled.is_none()).map(|twin| twin.file.reference.to_string()).collect();
    (!file.stage().is_end() && !open.is_empty()).then(|| {
        let references = open.join(&v.t("desk-duplicates-and"));
        Banner::new(Tone::Wait, v.t_with("desk-duplicates-notice", &[("references", &references)]))
    })
}

/// The way to this page, for her who examines the file.
pub(super) fn link(v: &Visit, file: &Application, twins: &[Twin], holds: bool) -> Option<LinkButton> {
    (holds && !twins.is_empty() && file.may(Party::Officer, Act::Reject))
        .then(|| LinkButton::quiet(v.path(&path(file.reference, "/duplicates")), v.t("desk-duplicates-link")))
}
