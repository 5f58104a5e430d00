//! `/account/expert/entries`: degrees, positions, works and evidence, one by one.

use axum::{Extension, response::Response};
use kernel::{Failure, Outcome};
use web::{
    Answer, Fields, Filled, Form, Markup, Value, Visit,
    components::{Button, Select, SummaryList, SummaryRow, TextInput},
};

use super::{Act, Page, Part, begun, key_of, settled, shown, texts};
use crate::experts::{commands, entry::EntryKind, typed, vocabulary::Lexicon};

/// The page.
pub(in crate::experts) const PAGE: &str = "/{lang}/account/expert/entries";
const HERE: &str = "/account/expert/entries";

pub(in crate::experts) async fn show(v: Visit) -> Answer {
    Ok(page(&v, &Filled::blank()).await?)
}

async fn page(v: &Visit, filled: &Filled) -> Outcome<Response> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let profile = commands::own(&mut cx, account).await?;
    cx.commit().await?;
    let line = |name: &str, label: &str| TextInput::new(name, v.t(label)).maxlength(600).optional(v).filled(v, filled);
    let year = |name: &str, label: &str| {
        TextInput::digits(name, v.t(label)).maxlength(4).width("short").optional(v).filled(v, filled)
    };
    let kinds = texts(v, "experts-kind-", EntryKind::ALL.iter().map(|own| own.as_str()));
    let add = Act::post(v, HERE)
        .field(&Select::new(v, "kind", v.t("experts-entry-kind"), kinds).filled(v, filled))
        .field(&TextInput::new("title", v.t("experts-entry-title")).maxlength(600).filled(v, filled))
        .field(&line("by", "experts-entry-by"))
        .field(&line("of", "experts-entry-of"))
        .field(&year("year", "experts-entry-year"))
        .field(&year("until", "experts-entry-until"))
        .field(&TextInput::code("doi", v.t("experts-entry-doi")).maxlength(220).optional(v).filled(v, filled))
        .field(
            &TextInput::code("link", v.t("experts-entry-link"))
                .maxlength(500)
                .hint(v.t("experts-entry-link-hint"))
                .optional(v)
                .filled(v, filled),
        )
        .button(Button::new(v.t("experts-entry-add")).named("act", "add"));
    let mut page = Page::new(v, v.t("experts-entries-title"), filled)
        .back(v, "/account/expert", "experts-mine-title")
        .lead(v.t("experts-entries-lead"))
        .part(Part::card().heading(v.t("experts-entry-new")).act(add));
    for (at, own) in profile.entries.iter().enumerate() {
        let kind = v.t(&key_of("experts-kind-", own.kind.as_str()));
        let list = SummaryList::new(vec![SummaryRow::new(kind, Value::from(shown::line(v, own)))]);
        let remove = Act::post(v, HERE)
            .value("at", at.to_string())
            .value("title", own.title.clone())
            .button(Button::quiet(v.t("experts-entry-remove")).named("act", "remove"));
        page = page.part(Part { shown: vec![Markup::from(&list)], ..Part::default() }.act(remove));
    }
    Ok(page.answer(v, filled))
}

pub(in crate::experts) async fn sent(v: Visit, Extension(lexicon): Extension<Lexicon>, form: Form<Fields>) -> Answer {
    match act(&v, &lexicon, &form).await {
        Ok(()) => Ok(v.redirect_with(HERE, "experts-flash-kept")),
        Err(failure) => Ok(page(&v, &form.filled(failure)?).await?),
    }
}

async fn act(v: &Visit, lexicon: &Lexicon, form: &Form<Fields>) -> Outcome<()> {
    let account = v.account()?;
    let Some(mut cx) = begun(v, PAGE, form).await? else { return Ok(()) };
    match form.fields.text("act") {
        "add" => commands::add(&mut cx, lexicon, account, typed::entry(&form.fields)?).await?,
        "remove" => {
            let at = form.fields.text("at").parse().map_err(|_| Failure::not_found())?;
            commands::remove(&mut cx, lexicon, account, (at, form.fields.text("title"))).await?;
        }
        _ => return Err(Failure::not_found()),
    }
    settled(cx, PAGE, form, account.uuid()).await
}
