//! Somebody whose account is kept at this counter: her files here, a new one, and giving her a contact.

use ::store::access::{self, Access};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::Catalogue;
use kernel::{Id, Outcome, Slips, marks};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{BackLink, Choice, DataTable, LinkButton, QuestionPage, Select, SummaryList, SummaryRow, TextInput},
};

use super::{path, stage};
use crate::{
    applications::{definitions, outcomes::Once, store as files},
    counter::{
        commands::{self, Wanted},
        store as rows,
    },
};

const PERSON: &str = "/{lang}/desk/counter/people/{account}";

/// The account of a path.
#[derive(Deserialize)]
pub(super) struct AtAccount {
    account: Id<marks::Account>,
}

#[derive(Template)]
#[template(path = "counter/person.html")]
struct PersonPage {
    back: BackLink,
    heading: String,
    about: SummaryList,
    files: DataTable,
    begin: QuestionPage,
    contact: LinkButton,
}

pub(super) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<AtAccount>) -> Answer {
    Ok(page(&v, &catalogue, at.account, &Filled::blank()).await?)
}

async fn page(v: &Visit, catalogue: &Catalogue, account: Id<marks::Account>, filled: &Filled) -> Outcome<Response> {
    v.staff()?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let kept = people::counter::theirs(&mut cx, account).await?;
    let profile = people::profile(&mut cx, account).await?;
    let look = Access {
        file: None,
        purpose: format!("counter account {account}"),
        route: PERSON,
        fields: &["name", "national_number", "files"],
    };
    access::record(&mut cx, look).await?;
    let mut table = DataTable::new(v, v.t("at-counter-files"))
        .column(v.t("application-reference"))
        .column(v.t("assistance-service"))
        .column(v.t("at-counter-state"))
        .nothing(v.t("at-counter-files-none"));
    for file in files::list_of(&mut cx, account).await? {
        // What she began herself, before or after, is not the counter's.
        if rows::find(&mut cx, file.id).await?.is_none() {
            continue;
        }
        let definition = definitions::of(&cx, catalogue, &file).await?;
        let name = definition.service.texts.text(v.locale(), "name").to_owned();
        let link = Value::code_link(&v.path(&path(file.reference, "")), &file.reference.to_string());
        table = table.row(vec![link, name.into(), stage(v, file.stage()).into()]);
    }
    cx.commit().await?;
    let mission = snapshot.countries().find_map(|(_, country)| country.definition.mission(&kept.mission));
    let mission = mission.map_or_else(|| kept.mission.clone(), |mission| mission.names.get(v.locale()).to_owned());
    let about = SummaryList::new(vec![
        SummaryRow::new(v.t("counter-name"), profile.name.as_str()),
        SummaryRow::new(
            v.t("accounts-number"),
            profile.number.map(|number| Value::code(number.digits())).unwrap_or(Value::Missing),
        ),
        SummaryRow::new(v.t("counter-document"), v.t(kept.document.text())),
        SummaryRow::new(v.t("counter-mission"), mission),
    ]);
    // People come from the country in which the mission is, and from no other.
    let country = snapshot.countries().find(|(_, country)| country.definition.mission(&kept.mission).is_some());
    let services = country.map(|(key, _)| key).map_or_else(Vec::new, |country| {
        let taken = snapshot.services().filter(|(key, _)| snapshot.takes(key, country));
        taken.map(|(key, one)| Choice::new(key, one.definition.texts.text(v.locale(), "name"))).collect()
    });
    let here = v.path(&format!("/desk/counter/people/{account}"));
    let begin = QuestionPage::new(v, here.clone(), filled)
        .heading(v.t("at-counter-begin-title"))
        .lead(&v.t("at-counter-begin-lead"))
        .field(&Select::new(v, "service", v.t("assistance-service"), services).filled(v, filled))
        .field(&TextInput::code("invitation", v.t("at-counter-invitation")).optional(v).filled(v, filled))
        .submit(v.t("at-counter-begin"));
    let heading = v.t("counter-person-title");
    let page = PersonPage {
        back: BackLink::to(v.path("/desk/counter"), v.t("counter-title")),
        heading: heading.clone(),
        about,
        files: table,
        begin,
        contact: LinkButton::quiet(format!("{here}/contact"), v.t("counter-contact-title")),
    };
    Ok(v.page_with(filled.status(), heading, page))
}

pub(super) async fn begin(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<AtAccount>,
    form: Form<Fields>,
) -> Answer {
    match begun(&v, &catalogue, at.account, &form).await {
        Ok(to) => Ok(v.redirect(to)),
        Err(failure) => Ok(page(&v, &catalogue, at.account, &form.filled(failure)?).await?),
    }
}

/// Begins the file once for each page that was rendered, and says where it is prepared.
async fn begun(v: &Visit, catalogue: &Catalogue, account: Id<marks::Account>, form: &Form<Fields>) -> Outcome<String> {
    v.staff()?;
    let service = form.fields.text("service");
    if service.is_empty() {
        return Err(Slips::one("service", "at-counter-slip-service"));
    }
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let kept = people::counter::theirs(&mut cx, account).await?;
    let country = snapshot.countries().find(|(_, country)| country.definition.mission(&kept.mission).is_some());
    let (country, _) = country.ok_or_else(kernel::Failure::not_found)?;
    let once = Once { route: PERSON, key: &form.idempotency_key, hash: form.request_hash };
    if !once.claim(&mut cx).await? {
        return Ok(format!("/desk/counter/people/{account}"));
    }
    let wanted = Wanted { service, country, invitation: form.fields.opt("invitation") };
    let file = commands::begin(&mut cx, catalogue, account, &wanted).await?;
    once.settle(&mut cx, file.id).await?;
    cx.commit().await?;
    Ok(format!("/desk/help/{}", file.reference))
}
