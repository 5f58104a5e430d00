//! Writing an improvement, from a finding of the latest week, and changing a draft.

use axum::{Extension, extract::Path, response::Response};
use kernel::{Failure, Id, Outcome};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Choice, QuestionPage, Radios, Select, TextInput, Textarea},
};

use super::{At, CHANGE, NEW, done_before};
use crate::{
    Ports,
    improvements::{
        commands,
        model::{Evidence, Guardrail, Improvement, Metric, Place, Stage, Tries, Variant},
        policy, refusal, store as rows, typed,
    },
    insights::{self, Findings},
};

pub(in crate::improvements) async fn fresh(v: Visit) -> Answer {
    let mut blank = Filled::blank();
    blank.fields.set("order", order_value(&[Tries::Country, Tries::Words, Tries::Fewer]));
    Ok(new_page(&v, &blank).await?)
}

/// The findings an improvement may rest on.
async fn latest(v: &Visit) -> Outcome<Option<(kernel::Day, Findings)>> {
    let mut cx = v.begin().await?;
    let found = insights::latest(&mut cx, 1).await?.pop();
    cx.commit().await?;
    Ok(found)
}

async fn new_page(v: &Visit, filled: &Filled) -> Outcome<Response> {
    v.staff()?;
    policy::may_write(v.actor())?;
    let themes = latest(v).await?.map(|(_, findings)| findings.unmet.rows).unwrap_or_default();
    let choices = themes.iter().map(|theme| Choice::new(theme.clone(), theme.clone())).collect();
    let evidence = Select::new(v, "evidence", v.t("improvement-evidence"), choices).filled(v, filled);
    let page = QuestionPage::new(v, v.path("/desk/improvements/new"), filled)
        .back(BackLink::to(v.path("/desk/improvements"), v.t("improvement-title")))
        .heading(v.t("improvement-new"))
        .lead(&v.t("improvement-new-lead"))
        .field(&evidence);
    Ok(v.page_with(filled.status(), v.t("improvement-new"), fields(v, page, filled)))
}

/// The fields of what is tried.
fn fields(v: &Visit, page: QuestionPage, filled: &Filled) -> QuestionPage {
    let places = Place::ALL.map(|own| Choice::new(own.as_str(), v.t(&own.name()))).to_vec();
    let metrics = Metric::ALL.map(|own| Choice::new(own.as_str(), v.t(&own.name()))).to_vec();
    let guards = Guardrail::ALL.map(|own| Choice::new(own.as_str(), v.t(&own.name()))).to_vec();
    let orders = [
        [Tries::Country, Tries::Words, Tries::Fewer],
        [Tries::Fewer, Tries::Words, Tries::Country],
        [Tries::Words, Tries::Country, Tries::Fewer],
    ];
    let order = |own: &[Tries; 3]| {
        let names: Vec<String> = own.iter().map(|one| v.t(&format!("search-try-{}", one.as_str()))).collect();
        Choice::new(order_value(own), names.join(" ← "))
    };
    let area = |name: &'static str, label: &str| Textarea::new(name, v.t(label)).rows(2).filled(v, filled);
    page.field(&area("hypothesis_ar", "improvement-hypothesis-ar"))
        .field(&area("hypothesis_en", "improvement-hypothesis-en"))
        .field(&Radios::new("place", v.t("improvement-place"), places).filled(v, filled))
        .field(
            &TextInput::new("wording_ar", v.t("improvement-wording-ar"))
                .hint(v.t("improvement-wording-hint"))
                .maxlength(240)
                .filled(v, filled),
        )
        .field(&TextInput::new("wording_en", v.t("improvement-wording-en")).maxlength(240).filled(v, filled))
        .field(&Radios::new("order", v.t("improvement-order"), orders.iter().map(order).collect()).filled(v, filled))
        .field(&Radios::new("metric", v.t("improvement-metric"), metrics).filled(v, filled))
        .field(&Radios::new("guardrail", v.t("improvement-guardrail"), guards).filled(v, filled))
        .submit(v.t("improvement-save"))
}

fn order_value(order: &[Tries]) -> String {
    order.iter().map(|own| own.as_str()).collect::<Vec<_>>().join(" ")
}

pub(in crate::improvements) async fn write(v: Visit, form: Form<Fields>) -> Answer {
    match write_once(&v, &form).await {
        Ok(path) => Ok(v.redirect(path)),
        Err(failure) => Ok(new_page(&v, &form.filled(failure)?).await?),
    }
}

async fn write_once(v: &Visit, form: &Form<Fields>) -> Outcome<String> {
    v.staff()?;
    let (by, permit) = policy::may_improve(v.actor())?;
    let typed = typed::read(&form.fields);
    let evidence = evidence(v, form.fields.text("evidence")).await?;
    let (evidence, typed) = match (evidence, typed) {
        (Some(evidence), Ok(typed)) => (evidence, typed),
        (None, Ok(_)) => return Err(kernel::Slips::one("evidence", "improvement-slip-evidence")),
        (_, Err(slips)) => return Err(slips.into()),
    };
    let mut cx = v.begin().await?;
    if done_before(&mut cx, NEW, form).await? {
        return Ok("/desk/improvements".to_owned());
    }
    let id = commands::write(&mut cx, permit, by, &evidence, &typed).await?;
    store::idempotency::settle(&mut cx, NEW, &form.idempotency_key, id.uuid()).await?;
    cx.commit().await?;
    Ok(format!("/desk/improvements/{}", id.uuid()))
}

/// What was found of a theme of the latest week.
async fn evidence(v: &Visit, theme: &str) -> Outcome<Option<Evidence>> {
    let Some((week, findings)) = latest(v).await? else { return Ok(None) };
    let Some(at) = findings.unmet.rows.iter().position(|own| own == theme) else { return Ok(None) };
    Ok(Some(Evidence {
        key: format!("unmet:{theme}"),
        theme: theme.to_owned(),
        people: findings.unmet.row_sums.get(at).copied().flatten().unwrap_or_default(),
        week,
        unheard: findings.unmet.unheard(at).filter(|key| !key.is_empty()).map(str::to_owned).collect(),
    }))
}

pub(in crate::improvements) async fn open(v: Visit, Path(at): Path<At>) -> Answer {
    let own = draft(&v, at.id()?).await?;
    let mut filled = Filled::blank();
    let fields = &mut filled.fields;
    fields.set("hypothesis_ar", own.hypothesis.0.as_str());
    fields.set("hypothesis_en", own.hypothesis.1.as_str());
    fields.set("place", own.place.as_str());
    fields.set("metric", own.metric.as_str());
    fields.set("guardrail", own.guardrail.as_str());
    match &own.variant {
        Variant::Wording { ar, en } => {
            fields.set("wording_ar", ar.as_str());
            fields.set("wording_en", en.as_str());
        }
        Variant::Order(order) => fields.set("order", order_value(order)),
    }
    Ok(change_page(&v, &own, &filled))
}

async fn draft(v: &Visit, id: Id<Improvement>) -> Outcome<Improvement> {
    v.staff()?;
    policy::may_write(v.actor())?;
    let mut cx = v.begin().await?;
    let own = rows::lock(&mut cx, id).await?.ok_or_else(Failure::not_found)?;
    cx.commit().await?;
    if own.stage() == Stage::Draft { Ok(own) } else { Err(refusal::stage()) }
}

fn change_page(v: &Visit, own: &Improvement, filled: &Filled) -> Response {
    let path = format!("/desk/improvements/{}", own.id.uuid());
    let page = QuestionPage::new(v, v.path(&format!("{path}/change")), filled)
        .back(BackLink::to(v.path(&path), v.t("improvement-one")))
        .heading(v.t("improvement-change"))
        .lead(&v.t("improvement-new-lead"));
    let page = fields(v, page, filled).field(&Version(own.version));
    v.page_with(filled.status(), v.t("improvement-change"), page)
}

/// The version that was seen.
#[derive(askama::Template)]
#[template(source = r#"<input type="hidden" name="version" value="{{ self.0 }}">"#, ext = "html")]
struct Version(i32);

impl askama::filters::HtmlSafe for Version {}

pub(in crate::improvements) async fn change(
    v: Visit,
    Extension(_ports): Extension<Ports>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let id = at.id()?;
    match change_once(&v, id, &form).await {
        Ok(()) => Ok(v.redirect(format!("/desk/improvements/{}", id.uuid()))),
        Err(failure) => {
            let filled = form.filled(failure)?;
            Ok(change_page(&v, &draft(&v, id).await?, &filled))
        }
    }
}

async fn change_once(v: &Visit, id: Id<Improvement>, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    let (_, permit) = policy::may_improve(v.actor())?;
    let typed = typed::read(&form.fields)?;
    let version = form.fields.text("version").parse().unwrap_or_default();
    let mut cx = v.begin().await?;
    if done_before(&mut cx, CHANGE, form).await? {
        return Ok(());
    }
    commands::change(&mut cx, permit, (id, version), &typed).await?;
    store::idempotency::settle(&mut cx, CHANGE, &form.idempotency_key, id.uuid()).await?;
    cx.commit().await
}
