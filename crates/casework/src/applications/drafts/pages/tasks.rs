//! The task list of a draft: its parts, how far each is, and what stands in the way of submitting.

use askama::Template;
use axum::response::Response;
use kernel::Outcome;
use web::{
    Hidden, Markup, Visit,
    components::{BackLink, Banner, Button, LinkButton, Slip, Tag, Task, TaskList, Tone},
};

use super::path;
use crate::{
    applications::{sheet::Sheet, titles::title_of},
    assistance::Help,
    signing,
};

#[derive(Template)]
#[template(path = "applications/tasks.html")]
struct TasksPage<'a> {
    v: &'a Visit,
    back: BackLink,
    heading: String,
    progress: String,
    banners: Vec<Markup>,
    helper: Option<LinkButton>,
    /// The way to the basket that the draft is in.
    basket: Option<LinkButton>,
    tasks: TaskList,
    next: Option<LinkButton>,
    slip: Slip,
    cancel_action: String,
    hidden: Hidden,
    cancel: Button,
    /// Her other files, in a pane of their own.
    neighbours: Option<Markup>,
}

/// The page of a draft.
pub(in crate::applications) fn tasks(
    v: &Visit,
    sheet: &Sheet,
    helped: Option<&(Help, String)>,
    (alone, neighbours): (bool, Option<Markup>),
) -> Outcome<Response> {
    let service = &sheet.definition.service;
    let heading = title_of(v, sheet);
    let unmet = sheet.unmet()?;
    let progress = &sheet.journey.progress;
    let count = |n: usize| v.number(i64::try_from(n).unwrap_or(i64::MAX));
    let next = match &sheet.journey.next {
        _ if !unmet.is_empty() => None,
        // While a helper writes there is nothing to go on with.
        _ if helped.is_some_and(|(help, _)| help.ended_at.is_none()) => None,
        Some(key) => Some(LinkButton::new(v.path(&path(sheet, &format!("/q/{key}"))), v.t("application-tasks-go-on"))),
        None => Some(
            signing::next(v, sheet)
                .unwrap_or_else(|| LinkButton::new(v.path(&path(sheet, "/check")), v.t("application-tasks-check"))),
        ),
    };
    let reference = sheet.file.reference.to_string();
    let page = TasksPage {
        v,
        back: BackLink::to(v.path("/files"), v.t("application-files-title")),
        progress: v.t_with(
            "application-tasks-progress",
            &[("done", &count(progress.done)), ("total", &count(progress.total))],
        ),
        banners: help(v, helped).into_iter().chain(banners(v, sheet, &unmet)).collect(),
        helper: (sheet.file.facts.submitted_at.is_none())
            .then(|| LinkButton::quiet(v.path(&path(sheet, "/helper")), v.t("assistance-owner-title"))),
        basket: (!alone).then(|| LinkButton::quiet(v.path(&path(sheet, "/basket")), v.t("basket-see"))),
        tasks: TaskList::new("task", rows(v, sheet)).heading(v.t("application-tasks-heading")),
        next,
        slip: Slip::reference(v.t("application-reference"), reference)
            .row(v.t("application-slip-document"), service.texts.text(v.locale(), "name"))
            .row(v.t("application-slip-stage"), v.t("application-stage-draft")),
        cancel_action: v.path(&path(sheet, "/cancel")),
        hidden: v.csrf_field(),
        cancel: Button::quiet(v.t("application-draft-discard")),
        heading: heading.clone(),
        neighbours,
    };
    Ok(v.page(heading, page))
}

/// Who writes in the draft instead of its owner, or who did.
fn help(v: &Visit, helped: Option<&(Help, String)>) -> Option<Markup> {
    let (help, name) = helped?;
    let who = v.t_with(&format!("assistance-by-{}", help.kind.as_str()), &[("name", name)]);
    let (key, tone) = match help.ended_at {
        None => ("assistance-has-the-pen", Tone::Wait),
        Some(_) => ("assistance-had-the-pen", Tone::Quiet),
    };
    Some(Markup::from(&Banner::new(tone, v.t_with(key, &[("who", &who)]))))
}

/// The rule by which each service asks whether the country of residence is served.
const COUNTRY_SERVED: &str = "country_served";

/// Which rule does not hold and what would change it; and the shortest way to the level the service needs.
pub(super) fn banners(v: &Visit, sheet: &Sheet, unmet: &[service_model::eligibility::Unmet]) -> Vec<Markup> {
    let texts = &sheet.definition.service.texts;
    let mut banners: Vec<Markup> = Vec::new();
    // While it is paused people read why in the operator's words, and not what the service says of countries in general.
    let paused = sheet.definition.paused_because();
    if let Some(said) = paused {
        let banner = Banner::new(Tone::Wait, said.get(v.locale()));
        banners.push(Markup::from(&banner.heading(v.t("application-paused-title"))));
    }
    for rule in unmet.iter().filter(|rule| paused.is_none() || rule.rule != COUNTRY_SERVED) {
        let (why, remedy) = (texts.text(v.locale(), &rule.text), texts.text(v.locale(), &rule.remedy_text));
        banners.push(Markup::from(&Banner::new(Tone::Wait, remedy).heading(why)));
    }
    if !sheet.is_assured() {
        let link = LinkButton::quiet(v.path("/account/identity"), v.t("application-assurance-link"));
        let key = format!("application-assurance-{}", sheet.definition.service.apply.as_str());
        let body = WayUp { text: v.t(&key), link: Markup::from(&link) };
        let banner = Banner::new(Tone::Wait, Markup::from(&body)).heading(v.t("application-assurance-title"));
        banners.push(Markup::from(&banner));
    }
    if sheet.journey.is_complete() && signing::must_be_signed(&sheet.declarations).is_err() {
        let banner = Banner::new(Tone::Wait, v.t("signing-unsigned-text")).heading(v.t("signing-unsigned-title"));
        banners.push(Markup::from(&banner));
    }
    banners
}

#[derive(Template)]
#[template(source = "<p>{{ text }}</p>{{ link }}", ext = "html")]
struct WayUp {
    text: String,
    link: Markup,
}

impl askama::filters::HtmlSafe for WayUp {}

/// The parts of the draft, each with a link if it may be opened.
pub(crate) fn rows(v: &Visit, sheet: &Sheet) -> Vec<Task> {
    let service = &sheet.definition.service;
    let mut rows = Vec::new();
    for section in &service.sections {
        let pages: Vec<_> =
            sheet.journey.pages.iter().filter(|page| page.section == section.key && page.visible).collect();
        let Some(first) = pages.iter().find(|page| !page.complete).or_else(|| pages.first()) else { continue };
        let name = service.texts.text(v.locale(), &format!("sections.{}", section.key)).to_owned();
        let done = pages.iter().all(|page| page.complete);
        let may = sheet.journey.may_open(&first.key);
        let (key, tone) = match (done, may) {
            (true, _) if service.voice.is_sober() => ("application-task-done", Tone::Quiet),
            (true, _) => ("application-task-done", Tone::Ok),
            (false, true) => ("application-task-open", Tone::Wait),
            (false, false) => ("application-task-later", Tone::Quiet),
        };
        let href = may.then(|| v.path(&path(sheet, &format!("/q/{}", first.key))));
        rows.push(Task::new(name, href, Tag::new(v.t(key), tone)));
    }
    rows.extend(signing::rows(v, sheet));
    let ready = sheet.journey.is_complete();
    let tag = Tag::new(v.t(if ready { "application-task-open" } else { "application-task-later" }), Tone::Quiet);
    rows.push(Task::new(v.t("application-check-title"), ready.then(|| v.path(&path(sheet, "/check"))), tag));
    rows
}
