//! What a first visit costs on the wire, against the budgets of the design.

use anyhow::{Context, Result, bail};
use axum::{
    body::Body,
    http::{Request, header},
};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::{citizens::Citizens, product::Product};

/// Kibibytes.
const KIB: usize = 1024;

/// Bytes of one part of a first visit.
#[derive(Clone, Debug)]
pub struct Weight {
    /// What it is.
    pub what: &'static str,
    /// Bytes, compressed as a browser gets them.
    pub bytes: usize,
    /// The most it may be.
    pub budget: usize,
}

/// Weighs pages, style sheet, script and fonts.
pub async fn weigh(product: &Product, citizens: &Citizens) -> Result<Vec<Weight>> {
    let draft = &citizens.specimen;
    let question = format!("/ar/files/{}/q/subject_name", draft.reference);
    let cookie = format!("wasl={}", draft.token);
    let mut weights = Vec::new();
    for (what, path) in [
        ("HTML of the first page", "/ar/"),
        ("HTML of a service's page", "/ar/services/birth_certificate"),
        ("HTML of a question page", question.as_str()),
    ] {
        let bytes = fetch(product, path, &cookie, "br").await?;
        weights.push(Weight { what, bytes: bytes.len(), budget: 14 * KIB });
    }
    let page = fetch(product, "/ar/", "", "identity").await?;
    let page = String::from_utf8(page)?;
    let css = asset(&page, ".css").context("a style sheet")?;
    weights.push(Weight { what: "CSS", bytes: size(product, &css).await?, budget: 14 * KIB });
    let js = asset(&page, ".js").context("a script")?;
    weights.push(Weight { what: "JavaScript", bytes: size(product, &js).await?, budget: 10 * KIB });
    let sheet = fetch(product, &css, "", "identity").await?;
    let sheet = String::from_utf8(sheet)?;
    let mut fonts: Vec<&str> = sheet.split('"').filter(|part| part.ends_with(".woff2")).collect();
    fonts.sort_unstable();
    fonts.dedup();
    let mut bytes = 0;
    for font in fonts {
        bytes += size(product, font).await?;
    }
    weights.push(Weight { what: "fonts, all of them", bytes, budget: 32 * KIB });
    Ok(weights)
}

fn asset(page: &str, end: &str) -> Option<String> {
    page.split('"').find(|part| part.starts_with("/assets/") && part.ends_with(end)).map(str::to_owned)
}

async fn size(product: &Product, path: &str) -> Result<usize> {
    Ok(fetch(product, path, "", "br").await?.len())
}

async fn fetch(product: &Product, path: &str, cookie: &str, encoding: &str) -> Result<Vec<u8>> {
    let mut request = Request::builder().uri(path).header(header::ACCEPT_ENCODING, encoding);
    if !cookie.is_empty() {
        request = request.header(header::COOKIE, cookie);
    }
    let response = product.built.router.clone().oneshot(request.body(Body::empty())?).await?;
    let status = response.status();
    let bytes = response.into_body().collect().await.map_err(|error| anyhow::anyhow!("{path}: {error}"))?.to_bytes();
    if !status.is_success() {
        bail!("{path}: {status}");
    }
    Ok(bytes.to_vec())
}
