//! A draft as it would be read, what it changes, and the way to a second person.

use std::sync::Arc;

use ::store::Cx;
use askama::{Template, filters::HtmlSafe};
use axum::{Extension, extract::Path};
use kernel::{Locale, Outcome};
use web::{
    Answer, Fields, Filled, Form, Markup, Visit,
    components::{BackLink, Banner, Button, DataTable, ErrorSummary, LinkButton, Textarea, Tone},
};
use work::proposals::{Acts, queries};

use super::{
    At, GIVE_UP, LOOK, PROPOSE, done_before,
    draft::{draft_of, version},
    noted, settled,
};
use crate::content::{
    act::PublishPage,
    commands::{self, Seen},
    difference::{self, Row},
    markdown::{self, Blocks},
    matter::{Content, Writing},
    model::{Draft, ZONE},
    pictures::{self, Pictures},
    policy,
    store::{self as rows, drafts},
};

/// Paragraphs that differ, before and after beside each other.
#[derive(Template)]
#[template(path = "content/compared.html")]
struct Compared {
    rows: Vec<Row>,
}
impl HtmlSafe for Compared {}

/// What differs between two contents, by language.
pub(super) fn compared(v: &Visit, before: &Content, after: &Content) -> Vec<(String, Markup)> {
    let languages = [(Locale::AR, "content-language-ar"), (Locale::EN, "content-language-en")];
    let own = languages.into_iter().filter_map(|(locale, label)| {
        let rows = difference::rows(&before.lines(locale), &after.lines(locale));
        (!rows.is_empty()).then(|| (v.t(label), Markup::from(&Compared { rows })))
    });
    own.collect()
}

/// The words of one language as they would be read.
#[derive(Template)]
#[template(path = "content/preview.html")]
struct Preview<'a> {
    language: &'static str,
    dir: &'static str,
    label: String,
    title: &'a str,
    summary: &'a str,
    body: Blocks<'a>,
}
impl HtmlSafe for Preview<'_> {}

/// Both languages of a content as they would be read; one that is missing says so.
pub(super) fn previews(v: &Visit, content: &Content, pictures: &Pictures) -> Outcome<Vec<Markup>> {
    let own = |own: &Option<Writing>, language: &'static str, dir: &'static str| -> Outcome<Markup> {
        let label = v.t(&format!("content-language-{language}"));
        let Some(words) = own else {
            let missing = Banner::new(Tone::Wait, v.t("content-translation-missing")).heading(label);
            return Ok(Markup::from(&missing));
        };
        let document = markdown::read(&words.body).unwrap_or_default();
        let body = Blocks::new(v, &document.blocks, pictures);
        Markup::render(&Preview { language, dir, label, title: &words.title, summary: &words.summary, body })
    };
    Ok(vec![own(&content.ar, "ar", "rtl")?, own(&content.en, "en", "ltr")?])
}

#[derive(Template)]
#[template(path = "content/look.html")]
struct LookPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    slug: String,
    missing: Vec<String>,
    waiting: Option<(Banner, LinkButton)>,
    previews: Vec<Markup>,
    changes: Vec<(String, Markup)>,
    history: DataTable,
    action: String,
    version: i32,
    propose: Option<(Textarea, Button)>,
    give_up: Option<Button>,
}

pub(super) async fn show(v: Visit, Extension(acts): Extension<Arc<Acts>>, Path(At { id }): Path<At>) -> Answer {
    page(&v, &acts, &id, &Filled::blank()).await
}

async fn page(v: &Visit, acts: &Acts, id: &str, filled: &Filled) -> Answer {
    let mut cx = v.begin().await?;
    let draft = draft_of(v, &mut cx, id).await?;
    let waiting = queries::open_of(&mut cx, PublishPage::KIND, draft.id.uuid()).await?;
    let before = match rows::page(&mut cx, &draft.slug).await? {
        Some(page) => {
            let versions = rows::versions(&mut cx, page.id).await?;
            versions.into_iter().find(|own| Some(own.number) == draft.base)
        }
        None => None,
    };
    let history = history(v, &mut cx, acts, &draft).await?;
    noted(&mut cx, LOOK).await?;
    let pictures = pictures::store::all(&mut cx).await?;
    cx.commit().await?;
    let missing: Vec<String> = draft.content.missing().into_iter().map(|own| v.t(own.text())).collect();
    let open = draft.closed_at.is_none();
    let page = LookPage {
        v,
        back: BackLink::to(v.path(&format!("/desk/content/drafts/{id}")), v.t("content-draft-title")),
        errors: ErrorSummary::new(v, filled),
        previews: previews(v, &draft.content, &pictures)?,
        changes: before.map(|own| compared(v, &own.content, &draft.content)).unwrap_or_default(),
        history,
        action: v.path(&format!("/desk/content/drafts/{id}")),
        version: draft.version,
        propose: (open && waiting.is_none() && missing.is_empty()).then(|| {
            let reason = Textarea::new("reason", v.t("content-reason")).rows(2).filled(v, filled);
            (reason, Button::new(v.t("content-propose")))
        }),
        give_up: open.then(|| Button::grave(v.t("content-give-up"))),
        waiting: waiting.map(|own| {
            let href = v.path(&format!("/desk/proposals/{}", own.id));
            (Banner::new(Tone::Wait, v.t("content-waiting")), LinkButton::quiet(href, v.t("content-see-proposal")))
        }),
        missing,
        slug: draft.slug,
    };
    Ok(v.page_with(filled.status(), v.t("content-look"), page))
}

async fn history(v: &Visit, cx: &mut Cx, acts: &Acts, draft: &Draft) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("content-history"))
        .column(v.t("content-history-at"))
        .column(v.t("content-history-who"))
        .column(v.t("content-history-what"));
    for done in drafts::history(cx, draft.id).await? {
        let who = match done.staff {
            Some(staff) => acts.colleagues().name(cx, staff).await?,
            None => v.t("content-with-the-program"),
        };
        let what = v.t(&format!("content-done-{}", done.act.as_str()));
        table = table.row(vec![v.moment(done.at, ZONE).into(), who.into(), what.into()]);
    }
    Ok(table)
}

pub(super) async fn propose(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Path(At { id }): Path<At>,
    form: Form<Fields>,
) -> Answer {
    match propose_once(&v, &acts, &id, &form).await {
        Ok(()) => Ok(v.redirect_with(format!("/desk/content/drafts/{id}/look"), "content-flash-proposed")),
        Err(failure) => page(&v, &acts, &id, &form.filled(failure)?).await,
    }
}

async fn propose_once(v: &Visit, acts: &Acts, id: &str, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    let (_, permit) = policy::may_edit(v.actor())?;
    let mut cx = v.begin().await?;
    if done_before(&mut cx, PROPOSE, form).await? {
        return Ok(());
    }
    let draft = draft_of(v, &mut cx, id).await?;
    let seen = Seen { id: draft.id, version: version(&form.fields) };
    let proposal = commands::propose(&mut cx, permit, acts, seen, form.fields.text("reason")).await?;
    settled(&mut cx, PROPOSE, form, proposal.id.uuid()).await?;
    cx.commit().await
}

pub(super) async fn give_up(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Path(At { id }): Path<At>,
    form: Form<Fields>,
) -> Answer {
    match give_up_once(&v, &id, &form).await {
        Ok(()) => Ok(v.redirect_with("/desk/content", "content-flash-given-up")),
        Err(failure) => page(&v, &acts, &id, &form.filled(failure)?).await,
    }
}

async fn give_up_once(v: &Visit, id: &str, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    let (_, permit) = policy::may_edit(v.actor())?;
    let mut cx = v.begin().await?;
    if done_before(&mut cx, GIVE_UP, form).await? {
        return Ok(());
    }
    let draft = draft_of(v, &mut cx, id).await?;
    let seen = Seen { id: draft.id, version: version(&form.fields) };
    commands::give_up(&mut cx, permit, seen).await?;
    settled(&mut cx, GIVE_UP, form, draft.id.uuid()).await?;
    cx.commit().await
}
