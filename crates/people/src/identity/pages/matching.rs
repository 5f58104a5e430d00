//! The matching form: three things that one person knows. What was hidden while typed is never filled in again.

use std::sync::Arc;

use axum::{Extension, response::Response};
use kernel::{Failure, Outcome};
use store::idempotency::{self, Claim};
use web::{
    Answer, Filled, Form, Visit,
    components::{BackLink, Details as More, PasswordInput, QuestionPage, TextInput},
};

use crate::{
    consent::{Choice, IDENTITY_CHECK},
    hidden::Hidden,
    identity::{
        commands::{self, Asking},
        details::Details,
    },
    settings::Settings,
    sign_in::tick,
};

/// The scope of the form's idempotency keys.
const ROUTE: &str = "people.identity_match";

pub(super) async fn show(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    match commands::permit(&mut cx, account).await {
        Ok(_permit) => Ok(page(&v, &Filled::blank())),
        // Matched already, or being checked: the page of the state says which.
        Err(Failure::Refusal(_)) => Ok(v.redirect("/account/identity")),
        Err(failure) => Err(failure.into()),
    }
}

pub(super) async fn submit(v: Visit, Extension(settings): Extension<Arc<Settings>>, form: Form<Details>) -> Answer {
    v.account()?;
    match ask(&v, &settings, &form).await {
        Ok(()) => Ok(v.redirect("/account/identity")),
        Err(failure) => {
            let mut filled = form.filled(failure)?;
            remember_warning(&mut filled);
            Ok(page(&v, &filled))
        }
    }
}

async fn ask(v: &Visit, settings: &Settings, form: &Form<Details>) -> Outcome<()> {
    let account = v.account()?;
    let details = form.read()?;
    let mut cx = v.begin().await?;
    if let Claim::Done(_) = idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? {
        return Ok(());
    }
    let permit = commands::permit(&mut cx, account).await?;
    let asking = Asking {
        settings,
        choice: Choice::new(IDENTITY_CHECK, details.agreed, v.site().texts(), v.locale()),
        language: v.locale(),
        network: &v.network(),
    };
    commands::ask(&mut cx, account, &details, (asking, permit)).await?;
    idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, account.uuid()).await?;
    cx.commit().await
}

/// Notes for which number the warning about the check digit was given, by its last three digits, so that sending the same
/// number again is accepted.
fn remember_warning(filled: &mut Filled) {
    let warned = filled.slips.0.iter().any(|slip| slip.text == "identity-number-check-digit");
    let ends =
        filled.value("number").parse::<kernel::NationalNumber>().ok().map(|number| number.last_three().to_owned());
    filled.fields.set("warned", ends.filter(|_| warned).unwrap_or_default());
}

fn page(v: &Visit, filled: &Filled) -> Response {
    let title = v.t("identity-match-title");
    let number = TextInput::digits("number", v.t("identity-number-label"))
        .hint(v.t("identity-number-hint"))
        .maxlength(24)
        .filled(v, filled);
    let card = TextInput::code("card", v.t("identity-card-label"))
        .hint(v.t("identity-card-hint"))
        .maxlength(24)
        .filled(v, filled);
    let mother = PasswordInput::veiled(v, "mother", v.t("identity-mother-label"))
        .hint(v.t("identity-mother-hint"))
        .filled(v, filled);
    let body = QuestionPage::new(v, v.path("/account/identity/match"), filled)
        .back(BackLink::to(v.path("/account/identity"), v.t("identity-title")))
        .heading(title.clone())
        .lead(&v.t("identity-match-lead"))
        .field(&number)
        .field(&card)
        .field(&mother)
        .field(&Hidden::new("warned", filled.value("warned")))
        .field(&tick(v, IDENTITY_CHECK, filled))
        .field(&More::new(v.t("identity-match-more"), &v.t("identity-match-more-text")))
        .submit(v.t("identity-match-submit"));
    v.page_with(filled.status(), title, body)
}
