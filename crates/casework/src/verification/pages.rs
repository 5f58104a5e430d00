//! The public page: a file or a pasted text in, plain words out.

use std::{sync::Arc, time::Duration};

use ::store::throttle;
use askama::Template;
use axum::{
    Extension, Router,
    extract::DefaultBodyLimit,
    response::Response,
    routing::{get, post},
};
use futures::StreamExt;
use kernel::{Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Site, Upload, Value, Visit,
    components::{Banner, Button, ErrorSummary, FileUpload, LinkButton, SummaryList, SummaryRow, Textarea, Tone},
};

use super::{
    Ports, entitlement,
    model::{Finding, Reason, Stated, Verdict},
    port::MAX_PDF,
    verify::{verify_pdf, verify_text},
};

/// Room for the other fields of the form that carries the file.
const FORM_BYTES: usize = 64 * 1024;
/// The civil day of issue is Cairo's, where the Authority sits.
pub(super) const ZONE: &str = "Africa/Cairo";

/// A school checks a class at once; a program trying texts is slowed down.
pub(super) const THROTTLE: throttle::Rule =
    throttle::Rule { name: "verify-throttle", limit: 120, window: Duration::from_secs(10 * 60) };

pub(super) fn routes(ports: Arc<Ports>) -> Router<Site> {
    Router::new()
        .route("/{lang}/verify", get(show).post(file).layer(DefaultBodyLimit::max(MAX_PDF + FORM_BYTES)))
        .route("/{lang}/verify/text", post(text))
        .layer(Extension(ports))
}

/// The pasted text.
struct Pasted(String);

impl FromFields for Pasted {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let text = fields.required("text", "verify-slip-text", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self(text)) } else { Err(slips) }
    }
}

#[derive(Template)]
#[template(path = "verification/ask.html")]
struct AskPage<'a> {
    v: &'a Visit,
    summary: ErrorSummary,
    file: FileUpload,
    text: Textarea,
    send_file: Button,
    send_text: Button,
}

#[derive(Template)]
#[template(path = "verification/answer.html")]
struct AnswerPage<'a> {
    v: &'a Visit,
    title: String,
    banner: Banner,
    test: Option<Banner>,
    facts: Option<SummaryList>,
    genuine: bool,
    again: LinkButton,
}

async fn show(v: Visit) -> Answer {
    Ok(ask(&v, &Filled::blank()))
}

fn ask(v: &Visit, filled: &Filled) -> Response {
    let megabytes = v.number(i64::try_from(MAX_PDF / (1024 * 1024)).unwrap_or_default());
    let body = AskPage {
        v,
        summary: ErrorSummary::new(v, filled),
        file: FileUpload::new(v, "file", v.t("verify-file"), MAX_PDF as u64)
            .only("application/pdf", v.t_with("verify-file-rules", &[("number", &megabytes)]))
            .filled(v, filled),
        text: Textarea::new("text", v.t("verify-text")).hint(v.t("verify-text-hint")).rows(4).filled(v, filled),
        send_file: Button::new(v.t("verify-send-file")),
        send_text: Button::quiet(v.t("verify-send-text")),
    };
    v.page_with(filled.status(), v.t("verify-title"), body)
}

async fn file(v: Visit, Extension(ports): Extension<Arc<Ports>>, mut upload: Upload) -> Answer {
    let verdict = match read(&v, &mut upload).await {
        Ok(Some(pdf)) => verify_pdf(v.site().store(), ports.examiner.as_ref(), pdf).await?,
        Ok(None) => Verdict::refused(Reason::TooLarge),
        Err(failure) => return Ok(ask(&v, &upload.filled(failure)?)),
    };
    answer(&v, &ports, &verdict).await
}

async fn text(v: Visit, Extension(ports): Extension<Arc<Ports>>, form: Form<Pasted>) -> Answer {
    if let Ok(Pasted(text)) = form.read()
        && text.trim_start().starts_with(entitlement::PREFIX)
    {
        count(&v).await?;
        return entitlement::answer(&v, &ports, &text).await;
    }
    let verdict = async {
        let Pasted(text) = form.read()?;
        count(&v).await?;
        verify_text(v.site().store(), ports.examiner.as_ref(), &text).await
    };
    match verdict.await {
        Ok(verdict) => answer(&v, &ports, &verdict).await,
        Err(failure) => Ok(ask(&v, &form.filled(failure)?)),
    }
}

/// The file in memory, or nothing if it is larger than any document of ours.
async fn read(v: &Visit, upload: &mut Upload) -> Outcome<Option<Vec<u8>>> {
    let Some(file) = upload.file.as_mut() else { return Err(Slips::one("file", "verify-slip-file")) };
    count(v).await?;
    let mut pdf = Vec::new();
    while let Some(piece) = file.next().await {
        let piece = piece?;
        if pdf.len() + piece.len() > MAX_PDF {
            return Ok(None);
        }
        pdf.extend_from_slice(&piece);
    }
    Ok(Some(pdf))
}

/// Counts a try of the caller's network.
pub(super) async fn count(v: &Visit) -> Outcome<()> {
    let cx = v.begin().await?;
    throttle::hit(&cx, &THROTTLE, &v.network()).await
}

async fn answer(v: &Visit, ports: &Ports, verdict: &Verdict) -> Answer {
    let facts = match &verdict.stated {
        Some(stated) => Some(facts(v, ports, stated).await?),
        None => None,
    };
    let test = verdict.stated.as_ref().is_some_and(|stated| stated.test);
    let title = v.t(finding_text(verdict.finding));
    let body = AnswerPage {
        v,
        banner: Banner::new(tone(verdict.finding), explain(v, verdict)),
        test: test.then(|| Banner::new(Tone::Sand, v.t("verify-test"))),
        facts,
        genuine: verdict.is_genuine(),
        again: LinkButton::quiet(v.path("/verify"), v.t("verify-again")),
        title,
    };
    Ok(v.page(body.title.clone(), body))
}

/// Why, in a sentence.
pub(super) fn explain(v: &Visit, verdict: &Verdict) -> String {
    let issued_on = verdict.stated.as_ref().map(|stated| v.day(stated.issued_at.day_in(ZONE)));
    match issued_on {
        Some(day) => v.t_with(&verdict.reason.text(), &[("day", &day)]),
        None => v.t(&verdict.reason.text()),
    }
}

async fn facts(v: &Visit, ports: &Ports, stated: &Stated) -> Outcome<SummaryList> {
    let service = ports.catalogue.service_at(v.site().store(), &stated.service, stated.revision).await?;
    let key = format!("outputs.{}", stated.document);
    let mut rows = vec![
        SummaryRow::new(v.t("verify-document"), v.data(service.texts.text(v.locale(), &key))),
        SummaryRow::new(v.t("verify-serial"), Value::code(&stated.serial)),
        SummaryRow::new(v.t("verify-issuer"), v.data(service.agency_names.get(v.locale()))),
        SummaryRow::new(v.t("verify-issued-on"), v.day(stated.issued_at.day_in(ZONE))),
    ];
    if let Some(number) = stated.paper_copy {
        let copy = v.t_with("verify-paper-copy-number", &[("number", &v.number(i64::from(number)))]);
        rows.push(SummaryRow::new(v.t("verify-paper-copy"), copy));
    }
    let told = [
        ("verify-name", stated.name_ar.clone()),
        ("verify-name-latin", stated.name_latin.clone()),
        ("verify-birth-year", stated.birth_year.map(|year| year.to_string())),
        ("verify-last-three", stated.number_last_three.clone()),
    ];
    for (key, value) in told {
        if let Some(value) = value {
            rows.push(SummaryRow::new(v.t(key), value));
        }
    }
    Ok(SummaryList::new(rows).heading(v.t("verify-compare")))
}

fn tone(finding: Finding) -> Tone {
    match finding {
        Finding::Genuine => Tone::Ok,
        Finding::Replaced => Tone::Wait,
        Finding::Altered | Finding::UnknownIssuer | Finding::Revoked | Finding::NotWasl => Tone::Wrong,
    }
}

fn finding_text(finding: Finding) -> &'static str {
    match finding {
        Finding::Genuine => "verify-finding-genuine",
        Finding::Altered => "verify-finding-altered",
        Finding::UnknownIssuer => "verify-finding-unknown-issuer",
        Finding::Revoked => "verify-finding-revoked",
        Finding::Replaced => "verify-finding-replaced",
        Finding::NotWasl => "verify-finding-not-wasl",
    }
}
