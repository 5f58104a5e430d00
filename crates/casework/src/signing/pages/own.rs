//! The applicant's page of one declaration: signs it, or asks the other person to.

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use kernel::{Actor, Failure, Outcome};
use store::{Cx, Scope};
use web::{
    Answer, Filled, Form, Hidden, Markup, Site, Visit,
    components::{BackLink, Banner, Button, ErrorSummary, LinkButton, Tag, Tone, Warning},
};

use super::{
    block::{CodeForm, SignForm, block, signs_now},
    tasks::tag,
};
use crate::{
    applications::{
        model::{Act, Party},
        sheet::Sheet,
        store as files,
    },
    signing::{
        Ports,
        commands::{self, InviteRequest, Typed, reference},
        model::{Role, Signature, SigningState},
        policy::Signer,
        standing::Standing,
        store as rows,
    },
};

const PAGE: &str = "/{lang}/files/{reference}/declarations/{declaration}";
const INVITE: &str = "/{lang}/files/{reference}/declarations/{declaration}/invite";

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route(PAGE, get(show))
        .route("/{lang}/files/{reference}/declarations/{declaration}/code", post(code))
        .route("/{lang}/files/{reference}/declarations/{declaration}/sign", post(sign))
        .route(INVITE, post(invite))
        .route("/{lang}/files/{reference}/declarations/{declaration}/revoke", post(revoke))
        .route("/{lang}/files/{reference}/declarations/{declaration}/pdf", get(pdf))
}

#[derive(serde::Deserialize)]
struct At {
    reference: String,
    declaration: String,
}

#[derive(Template)]
#[template(path = "signing/declaration.html")]
struct DeclarationPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    heading: String,
    tag: Tag,
    banner: Option<Banner>,
    block: Markup,
    pdf: Option<LinkButton>,
    /// The address of the link, told once: right after it was made.
    made: Option<(String, Warning)>,
    invite: Option<(String, Hidden, Button)>,
    revoke: Option<(String, Hidden, Button)>,
}

/// A declaration of the signed-in person's own file.
struct Own {
    cx: Cx,
    sheet: Sheet,
    signer: Signer,
    key: String,
}

impl Own {
    async fn open(v: &Visit, ports: &Ports, at: &At) -> Outcome<Self> {
        let account = v.account()?;
        let mut cx = v.begin().await?;
        let sheet = Sheet::open(&mut cx, &ports.catalogue, account, reference(&at.reference)?).await?;
        let level = people::assurance(&mut cx, account).await?;
        let signer = Signer { account, birth: sheet.owner.birth, level, role: Role::Applicant };
        let own = Self { cx, sheet, signer, key: at.declaration.clone() };
        own.standing()?;
        Ok(own)
    }

    fn standing(&self) -> Outcome<&Standing> {
        self.sheet.declarations.iter().find(|one| one.key == self.key).ok_or_else(Failure::not_found)
    }

    fn path(&self) -> String {
        format!("/files/{}/declarations/{}", self.sheet.file.reference, self.key)
    }
}

async fn show(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>) -> Answer {
    let own = Own::open(&v, &ports, &at).await?;
    if own.standing()?.state == SigningState::Unready {
        return Ok(v.redirect(format!("/files/{}", own.sheet.file.reference)));
    }
    Ok(page(&v, own, (None, &Filled::blank())).await?)
}

async fn page(v: &Visit, mut own: Own, (made, filled): (Option<String>, &Filled)) -> Outcome<Response> {
    let base = v.path(&own.path());
    let standing = own.standing()?.clone();
    let file = &own.sheet.file;
    let draft = file.may(Party::Owner, Act::Submit);
    let may = draft && signs_now(&standing, &own.signer);
    let block = block(v, &mut own.cx, (&own.sheet, &standing), (&own.signer, may), (&base, filled)).await?;
    let service = &own.sheet.definition.service;
    let heading = service.texts.text(v.locale(), &format!("declarations.{}.title", own.key)).to_owned();
    let asks = draft
        && matches!(standing.state, SigningState::ToAsk | SigningState::Waits | SigningState::Refused)
        && made.is_none();
    let first = standing.state == SigningState::ToAsk;
    let invite = asks.then(|| {
        let button =
            if first { Button::new(v.t("signing-link-make")) } else { Button::quiet(v.t("signing-link-make-another")) };
        (format!("{base}/invite"), v.csrf_field(), button)
    });
    let waits = draft && standing.state == SigningState::Waits;
    let closed = standing.signature.as_ref().is_some_and(|signature| signature.closed.is_some());
    let page = DeclarationPage {
        v,
        back: BackLink::to(v.path(&format!("/files/{}", file.reference)), v.t("signing-back-to-file")),
        errors: ErrorSummary::new(v, filled),
        tag: tag(v, standing.state, service.voice.is_sober()),
        banner: banner(v, &standing, own.sheet.definition.country.zone.as_str()),
        block: Markup::from(&block),
        pdf: closed.then(|| LinkButton::quiet(format!("{base}/pdf"), v.t("signing-pdf")).download()),
        made: made.map(|address| (address, Warning::new(v, v.t("signing-link-once")))),
        invite,
        revoke: waits.then(|| (format!("{base}/revoke"), v.csrf_field(), Button::grave(v.t("signing-link-revoke")))),
        heading: heading.clone(),
    };
    Ok(v.page_with(filled.status(), heading, page))
}

/// What the applicant must know of the other person: that she is waited for, or has refused. Nothing else is ever said.
fn banner(v: &Visit, standing: &Standing, zone: &str) -> Option<Banner> {
    let name = standing.names.get("signer").cloned().unwrap_or_default();
    match (standing.state, &standing.invitation) {
        (SigningState::ToAsk, _) => {
            Some(Banner::new(Tone::Wait, v.t_with("signing-other-must-sign", &[("name", &name)])))
        }
        (SigningState::Waits, Some(link)) => {
            let until = v.moment(link.expires_at, zone);
            let text = v.t_with("signing-waits-text", &[("name", &name), ("until", &until)]);
            Some(Banner::new(Tone::Wait, text).heading(v.t("signing-waits-title")))
        }
        (SigningState::Refused, _) => Some(Banner::new(Tone::Wrong, v.t("signing-refused-text"))),
        _ => None,
    }
}

async fn code(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>, form: Form<CodeForm>) -> Answer {
    let mut own = Own::open(&v, &ports, &at).await?;
    let typed = form.read()?;
    let network = v.network();
    let asking = typed.asking(&v, &at.declaration, &network, &form);
    match commands::ask_code(&mut own.cx, &ports.codes, (&own.sheet, &own.signer), &asking).await {
        Ok(()) => {
            let to = own.path();
            own.cx.commit().await?;
            Ok(v.redirect(to))
        }
        Err(failure) => {
            let filled = form.filled(failure)?;
            Ok(page(&v, Own::open(&v, &ports, &at).await?, (None, &filled)).await?)
        }
    }
}

async fn sign(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>, form: Form<SignForm>) -> Answer {
    let mut own = Own::open(&v, &ports, &at).await?;
    let typed = form.read()?;
    let network = v.network();
    let typed = Typed { declaration: &at.declaration, shown: &typed.shown, code: &typed.code, network: &network };
    let to = own.path();
    let answer = match commands::sign(&mut own.cx, (&own.sheet, &own.signer), &typed).await {
        // A wrong guess costs its try: it is committed whatever the answer.
        Ok(answer) => {
            own.cx.commit().await?;
            answer
        }
        Err(failure) => Err(failure),
    };
    match answer {
        Ok(()) => Ok(v.redirect(to)),
        Err(failure) => {
            let filled = form.filled(failure)?;
            Ok(page(&v, Own::open(&v, &ports, &at).await?, (None, &filled)).await?)
        }
    }
}

/// Shows the link in the answer itself: it is told once and kept nowhere.
async fn invite(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>, form: Form<()>) -> Answer {
    let mut own = Own::open(&v, &ports, &at).await?;
    let request = InviteRequest {
        declaration: &at.declaration,
        route: INVITE,
        key: &form.idempotency_key,
        hash: form.request_hash,
    };
    let (made, filled) = match commands::invite(&mut own.cx, &own.sheet, &request).await {
        Ok(invited) => {
            own.cx.commit().await?;
            let address = format!("{}{}", ports.public_url, v.path(&format!("/sign/{}", invited.token.text())));
            (Some(address), Filled::blank())
        }
        Err(failure) => (None, form.filled(failure)?),
    };
    Ok(page(&v, Own::open(&v, &ports, &at).await?, (made, &filled)).await?)
}

async fn revoke(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>, _form: Form<()>) -> Answer {
    let mut own = Own::open(&v, &ports, &at).await?;
    commands::revoke(&mut own.cx, &own.sheet, &at.declaration).await?;
    let to = own.path();
    own.cx.commit().await?;
    Ok(v.redirect(to))
}

async fn pdf(v: Visit, Path(at): Path<At>) -> Answer {
    let scope = Scope::Owner(v.account()?);
    let mut cx = v.begin().await?;
    let file = files::load_by_reference(&mut cx, &scope, reference(&at.reference)?).await?;
    let signed = rows::of_file(&mut cx, file.id).await?;
    let signature = signed.into_iter().rev().find(|one| one.declaration == at.declaration && one.closed.is_some());
    drop(cx);
    closed_file(&v, signature).await
}

/// The closed file of a signature, for whoever may have it: the caller has seen to that.
pub(super) async fn closed_file(v: &Visit, signature: Option<Signature>) -> Answer {
    let signature = signature.ok_or_else(Failure::not_found)?;
    let closed = signature.closed.ok_or_else(Failure::not_found)?;
    let mut cx = v.site().store().begin(Actor::System("casework.signing")).await?;
    let blobs = cx.store().blobs().clone();
    let bytes = blobs.bytes(&mut cx, closed.blob).await?;
    Ok(v.file(&format!("{}.pdf", signature.id), "application/pdf", bytes))
}
