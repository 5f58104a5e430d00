//! The page of a co-signer: the text, who asks, and two ways to answer. Of the file nothing else is shown, and a link that is
//! unknown, ended or somebody else's reads the same.

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use kernel::{Failure, Outcome};
use web::{
    Answer, Filled, Form, Hidden, Markup, Site, Visit,
    components::{Banner, Button, ErrorSummary, LinkButton, Tone},
};

use super::{
    block::{CodeForm, SignForm, block, signs_now},
    own::closed_file,
};
use crate::signing::{
    Ports,
    commands::{self, Opened, Typed},
    refusal,
};

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/sign/{token}", get(show))
        .route("/{lang}/sign/{token}/code", post(code))
        .route("/{lang}/sign/{token}/sign", post(sign))
        .route("/{lang}/sign/{token}/refuse", post(refuse))
        .route("/{lang}/sign/{token}/pdf", get(pdf))
}

#[derive(serde::Deserialize)]
struct At {
    token: String,
}

#[derive(Template)]
#[template(path = "signing/co_signer.html")]
struct CoSignerPage<'a> {
    v: &'a Visit,
    errors: ErrorSummary,
    asks: String,
    signed: Option<Banner>,
    block: Markup,
    pdf: Option<LinkButton>,
    refuse: Option<(String, Hidden, Button)>,
}

#[derive(Template)]
#[template(path = "signing/told.html")]
struct ToldPage {
    heading: String,
    text: String,
    way: Option<LinkButton>,
}

async fn open(v: &Visit, ports: &Ports, at: &At) -> Outcome<Opened> {
    let account = v.account()?;
    commands::opened(v.site().store(), &ports.catalogue, account, (&at.token, &v.network())).await
}

/// What a co-signer is told who cannot sign by this link; any other failure is answered as usual.
fn stopped(v: &Visit, failure: Failure) -> Answer {
    let code = match &failure {
        Failure::Refusal(refusal) => refusal.code,
        _ => "",
    };
    let (status, name, way) = match code {
        refusal::GONE => (StatusCode::NOT_FOUND, "gone", None),
        "signing.unknown_person" => {
            let way = LinkButton::new(v.path("/account/identity"), v.t("signing-unknown-way"));
            (StatusCode::OK, "unknown", Some(way))
        }
        _ => return Err(failure.into()),
    };
    Ok(told(v, (status, name), way))
}

fn told(v: &Visit, (status, name): (StatusCode, &str), way: Option<LinkButton>) -> Response {
    let heading = v.t(&format!("signing-{name}-title"));
    let text = v.t(&format!("signing-{name}-text"));
    v.page_with(status, heading.clone(), ToldPage { heading, text, way })
}

async fn show(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>) -> Answer {
    match open(&v, &ports, &at).await {
        Ok(opened) => Ok(page(&v, opened, (&at.token, &Filled::blank())).await?),
        Err(failure) => stopped(&v, failure),
    }
}

async fn page(v: &Visit, mut opened: Opened, (token, filled): (&str, &Filled)) -> Outcome<Response> {
    let base = v.path(&format!("/sign/{token}"));
    let standing = opened.standing()?.clone();
    if standing.wording.is_none() {
        return Err(refusal::gone());
    }
    let may = signs_now(&standing, &opened.signer);
    let block = block(v, &mut opened.cx, (&opened.sheet, &standing), (&opened.signer, may), (&base, filled)).await?;
    let applicant = standing.names.get("applicant").cloned().unwrap_or_default();
    let closed = standing.signature.as_ref().is_some_and(|signature| signature.closed.is_some());
    let page = CoSignerPage {
        v,
        errors: ErrorSummary::new(v, filled),
        asks: v.t_with("signing-asks", &[("name", &applicant)]),
        signed: standing.is_signed().then(|| Banner::new(Tone::Quiet, v.t("signing-signed-thanks"))),
        block: Markup::from(&block),
        pdf: closed.then(|| LinkButton::quiet(format!("{base}/pdf"), v.t("signing-pdf")).download()),
        refuse: may.then(|| (format!("{base}/refuse"), v.csrf_field(), Button::grave(v.t("signing-refuse")))),
    };
    Ok(v.page_with(filled.status(), v.t("signing-other-title"), page))
}

async fn code(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>, form: Form<CodeForm>) -> Answer {
    let mut opened = match open(&v, &ports, &at).await {
        Ok(opened) => opened,
        Err(failure) => return stopped(&v, failure),
    };
    let typed = form.read()?;
    let network = v.network();
    let key = opened.invitation.declaration.clone();
    let asking = typed.asking(&v, &key, &network, &form);
    match commands::ask_code(&mut opened.cx, &ports.codes, (&opened.sheet, &opened.signer), &asking).await {
        Ok(()) => {
            opened.cx.commit().await?;
            Ok(v.redirect(format!("/sign/{}", at.token)))
        }
        Err(failure) => {
            let filled = form.filled(failure)?;
            Ok(page(&v, open(&v, &ports, &at).await?, (&at.token, &filled)).await?)
        }
    }
}

async fn sign(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>, form: Form<SignForm>) -> Answer {
    let mut opened = match open(&v, &ports, &at).await {
        Ok(opened) => opened,
        Err(failure) => return stopped(&v, failure),
    };
    let typed = form.read()?;
    let network = v.network();
    let key = opened.invitation.declaration.clone();
    let typed = Typed { declaration: &key, shown: &typed.shown, code: &typed.code, network: &network };
    let answer = match commands::sign(&mut opened.cx, (&opened.sheet, &opened.signer), &typed).await {
        // A wrong guess costs its try: it is committed whatever the answer.
        Ok(answer) => {
            opened.cx.commit().await?;
            answer
        }
        Err(failure) => Err(failure),
    };
    match answer {
        Ok(()) => Ok(v.redirect(format!("/sign/{}", at.token))),
        Err(failure) => {
            let filled = form.filled(failure)?;
            Ok(page(&v, open(&v, &ports, &at).await?, (&at.token, &filled)).await?)
        }
    }
}

async fn refuse(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>, _form: Form<()>) -> Answer {
    let opened = match open(&v, &ports, &at).await {
        Ok(opened) => opened,
        Err(failure) => return stopped(&v, failure),
    };
    commands::refuse(opened).await?;
    Ok(told(&v, (StatusCode::OK, "declined"), None))
}

async fn pdf(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>) -> Answer {
    let opened = match open(&v, &ports, &at).await {
        Ok(opened) => opened,
        Err(failure) => return stopped(&v, failure),
    };
    let signature = opened.standing()?.signature.clone().filter(|own| own.signer == opened.signer.account);
    drop(opened);
    closed_file(&v, signature).await
}
