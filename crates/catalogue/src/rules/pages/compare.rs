//! What a draft changes, in words; whether the examples still hold; and what it means for people.

use askama::Template;
use axum::extract::Path;
use kernel::Day;
use service_model::{
    amend::Written,
    difference::{Change, Step},
    golden::Told,
};
use web::{
    Answer, Markup, Value, Visit,
    components::{Banner, DataTable, Tone},
};
use work::proposals::Words;

use super::{
    At, bench_of,
    draft::{findings, head},
    editable,
    examples::{self, Retell},
    samples,
};
use crate::{
    definitions::Kind,
    revisions::delivered as revisions,
    rules::{bench::Bench, model::ZONE, people, wording},
};

#[derive(Template)]
#[template(path = "rules/compare.html")]
struct ComparePage<'a> {
    v: &'a Visit,
    head: Markup,
    same: Option<Banner>,
    findings: Option<DataTable>,
    changes: DataTable,
    examples: Option<DataTable>,
    retell: Vec<Retell>,
    version: i32,
    action: String,
    /// What it means for the people of the examples, on which day.
    people: Option<(String, DataTable)>,
    /// How a message arrives.
    samples: Option<Markup>,
}

pub(super) async fn show(v: Visit, Path(At { id }): Path<At>) -> Answer {
    let mut cx = v.begin().await?;
    let mut bench = bench_of(&v, &mut cx, &id).await?;
    // What was published is compared with what ran before it, not with itself.
    if let (Some(_), Some(base)) = (bench.draft.closed_at, bench.draft.base) {
        let content = revisions::content(&mut cx, bench.draft.kind, &bench.draft.key, base).await?;
        bench.running = content.unwrap_or_default().sources();
    }
    let head = head(&v, &mut cx, &bench.draft, "/compare").await?;
    cx.commit().await?;
    let day = day_of(&bench, v.now().day_in(ZONE));
    let (examples, retell) = examples::table(&v, &bench, editable(&v, &bench.draft));
    let changes = bench.changes();
    let message = bench.draft.kind == Kind::Message;
    let page = ComparePage {
        head,
        same: changes.is_empty().then(|| Banner::new(Tone::Quiet, v.t("rules-refused-nothing"))),
        findings: findings(&v, &bench, false)?,
        changes: change_table(&v, &bench),
        // The examples of a country are those of its services.
        examples: (bench.draft.kind == Kind::Service).then_some(examples),
        retell,
        version: bench.draft.version,
        action: v.path(&format!("/desk/rules/drafts/{}/retell", bench.draft.id)),
        // A message means the same for everybody: it is shown as it arrives.
        people: (!message).then(|| (v.t_with("rules-people-lead", &[("day", &v.day(day))]), people(&v, &bench, day))),
        samples: message.then(|| samples::of(&v, &bench.draft.files, false)).transpose()?,
        v: &v,
    };
    Ok(v.page(v.t("rules-step-compare"), page))
}

/// The day on which people are looked at: that of the decree once it is entered, else the day its last new row begins.
fn day_of(bench: &Bench, today: Day) -> Day {
    let begins = |change: &Change| match change {
        Change::Value { path, after: Some(Written::Day(day)), .. }
            if path.last() == Some(&Step::Key("from".into())) =>
        {
            Some(*day)
        }
        _ => None,
    };
    match &bench.draft.basis {
        Some(basis) => basis.holds_from,
        None => bench.changes().iter().filter_map(begins).max().unwrap_or(today).max(today),
    }
}

fn change_table(v: &Visit, bench: &Bench) -> DataTable {
    let mut table = DataTable::new(v, v.t("rules-changes"))
        .caption_hidden()
        .column(v.t("rules-changes-what"))
        .column(v.t("rules-before"))
        .column(v.t("rules-after"))
        .nothing(v.t("rules-refused-nothing"));
    for (label, before, after) in wording::lines(&bench.changes(), &bench.running, &bench.draft.files) {
        table = table.row(vec![label.said(v).into(), before.said(v).into(), after.said(v).into()]);
    }
    table
}

/// Everybody of the examples on the day the draft would hold: price, right to apply and documents, before and after.
fn people(v: &Visit, bench: &Bench, day: Day) -> DataTable {
    let mut table = DataTable::new(v, v.t("rules-people"))
        .caption_hidden()
        .column(v.t("rules-people-who"))
        .column(v.t("rules-shown-price"))
        .column(v.t("rules-shown-eligible"))
        .column(v.t("rules-shown-documents"))
        .nothing(v.t(if bench.draft.kind == Kind::Service { "rules-people-nothing" } else { "rules-people-same" }));
    // A country is the place of every example there is; only those it moves are worth a row.
    let whole = bench.draft.kind == Kind::Service;
    for meant in bench.people(day).into_iter().filter(|meant| whole || people::is_moved(meant)) {
        let files = &meant.files;
        let who = people::who(&meant).said(v);
        let row = match &meant.after {
            Ok(after) => {
                let before = meant.before.as_ref();
                let both = |word: &dyn Fn(&Told) -> Words| change(v, before.map(word), word(after));
                let price = both(&people::price);
                let eligible = both(&|told| people::eligible(told, files));
                vec![who.into(), price, eligible, both(&|told| people::documents(told, files))]
            }
            Err(error) => vec![who.into(), Value::code(error), Value::Missing, Value::Missing],
        };
        table = table.row(row);
    }
    table
}

/// The value that stays, or what it was and what it becomes.
fn change(v: &Visit, before: Option<Words>, after: Words) -> Value {
    let after_said = after.said(v);
    match before {
        Some(before) if before != after => {
            v.t_with("rules-from-to", &[("before", &before.said(v)), ("after", &after_said)]).into()
        }
        _ => after_said.into(),
    }
}
