//! The counter: finding somebody who came before, opening an account for somebody who is new, and the files that were begun
//! here. Names stand on no list; a file is known by its reference.

use ::store::Scope;
use askama::Template;
use axum::{Extension, response::Response};
use catalogue::Catalogue;
use kernel::{Id, NationalNumber, Outcome, Slips, marks};
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{DataTable, LinkButton, QuestionPage, TextInput},
};

use super::{path, stage};
use crate::{
    applications::{definitions, store as files},
    counter::store as rows,
};

const REASON: &str = "casework.counter";

#[derive(Template)]
#[template(path = "counter/hub.html")]
struct HubPage {
    heading: String,
    lead: String,
    ways: Vec<LinkButton>,
    find: QuestionPage,
    files: DataTable,
}

pub(super) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    Ok(page(&v, &catalogue, &Filled::blank()).await?)
}

async fn page(v: &Visit, catalogue: &Catalogue, filled: &Filled) -> Outcome<Response> {
    v.staff()?;
    let (_, missions) = people::counter::officer(v.actor())?;
    let mut cx = v.begin().await?;
    let mut table = DataTable::new(v, v.t("at-counter-files"))
        .column(v.t("application-reference"))
        .column(v.t("assistance-service"))
        .column(v.t("at-counter-state"))
        .nothing(v.t("at-counter-files-none"));
    for at in rows::of_missions(&mut cx, missions).await? {
        let file = files::load(&mut cx, &Scope::System(REASON), at.file).await?;
        let definition = definitions::of(&cx, catalogue, &file).await?;
        let name = definition.service.texts.text(v.locale(), "name").to_owned();
        let reference = file.reference.to_string();
        let link = Value::code_link(&v.path(&path(file.reference, "")), &reference);
        let state = if at.confirmed.is_none() && at.presented.is_some() {
            v.t("at-counter-state-presented")
        } else {
            stage(v, file.stage())
        };
        table = table.row(vec![link, name.into(), state.into()]);
    }
    let number = TextInput::digits("found_by", v.t("accounts-number"))
        .hint(v.t("at-counter-find-hint"))
        .maxlength(24)
        .filled(v, filled);
    let find = QuestionPage::new(v, v.path("/desk/counter"), filled).field(&number).submit(v.t("at-counter-find"));
    let heading = v.t("counter-title");
    let page = HubPage {
        heading: heading.clone(),
        lead: v.t("at-counter-lead"),
        ways: vec![
            LinkButton::new(v.path("/desk/counter/people/new"), v.t("counter-new-title")),
            LinkButton::quiet(v.path("/desk/counter/ask"), v.t("at-counter-ask-title")),
            LinkButton::quiet(v.path("/desk/counter/letters"), v.t("messaging-paper-title")),
        ],
        find,
        files: table,
    };
    Ok(v.page_with(filled.status(), heading, page))
}

pub(super) async fn find(v: Visit, Extension(catalogue): Extension<Catalogue>, form: Form<Fields>) -> Answer {
    match found(&v, &form).await {
        Ok(account) => Ok(v.redirect(format!("/desk/counter/people/{account}"))),
        Err(failure) => Ok(page(&v, &catalogue, &form.filled(failure)?).await?),
    }
}

async fn found(v: &Visit, form: &Form<Fields>) -> Outcome<Id<marks::Account>> {
    v.staff()?;
    let typed = form.fields.text("found_by");
    let number: NationalNumber = typed.parse().map_err(|_| Slips::one("found_by", "at-counter-slip-number"))?;
    let mut cx = v.begin().await?;
    Ok(people::counter::by_number(&mut cx, &number).await?.account)
}
