//! One definition: what runs, every revision there was, the way back to a former one, and the way into a draft.

use std::sync::Arc;

use ::store::Cx;
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Outcome};
use web::{
    Answer, Fields, Filled, Form, Markup, Value, Visit,
    components::{BackLink, Button, DataTable, Details, ErrorSummary, LinkButton, Tag, Textarea, Tone},
};
use work::proposals::Acts;

use super::{ONE, OPEN, RETURN, done_before, look, numbered, policy, rows, samples, settled};
use crate::{
    definitions::Kind,
    revisions::{Revision, delivered as revisions},
    rules::{
        act,
        commands::{open as begin, return_to},
        model::{Draft, ZONE},
    },
};

#[derive(serde::Deserialize)]
pub(super) struct Of {
    kind: String,
    key: String,
}

#[derive(serde::Deserialize)]
pub(super) struct Former {
    kind: String,
    key: String,
    revision: i32,
}

#[derive(Template)]
#[template(path = "rules/definition.html")]
struct DefinitionPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    heading: String,
    open: String,
    go_on: Option<LinkButton>,
    begin: Option<Button>,
    table: DataTable,
    returns: Vec<Details>,
    /// How a message arrives as it is worded now, or will be from the day of its newest revision.
    samples: Option<Markup>,
}

/// The form that returns to a former revision.
#[derive(Template)]
#[template(path = "rules/_return.html")]
struct ReturnForm<'a> {
    v: &'a Visit,
    action: String,
    reason: Textarea,
    button: Button,
}

pub(super) async fn show(v: Visit, Extension(acts): Extension<Arc<Acts>>, Path(of): Path<Of>) -> Answer {
    page(&v, &acts, &of.kind, &of.key, &Filled::blank()).await
}

async fn page(v: &Visit, acts: &Acts, kind: &str, key: &str, filled: &Filled) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let kind = Kind::parse(kind).ok_or_else(Failure::not_found)?;
    let mut cx = v.begin().await?;
    let all = revisions::list(&mut cx).await?;
    let mut own: Vec<Revision> = all.into_iter().filter(|own| own.kind == kind && own.key == key).collect();
    own.sort_by_key(|revision| std::cmp::Reverse(revision.revision));
    let newest = revisions::latest(&mut cx).await?.into_iter().find(|(one, _)| one.kind == kind && one.key == key);
    let (newest, content) = newest.ok_or_else(Failure::not_found)?;
    let drafts = rows::list(&mut cx, Some((kind, key))).await?;
    let open = drafts.iter().find(|draft| draft.closed_at.is_none());
    let table = table(v, &mut cx, acts, &own, &drafts).await?;
    look(&mut cx, ONE).await?;
    cx.commit().await?;
    let heading = act::named(kind, key, &content.sources()).said(v);
    let edits = policy::may_edit(v.actor()).is_ok();
    let here = format!("/desk/rules/of/{}/{key}", kind.as_str());
    let former = own.iter().filter(|own| own.is_published() && own.revision != newest.revision);
    let page = DefinitionPage {
        v,
        back: BackLink::to(v.path("/desk/rules"), v.t("rules-title")),
        errors: ErrorSummary::new(v, filled),
        open: v.path(&format!("{here}/open")),
        go_on: open
            .map(|draft| LinkButton::new(v.path(&format!("/desk/rules/drafts/{}", draft.id)), v.t("rules-open-draft"))),
        begin: (edits && open.is_none()).then(|| Button::new(v.t("rules-begin"))),
        table,
        samples: (kind == Kind::Message).then(|| samples::of(v, &content.sources(), false)).transpose()?,
        returns: former
            .filter(|_| edits && open.is_none())
            .map(|own| return_form(v, &here, own.revision, filled))
            .collect(),
        heading,
    };
    Ok(v.page_with(filled.status(), page.heading.clone(), page))
}

fn return_form(v: &Visit, here: &str, number: i32, filled: &Filled) -> Details {
    let said = numbered(v, number);
    let form = ReturnForm {
        v,
        action: v.path(&format!("{here}/return/{number}")),
        reason: Textarea::new("reason", v.t("rules-return-reason")).rows(2).filled(v, filled),
        button: Button::grave(v.t_with("rules-return-button", &[("number", &said)])),
    };
    let body = Markup::render(&form).unwrap_or_default();
    Details::of(v.t_with("rules-return", &[("number", &said)]), body)
}

async fn table(v: &Visit, cx: &mut Cx, acts: &Acts, own: &[Revision], drafts: &[Draft]) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("rules-revisions"))
        .number_column(v.t("rules-revision"))
        .column(v.t("rules-holds-from"))
        .column(v.t("rules-decree"))
        .column(v.t("rules-by"))
        .column(v.t("rules-approved-by"))
        .column(v.t("rules-files"));
    for one in own.iter().filter(|one| one.is_published()) {
        let number = numbered(v, one.revision);
        let decree = one.decree.as_ref().map(|decree| format!("{} · {}", decree.number, v.day(decree.on)));
        let decree = match (decree, one.rehearsal) {
            (Some(decree), _) => decree.into(),
            (None, true) => Value::component(&Tag::new(v.t("rules-rehearsal"), Tone::Sand)),
            (None, false) => Value::Missing,
        };
        let (by, approved) = (colleague(cx, acts, one.published_by.as_deref()).await?, one.approved_by.as_deref());
        let approved = colleague(cx, acts, approved).await?;
        let draft = drafts.iter().find(|draft| draft.revision == Some(one.revision));
        let number = match draft {
            Some(draft) => Value::link(&v.path(&format!("/desk/rules/drafts/{}/compare", draft.id)), &number),
            None => number.into(),
        };
        let export = format!("/desk/rules/of/{}/{}/export/{}", one.kind.as_str(), one.key, one.revision);
        table = table.row(vec![
            number,
            one.valid_from.map(|from| v.day(from.day_in(ZONE))).into(),
            decree,
            by.into(),
            approved.into(),
            Value::link(&v.path(&export), &v.t("rules-download")),
        ]);
    }
    Ok(table)
}

async fn colleague(cx: &mut Cx, acts: &Acts, staff: Option<&str>) -> Outcome<Option<String>> {
    // A rehearsal and an import have no colleague behind them.
    let Some(id) = staff.and_then(|staff| staff.parse().ok()) else { return Ok(None) };
    Ok(Some(acts.colleagues().name(cx, id).await?))
}

pub(super) async fn open(v: Visit, Path(of): Path<Of>, form: Form<()>) -> Answer {
    v.staff()?;
    let (_, permit) = policy::may_edit(v.actor())?;
    let kind = Kind::parse(&of.kind).ok_or_else(Failure::not_found)?;
    let mut cx = v.begin().await?;
    // Opening twice finds the same draft, so a repeated click needs no memory.
    let id = begin(&mut cx, permit, kind, &of.key).await?;
    if !done_before(&mut cx, OPEN, &form).await? {
        settled(&mut cx, OPEN, &form, id.uuid()).await?;
    }
    cx.commit().await?;
    Ok(v.redirect(format!("/desk/rules/drafts/{id}")))
}

pub(super) async fn give_back(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Path(of): Path<Former>,
    form: Form<Fields>,
) -> Answer {
    match give_back_once(&v, &acts, &of, &form).await {
        Ok(()) => Ok(v.redirect_with("/desk/rules", "rules-flash-proposed")),
        Err(failure) => page(&v, &acts, &of.kind, &of.key, &form.filled(failure)?).await,
    }
}

async fn give_back_once(v: &Visit, acts: &Acts, of: &Former, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    let (_, permit) = policy::may_edit(v.actor())?;
    let kind = Kind::parse(&of.kind).ok_or_else(Failure::not_found)?;
    let mut cx = v.begin().await?;
    if done_before(&mut cx, RETURN, form).await? {
        return Ok(());
    }
    let what = (kind, of.key.as_str(), of.revision);
    let proposal = return_to(&mut cx, permit, acts, what, form.fields.text("reason")).await?;
    settled(&mut cx, RETURN, form, proposal.id.uuid()).await?;
    cx.commit().await
}
