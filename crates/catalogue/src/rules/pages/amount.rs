//! The act of most decrees: an amount becomes another from a day on. The row that holds ends the day before, and a new one
//! begins with everything else as it was.

use askama::Template;
use axum::extract::Path;
use kernel::{Day, Failure, Outcome, Slips};
use service_model::{
    Sources,
    amend::{self, At as Place, Written},
};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Button, DateInput, ErrorSummary, SummaryList, SummaryRow, TextInput},
};

use super::{AMOUNT, change_once, draft_of, editable, filled_or};
use crate::rules::{entry, model::Draft, sheets, wording};

const FILE: &str = "fees.toml";
const LIST: &str = "component";

#[derive(serde::Deserialize)]
pub(super) struct OfFee {
    id: String,
    row: usize,
}

#[derive(Template)]
#[template(path = "rules/amount.html")]
struct AmountPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    heading: String,
    present: SummaryList,
    action: String,
    version: i32,
    amount: TextInput,
    from: DateInput,
    decree: TextInput,
    source: TextInput,
    button: Button,
}

pub(super) async fn show(v: Visit, Path(of): Path<OfFee>) -> Answer {
    page(&v, &of, None).await
}

async fn page(v: &Visit, of: &OfFee, filled: Option<Filled>) -> Answer {
    let mut cx = v.begin().await?;
    let draft = draft_of(v, &mut cx, &of.id).await?;
    cx.commit().await?;
    if !editable(v, &draft) {
        return Err(Failure::not_found().into());
    }
    let value = |key: &str| entry::value(&draft.files, FILE, Place::Row(LIST, of.row), key);
    let code = text(value("code")).ok_or_else(Failure::not_found)?;
    let filled = filled_or(filled, || fresh(&draft));
    let said = |key: &str| value(key).map(|own| wording::value_words(key, &own, &draft.files).said(v));
    let rows = ["amount", "from", "decree", "source"].map(|key| {
        SummaryRow::new(v.t(&format!("rules-word-{key}")), said(key).unwrap_or_else(|| v.t("rules-nothing")))
    });
    let heading = wording::row_name(LIST, &[code], &draft.files, &draft.files).said(v);
    let page = AmountPage {
        v,
        back: BackLink::to(v.path(&format!("/desk/rules/drafts/{}/sheets/fees", draft.id)), v.t("rules-sheet-fees")),
        errors: ErrorSummary::new(v, &filled),
        present: SummaryList::new(rows.to_vec()).heading(v.t("rules-amount-present")),
        action: v.path(&format!("/desk/rules/drafts/{}/amount/{}", draft.id, of.row)),
        version: draft.version,
        amount: TextInput::code("amount", v.t("rules-amount-new"))
            .width("short")
            .suffix(v.t("rules-pounds"))
            .hint(v.t("rules-hint-amount"))
            .filled(v, &filled),
        from: DateInput::new(v, "from", v.t("rules-amount-from"))
            .hint(v.t("rules-amount-from-hint"))
            .filled(v, &filled),
        decree: TextInput::new("decree", v.t("rules-word-decree"))
            .hint(v.t("rules-amount-decree-hint"))
            .filled(v, &filled),
        source: TextInput::new("source", v.t("rules-word-source")).hint(v.t("rules-hint-source")).filled(v, &filled),
        button: Button::new(v.t("rules-save")),
        heading,
    };
    Ok(v.page_with(filled.status(), page.heading.clone(), page))
}

/// What the decree of the draft says already need not be typed again.
fn fresh(draft: &Draft) -> Filled {
    let mut filled = Filled::blank();
    if let Some(basis) = &draft.basis {
        filled.fields.set("decree", basis.decree.number.as_str());
        DateInput::fill(&mut filled, "from", basis.holds_from);
    }
    filled
}

pub(super) async fn save(v: Visit, Path(of): Path<OfFee>, form: Form<Fields>) -> Answer {
    let saved = change_once(&v, AMOUNT, &of.id, &form, |draft, fields| changed(draft, of.row, fields)).await;
    match saved {
        Ok(()) => Ok(v.redirect_with(format!("/desk/rules/drafts/{}/sheets/fees", of.id), "rules-flash-saved")),
        Err(failure) => page(&v, &of, Some(form.filled(failure)?)).await,
    }
}

/// The files with the row ended the day before and a new one behind it.
fn changed(draft: &Draft, row: usize, fields: &Fields) -> Outcome<Sources> {
    let place = Place::Row(LIST, row);
    let value = |key: &str| entry::value(&draft.files, FILE, place, key);
    let Some(Written::Day(began)) = value("from") else { return Err(Failure::not_found()) };
    let mut slips = Slips::new();
    let amount = entry::amount(fields.text("amount"));
    if amount.is_none() {
        slips.add("amount", "rules-slip-amount");
    }
    let from = first_day(fields, began, &mut slips);
    let source = fields.required("source", "rules-slip-required", &mut slips).to_owned();
    let (Some(amount), Some(from)) = (amount, from) else { return Err(slips.into()) };
    let decree = fields.text("decree").to_owned();
    slips.or(|| ())?;
    let text = draft.files.get(FILE).unwrap_or_default();
    let ended = amend::set(text, place, "until", Some(&Written::Day(from.plus_days(-1)))).map_err(entry::slip)?;
    let columns = sheets::find(draft.kind, "fees").map(|sheet| sheet.columns).unwrap_or_default();
    let mut values = Vec::new();
    for key in columns.iter().map(|column| column.key) {
        let written = match key {
            "amount" => Some(Written::Text(amount.decimal())),
            "from" => Some(Written::Day(from)),
            "until" => None,
            "decree" => (!decree.is_empty()).then(|| Written::text(&decree)),
            "source" => Some(Written::text(&source)),
            // What rests on a decree is no longer an indication.
            "indicative" if !decree.is_empty() => None,
            key => value(key),
        };
        values.extend(written.map(|written| (key, written)));
    }
    // Right behind the row it follows: a share of the gateway is taken of what stands before it.
    let text = amend::insert_row(&ended, LIST, row + 1, &values).map_err(entry::slip)?;
    Ok(draft.files.clone().with(FILE, text))
}

/// The first day of the new amount, after the first day of the row it ends.
fn first_day(fields: &Fields, began: Day, slips: &mut Slips) -> Option<Day> {
    let before = slips.0.len();
    let from = DateInput::read(fields, "from", slips);
    if from.is_none() && slips.0.len() == before {
        slips.add("from", "rules-slip-required");
    }
    if from.is_some_and(|from| from <= began) {
        slips.add("from", "rules-slip-before-row");
        return None;
    }
    from
}

fn text(value: Option<Written>) -> Option<String> {
    match value {
        Some(Written::Text(text)) => Some(text),
        _ => None,
    }
}
