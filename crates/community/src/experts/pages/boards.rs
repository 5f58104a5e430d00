//! `/experts/boards` and `/desk/experts/boards`: how many experts there are by field and country, one release a week. The desk
//! sees the same numbers, beside the needs of each field.

use axum::{Extension, extract::Query};
use kernel::Outcome;
use serde::Deserialize;
use web::{
    Answer, Filled, Value, Visit,
    components::{Button, DataTable, Empty, Select},
};

use super::{Act, Page, Part, fields_of, places_of};
use crate::experts::{
    ZONE,
    boards::Board,
    policy, store as rows,
    vocabulary::{Lexicon, Vocabulary},
};

/// The pages.
pub(in crate::experts) const PAGE: &str = "/{lang}/experts/boards";
pub(in crate::experts) const DESK: &str = "/{lang}/desk/experts/boards";

/// What the board is narrowed to.
#[derive(Deserialize, Default)]
pub(in crate::experts) struct Narrowed {
    #[serde(default)]
    field: String,
    #[serde(default)]
    country: String,
}

pub(in crate::experts) async fn public(
    v: Visit,
    Extension(lexicon): Extension<Lexicon>,
    Query(own): Query<Narrowed>,
) -> Answer {
    let filled = Filled::blank();
    let page = Page::new(&v, v.t("experts-boards-title"), &filled)
        .back(&v, "/experts", "experts-directory-title")
        .lead(v.t("experts-boards-lead"));
    let page = board(&v, lexicon.vocabulary(), page, ("/experts/boards", &own)).await?;
    Ok(page.answer(&v, &filled))
}

pub(in crate::experts) async fn desk(
    v: Visit,
    Extension(lexicon): Extension<Lexicon>,
    Query(own): Query<Narrowed>,
) -> Answer {
    v.staff()?;
    policy::ministry(v.actor())?;
    let vocabulary = lexicon.vocabulary();
    let filled = Filled::blank();
    let page = Page::new(&v, v.t("experts-boards-title"), &filled)
        .back(&v, "/desk/experts", "experts-desk-title")
        .lead(v.t("experts-boards-lead"));
    let mut page = board(&v, vocabulary, page, ("/desk/experts/boards", &own)).await?;
    let mut cx = v.begin().await?;
    let needs = rows::open_needs(&mut cx, v.now().day_in(ZONE)).await?;
    let told = rows::board(&mut cx).await?.map(|(_, board)| board).unwrap_or_default();
    cx.commit().await?;
    let mut table = DataTable::new(&v, v.t("experts-boards-needs"))
        .column(v.t("experts-field"))
        .number_column(v.t("experts-boards-open"))
        .number_column(v.t("experts-boards-count"))
        .nothing(v.t("experts-needs-none"));
    for field in vocabulary.fields() {
        let open = needs.iter().filter(|own| own.need.field == field.code).count();
        if open > 0 {
            let at = told.fields.iter().position(|own| *own == field.code);
            let count = at.and_then(|at| told.by_field.get(at).copied().flatten());
            let open = v.number(i64::try_from(open).unwrap_or(i64::MAX));
            table = table.row(vec![field.name(v.locale()).into(), open.into(), shown(&v, count)]);
        }
    }
    page = page.part(Part::default().shows(&table));
    Ok(page.answer(&v, &filled))
}

/// A number that may be withheld.
fn shown(v: &Visit, count: Option<u64>) -> Value {
    match count {
        Some(own) => v.number(i64::try_from(own).unwrap_or(i64::MAX)).into(),
        None => v.t("experts-boards-withheld").into(),
    }
}

async fn board(v: &Visit, vocabulary: &Vocabulary, page: Page, (path, own): (&str, &Narrowed)) -> Outcome<Page> {
    let mut cx = v.begin().await?;
    let released = rows::board(&mut cx).await?;
    cx.commit().await?;
    let Some((week, board)) = released else {
        let empty = Empty::new(v.t("experts-boards-empty"), v.t("experts-boards-empty-about"));
        return Ok(page.part(Part::default().shows(&empty)));
    };
    let number = |own: u64| v.number(i64::try_from(own).unwrap_or(i64::MAX));
    let about = v.t_with(
        "experts-boards-about",
        &[("week", &v.day(week)), ("smallest", &number(board.smallest)), ("step", &number(board.step))],
    );
    let total = board.total.map_or_else(|| v.t("experts-boards-withheld"), number);
    let narrow = Act::get(v, path)
        .field(&Select::narrowing(v, "field", v.t("experts-field"), fields_of(v, vocabulary)).chosen(&own.field))
        .field(&Select::narrowing(v, "country", v.t("experts-country"), places_of(v, vocabulary)).chosen(&own.country))
        .button(Button::new(v.t("experts-narrow")));
    let (by_field, by_country) = tables(v, vocabulary, &board, own);
    Ok(page
        .part(Part::default().text(about).text(v.t_with("experts-boards-total", &[("total", &total)])))
        .part(Part::card().act(narrow))
        .part(Part::default().shows(&by_field))
        .part(Part::default().shows(&by_country)))
}

/// By field, in one country if one is chosen, and by country, in one field if one is chosen.
fn tables(v: &Visit, vocabulary: &Vocabulary, board: &Board, own: &Narrowed) -> (DataTable, DataTable) {
    let country = vocabulary.place(&own.country);
    let field = vocabulary.field(&own.field);
    let table = |caption: &str, of: Option<&str>, column: &str| {
        let caption = of.map_or_else(|| v.t(caption), |of| format!("{} — {of}", v.t(caption)));
        DataTable::new(v, caption)
            .column(v.t(column))
            .number_column(v.t("experts-boards-count"))
            .nothing(v.t("experts-boards-none"))
    };
    let none = |count: usize| vec![None; count];
    let counts = match country {
        Some(own) => board.in_country(&own.key).unwrap_or_else(|| none(board.fields.len())),
        None => board.by_field.clone(),
    };
    let name = country.map(|own| own.name(v.locale()));
    let mut by_field = table("experts-boards-by-field", name, "experts-field");
    for (code, count) in board.fields.iter().zip(counts) {
        if let Some(own) = vocabulary.field(code).filter(|_| field.is_none_or(|field| field.code == *code)) {
            by_field = by_field.row(vec![own.name(v.locale()).into(), shown(v, count)]);
        }
    }
    let counts = match field {
        Some(own) => board.in_field(&own.code).unwrap_or_else(|| none(board.countries.len())),
        None => board.by_country.clone(),
    };
    let name = field.map(|own| own.name(v.locale()));
    let mut by_country = table("experts-boards-by-country", name, "experts-country");
    for (code, count) in board.countries.iter().zip(counts) {
        if let Some(own) = vocabulary.place(code).filter(|_| country.is_none_or(|place| place.key == *code)) {
            by_country = by_country.row(vec![own.name(v.locale()).into(), shown(v, count)]);
        }
    }
    (by_field, by_country)
}
