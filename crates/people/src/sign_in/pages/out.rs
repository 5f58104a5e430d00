//! Signing out: a button, because following a link must never change anything.

use web::{
    Answer, Filled, Form, Visit,
    components::{BackLink, QuestionPage},
};

pub(super) async fn show(v: Visit) -> Answer {
    if v.session().is_none() {
        return Ok(v.redirect("/"));
    }
    let title = v.t("sign-in-out-title");
    let body = QuestionPage::new(&v, v.path("/sign-out"), &Filled::blank())
        .back(BackLink::new(&v, v.path("/account")))
        .heading(title.clone())
        .lead(&v.t("sign-in-out-lead"))
        .submit(v.t("sign-in-out-button"));
    Ok(v.page(title, body))
}

pub(super) async fn leave(v: Visit, _form: Form<()>) -> Answer {
    let mut cx = v.begin().await?;
    v.close_session(&mut cx).await?;
    cx.commit().await?;
    Ok(v.signed_out(v.redirect_with("/", "sign-in-out-done")))
}
