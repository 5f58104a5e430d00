//! The words of a service: every text in Arabic beside English, found by a word of it, edited one at a time.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, Query};
use kernel::{Failure, Locale, Slips, arabic};
use service_model::{
    Sources,
    difference::{self, Change, Step},
};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Button, DataTable, ErrorSummary, TextInput, Textarea},
};

use super::{At, TEXT, change_once, draft_of, editable, filled_or};
use crate::rules::texts as words;

/// Rows shown at once; a search narrows them.
const MOST: usize = 60;

#[derive(serde::Deserialize)]
pub(super) struct OfText {
    id: String,
    text: String,
}

#[derive(serde::Deserialize)]
pub(super) struct Search {
    #[serde(default)]
    sought: String,
}

#[derive(Template)]
#[template(path = "rules/texts.html")]
struct TextsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    here: String,
    sought: TextInput,
    button: Button,
    said: String,
    table: DataTable,
}

#[derive(Template)]
#[template(path = "rules/text.html")]
struct TextPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    key: String,
    action: String,
    version: i32,
    ar: Textarea,
    en: Textarea,
    button: Option<Button>,
}

pub(super) async fn list(v: Visit, Path(At { id }): Path<At>, Query(search): Query<Search>) -> Answer {
    let mut cx = v.begin().await?;
    let draft = draft_of(&v, &mut cx, &id).await?;
    cx.commit().await?;
    let wanted = arabic::name_key(&search.sought);
    let mut found = Vec::new();
    for key in keys(&draft.files) {
        let said = |locale| words::text_of(&draft.files, locale, &key).unwrap_or_default();
        let (ar, en) = (said(Locale::AR), said(Locale::EN));
        if wanted.is_empty() || [&key, &ar, &en].iter().any(|text| arabic::name_key(text).contains(&wanted)) {
            found.push((key, ar, en));
        }
    }
    let mut table = DataTable::new(&v, v.t("rules-texts"))
        .caption_hidden()
        .column(v.t("rules-in-arabic"))
        .column(v.t("rules-in-english"))
        .column(v.t("rules-text-key"))
        .nothing(v.t("rules-texts-nothing"));
    for (key, ar, en) in found.iter().take(MOST) {
        let href = v.path(&format!("/desk/rules/drafts/{id}/texts/{key}"));
        let name = if ar.is_empty() { key } else { ar };
        table = table.row(vec![
            web::Value::link(&href, &shortened(name)),
            shortened(en).into(),
            web::Value::code(key.as_str()),
        ]);
    }
    let page = TextsPage {
        back: BackLink::to(v.path(&format!("/desk/rules/drafts/{id}")), v.t("rules-back-draft")),
        here: v.path(&format!("/desk/rules/drafts/{id}/texts")),
        sought: TextInput::new("sought", v.t("rules-texts-search")).value(search.sought),
        button: Button::quiet(v.t("rules-texts-find")),
        said: v.t_count("rules-texts-count", i64::try_from(found.len()).unwrap_or(i64::MAX)),
        table,
        v: &v,
    };
    Ok(v.page(v.t("rules-texts"), page))
}

/// Every key that a language has.
fn keys(files: &Sources) -> BTreeSet<String> {
    let texts: Sources = files.below("texts").map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let all = difference::between(&Sources::new(), &texts);
    let key = |change: Change| match change {
        Change::Value { path, .. } => match path.into_iter().next() {
            Some(Step::Key(key)) => Some(key),
            _ => None,
        },
        _ => None,
    };
    all.into_iter().filter_map(key).collect()
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > 60 { format!("{}…", line.chars().take(58).collect::<String>()) } else { line }
}

pub(super) async fn show(v: Visit, Path(of): Path<OfText>) -> Answer {
    page(&v, &of, None).await
}

async fn page(v: &Visit, of: &OfText, filled: Option<Filled>) -> Answer {
    let mut cx = v.begin().await?;
    let draft = draft_of(v, &mut cx, &of.id).await?;
    cx.commit().await?;
    if !keys(&draft.files).contains(&of.text) {
        return Err(Failure::not_found().into());
    }
    let said = |locale| words::text_of(&draft.files, locale, &of.text).unwrap_or_default();
    let filled = filled_or(filled, || Filled::from_pairs([("ar", said(Locale::AR)), ("en", said(Locale::EN))]));
    let area = |name: &'static str, label: &str| Textarea::new(name, v.t(label)).rows(6).filled(v, &filled);
    let page = TextPage {
        v,
        back: BackLink::to(v.path(&format!("/desk/rules/drafts/{}/texts", of.id)), v.t("rules-texts")),
        errors: ErrorSummary::new(v, &filled),
        key: of.text.clone(),
        action: v.path(&format!("/desk/rules/drafts/{}/texts/{}", of.id, of.text)),
        version: draft.version,
        ar: area("ar", "rules-in-arabic"),
        en: area("en", "rules-in-english"),
        button: editable(v, &draft).then(|| Button::new(v.t("rules-save"))),
    };
    Ok(v.page_with(filled.status(), v.t("rules-text-title"), page))
}

pub(super) async fn save(v: Visit, Path(of): Path<OfText>, form: Form<Fields>) -> Answer {
    let saved = change_once(&v, TEXT, &of.id, &form, |draft, fields| {
        if !keys(&draft.files).contains(&of.text) {
            return Err(Failure::not_found());
        }
        let mut slips = Slips::new();
        let ar = fields.required("ar", "rules-slip-required", &mut slips).to_owned();
        let en = fields.required("en", "rules-slip-required", &mut slips).to_owned();
        slips.or(|| ())?;
        words::set_text(&draft.files, &of.text, Some(&(ar, en)))
    })
    .await;
    match saved {
        Ok(()) => Ok(v.redirect_with(format!("/desk/rules/drafts/{}/texts", of.id), "rules-flash-saved")),
        Err(failure) => page(&v, &of, Some(form.filled(failure)?)).await,
    }
}
