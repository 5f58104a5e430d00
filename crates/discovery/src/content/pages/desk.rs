//! The editors' desk: every page and every draft, narrowed by kind, stage and country; what is too old stands first.

use std::collections::BTreeMap;

use ::store::Cx;
use askama::Template;
use axum::{Extension, extract::Query};
use catalogue::Catalogue;
use kernel::{Day, Id, Outcome};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{Button, Choice, DataTable, ErrorSummary, LinkButton, Select, Tag, TextInput, Tone},
};

use super::{NEW, done_before, list::countries, settled};
use crate::content::{
    commands,
    kind::Kind,
    matter::Content,
    model::{Draft, Page, Stage, Told, ZONE},
    policy,
    store::{self as rows, drafts, readers},
};

/// By what the desk is narrowed.
#[derive(Deserialize, Default)]
pub(super) struct Narrow {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    stage: String,
    #[serde(default)]
    country: String,
}

/// A page or a draft of one, as the desk lists it.
struct Line {
    slug: String,
    content: Content,
    stage: Stage,
    verified_on: Day,
    draft: Option<Id<Draft>>,
    told: Told,
}

impl Line {
    fn is_overdue(&self, today: Day) -> bool {
        self.stage == Stage::Shown && self.content.due(self.verified_on) < today
    }

    fn is_wanted(&self, narrow: &Narrow) -> bool {
        let countries = &self.content.countries;
        (narrow.kind.is_empty() || narrow.kind == self.content.kind.as_str())
            && (narrow.stage.is_empty() || narrow.stage == self.stage.as_str())
            && (narrow.country.is_empty() || countries.is_empty() || countries.contains(&narrow.country))
    }
}

#[derive(Template)]
#[template(path = "content/desk.html")]
struct DeskPage<'a> {
    v: &'a Visit,
    errors: ErrorSummary,
    action: String,
    narrow: [Select; 3],
    button: Button,
    table: DataTable,
    new: String,
    slug: TextInput,
    kind: Select,
    begin: Button,
    pictures: LinkButton,
}

pub(super) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Query(narrow): Query<Narrow>) -> Answer {
    page(&v, &catalogue, &narrow, &Filled::blank()).await
}

async fn page(v: &Visit, catalogue: &Catalogue, narrow: &Narrow, filled: &Filled) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let mut lines = lines(&mut cx).await?;
    cx.commit().await?;
    let today = v.now().day_in(ZONE);
    lines.retain(|own| own.is_wanted(narrow));
    lines.sort_by_key(|own| (!own.is_overdue(today), own.content.kind, own.slug.clone()));
    let kinds = || Kind::ALL.map(|own| Choice::new(own.as_str(), v.t(&format!("content-kind-{}", own.as_str()))));
    let stages = Stage::ALL.map(|own| Choice::new(own.as_str(), v.t(&format!("content-stage-{}", own.as_str()))));
    let page = DeskPage {
        v,
        errors: ErrorSummary::new(v, filled),
        action: v.path("/desk/content"),
        narrow: [
            Select::narrowing(v, "kind", v.t("content-field-kind"), kinds().to_vec()).chosen(&narrow.kind),
            Select::narrowing(v, "stage", v.t("content-field-stage"), stages.to_vec()).chosen(&narrow.stage),
            Select::narrowing(v, "country", v.t("content-field-country"), countries(v, &snapshot))
                .chosen(&narrow.country),
        ],
        button: Button::quiet(v.t("content-narrow")),
        table: table(v, &lines, today),
        new: v.path("/desk/content/new"),
        slug: TextInput::code("slug", v.t("content-field-slug"))
            .hint(v.t("content-field-slug-hint"))
            .maxlength(80)
            .filled(v, filled),
        kind: Select::new(v, "new_kind", v.t("content-field-kind"), kinds().to_vec()).filled(v, filled),
        begin: Button::new(v.t("content-begin")),
        pictures: LinkButton::quiet(v.path("/desk/content/pictures"), v.t("content-pictures-title")),
    };
    Ok(v.page_with(filled.status(), v.t("content-desk-title"), page))
}

async fn lines(cx: &mut Cx) -> Outcome<Vec<Line>> {
    let now = cx.now();
    let told = readers::counts(cx).await?;
    let mut open: BTreeMap<String, Draft> =
        drafts::open(cx).await?.into_iter().map(|own| (own.slug.clone(), own)).collect();
    let mut lines = Vec::new();
    for Page { id, slug } in rows::pages(cx).await? {
        let versions = rows::versions(cx, id).await?;
        let stage = Stage::of(&versions, rows::withdrawn(cx, id).await?, now);
        let running = versions.iter().find(|own| own.holds_from <= now).or(versions.first());
        let Some(version) = running else { continue };
        let checked = rows::checked_on(cx, id, version.published_at).await?;
        lines.push(Line {
            draft: open.remove(&slug).map(|own| own.id),
            stage,
            verified_on: checked.map_or(version.content.verified_on, |day| day.max(version.content.verified_on)),
            content: version.content.clone(),
            told: told.get(&id).copied().unwrap_or_default(),
            slug,
        });
    }
    lines.extend(open.into_values().map(|own| Line {
        slug: own.slug,
        stage: Stage::New,
        verified_on: own.content.verified_on,
        content: own.content,
        draft: Some(own.id),
        told: Told::default(),
    }));
    Ok(lines)
}

fn table(v: &Visit, lines: &[Line], today: Day) -> DataTable {
    let mut table = DataTable::new(v, v.t("content-desk-pages"))
        .caption_hidden()
        .column(v.t("content-what"))
        .column(v.t("content-field-kind"))
        .column(v.t("content-field-owner"))
        .column(v.t("content-field-stage"))
        .column(v.t("content-field-verified"))
        .number_column(v.t("content-told-useful"))
        .number_column(v.t("content-told-useless"))
        .nothing(v.t("content-list-empty"));
    for own in lines {
        let titles = own.content.titles();
        let title = titles.get(v.locale());
        let title = if title.is_empty() { own.slug.as_str() } else { title };
        let href = match own.draft.filter(|_| own.stage == Stage::New) {
            Some(draft) => format!("/desk/content/drafts/{draft}"),
            None => format!("/desk/content/of/{}", own.slug),
        };
        let verified = if own.is_overdue(today) {
            let late = v.t_with("content-overdue-since", &[("day", &v.day(own.content.due(own.verified_on)))]);
            Value::component(&Tag::new(late, Tone::Wrong))
        } else {
            v.day(own.verified_on).into()
        };
        table = table.row(vec![
            Value::link(&v.path(&href), title),
            v.t(&format!("content-kind-{}", own.content.kind.as_str())).into(),
            own.content.owner.get(v.locale()).into(),
            Value::component(&state(v, own)),
            verified,
            v.number(own.told.useful).into(),
            v.number(own.told.useless).into(),
        ]);
    }
    table
}

fn state(v: &Visit, line: &Line) -> Tag {
    if line.content.en.is_none() {
        return Tag::new(v.t("content-translation-missing"), Tone::Wait);
    }
    let tone = match line.stage {
        Stage::Shown => Tone::Ok,
        Stage::Scheduled => Tone::Wait,
        Stage::New => Tone::Sand,
        Stage::Ended | Stage::Withdrawn => Tone::Quiet,
    };
    let name = match line.draft.filter(|_| line.stage != Stage::New) {
        Some(_) => v.t("content-stage-with-draft"),
        None => v.t(&format!("content-stage-{}", line.stage.as_str())),
    };
    Tag::new(name, tone)
}

pub(super) async fn begin(v: Visit, Extension(catalogue): Extension<Catalogue>, form: Form<Fields>) -> Answer {
    match begin_once(&v, &form).await {
        Ok(path) => Ok(v.redirect(path)),
        Err(failure) => page(&v, &catalogue, &Narrow::default(), &form.filled(failure)?).await,
    }
}

/// Where the draft of a new page is; the list, if the form comes again.
async fn begin_once(v: &Visit, form: &Form<Fields>) -> Outcome<String> {
    v.staff()?;
    let (_, permit) = policy::may_edit(v.actor())?;
    let mut cx = v.begin().await?;
    if done_before(&mut cx, NEW, form).await? {
        return Ok("/desk/content".to_owned());
    }
    let kind = Kind::parse(form.fields.text("new_kind"))
        .ok_or_else(|| kernel::Slips::one("new_kind", "field-choice-required"))?;
    let draft = commands::begin(&mut cx, permit, form.fields.text("slug"), kind).await?;
    settled(&mut cx, NEW, form, draft.uuid()).await?;
    cx.commit().await?;
    Ok(format!("/desk/content/drafts/{draft}"))
}
