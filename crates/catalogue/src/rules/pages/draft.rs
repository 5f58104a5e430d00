//! A draft: what can be edited in it, what is wrong with it, and who did what.

use std::sync::Arc;

use ::store::Cx;
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::Outcome;
use service_model::{Finding, amend};
use web::{
    Answer, Markup, Value, Visit,
    components::{BackLink, DataTable, Tag, Tone},
};
use work::proposals::{Acts, queries};

use super::{At, DRAFT, bench_of, look, numbered, rows};
use crate::{
    definitions::Kind,
    rules::{
        act::{self, PutInForce},
        bench::Bench,
        model::{Draft, ZONE},
        papers,
        sheets::{self, Rows},
        wording,
    },
};

#[derive(Template)]
#[template(path = "rules/draft.html")]
struct DraftPage<'a> {
    v: &'a Visit,
    head: Markup,
    sheets: DataTable,
    findings: Option<DataTable>,
    history: DataTable,
}

/// What stands over the three pages of a draft: what it is, where it stands, and the way between them.
#[derive(Template)]
#[template(path = "rules/_head.html")]
struct Head {
    back: BackLink,
    heading: String,
    tag: Tag,
    about: String,
    label: String,
    ways: Vec<(String, String, bool)>,
}

/// The head of the page `here` (`""`, `/compare` or `/decide`).
pub(super) async fn head(v: &Visit, cx: &mut Cx, draft: &Draft, here: &str) -> Outcome<Markup> {
    let waits = queries::open_of(cx, PutInForce::KIND, draft.id.uuid()).await?.is_some();
    let tag = match (draft.revision, draft.closed_at) {
        (Some(_), _) => Tag::new(v.t("rules-state-published"), Tone::Ok),
        (None, Some(_)) => Tag::new(v.t("rules-state-given-up"), Tone::Quiet),
        _ if waits => Tag::new(v.t("rules-state-waits"), Tone::Wait),
        _ => Tag::new(v.t("rules-state-draft"), Tone::Sand),
    };
    let way =
        |path: &str, key: &str| (v.path(&format!("/desk/rules/drafts/{}{path}", draft.id)), v.t(key), path == here);
    let number = |number: Option<i32>| number.map_or_else(|| v.t("rules-nothing"), |own| numbered(v, own));
    let back = match draft.base {
        Some(_) => format!("/desk/rules/of/{}/{}", draft.kind.as_str(), draft.key),
        None => "/desk/rules".to_owned(),
    };
    Markup::render(&Head {
        back: BackLink::to(v.path(&back), v.t("rules-back-definition")),
        heading: act::named(draft.kind, &draft.key, &draft.files).said(v),
        tag,
        about: v.t_with("rules-draft-about", &[("base", &number(draft.base))]),
        label: v.t("rules-steps"),
        ways: vec![
            way("", "rules-step-edit"),
            way("/compare", "rules-step-compare"),
            way("/decide", "rules-step-decide"),
        ],
    })
}

pub(super) async fn show(v: Visit, Extension(acts): Extension<Arc<Acts>>, Path(At { id }): Path<At>) -> Answer {
    let mut cx = v.begin().await?;
    let bench = bench_of(&v, &mut cx, &id).await?;
    let head = head(&v, &mut cx, &bench.draft, "").await?;
    let history = history(&v, &mut cx, &acts, &bench.draft).await?;
    look(&mut cx, DRAFT).await?;
    cx.commit().await?;
    let title = act::named(bench.draft.kind, &bench.draft.key, &bench.draft.files).said(&v);
    let page = DraftPage {
        sheets: sheet_table(&v, &bench.draft)?,
        findings: findings(&v, &bench, true)?,
        history,
        v: &v,
        head,
    };
    Ok(v.page(title, page))
}

fn sheet_table(v: &Visit, draft: &Draft) -> Outcome<DataTable> {
    let here = format!("/desk/rules/drafts/{}", draft.id);
    let mut table = DataTable::new(v, v.t("rules-sheets"))
        .caption_hidden()
        .column(v.t("rules-sheets-what"))
        .column(v.t("rules-sheets-about"))
        .number_column(v.t("rules-sheets-rows"));
    for sheet in sheets::of(draft.kind) {
        let rows = match sheet.rows {
            Rows::Many(list) => amend::rows(draft.files.get(&sheet.file_of(&draft.key)).unwrap_or_default(), list).ok(),
            Rows::One(_) => None,
        };
        // A sheet that has nothing here and takes nothing new is in nobody's way.
        if rows == Some(0) && !sheet.grows {
            continue;
        }
        let count = rows.map(|rows| v.number(i64::try_from(rows).unwrap_or(i64::MAX)));
        let href = v.path(&format!("{here}/sheets/{}", sheet.key));
        table = table.row(vec![
            Value::link(&href, &v.t(&format!("rules-sheet-{}", sheet.key))),
            v.t(&format!("rules-about-{}", sheet.key)).into(),
            count.into(),
        ]);
    }
    if draft.kind == Kind::Service {
        let count = v.number(i64::try_from(papers::all(&draft.files).len()).unwrap_or(i64::MAX));
        let name = Value::link(&v.path(&format!("{here}/papers")), &v.t("rules-sheet-documents"));
        table = table.row(vec![name, v.t("rules-about-documents").into(), count.into()]);
    }
    if draft.files.below("texts").next().is_some() {
        let href = v.path(&format!("{here}/texts"));
        table =
            table.row(vec![Value::link(&href, &v.t("rules-texts")), v.t("rules-texts-about").into(), Value::Missing]);
    }
    let count = v.number(i64::try_from(draft.files.iter().count()).unwrap_or(i64::MAX));
    let href = v.path(&format!("{here}/files"));
    Ok(table.row(vec![Value::link(&href, &v.t("rules-files")), v.t("rules-files-about").into(), count.into()]))
}

/// Everything that is wrong, by file and line; nothing if all is right. Examples that give something else are one line
/// each, which leads to where they are compared; a page that compares them leaves them out.
pub(super) fn findings(v: &Visit, bench: &Bench, with_examples: bool) -> Outcome<Option<DataTable>> {
    let mut found = bench.findings();
    found.dedup_by(|one, other| one.code == "example" && (one.code, &one.spot.file) == (other.code, &other.spot.file));
    found.retain(|finding| with_examples || finding.code != "example");
    if found.is_empty() {
        return Ok(None);
    }
    let mut table = DataTable::new(v, v.t("rules-findings"))
        .caption_hidden()
        .column(v.t("rules-findings-where"))
        .number_column(v.t("rules-findings-line"))
        .column(v.t("rules-findings-what"));
    for finding in found {
        let here = v.path(&format!("/desk/rules/drafts/{}", bench.draft.id));
        let place = match bench.draft.file_at(&finding.spot.file) {
            Some(file) if finding.code == "example" => {
                Value::link(&format!("{here}/compare"), &wording::file_words(file).said(v))
            }
            Some(file) if bench.draft.files.get(file).is_some() => {
                Value::link(&format!("{here}/files?name={file}"), &wording::file_words(file).said(v))
            }
            _ => Value::code(&*finding.spot.file),
        };
        let line = v.number(i64::try_from(finding.spot.line).unwrap_or(i64::MAX));
        let what = if finding.code == "example" { v.t("rules-finding-example").into() } else { said(v, &finding) };
        table = table.row(vec![place, line.into(), what]);
    }
    Ok(Some(table))
}

/// Kinds of findings that have words of their own (`rules-finding-<code>`).
const SAID: [&str; 21] = [
    "country-open",
    "days",
    "document-not-asked",
    "duplicate",
    "example",
    "expression",
    "file-missing",
    "key-changed",
    "key-missing",
    "key-unknown",
    "kinship-symmetry",
    "message-length",
    "message-placeholder",
    "message-tells",
    "message-tone",
    "message-unknown",
    "precondition-loop",
    "precondition-presence",
    "service-unknown",
    "text-missing",
    "toml",
];

/// A finding in words: what kind of fault it is for everybody, then exactly what for whoever edits the file.
pub(super) fn said(v: &Visit, finding: &Finding) -> Value {
    let kind = if SAID.contains(&finding.code) { finding.code } else { "other" };
    format!("{}\n\u{2066}{}\u{2069}", v.t(&format!("rules-finding-{kind}")), finding.message).into()
}

async fn history(v: &Visit, cx: &mut Cx, acts: &Acts, draft: &Draft) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("rules-history"))
        .caption_hidden()
        .column(v.t("rules-history-at"))
        .column(v.t("rules-history-what"))
        .column(v.t("rules-by"));
    for done in rows::history(cx, draft.id).await? {
        let by = match done.staff {
            Some(staff) => Some(acts.colleagues().name(cx, staff).await?),
            None => None,
        };
        let act = v.t(&format!("rules-act-{}", done.act.as_str().replace('_', "-")));
        let files: Vec<String> = done.files.iter().map(|file| wording::file_words(file).said(v)).collect();
        let what = if files.is_empty() { act } else { format!("{act}: {}", files.join("، ")) };
        table = table.row(vec![v.moment(done.at, ZONE).into(), what.into(), by.into()]);
    }
    Ok(table)
}
