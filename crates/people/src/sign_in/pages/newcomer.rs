//! The last page of registration: a name, and the notices.

use axum::{http::HeaderMap, response::Response};
use kernel::{Failure, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{Checkboxes, Choice as Tick, QuestionPage, TextInput},
    sessions::SessionKind,
};

use crate::{
    accounts::name::PersonName,
    codes::Purpose,
    consent::{Choice, NOTICES, Notice},
    sign_in::{code_page::carried, commands, pocket::Pocket},
};

/// Name and notices as sent.
pub(super) struct NewcomerForm {
    name: PersonName,
    agreed: Vec<Notice>,
}

impl FromFields for NewcomerForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let name = PersonName::parse(fields.text("name"));
        if let Err(error) = name {
            slips.add("name", error.text());
        }
        let agreed: Vec<Notice> = at_registration().filter(|notice| fields.ticked(&notice.field())).collect();
        for notice in at_registration().filter(|notice| notice.is_necessary() && !agreed.contains(notice)) {
            slips.add(notice.field(), "consent-necessary");
        }
        match name {
            Ok(name) if slips.is_empty() => Ok(Self { name, agreed }),
            _ => Err(slips),
        }
    }
}

fn at_registration() -> impl Iterator<Item = Notice> {
    NOTICES.into_iter().filter(|notice| notice.at_registration)
}

pub(super) async fn show(v: Visit, headers: HeaderMap) -> Answer {
    match carried(&v, &headers, Purpose::Enter).await? {
        Some((_, waiting)) if waiting.proved_at.is_some() => Ok(page(&v, &Filled::blank())),
        Some(_) => Ok(v.redirect("/sign-in/code")),
        None => Ok(v.redirect("/register")),
    }
}

pub(super) async fn register(v: Visit, headers: HeaderMap, form: Form<NewcomerForm>) -> Answer {
    let Some(pocket) = Pocket::read(&v, &headers) else {
        return Ok(v.redirect_with("/register", "codes-refused-gone"));
    };
    let opened = async {
        let typed = form.read()?;
        let choices: Vec<Choice> = at_registration()
            .map(|notice| Choice::new(notice, typed.agreed.contains(&notice), v.site().texts(), v.locale()))
            .collect();
        let mut cx = v.begin().await?;
        let account = commands::register(&mut cx, &pocket.holder, &typed.name, (v.locale(), &choices)).await?;
        let opened = v.open_session_on(&mut cx, pocket.device, SessionKind::Citizen, account.uuid()).await?;
        cx.commit().await?;
        Ok::<_, Failure>(opened)
    };
    match opened.await {
        Ok(opened) => {
            let to = pocket.next.clone().unwrap_or_else(|| v.path("/account"));
            Ok(Pocket::clear(&v, v.signed_in(&opened, v.leave(&to)))?)
        }
        Err(failure) => Ok(page(&v, &form.filled(failure)?)),
    }
}

fn page(v: &Visit, filled: &Filled) -> Response {
    let title = v.t("sign-in-name-title");
    let name = TextInput::new("name", v.t("sign-in-name-label"))
        .hint(v.t("sign-in-name-hint"))
        .autocomplete("name")
        .maxlength(150)
        .filled(v, filled);
    let mut body = QuestionPage::new(v, v.path("/register/name"), filled)
        .heading(title.clone())
        .lead(&v.t("sign-in-name-lead"))
        .field(&name);
    for notice in at_registration() {
        body = body.field(&tick(v, notice, filled));
    }
    v.page_with(filled.status(), title, body.submit(v.t("sign-in-open-account")))
}

/// A notice with its checkbox; the words beside the box are the words whose digest the ledger keeps.
pub(crate) fn tick(v: &Visit, notice: Notice, filled: &Filled) -> Checkboxes {
    let choice = Tick::new("yes", v.t(&notice.title_key())).hint(v.t(&notice.body_key()));
    let legend = v.t(match (notice.is_necessary(), notice.at_registration) {
        (true, _) => "consent-legend-necessary",
        (false, true) => "consent-legend-free",
        // Whoever does not agree does not take the step, but loses nothing else.
        (false, false) => "consent-legend-step",
    });
    Checkboxes::new(notice.field(), legend, vec![choice]).filled(v, filled)
}
