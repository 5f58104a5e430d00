//! Changing a contact: the new one, then the code that went there.

use std::sync::Arc;

use axum::{Extension, http::HeaderMap, response::Response};
use kernel::{Failure, Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, LinkButton, QuestionPage, SummaryList, SummaryRow, TextInput, Warning},
    sessions::{self, Device},
};

use crate::{
    accounts::{
        commands::change_contact,
        contact::{Contact, ContactKind},
        model::{Assurance, Profile},
        policy::may_change_contact,
        profile::{assurance, profile},
    },
    codes::{
        self, Proof, Purpose,
        model::{Asking, Request},
        refusal,
    },
    settings::Settings,
    sign_in::{
        code_page::{CodePage, page as code_page},
        pocket::Pocket,
    },
};

const CODE: CodePage = CodePage { path: "/account/contacts/code", ask_again: "/account/contacts" };

/// The new contact as typed.
pub(super) struct NewContact(Contact);

impl FromFields for NewContact {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        Contact::parse(fields.text("contact")).map(Self).map_err(|error| {
            let mut slips = Slips::new();
            slips.add("contact", error.text());
            slips
        })
    }
}

pub(super) async fn show(v: Visit) -> Answer {
    let profile = own(&v).await?;
    if profile.assurance >= Assurance::Verified {
        may_change_contact(&v, profile.assurance).map(drop)?;
    }
    Ok(page(&v, &profile, &Filled::blank()))
}

pub(super) async fn ask(v: Visit, Extension(settings): Extension<Arc<Settings>>, form: Form<NewContact>) -> Answer {
    let profile = own(&v).await?;
    may_change_contact(&v, profile.assurance).map(drop)?;
    let asked = async {
        let NewContact(contact) = form.read()?;
        let mut cx = v.begin().await?;
        let asking = Asking {
            contact: &contact,
            purpose: Purpose::Contact,
            account: Some(profile.account),
            language: v.locale(),
            network: &v.network(),
            request: Request::of(&form.idempotency_key, form.request_hash),
        };
        let asked = codes::ask(&mut cx, &settings, asking).await?;
        cx.commit().await?;
        Ok::<_, Failure>(asked)
    };
    match asked.await {
        Ok(asked) => {
            let pocket = Pocket { holder: asked.holder, next: None, device: Device::Own };
            Ok(pocket.put(&v, v.redirect(CODE.path))?)
        }
        Err(failure) => Ok(page(&v, &profile, &form.filled(failure)?)),
    }
}

pub(super) async fn show_code(v: Visit, headers: HeaderMap) -> Answer {
    v.account()?;
    match crate::sign_in::code_page::carried(&v, &headers, Purpose::Contact).await? {
        Some((_, waiting)) => Ok(code_page(&v, &CODE, &waiting, &Filled::blank())),
        None => Ok(v.redirect(CODE.ask_again)),
    }
}

pub(super) async fn enter(v: Visit, headers: HeaderMap, form: Form<crate::sign_in::code_page::CodeForm>) -> Answer {
    v.account()?;
    let Some((pocket, waiting)) = crate::sign_in::code_page::carried(&v, &headers, Purpose::Contact).await? else {
        return Ok(v.redirect_with(CODE.ask_again, "codes-refused-gone"));
    };
    let changed = async {
        let typed = form.read()?.typed;
        change(&v, &pocket, &typed).await
    };
    match changed.await {
        Ok(()) => Ok(Pocket::clear(&v, v.redirect_with("/account", "accounts-contact-changed"))?),
        Err(failure) => Ok(code_page(&v, &CODE, &waiting, &form.filled(failure)?)),
    }
}

/// A wrong guess is committed before it is told; the change itself is one transaction.
async fn change(v: &Visit, pocket: &Pocket, typed: &str) -> Outcome<()> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let proof = codes::prove(&mut cx, &pocket.holder, Purpose::Contact, (typed, &v.network())).await?;
    match proof {
        Proof::Right(_) => {
            let level = assurance(&mut cx, account).await?;
            let permit = may_change_contact(v, level)?;
            change_contact(&mut cx, account, &pocket.holder, permit).await?;
            // Whoever came in by the old contact stays no longer than the contact.
            sessions::revoke_all(&mut cx, account.uuid(), v.session().map(|session| session.id)).await?;
            cx.commit().await
        }
        Proof::Wrong { left } => {
            cx.commit().await?;
            Err(refusal::wrong(left))
        }
        Proof::Gone => Err(refusal::gone().into()),
    }
}

async fn own(v: &Visit) -> Outcome<Profile> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    profile(&mut cx, account).await
}

fn page(v: &Visit, profile: &Profile, filled: &Filled) -> Response {
    let title = v.t("accounts-contacts-title");
    let rows = profile.contacts.iter().map(|held| {
        let key = match held.contact.kind() {
            ContactKind::Email => "accounts-email",
            ContactKind::Mobile => "accounts-mobile",
        };
        SummaryRow::new(v.t(key), web::Value::code(held.contact.value()))
    });
    let list = SummaryList::new(rows.collect());
    let back = BackLink::to(v.path("/account"), v.t("accounts-title"));
    if profile.assurance < Assurance::Verified {
        let body = Closed {
            v,
            back,
            list,
            why: Warning::new(v, v.t("accounts-refused-needs-verified")),
            way: LinkButton::new(v.path("/account/identity?need=verified"), v.t("accounts-way-up")),
        };
        return v.page(title, body);
    }
    let contact = TextInput::new("contact", v.t("accounts-contact-new"))
        .hint(v.t("sign-in-contact-hint"))
        .maxlength(254)
        .filled(v, filled);
    let body = QuestionPage::new(v, v.path("/account/contacts"), filled)
        .back(back)
        .heading(title.clone())
        .field(&list)
        .lead(&v.t("accounts-contacts-lead"))
        .field(&contact)
        .submit(v.t("sign-in-send-code"));
    v.page_with(filled.status(), title, body)
}

/// The page of somebody who may not change contacts yet: what is there, why not, and the way up.
#[derive(askama::Template)]
#[template(path = "accounts/contacts_closed.html")]
struct Closed<'a> {
    v: &'a Visit,
    back: BackLink,
    list: SummaryList,
    why: Warning,
    way: LinkButton,
}
