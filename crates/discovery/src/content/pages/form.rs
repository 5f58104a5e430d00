//! The inputs of a draft.

use askama::{Template, filters::HtmlSafe};
use catalogue::Snapshot;
use web::{
    Filled, Visit,
    components::{Button, Checkboxes, Choice, DateInput, Select, TextInput, Textarea},
};

use super::{event, list::countries};
use crate::content::{
    facets::{AUDIENCES, SITUATIONS},
    kind::Kind,
    matter::{BODY, SUMMARY, TITLE},
};

/// The words of one language.
struct Words {
    heading: String,
    title: TextInput,
    summary: Textarea,
    body: Textarea,
}

/// Every input, in the order of the page.
#[derive(Template)]
#[template(path = "content/form.html")]
pub(super) struct DraftForm<'a> {
    v: &'a Visit,
    languages: [Words; 2],
    kind: Select,
    owner_ar: TextInput,
    owner_en: TextInput,
    owner_mail: TextInput,
    choices: [Checkboxes; 4],
    sources: Textarea,
    verified_on: DateInput,
    check_every_days: TextInput,
    from: DateInput,
    until: DateInput,
    event: event::Inputs,
    save: Button,
}
impl HtmlSafe for DraftForm<'_> {}

impl<'a> DraftForm<'a> {
    /// The inputs as they are filled in.
    pub fn new(v: &'a Visit, snapshot: &Snapshot, filled: &Filled) -> Self {
        let line = |name: &str, label: &str| TextInput::new(name, v.t(label)).filled(v, filled);
        let day = |name: &str, label: &str| DateInput::new(v, name, v.t(label)).filled(v, filled);
        let keyed = |keys: &[&str], of: &str| -> Vec<Choice> {
            keys.iter().map(|key| Choice::new(*key, v.t(&format!("{of}{key}")))).collect()
        };
        let services =
            snapshot.services().map(|(key, own)| Choice::new(key, own.definition.texts.text(v.locale(), "name")));
        let boxes = |name: &str, label: &str, choices| Checkboxes::new(name, v.t(label), choices).filled(v, filled);
        let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
        Self {
            v,
            languages: [words(v, "ar", filled), words(v, "en", filled)],
            kind: Select::new(v, "kind", v.t("content-field-kind"), keyed(&kinds, "content-kind-")).filled(v, filled),
            owner_ar: line("owner_ar", "content-field-owner-ar"),
            owner_en: line("owner_en", "content-field-owner-en"),
            owner_mail: TextInput::email("owner_mail", v.t("content-field-owner-mail"))
                .hint(v.t("content-field-owner-mail-hint"))
                .optional(v)
                .filled(v, filled),
            choices: [
                boxes("situations", "content-field-situations", keyed(&SITUATIONS, "content-situation-")),
                boxes("audiences", "content-field-audiences", keyed(&AUDIENCES, "content-audience-")),
                boxes("countries", "content-field-countries", countries(v, snapshot))
                    .hint(v.t("content-field-countries-hint")),
                boxes("services", "content-services-title", services.collect()),
            ],
            sources: Textarea::new("sources", v.t("content-field-sources"))
                .rows(4)
                .hint(v.t("content-field-sources-hint"))
                .filled(v, filled),
            verified_on: day("verified_on", "content-field-verified"),
            check_every_days: TextInput::digits("check_every_days", v.t("content-field-days"))
                .width("short")
                .hint(v.t("content-field-days-hint"))
                .filled(v, filled),
            from: day("from", "content-field-from").optional(v),
            until: day("until", "content-field-until").optional(v),
            event: event::Inputs::new(v, filled),
            save: Button::new(v.t("content-save")),
        }
    }
}

fn words(v: &Visit, lang: &str, filled: &Filled) -> Words {
    let name = |end: &str| format!("{lang}_{end}");
    let most = |characters: usize| u32::try_from(characters).unwrap_or(u32::MAX);
    Words {
        heading: v.t(&format!("content-language-{lang}")),
        title: TextInput::new(name("title"), v.t("content-field-title")).maxlength(most(TITLE)).filled(v, filled),
        summary: Textarea::new(name("summary"), v.t("content-field-summary"))
            .rows(3)
            .limit(v, most(SUMMARY))
            .filled(v, filled),
        body: Textarea::new(name("body"), v.t("content-field-body"))
            .rows(16)
            .hint(v.t("content-field-body-hint"))
            .limit(v, most(BODY))
            .filled(v, filled),
    }
}
