//! Her confirmation: before a witness, or by her hand on the printed summary, whose scan goes into the file.

use std::sync::Arc;

use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use kernel::{Failure, Locale, Outcome, Slips};
use web::{Answer, Fields, Form, Upload, Value, Visit, texts::without_isolates};
use work::proposals::Fingerprint;

use super::{At, file, path};
use crate::{
    applications::{drafts::pages as forms_of, outcomes::Once, sheet::Sheet, uploads::Examiner},
    counter::{
        commands,
        printed::{PrintedSummary, SummaryPart, SummaryPrinter},
        refusal,
    },
};

const PRINT: &str = "/{lang}/desk/counter/files/{reference}/summary.pdf";

/// What was laid before her, as the page carried it.
fn seen(fields: &Fields) -> Outcome<Fingerprint> {
    Fingerprint::parse(fields.text("seen")).ok_or_else(refusal::changed)
}

pub(super) async fn witness(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    match witnessed(&v, &catalogue, &at, &form).await {
        Ok(()) => Ok(v.redirect_with(path(at.reference()?, ""), "at-counter-flash-confirmed")),
        Err(failure) => Ok(file::page(&v, &catalogue, &at, &form.filled(failure)?).await?),
    }
}

async fn witnessed(v: &Visit, catalogue: &Catalogue, at: &At, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    if !form.fields.ticked("declared") {
        return Err(Slips::one("declared", "at-counter-slip-witness"));
    }
    let once = Once { route: "counter.witness", key: &form.idempotency_key, hash: form.request_hash };
    let mut cx = v.begin().await?;
    if once.claim(&mut cx).await? {
        let file = commands::witness(&mut cx, catalogue, at.reference()?, seen(&form.fields)?).await?;
        once.settle(&mut cx, file.id).await?;
        cx.commit().await?;
    }
    Ok(())
}

/// The scan is examined before it is stored, like every other document of a file.
pub(super) async fn signed(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(examiner): Extension<Examiner>,
    Path(at): Path<At>,
    mut form: Upload,
) -> Answer {
    let file = form.file.take();
    let done = async {
        v.staff()?;
        let reference = at.reference()?;
        let seen = seen(&form.fields)?;
        let mut cx = v.begin().await?;
        let (sheet, _) = commands::opened(&mut cx, &catalogue, reference, file::FILE).await?;
        cx.commit().await?;
        let (clean, blob) = forms_of::receive(&v, &examiner, &sheet, file).await?;
        let once = Once { route: "counter.signed", key: &form.idempotency_key, hash: form.request_hash };
        let mut cx = v.begin().await?;
        if once.claim(&mut cx).await? {
            let file = commands::signed(&mut cx, &catalogue, reference, (seen, &clean, blob)).await?;
            once.settle(&mut cx, file.id).await?;
            cx.commit().await?;
        }
        Ok::<_, Failure>(reference)
    };
    match done.await {
        Ok(reference) => Ok(v.redirect_with(path(reference, ""), "at-counter-flash-confirmed")),
        Err(failure) => {
            let filled = form.filled(forms_of::at_file(failure))?;
            Ok(file::page(&v, &catalogue, &at, &filled).await?)
        }
    }
}

pub(super) async fn take_back(v: Visit, Path(at): Path<At>, form: Form<Fields>) -> Answer {
    v.staff()?;
    let reference = at.reference()?;
    let once = Once { route: "counter.take_back", key: &form.idempotency_key, hash: form.request_hash };
    let mut cx = v.begin().await?;
    if once.claim(&mut cx).await? {
        let file = commands::take_back(&mut cx, reference).await?;
        once.settle(&mut cx, file.id).await?;
        cx.commit().await?;
    }
    Ok(v.redirect(format!("/desk/help/{reference}")))
}

/// The summary in large letters, in the language of the page.
pub(super) async fn print(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(printer): Extension<Arc<dyn SummaryPrinter>>,
    Path(at): Path<At>,
) -> Answer {
    v.staff()?;
    let mut cx = v.begin().await?;
    let (sheet, there) = commands::opened(&mut cx, &catalogue, at.reference()?, PRINT).await?;
    cx.commit().await?;
    let (dated_at, laid) = there.presented.ok_or_else(Failure::not_found)?;
    let name = format!("summary-{}.pdf", sheet.file.reference);
    let pdf = printer.print(written(&v, &sheet, (dated_at, &laid))).await?;
    Ok(v.file(&name, "application/pdf", pdf))
}

fn written(v: &Visit, sheet: &Sheet, (dated_at, laid): (kernel::Moment, &Fingerprint)) -> PrintedSummary {
    // A typesetter knows the direction of its runs; marks that isolate them are refused there.
    let plain = |text: &str| without_isolates(text).replace('\u{202F}', "\u{A0}");
    let part = |section: forms_of::Said| SummaryPart {
        heading: plain(&section.name),
        rows: section
            .rows
            .into_iter()
            .map(|row| {
                let value = match row.value {
                    Value::Text(text) | Value::Code(text) | Value::Data(text, _) => plain(&text),
                    Value::Markup(_) | Value::Missing => plain(&v.t("at-counter-nothing-said")),
                };
                (plain(&row.label), value.lines().map(str::to_owned).collect())
            })
            .collect(),
    };
    let issuer = |locale| plain(&v.site().texts().text(locale, "payment-receipt-issuer"));
    PrintedSummary {
        reference: sheet.file.reference.to_string(),
        reference_label: plain(&v.t("application-reference")),
        dated_at,
        title: plain(&v.t("at-counter-printed-title")),
        service: sheet.definition.service.texts.text(v.locale(), "name").to_owned(),
        parts: forms_of::said(v, sheet).into_iter().map(part).collect(),
        statement: plain(&v.t("at-counter-printed-statement")),
        hands: ["at-counter-hand-name", "at-counter-hand-signature", "at-counter-hand-witness", "at-counter-hand-day"]
            .map(|key| plain(&v.t(key)))
            .to_vec(),
        binding: plain(&v.t_with("at-counter-printed-binding", &[("digest", &laid.to_string()[..16])])),
        issuer: (issuer(Locale::AR), issuer(Locale::EN)),
    }
}
