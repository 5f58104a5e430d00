//! Submitting: the declaration was given, everything was answered, and the price is frozen.
//!
//! What hides on the way is dropped, the person the document is about is written, the mission and the place of use become
//! columns of the file, and the event is appended, in one transaction.

use kernel::{Failure, Moment, Outcome, Refusal, RefusalKind};
use serde_json::json;
use store::Cx;

use super::{admission, mission::mission, price::price, store as rows};
use crate::{
    applications::{
        answers,
        model::{Act, Application, Party, Quote, Step, is_free},
        record,
        sheet::Sheet,
        subject::Subject,
    },
    assistance,
};
use crate::{custody, mandates, signing};

/// Submits the draft. The caller has claimed the request's idempotency key in this transaction, and says when the person
/// last proved who she is: where somebody helped, that has to be after he handed over.
pub async fn submit(cx: &mut Cx, sheet: Sheet, proved_at: Option<Moment>) -> Outcome<Application> {
    check(&sheet)?;
    let quote = price(cx, &sheet).await?;
    let pay_until = sheet.definition.service.fees.pay_until(&quote);
    submit_at(cx, sheet, (quote, pay_until), proved_at).await
}

/// The same at a price that was worked out for the draft and others together, waiting for money until a moment.
pub async fn submit_at(
    cx: &mut Cx,
    sheet: Sheet,
    (quote, pay_until): (Quote, Moment),
    proved_at: Option<Moment>,
) -> Outcome<Application> {
    check(&sheet)?;
    mandates::must_hold(cx, &sheet).await?;
    custody::must_not_keep(cx, &sheet).await?;
    assistance::confirmed(cx, &sheet.file, proved_at).await?;
    if !sheet.file.facts.is_being_turned() {
        admission::submit(cx, &sheet.file, &sheet.definition).await?;
    }
    let definition = &sheet.definition;
    let kept = sheet.journey.kept();
    let subject = Subject::read(&definition.service, kept, &sheet.owner).ok_or_else(incomplete)?;
    let facts = sheet.file.facts.clone().after(Step::Submit, cx.now())?;
    let used = definition.service.used_at.as_ref();
    let mut file = Application {
        facts,
        version: sheet.file.version + 1,
        mission: Some(mission(&definition.service, &definition.country, kept)?),
        used_at: used.and_then(|used| kept.text(&used.body_field)).map(str::to_owned),
        used_in: used.and_then(|used| kept.text(&used.country_field)).map(str::to_owned),
        quote: Some(quote),
        ..sheet.file.clone()
    };
    drop_hidden_fields(cx, &sheet).await?;
    let pages: Vec<String> =
        sheet.journey.pages.iter().filter(|page| page.visible).map(|page| page.key.clone()).collect();
    if !rows::submit(cx, &file, (&pages, pay_until), &subject).await? {
        return Err(record::changed_meanwhile());
    }
    let body = json!({
        "service": file.service,
        "definition": file.definition_revision,
        "country": file.country,
        "mission": file.mission,
        "due": file.quote.as_ref().map(|quote| quote.charged),
    });
    store::events::append(cx, file.id, "application.submitted", 1, &body, None).await?;
    if file.quote.as_ref().is_some_and(is_free) {
        record::paid(cx, &mut file, None).await?;
    }
    Ok(file)
}

/// Why the draft cannot be submitted yet. Each refusal leads to what would change it.
pub fn check(sheet: &Sheet) -> Outcome<()> {
    let refuse = |kind, code, text| -> Outcome<()> { Err(Refusal::new(kind, code, text).into()) };
    if !sheet.file.may(Party::Owner, Act::Submit) {
        return refuse(RefusalKind::Conflict, "application.stage", "application-refusal-stage");
    }
    if !sheet.journey.is_complete() {
        return Err(incomplete());
    }
    if !sheet.unmet()?.is_empty() {
        return refuse(RefusalKind::Rule, "application.not_eligible", "application-refusal-not-eligible");
    }
    if !sheet.is_assured() {
        return refuse(RefusalKind::Rule, "application.assurance", "application-refusal-assurance");
    }
    signing::must_be_signed(&sheet.declarations)
}

fn incomplete() -> Failure {
    Refusal::new(RefusalKind::Rule, "application.incomplete", "application-refusal-incomplete").into()
}

/// A field that a later answer hid stays in its page's row until now; such pages are written again without it.
async fn drop_hidden_fields(cx: &mut Cx, sheet: &Sheet) -> Outcome<()> {
    for page in &sheet.definition.service.form.pages {
        let answered = |name: &str| sheet.answers.seen(name);
        let kept = |name: &str| sheet.journey.kept().seen(name);
        let visible = sheet.journey.pages.iter().any(|state| state.key == page.key && state.visible);
        if visible && page.fields.iter().any(|field| answered(&field.name) && !kept(&field.name)) {
            let rest =
                page.fields.iter().filter(|field| kept(&field.name)).filter_map(|field| {
                    sheet.answers.get(&field.name).map(|value| (field.name.clone(), value.clone()))
                });
            answers::store::save(cx, &sheet.file, &page.key, &rest.collect()).await?;
        }
    }
    Ok(())
}
