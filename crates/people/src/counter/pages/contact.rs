//! Giving an account of the counter a contact: the document is compared again, a code goes to the contact, and whoever
//! stands there reads it out.

use std::sync::Arc;

use axum::{Extension, extract::Path, http::HeaderMap, response::Response};
use kernel::{Failure, Id, Outcome, Slips, marks};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, Checkboxes, Choice, QuestionPage, TextInput},
    sessions::Device,
};

use crate::{
    accounts::{contact::Contact, policy::may_give_contact},
    codes::{
        self, Proof, Purpose,
        model::{Asking, Request},
        refusal,
    },
    counter::{commands, policy},
    settings::Settings,
    sign_in::{
        code_page::{CodeForm, CodePage, carried, page as code_page},
        pocket::Pocket,
    },
};

const CODE: CodePage = CodePage { path: "/desk/counter/contact/code", ask_again: "/desk/counter" };

/// The account of a path.
#[derive(Deserialize)]
pub(super) struct At {
    account: Id<marks::Account>,
}

/// The contact as typed, and that the document was compared.
pub(super) struct NewContact {
    contact: Contact,
    declared: bool,
}

impl FromFields for NewContact {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let contact = Contact::parse(fields.text("contact"));
        if let Err(error) = &contact {
            slips.add("contact", error.text());
        }
        let declared = fields.ticked("declared");
        if !declared {
            slips.add("declared", "counter-declared-missing");
        }
        match contact {
            Ok(contact) if slips.is_empty() => Ok(Self { contact, declared }),
            _ => Err(slips),
        }
    }
}

pub(super) async fn show(v: Visit, Path(at): Path<At>) -> Answer {
    v.staff()?;
    let mut cx = v.begin().await?;
    commands::theirs(&mut cx, at.account).await?;
    Ok(page(&v, at.account, &Filled::blank()))
}

fn page(v: &Visit, account: Id<marks::Account>, filled: &Filled) -> Response {
    let title = v.t("counter-contact-title");
    let declared = vec![Choice::new("yes", v.t("counter-declared"))];
    let body = QuestionPage::new(v, v.path(&format!("/desk/counter/people/{account}/contact")), filled)
        .back(BackLink::to(v.path(&format!("/desk/counter/people/{account}")), v.t("counter-person-title")))
        .heading(title.clone())
        .lead(&v.t("counter-contact-lead"))
        .field(
            &TextInput::new("contact", v.t("accounts-contact-new"))
                .hint(v.t("sign-in-contact-hint"))
                .maxlength(254)
                .filled(v, filled),
        )
        .field(&Checkboxes::new("declared", v.t("counter-declared-legend"), declared).filled(v, filled))
        .submit(v.t("sign-in-send-code"));
    v.page_with(filled.status(), title, body)
}

pub(super) async fn ask(
    v: Visit,
    Extension(settings): Extension<Arc<Settings>>,
    Path(at): Path<At>,
    form: Form<NewContact>,
) -> Answer {
    v.staff()?;
    let asked = async {
        let mut cx = v.begin().await?;
        commands::theirs(&mut cx, at.account).await?;
        let typed = form.read()?;
        may_give_contact(typed.declared).map(drop)?;
        let asking = Asking {
            contact: &typed.contact,
            purpose: Purpose::Contact,
            account: Some(at.account),
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
            // The counter's own browser carries only that a code was asked for; the code itself goes to the person.
            let pocket = Pocket { holder: asked.holder, next: None, device: Device::Own };
            Ok(pocket.put(&v, v.redirect(CODE.path))?)
        }
        Err(failure) => Ok(page(&v, at.account, &form.filled(failure)?)),
    }
}

pub(super) async fn show_code(v: Visit, headers: HeaderMap) -> Answer {
    v.staff()?;
    policy::officer(v.actor())?;
    match carried(&v, &headers, Purpose::Contact).await? {
        Some((_, waiting)) => Ok(code_page(&v, &CODE, &waiting, &Filled::blank())),
        None => Ok(v.redirect(CODE.ask_again)),
    }
}

pub(super) async fn enter(v: Visit, headers: HeaderMap, form: Form<CodeForm>) -> Answer {
    v.staff()?;
    policy::officer(v.actor())?;
    let Some((pocket, waiting)) = carried(&v, &headers, Purpose::Contact).await? else {
        return Ok(v.redirect_with(CODE.ask_again, "codes-refused-gone"));
    };
    match given(&v, &pocket, &form).await {
        Ok(()) => Ok(Pocket::clear(&v, v.redirect_with("/desk/counter", "counter-flash-contact"))?),
        Err(failure) => Ok(code_page(&v, &CODE, &waiting, &form.filled(failure)?)),
    }
}

/// A wrong guess is committed before it is told; giving the contact is one transaction.
async fn given(v: &Visit, pocket: &Pocket, form: &Form<CodeForm>) -> Outcome<()> {
    let typed = form.read()?;
    let mut cx = v.begin().await?;
    match codes::prove(&mut cx, &pocket.holder, Purpose::Contact, (&typed.typed, &v.network())).await? {
        Proof::Right(proved) => {
            let account = proved.account.ok_or_else(Failure::not_found)?;
            // The officer declared it when she asked for the code, ten minutes ago at the most.
            let permit = may_give_contact(true)?;
            commands::give_contact(&mut cx, account, &pocket.holder, permit).await?;
            cx.commit().await
        }
        Proof::Wrong { left } => {
            cx.commit().await?;
            Err(refusal::wrong(left))
        }
        Proof::Gone => Err(refusal::gone().into()),
    }
}
