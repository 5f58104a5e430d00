//! Signing in to the desk: one page, three fields, one mistake.

use axum::{Extension, extract::Query, response::Response};
use kernel::{Actor, Failure, Slips};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, PasswordInput, QuestionPage, TextInput},
    sessions::SessionKind,
};

use crate::{
    hidden::Hidden,
    staff::{
        colleagues::staff_actor,
        commands::{SignIn, sign_in},
        password::Passwords,
    },
};

#[derive(Deserialize)]
pub(super) struct Coming {
    next: Option<String>,
}

/// The fields as typed.
pub(super) struct SignInForm {
    login: String,
    password: String,
    code: String,
    next: Option<String>,
}

impl FromFields for SignInForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let login = fields.required("login", "staff-user-missing", &mut slips).to_owned();
        let password = fields.required("password", "staff-password-missing", &mut slips).to_owned();
        let code = fields.required("code", "staff-code-missing", &mut slips).to_owned();
        if slips.is_empty() {
            Ok(Self { login, password, code, next: fields.opt("next").map(str::to_owned) })
        } else {
            Err(slips)
        }
    }
}

pub(super) async fn show(v: Visit, Query(coming): Query<Coming>) -> Answer {
    let next = coming.next.as_deref().and_then(|next| v.return_path(next)).unwrap_or_default();
    Ok(page(&v, &Filled::from_pairs([("next", next)])))
}

pub(super) async fn enter(v: Visit, Extension(passwords): Extension<Passwords>, form: Form<SignInForm>) -> Answer {
    let opened = async {
        let typed = form.read()?;
        let network = v.network();
        let attempt = SignIn { login: &typed.login, password: &typed.password, code: &typed.code, network: &network };
        let staff = sign_in(v.site().store(), &passwords, attempt).await?;
        let mut cx = v.begin().await?;
        let opened = v.open_session(&mut cx, SessionKind::Staff, staff.uuid()).await?;
        let actor = staff_actor(&mut cx, staff).await?.unwrap_or(Actor::Visitor);
        cx.commit().await?;
        Ok::<_, Failure>((opened, typed.next, web::desk_of(&actor)))
    };
    match opened.await {
        Ok((opened, next, own)) => {
            // The bare desk is the queue, which is not everybody's: whoever asked for it begins where her work is.
            let inside = |path: &String| path.split_once("/desk/").is_some_and(|(before, _)| before.len() == 3);
            let to = next.and_then(|next| v.return_path(&next)).filter(inside).unwrap_or_else(|| v.path(own));
            Ok(v.signed_in(&opened, v.leave(&to)))
        }
        Err(failure) => Ok(page(&v, &form.filled(failure)?)),
    }
}

fn page(v: &Visit, filled: &Filled) -> Response {
    let title = v.t("staff-sign-in-title");
    let mut shown = filled.clone();
    shown.fields.set("code", "");
    let body = QuestionPage::new(v, v.path("/desk/sign-in"), &shown)
        .heading(title.clone())
        .lead(&v.t("staff-sign-in-lead"))
        .field(&Hidden::new("next", shown.value("next")))
        .field(
            &TextInput::code("login", v.t("staff-user-label")).autocomplete("username").maxlength(40).filled(v, &shown),
        )
        .field(&PasswordInput::current(v, "password", v.t("staff-password-label")).filled(v, &shown))
        .field(
            &TextInput::one_time_code("code", v.t("staff-code-label")).hint(v.t("staff-code-hint")).filled(v, &shown),
        )
        .submit(v.t("staff-sign-in-submit"));
    v.page_with(filled.status(), title, body)
}

pub(super) async fn show_out(v: Visit) -> Answer {
    v.staff()?;
    let title = v.t("sign-in-out-title");
    let body = QuestionPage::new(&v, v.path("/desk/sign-out"), &Filled::blank())
        .back(BackLink::new(&v, v.path(web::desk_of(v.actor()))))
        .heading(title.clone())
        .lead(&v.t("staff-sign-out-lead"))
        .submit(v.t("sign-in-out-button"));
    Ok(v.page(title, body))
}

pub(super) async fn leave(v: Visit, _form: Form<()>) -> Answer {
    v.staff()?;
    let mut cx = v.begin().await?;
    v.close_session(&mut cx).await?;
    cx.commit().await?;
    Ok(v.signed_out(v.redirect_with("/desk/sign-in", "sign-in-out-done")))
}
