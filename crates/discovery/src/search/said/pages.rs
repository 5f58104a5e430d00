//! The desk of words: what staff added, and proposing another row or the end of one.

use std::sync::Arc;

use axum::{Extension, response::Response};
use kernel::{Id, Outcome, Slips};
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{BackLink, Choice, DataTable, QuestionPage, Select, Textarea},
};
use work::proposals::{Acts, NewProposal, Subject, propose_once};

use super::{
    act::{self, ADD, EDITORS, END},
    store as rows,
};
use crate::search::words::Said;

/// The page.
pub(super) const PAGE: &str = "/{lang}/desk/search-words";
/// The most phrases of one row, the most words of a phrase, and the most letters.
const PHRASES: usize = 20;
const WORDS: usize = 5;
const LETTERS: usize = 60;

pub(super) async fn show(v: Visit) -> Answer {
    v.staff()?;
    Ok(page(&v, &Filled::blank()).await?)
}

async fn page(v: &Visit, filled: &Filled) -> Outcome<Response> {
    v.actor().staff_holding(EDITORS)?;
    let mut cx = v.begin().await?;
    let living = rows::in_force(&mut cx).await?;
    cx.commit().await?;
    let mut table = DataTable::new(v, v.t("said-list"))
        .column(v.t("said-field-say"))
        .column(v.t("said-field-mean"))
        .nothing(v.t("said-none"));
    let comma = v.t("catalogue-comma");
    for (_, said) in &living {
        table = table.row(vec![Value::from(said.say.join(&comma)), said.mean.join(&comma).into()]);
    }
    let phrases =
        |name: &str, label: &str, hint: &str| Textarea::new(name, v.t(label)).rows(3).hint(v.t(hint)).filled(v, filled);
    let ends = living.iter().map(|(id, said)| Choice::new(id.to_string(), said.say.join(&comma))).collect();
    let title = v.t("said-title");
    let question = QuestionPage::new(v, v.path("/desk/search-words"), filled)
        .back(BackLink::to(v.path("/desk/proposals"), v.t("partner-proposals")))
        .heading(title.clone())
        .lead(&v.t("said-lead"))
        .field(&table)
        .field(&phrases("say", "said-field-say", "said-field-say-hint").optional(v))
        .field(&phrases("mean", "said-field-mean", "said-field-mean-hint").optional(v))
        .field(&Select::new(v, "ends", v.t("said-field-ends"), ends).optional(v).filled(v, filled))
        .field(&Textarea::new("reason", v.t("staff-reason")).rows(2).filled(v, filled))
        .submit(v.t("said-propose"));
    Ok(v.page_with(filled.status(), title, question))
}

/// What is proposed: a row that comes, or one that goes.
fn read(fields: &Fields) -> Result<Result<Said, Uuid>, Slips> {
    let mut slips = Slips::new();
    if let Some(ends) = fields.opt("ends") {
        return match ends.parse() {
            Ok(id) => Ok(Err(id)),
            Err(_) => {
                slips.add("ends", "field-choice-required");
                Err(slips)
            }
        };
    }
    let mut phrases = |name: &'static str| {
        let lines = fields.text(name).lines().map(str::trim).filter(|line| !line.is_empty());
        let phrases: Vec<String> = lines.map(str::to_owned).collect();
        let long = |own: &String| own.split_whitespace().count() > WORDS || own.chars().count() > LETTERS;
        if phrases.is_empty() || phrases.len() > PHRASES || phrases.iter().any(long) {
            slips.add(name, "said-slip-phrases");
        }
        phrases
    };
    let said = Said { say: phrases("say"), mean: phrases("mean") };
    if slips.is_empty() { Ok(Ok(said)) } else { Err(slips) }
}

pub(super) async fn sent(v: Visit, Extension(acts): Extension<Arc<Acts>>, form: Form<Fields>) -> Answer {
    v.staff()?;
    v.actor().staff_holding(EDITORS)?;
    let proposed = async {
        let typed = read(&form.fields)?;
        propose_once(v.begin().await?, &acts, (PAGE, &form), |cx| {
            let (kind, subject) = match &typed {
                Ok(said) => (ADD, act::subject(Id::<Said>::unowned(cx.now(), cx.dice()).uuid(), said)),
                Err(thing) => (END, Subject { thing: *thing, details: serde_json::json!({}) }),
            };
            Ok(NewProposal { kind, subject, reason: form.fields.text("reason"), seen: None })
        })
        .await
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &form.filled(failure)?).await?),
    }
}
