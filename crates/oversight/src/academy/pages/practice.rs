//! A synthetic case: what was written beside what was recorded, and what to do. It is made of the course's own words; no file and no
//! person can be reached from it.

use askama::Template;
use axum::{extract::Path, response::Response};
use kernel::{Failure, Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Banner, Button, Choice, DataTable, ErrorSummary, Radios, Tone},
};

use super::Within;
use crate::academy::{commands, model::Deed, policy, store as rows};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/learning/{course}/practice/{part}";

#[derive(Template)]
#[template(path = "academy/practice.html")]
struct PracticePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    title: String,
    situation: String,
    beside: Option<DataTable>,
    answer: Option<Banner>,
    action: String,
    choices: Radios,
    button: Button,
}

pub(in crate::academy) async fn show(v: Visit, Path(at): Path<Within>) -> Answer {
    v.staff()?;
    Ok(page(&v, &at, &Filled::blank(), None).await?)
}

async fn page(v: &Visit, at: &Within, filled: &Filled, deed: Option<Deed>) -> Outcome<Response> {
    policy::may_learn(v.actor())?;
    let mut cx = v.begin().await?;
    let edition = rows::edition(&mut cx, &at.course).await?;
    cx.commit().await?;
    let own = edition.body.practice(&at.part).ok_or_else(Failure::not_found)?;
    let mut beside = DataTable::new(v, v.t("academy-case-beside"))
        .column(v.t("academy-case-datum"))
        .column(v.t("academy-case-stated"))
        .column(v.t("academy-case-recorded"));
    for ((label, stated), (_, recorded)) in own.stated.iter().zip(&own.recorded) {
        beside = beside.row(vec![label.clone().into(), stated.clone().into(), recorded.clone().into()]);
    }
    let choices = own.choices.iter().enumerate().map(|(place, own)| Choice::new(place.to_string(), own.text.clone()));
    let answer = deed.map(|deed| {
        let (key, tone) =
            if deed.right { ("academy-case-right", Tone::Ok) } else { ("academy-case-wrong", Tone::Wrong) };
        Banner::new(tone, deed.why).heading(v.t(key))
    });
    let body = PracticePage {
        v,
        back: BackLink::to(v.path(&format!("/desk/learning/{}", at.course)), edition.body.names.get(v.locale())),
        errors: ErrorSummary::new(v, filled),
        title: own.title.clone(),
        situation: own.situation.clone(),
        beside: (!own.stated.is_empty()).then_some(beside),
        answer,
        action: v.path(&format!("/desk/learning/{}/practice/{}", at.course, at.part)),
        choices: Radios::new("deed", own.asked.clone(), choices.collect()).filled(v, filled),
        button: Button::new(v.t("academy-case-decide")),
    };
    Ok(v.page_with(filled.status(), own.title.clone(), body))
}

pub(in crate::academy) async fn decide(v: Visit, Path(at): Path<Within>, form: Form<Fields>) -> Answer {
    v.staff()?;
    let me = policy::may_learn(v.actor())?;
    let decided = async {
        let chosen = form.fields.text("deed").parse().map_err(|_| Slips::one("deed", "academy-slip-choose"))?;
        let mut cx = v.begin().await?;
        let deed = commands::practise(&mut cx, me, (&at.course, &at.part), chosen).await?;
        cx.commit().await?;
        Ok::<Deed, Failure>(deed)
    };
    match decided.await {
        // Told on the same page: the reason belongs beside the case, and whoever was wrong tries again there.
        Ok(deed) => {
            let filled = Filled::from_pairs([("deed", form.fields.text("deed"))]);
            Ok(page(&v, &at, &filled, Some(deed)).await?)
        }
        Err(failure) => Ok(page(&v, &at, &form.filled(failure)?, None).await?),
    }
}
