//! The examples on a page, and the act of saying that what comes out now is what is wanted.

use axum::extract::Path;
use kernel::Failure;
use web::{
    Answer, Fields, Form, Value, Visit,
    components::{Button, DataTable, Tag, Tone},
};
use work::proposals::Words;

use super::{At, RETELL, bench_of, change, done_before, policy, settled, version};
use crate::rules::{bench::Bench, commands::Seen};

/// The button that takes over what one example gives now.
pub(super) struct Retell {
    /// Who it is about.
    pub title: String,
    /// The button, which names the example.
    pub button: Button,
}

/// The examples with what they say, and a button for each that says something else.
pub(super) fn table(v: &Visit, bench: &Bench, editable: bool) -> (DataTable, Vec<Retell>) {
    let mut table = DataTable::new(v, v.t("rules-examples"))
        .caption_hidden()
        .column(v.t("rules-people-who"))
        .column(v.t("rules-examples-day"))
        .column(v.t("rules-state"))
        .column(v.t("rules-examples-difference"))
        .nothing(v.t("rules-examples-nothing"));
    let mut retell = Vec::new();
    for tried in bench.examples() {
        let title = Words::Names { ar: tried.title.ar.clone(), en: tried.title.en.clone() }.said(v);
        let holds = tried.differences.is_empty();
        let state = if holds {
            Tag::new(v.t("rules-examples-holds"), Tone::Ok)
        } else {
            Tag::new(v.t("rules-examples-differs"), Tone::Wrong)
        };
        let lines: Vec<String> = tried
            .differences
            .iter()
            .map(|(what, wanted, found)| {
                let what = v.t(&format!("rules-expected-{}", what.replace(' ', "-")));
                v.t_with("rules-examples-line", &[("what", &what), ("wanted", wanted), ("found", found)])
            })
            .collect();
        let difference = if holds { Value::Missing } else { lines.join("\n").into() };
        table = table.row(vec![title.as_str().into(), v.day(tried.day).into(), Value::component(&state), difference]);
        if editable && !holds {
            retell.push(Retell { title, button: Button::quiet(v.t("rules-retell")).named("example", tried.file) });
        }
    }
    (table, retell)
}

pub(super) async fn retell(v: Visit, Path(At { id }): Path<At>, form: Form<Fields>) -> Answer {
    v.staff()?;
    let (_, permit) = policy::may_edit(v.actor())?;
    let mut cx = v.begin().await?;
    let back = format!("/desk/rules/drafts/{id}/compare");
    if done_before(&mut cx, RETELL, &form).await? {
        return Ok(v.redirect(back));
    }
    let bench = bench_of(&v, &mut cx, &id).await?;
    let name = form.fields.text("example");
    let text = bench.retold(name).ok_or_else(Failure::not_found)?;
    let files = bench.draft.files.clone().with(name, text);
    let seen = Seen { id: bench.draft.id, version: version(&form.fields) };
    change(&mut cx, permit, seen, &files).await?;
    settled(&mut cx, RETELL, &form, bench.draft.id.uuid()).await?;
    cx.commit().await?;
    Ok(v.redirect_with(back, "rules-flash-saved"))
}
