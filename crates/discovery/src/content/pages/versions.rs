//! A page at the desk: its versions and who let them out, what readers say, and what can be done with it.

use std::sync::Arc;

use ::store::Cx;
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Id, Outcome};
use web::{
    Answer, Fields, Filled, Form, Markup, Value, Visit,
    components::{BackLink, Banner, Button, DataTable, ErrorSummary, LinkButton, Tag, Textarea, Tone},
};
use work::proposals::{Acts, queries};

use super::{CHECK, Named, OF, OPEN, VERSION, WITHDRAW, done_before, list::Slug, look, noted, settled};
use crate::content::{
    act::WithdrawPage,
    commands,
    model::{Page, Stage, Version, ZONE},
    pictures, policy,
    store::{self as rows, readers},
};

/// How many sayings of readers are shown.
const MOST: i64 = 50;

#[derive(Template)]
#[template(path = "content/versions.html")]
struct VersionsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    title: String,
    tag: Tag,
    public: Option<LinkButton>,
    waiting: Option<(Banner, LinkButton)>,
    versions: DataTable,
    told: String,
    said: DataTable,
    here: String,
    open: Button,
    check: Option<Button>,
    withdraw: Option<(Textarea, Button)>,
}

/// The page of an address with its versions, for editors.
async fn page_of(v: &Visit, cx: &mut Cx, slug: &str) -> Outcome<(Page, Vec<Version>)> {
    v.staff()?;
    policy::may_see(v.actor())?;
    let page = rows::page(cx, slug).await?.ok_or_else(Failure::not_found)?;
    let versions = rows::versions(cx, page.id).await?;
    Ok((page, versions))
}

pub(super) async fn show(v: Visit, Extension(acts): Extension<Arc<Acts>>, at: Slug) -> Answer {
    page(&v, &acts, &at.slug, &Filled::blank()).await
}

async fn page(v: &Visit, acts: &Acts, slug: &str, filled: &Filled) -> Answer {
    let mut cx = v.begin().await?;
    let (page, versions) = page_of(v, &mut cx, slug).await?;
    let stage = Stage::of(&versions, rows::withdrawn(&mut cx, page.id).await?, v.now());
    let waiting = queries::open_of(&mut cx, WithdrawPage::KIND, page.id.uuid()).await?;
    let newest = versions.first().ok_or_else(Failure::not_found)?;
    let table = table(v, &mut cx, acts, slug, &versions).await?;
    let said = said(v, &mut cx, page.id).await?;
    let told = readers::counts(&mut cx).await?.get(&page.id).copied().unwrap_or_default();
    noted(&mut cx, OF).await?;
    cx.commit().await?;
    let living = matches!(stage, Stage::Shown | Stage::Scheduled);
    let titles = newest.content.titles();
    let public = format!("{}/{slug}", newest.content.kind.place().path());
    let body = VersionsPage {
        v,
        back: BackLink::to(v.path("/desk/content"), v.t("content-desk-title")),
        errors: ErrorSummary::new(v, filled),
        title: titles.get(v.locale()).to_owned(),
        tag: Tag::new(
            v.t(&format!("content-stage-{}", stage.as_str())),
            if stage == Stage::Shown { Tone::Ok } else { Tone::Quiet },
        ),
        public: (stage == Stage::Shown).then(|| LinkButton::quiet(v.path(&public), v.t("content-public"))),
        versions: table,
        told: v
            .t_with("content-told-both", &[("useful", &v.number(told.useful)), ("useless", &v.number(told.useless))]),
        said,
        here: v.path(&format!("/desk/content/of/{slug}")),
        open: Button::new(v.t("content-open-draft")),
        check: (stage == Stage::Shown).then(|| Button::quiet(v.t("content-check"))),
        withdraw: (living && waiting.is_none()).then(|| {
            let reason = Textarea::new("reason", v.t("content-reason")).rows(2).filled(v, filled);
            (reason, Button::grave(v.t("content-withdraw")))
        }),
        waiting: waiting.map(|own| {
            let href = v.path(&format!("/desk/proposals/{}", own.id));
            let banner = Banner::new(Tone::Wait, v.t("content-withdraw-waiting"));
            (banner, LinkButton::quiet(href, v.t("content-see-proposal")))
        }),
    };
    Ok(v.page_with(filled.status(), titles.get(v.locale()), body))
}

async fn table(v: &Visit, cx: &mut Cx, acts: &Acts, slug: &str, versions: &[Version]) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("content-versions"))
        .column(v.t("content-version"))
        .column(v.t("content-field-from"))
        .column(v.t("content-field-until"))
        .column(v.t("content-proposed-by"))
        .column(v.t("content-approved-by"))
        .column(v.t("content-reason"));
    for own in versions {
        let href = v.path(&format!("/desk/content/of/{slug}/versions/{}", own.number));
        let reason = if own.rehearsal { v.t("content-with-the-program") } else { own.reason.clone() };
        table = table.row(vec![
            Value::link(&href, &v.number(i64::from(own.number))),
            v.moment(own.holds_from, ZONE).into(),
            own.holds_until.map(|until| v.moment(until, ZONE)).into(),
            who(v, cx, acts, own, &own.proposed_by).await?.into(),
            who(v, cx, acts, own, &own.approved_by).await?.into(),
            reason.into(),
        ]);
    }
    Ok(table)
}

async fn who(v: &Visit, cx: &mut Cx, acts: &Acts, version: &Version, staff: &str) -> Outcome<String> {
    if version.rehearsal {
        return Ok(v.t("content-with-the-program"));
    }
    let id: Id<_> = staff.parse().map_err(|error| Failure::fault("reading who let a page out", error))?;
    acts.colleagues().name(cx, id).await
}

async fn said(v: &Visit, cx: &mut Cx, page: Id<Page>) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("content-said"))
        .column(v.t("content-history-at"))
        .column(v.t("content-version"))
        .column(v.t("content-feedback-useful"))
        .column(v.t("content-said-words"))
        .nothing(v.t("content-said-nothing"));
    for own in readers::latest(cx, page, MOST).await? {
        table = table.row(vec![
            v.day(own.at.day_in(ZONE)).into(),
            v.number(i64::from(own.number)).into(),
            v.t(if own.useful { "web-yes" } else { "web-no" }).into(),
            own.words.into(),
        ]);
    }
    Ok(table)
}

#[derive(serde::Deserialize)]
pub(super) struct Numbered {
    slug: String,
    number: i32,
}

#[derive(Template)]
#[template(path = "content/version.html")]
struct VersionPage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    changes: Vec<(String, Markup)>,
    previews: Vec<Markup>,
}

pub(super) async fn one(v: Visit, Path(at): Path<Numbered>) -> Answer {
    let mut cx = v.begin().await?;
    let (_, versions) = page_of(&v, &mut cx, &at.slug).await?;
    noted(&mut cx, VERSION).await?;
    let pictures = pictures::store::all(&mut cx).await?;
    cx.commit().await?;
    let version = versions.iter().find(|own| own.number == at.number).ok_or_else(Failure::not_found)?;
    let before = versions.iter().find(|own| own.number < at.number);
    let number = v.number(i64::from(at.number));
    let page = VersionPage {
        back: BackLink::to(v.path(&format!("/desk/content/of/{}", at.slug)), version.content.titles().get(v.locale())),
        title: v.t_with("content-version-title", &[("number", &number)]),
        changes: before.map(|own| look::compared(&v, &own.content, &version.content)).unwrap_or_default(),
        previews: look::previews(&v, &version.content, &pictures)?,
        v: &v,
    };
    Ok(v.page(page.title.clone(), page))
}

pub(super) async fn open(v: Visit, at: Slug, form: Form<()>) -> Answer {
    v.staff()?;
    let (_, permit) = policy::may_edit(v.actor())?;
    let mut cx = v.begin().await?;
    // Opening twice finds the draft that is open, whatever the key.
    if !done_before(&mut cx, OPEN, &form).await? {
        let draft = commands::open(&mut cx, permit, &at.slug).await?;
        settled(&mut cx, OPEN, &form, draft.uuid()).await?;
        cx.commit().await?;
        return Ok(v.redirect(format!("/desk/content/drafts/{draft}")));
    }
    Ok(v.redirect(format!("/desk/content/of/{}", at.slug)))
}

pub(super) async fn check(v: Visit, Extension(acts): Extension<Arc<Acts>>, at: Slug, form: Form<Fields>) -> Answer {
    match check_once(&v, &at, &form).await {
        Ok(()) => Ok(v.redirect_with(format!("/desk/content/of/{}", at.slug), "content-flash-checked")),
        Err(failure) => page(&v, &acts, &at.slug, &form.filled(failure)?).await,
    }
}

async fn check_once(v: &Visit, at: &Named, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    let (staff, permit) = policy::may_edit(v.actor())?;
    let mut cx = v.begin().await?;
    if done_before(&mut cx, CHECK, form).await? {
        return Ok(());
    }
    let page = commands::check(&mut cx, (staff, permit), &at.slug).await?;
    settled(&mut cx, CHECK, form, page.id.uuid()).await?;
    cx.commit().await
}

pub(super) async fn withdraw(v: Visit, Extension(acts): Extension<Arc<Acts>>, at: Slug, form: Form<Fields>) -> Answer {
    match withdraw_once(&v, &acts, &at, &form).await {
        Ok(()) => Ok(v.redirect_with(format!("/desk/content/of/{}", at.slug), "content-flash-proposed")),
        Err(failure) => page(&v, &acts, &at.slug, &form.filled(failure)?).await,
    }
}

async fn withdraw_once(v: &Visit, acts: &Acts, at: &Named, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    let (_, permit) = policy::may_edit(v.actor())?;
    let mut cx = v.begin().await?;
    if done_before(&mut cx, WITHDRAW, form).await? {
        return Ok(());
    }
    let proposal = commands::withdraw(&mut cx, permit, acts, &at.slug, form.fields.text("reason")).await?;
    settled(&mut cx, WITHDRAW, form, proposal.id.uuid()).await?;
    cx.commit().await
}
