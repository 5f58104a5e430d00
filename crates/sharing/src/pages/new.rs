//! Making a link: what is shown is chosen first, and the address is told in the answer itself, once.

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use kernel::{Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, Checkboxes, Choice, LinkButton, QuestionPage, Radios, Select, TextInput, Warning},
};

use super::{At, ZONE, name_of, of_document::here};
use crate::{
    Ports,
    commands::{self, Made, Request},
    model::{Asked, DAYS, Detail, LONGEST_LABEL, Wanted},
    policy,
    ports::{Document, Facts},
};

const ROUTE: &str = "/{lang}/files/{reference}/document/links/new";
/// How many looks a link may be held to on the page; the API takes any number up to a hundred.
const LOOKS: [i32; 5] = [1, 3, 5, 10, 25];

impl FromFields for Wanted {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let asked = Asked {
            also: fields.all("also").into_iter().map(str::to_owned).collect(),
            days: fields.text("days").parse().ok(),
            most: fields.opt("looks").map(|text| text.parse().unwrap_or_default()),
            label: fields.opt("label").map(str::to_owned),
            tell: fields.ticked("tell"),
        };
        asked.checked()
    }
}

#[derive(Template)]
#[template(source = "{{ question }}", ext = "html")]
struct NewPage {
    question: QuestionPage,
}

#[derive(Template)]
#[template(path = "sharing/made.html")]
struct MadePage<'a> {
    v: &'a Visit,
    title: String,
    address: String,
    once: Warning,
    until: String,
    list: LinkButton,
}

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let document = shareable(&v, &ports, &at).await?;
    Ok(form(&v, &document, &Filled::blank()))
}

/// The document, if its holder may share it now. Asking for a fresh sign-in comes before anything is typed.
async fn shareable(v: &Visit, ports: &Ports, at: &At) -> Outcome<Document> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let document = ports.documents.of_file(&mut cx, account, at.reference()?).await?;
    let level = people::assurance(&mut cx, account).await?;
    cx.commit().await?;
    // What is asked here is asked again by the command; a page shows and hands out nothing.
    let _permit = policy::may_share(v, &document, level)?;
    Ok(document)
}

pub(crate) async fn make(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<At>,
    typed: Form<Wanted>,
) -> Answer {
    let made = async {
        let wanted = typed.read()?;
        let reference = at.reference()?;
        let (key, hash) = (typed.idempotency_key.as_str(), typed.request_hash);
        commands::make(&v, &ports, &Request { reference, wanted: &wanted, route: ROUTE, key, hash }).await
    };
    match made.await {
        Ok(made) => Ok(told(&v, &made)),
        Err(failure) => {
            let filled = typed.filled(failure)?;
            let document = shareable(&v, &ports, &at).await?;
            Ok(form(&v, &document, &filled))
        }
    }
}

fn form(v: &Visit, document: &Document, filled: &Filled) -> Response {
    if document.sensitive {
        v.mark_sensitive();
    }
    let days = DAYS.map(|days| Choice::new(days.to_string(), v.t_count("sharing-days", i64::from(days)))).to_vec();
    let chosen_days = if filled.value("days").is_empty() { "3" } else { filled.value("days") };
    let unlimited = Choice::new("", v.t("sharing-looks-any"));
    let looks = LOOKS.map(|looks| Choice::new(looks.to_string(), v.t_count("sharing-looks-most", i64::from(looks))));
    let looks = std::iter::once(unlimited).chain(looks).collect();
    let tell = vec![Choice::new("yes", v.t("sharing-tell-yes"))];
    let title = v.t("sharing-new-title");
    let name = document.facts.as_ref().map(|facts| facts.name.clone()).unwrap_or_default();
    let mut question = QuestionPage::new(v, v.path(&format!("{}/new", here(document))), filled)
        .back(BackLink::new(v, v.path(&here(document))))
        .heading(title.clone())
        .caption(document.title.get(v.locale()).to_owned())
        .lead(&v.t_with("sharing-new-lead", &[("name", &name)]))
        .lead(&v.t("sharing-new-never"));
    let also = document.facts.as_ref().map(|facts| details(v, facts)).unwrap_or_default();
    if !also.is_empty() {
        let also = Checkboxes::new("also", v.t("sharing-also"), also).hint(v.t("sharing-also-hint")).filled(v, filled);
        question = question.field(&also);
    }
    let question = question
        .field(&Radios::new("days", v.t("sharing-days-label"), days).filled(v, filled).chosen(chosen_days))
        .field(&Select::new(v, "looks", v.t("sharing-looks-label"), looks).filled(v, filled))
        .field(
            &TextInput::new("label", v.t("sharing-label"))
                .optional(v)
                .hint(v.t("sharing-label-hint"))
                .maxlength(u32::try_from(LONGEST_LABEL).unwrap_or(u32::MAX))
                .filled(v, filled),
        )
        .field(&Checkboxes::new("tell", v.t("sharing-tell"), tell).filled(v, filled))
        .submit(v.t("sharing-make"));
    v.page_with(filled.status(), title, NewPage { question })
}

/// What can be added, as this document has it.
fn details(v: &Visit, facts: &Facts) -> Vec<Choice> {
    let choice = |detail: Detail| {
        let there = match detail {
            Detail::LatinName => facts.latin_name.is_some(),
            Detail::BirthYear => true,
            Detail::NumberEnd => facts.number_end.is_some(),
        };
        there.then(|| Choice::new(detail.as_str(), name_of(v, detail)))
    };
    Detail::ALL.into_iter().filter_map(choice).collect()
}

fn told(v: &Visit, made: &Made) -> Response {
    let page = MadePage {
        v,
        title: v.t("sharing-made-title"),
        address: v.public_address(&format!("/s/{}", made.secret.text())),
        once: Warning::new(v, v.t("sharing-made-once")),
        until: v.t_with("sharing-made-until", &[("moment", &v.moment(made.expires_at, ZONE))]),
        list: LinkButton::new(v.path(&here(&made.document)), v.t("sharing-made-list")),
    };
    v.page(page.title.clone(), page)
}
