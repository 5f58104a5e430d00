//! The page of bounds: what holds now, and proposing another one for a second person to decide.

use std::sync::Arc;

use axum::{Extension, response::Response};
use kernel::{Outcome, Slips, arabic};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, Choice, DataTable, QuestionPage, Select, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::bounds::{Bound, KIND, Of, ROLES, in_force};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/access/limits";

/// A bound and why.
pub(crate) struct NewBound {
    bound: Bound,
    reason: String,
}

impl FromFields for NewBound {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let of = Of::parse(fields.text("of"));
        if of.is_none() {
            slips.add("of", "oversight-slip-bound-of");
        }
        let mut number = |name: &'static str| {
            let typed = arabic::latin_digits(fields.text(name)).trim().parse::<u32>().ok().filter(|typed| *typed > 0);
            if typed.is_none() {
                slips.add(name, "oversight-slip-bound-number");
            }
            typed
        };
        let (files, second) = (number("files"), number("second"));
        let (Some(of), Some(files), Some(second)) = (of, files, second) else { return Err(slips) };
        let (most, longest) = of.most();
        if files > most {
            slips.add("files", "oversight-slip-bound-number");
        }
        if second > longest {
            slips.add("second", "oversight-slip-bound-number");
        }
        match Bound::new(of, files, second) {
            Some(bound) => Ok(Self { bound, reason: fields.text("reason").to_owned() }),
            None => Err(slips),
        }
    }
}

fn may(v: &Visit) -> Outcome<()> {
    v.staff()?;
    v.actor().staff_holding(ROLES).map(drop)
}

pub(crate) async fn show(v: Visit) -> Answer {
    Ok(page(&v, &Filled::blank()).await?)
}

async fn page(v: &Visit, filled: &Filled) -> Outcome<Response> {
    may(v)?;
    let mut cx = v.begin().await?;
    let mut table = DataTable::new(v, v.t("oversight-bounds-title"))
        .caption_hidden()
        .column(v.t("oversight-bound-of"))
        .number_column(v.t("oversight-bound-files"))
        .number_column(v.t("oversight-bound-second"));
    for of in Of::all() {
        let bound = in_force(&mut cx, of).await?;
        let second = v.t_count(of.measure(), i64::from(bound.second));
        table = table.row(vec![v.t(&of.text()).into(), v.number(i64::from(bound.files)).into(), second.into()]);
    }
    let choices = Of::all().map(|of| Choice::new(of.as_str(), v.t(&of.text()))).collect();
    let title = v.t("oversight-bounds-title");
    let question = QuestionPage::new(v, v.path("/desk/access/limits"), filled)
        .back(BackLink::to(v.path("/desk/help/watch"), v.t("assistance-watch-title")))
        .heading(title.clone())
        .lead(&v.t("oversight-bounds-lead"))
        .field(&table)
        .field(&Select::new(v, "of", v.t("oversight-bound-of"), choices).filled(v, filled))
        .field(&TextInput::digits("files", v.t("oversight-bound-files")).filled(v, filled))
        .field(
            &TextInput::digits("second", v.t("oversight-bound-second"))
                .hint(v.t("oversight-bound-second-hint"))
                .filled(v, filled),
        )
        .field(&Textarea::new("reason", v.t("staff-reason")).rows(3).filled(v, filled))
        .submit(v.t("staff-propose"));
    Ok(v.page_with(filled.status(), title, question))
}

pub(crate) async fn submit(v: Visit, Extension(acts): Extension<Arc<Acts>>, form: Form<NewBound>) -> Answer {
    may(&v)?;
    let proposed = async {
        let typed = form.read()?;
        propose_once(v.begin().await?, &acts, (PAGE, &form), |_cx| {
            let subject = typed.bound.subject();
            Ok(NewProposal { kind: KIND, subject, reason: &typed.reason, seen: None })
        })
        .await
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &form.filled(failure)?).await?),
    }
}
