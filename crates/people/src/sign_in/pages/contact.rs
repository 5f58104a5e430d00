//! The first page of registration and of sign-in: one contact. The two differ in words only.

use std::sync::Arc;

use axum::{Extension, extract::Query, response::Response};
use kernel::{Actor, Slips};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, Checkboxes, Choice, LinkButton, QuestionPage, TextInput},
    sessions::Device,
};

use crate::{
    accounts::contact::Contact,
    codes::{
        self, Purpose,
        model::{Asking, Request},
    },
    settings::Settings,
    sign_in::pocket::Pocket,
};

/// Where to return to, and whether an old sign-in is to be refreshed.
#[derive(Deserialize)]
pub(super) struct Coming {
    next: Option<String>,
    again: Option<String>,
}

/// A contact as typed.
pub(super) struct ContactForm {
    contact: Contact,
    next: Option<String>,
    device: Device,
}

impl FromFields for ContactForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        match Contact::parse(fields.text("contact")) {
            Ok(contact) => Ok(Self {
                contact,
                next: fields.opt("next").map(str::to_owned),
                device: if fields.ticked("shared") { Device::Shared } else { Device::Own },
            }),
            Err(error) => {
                slips.add("contact", error.text());
                Err(slips)
            }
        }
    }
}

/// Which of the two pages it is.
#[derive(Clone, Copy)]
enum Door {
    SignIn,
    Register,
}

pub(super) async fn show_sign_in(v: Visit, Query(coming): Query<Coming>) -> Answer {
    let next = coming.next.as_deref().and_then(|next| v.return_path(next));
    if matches!(v.actor(), Actor::Citizen { .. }) {
        if coming.again.is_some() {
            return Ok(super::again::start(&v, next));
        }
        return Ok(next.map_or_else(|| v.redirect("/account"), |next| v.leave(&next)));
    }
    Ok(page(&v, Door::SignIn, &with_next(next)))
}

pub(super) async fn show_register(v: Visit, Query(coming): Query<Coming>) -> Answer {
    if matches!(v.actor(), Actor::Citizen { .. }) {
        return Ok(v.redirect("/account"));
    }
    let next = coming.next.as_deref().and_then(|next| v.return_path(next));
    Ok(page(&v, Door::Register, &with_next(next)))
}

pub(super) async fn ask_sign_in(
    v: Visit,
    Extension(settings): Extension<Arc<Settings>>,
    form: Form<ContactForm>,
) -> Answer {
    ask(&v, &settings, &form, Door::SignIn).await
}

pub(super) async fn ask_register(
    v: Visit,
    Extension(settings): Extension<Arc<Settings>>,
    form: Form<ContactForm>,
) -> Answer {
    ask(&v, &settings, &form, Door::Register).await
}

async fn ask(v: &Visit, settings: &Settings, form: &Form<ContactForm>, door: Door) -> Answer {
    let asked = async {
        let typed = form.read()?;
        let mut cx = v.begin().await?;
        let asking = Asking {
            contact: &typed.contact,
            purpose: Purpose::Enter,
            account: None,
            language: v.locale(),
            network: &v.network(),
            request: Request::of(&form.idempotency_key, form.request_hash),
        };
        let asked = codes::ask(&mut cx, settings, asking).await?;
        cx.commit().await?;
        Ok((asked, typed.next, typed.device))
    };
    match asked.await {
        Ok((asked, next, device)) => {
            let next = next.and_then(|next| v.return_path(&next));
            let pocket = Pocket { holder: asked.holder, next, device };
            Ok(pocket.put(v, v.redirect("/sign-in/code"))?)
        }
        Err(failure) => Ok(page(v, door, &form.filled(failure)?)),
    }
}

fn with_next(next: Option<String>) -> Filled {
    next.map_or_else(Filled::blank, |next| Filled::from_pairs([("next", next)]))
}

fn page(v: &Visit, door: Door, filled: &Filled) -> Response {
    let (path, title, lead, other) = match door {
        Door::SignIn => (
            "/sign-in",
            v.t("sign-in-title"),
            v.t("sign-in-lead"),
            LinkButton::quiet(v.path("/register"), v.t("sign-in-to-register")),
        ),
        Door::Register => (
            "/register",
            v.t("sign-in-register-title"),
            v.t("sign-in-register-lead"),
            LinkButton::quiet(v.path("/sign-in"), v.t("sign-in-to-sign-in")),
        ),
    };
    let contact = TextInput::new("contact", v.t("sign-in-contact-label"))
        .hint(v.t("sign-in-contact-hint"))
        .autocomplete("username")
        .maxlength(254)
        .filled(v, filled);
    let shared = Choice::new("yes", v.t("sign-in-shared")).hint(v.t("sign-in-shared-hint"));
    let shared = Checkboxes::new("shared", v.t("sign-in-shared-legend"), vec![shared]).filled(v, filled);
    let body = QuestionPage::new(v, v.path(path), filled)
        .back(BackLink::to(v.path("/"), v.t("sign-in-back-home")))
        .heading(title.clone())
        .lead(&lead)
        .field(&contact)
        .field(&shared)
        .field(&crate::hidden::Hidden::new("next", filled.value("next")))
        .submit(v.t("sign-in-send-code"))
        .second(&other);
    v.page_with(filled.status(), title, body)
}
