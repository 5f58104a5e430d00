//! The account page: who I am here, how certain that is, and where everything of mine lies.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use kernel::{Failure, Locale, Slips};
use web::{
    Answer, Fields, Form, FromFields, Value, Visit,
    components::{
        Button, Choice, InstallOffer, LinkButton, Radios, SummaryList, SummaryRow, Tag, Task, TaskList, Tone,
    },
};

use crate::accounts::{
    commands,
    contact::ContactKind,
    model::{Assurance, Profile},
    profile::profile,
};
use crate::ports::{Suggester, Suggestion};

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage<'a> {
    v: &'a Visit,
    facts: SummaryList,
    level: Tag,
    level_note: String,
    way_up: Option<LinkButton>,
    tasks: [TaskList; 3],
    /// What may concern its owner, if she agreed to that.
    suggestions: Vec<Suggestion>,
    more: LinkButton,
    languages: Radios,
    save: Button,
    sign_out: LinkButton,
    install: InstallOffer,
}

pub(super) async fn show(v: Visit, Extension(suggester): Extension<Arc<dyn Suggester>>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let profile = profile(&mut cx, account).await?;
    drop(cx);
    let suggestions = suggester.few(&v).await?;
    Ok(v.page(v.t("accounts-title"), page(&v, &profile, suggestions)))
}

fn page<'a>(v: &'a Visit, profile: &Profile, suggestions: Vec<Suggestion>) -> AccountPage<'a> {
    let tasks = [
        list(v, ("own", "accounts-group-own"), OWN),
        list(v, ("gain", "accounts-group-gain"), GAIN),
        list(v, ("data", "accounts-group-data"), DATA),
    ];
    let languages = [(Locale::AR, "accounts-language-ar"), (Locale::EN, "accounts-language-en")];
    let languages = languages.map(|(locale, key)| Choice::new(locale.as_str(), v.t(key))).to_vec();
    AccountPage {
        v,
        facts: facts(v, profile),
        level: Tag::new(v.t(level_key(profile.assurance)), tone(profile.assurance)),
        level_note: v.t(note_key(profile.assurance)),
        way_up: (profile.assurance < Assurance::Verified)
            .then(|| LinkButton::new(v.path("/account/identity"), v.t("accounts-way-up"))),
        tasks,
        suggestions,
        more: LinkButton::quiet(v.path("/for-you"), v.t("accounts-for-you-more")),
        languages: Radios::new("language", v.t("accounts-language-label"), languages)
            .inline()
            .chosen(profile.language.as_str()),
        save: Button::quiet(v.t("accounts-language-save")),
        sign_out: LinkButton::quiet(v.path("/sign-out"), v.t("sign-in-out-button")),
        install: InstallOffer::always(v),
    }
}

fn facts(v: &Visit, profile: &Profile) -> SummaryList {
    let mut rows = vec![SummaryRow::new(v.t("accounts-name"), profile.name.as_str())];
    for held in &profile.contacts {
        let key = match held.contact.kind() {
            ContactKind::Email => "accounts-email",
            ContactKind::Mobile => "accounts-mobile",
        };
        rows.push(SummaryRow::new(v.t(key), Value::code(held.contact.value())));
    }
    if let Some(number) = &profile.number {
        rows.push(SummaryRow::new(v.t("accounts-number"), Value::code(number.to_string())));
    }
    rows.push(SummaryRow::new(v.t("accounts-since"), v.day(profile.registered_at.day_in(crate::ZONE))));
    SummaryList::new(rows)
}

pub(crate) fn level_key(level: Assurance) -> &'static str {
    match level {
        Assurance::Contact => "accounts-level-contact",
        Assurance::Matched => "accounts-level-matched",
        Assurance::Verified => "accounts-level-verified",
    }
}

fn note_key(level: Assurance) -> &'static str {
    match level {
        Assurance::Contact => "accounts-level-contact-note",
        Assurance::Matched => "accounts-level-matched-note",
        Assurance::Verified => "accounts-level-verified-note",
    }
}

fn tone(level: Assurance) -> Tone {
    match level {
        Assurance::Contact => Tone::Quiet,
        Assurance::Matched | Assurance::Verified => Tone::Ok,
    }
}

/// A place of the account: its path, and the keys of its name and of what it is for.
type Place = (&'static str, &'static str, &'static str);

/// What somebody does here, and for whom.
const OWN: &[Place] = &[
    ("/account/messages", "accounts-messages-title", "accounts-messages-hint"),
    ("/account/requests", "accounts-requests-title", "accounts-requests-hint"),
    ("/helping", "accounts-help-title", "accounts-help-hint"),
    ("/account/mandates", "accounts-mandates-title", "accounts-mandates-hint"),
];
/// What somebody finds here beyond documents.
const GAIN: &[Place] = &[
    ("/account/saved", "accounts-saved-title", "accounts-saved-hint"),
    ("/account/events", "accounts-events-title", "accounts-events-hint"),
    ("/account/training", "accounts-training-title", "accounts-training-hint"),
    ("/account/expert", "accounts-expert-title", "accounts-expert-hint"),
    ("/account/interests", "accounts-interests-title", "accounts-interests-hint"),
    ("/account/news", "accounts-news-title", "accounts-news-hint"),
];
/// How somebody is known and reached, and what is known of her.
const DATA: &[Place] = &[
    ("/account/contacts", "accounts-contacts-title", "accounts-contacts-hint"),
    ("/account/device", "device-title", "accounts-device-hint"),
    ("/account/sessions", "sign-in-sessions-title", "accounts-sessions-hint"),
    ("/account/consents", "consent-title", "accounts-consents-hint"),
    ("/account/looks", "accounts-looks-title", "accounts-looks-hint"),
    ("/account/shares", "accounts-shares-title", "accounts-shares-hint"),
    ("/account/privileges/used", "accounts-codes-title", "accounts-codes-hint"),
    ("/account/data", "privacy-data-title", "accounts-data-hint"),
];

fn list(v: &Visit, (name, heading): (&str, &str), places: &[Place]) -> TaskList {
    let task = |(path, title, hint): &Place| Task::place(v.t(title), v.path(path)).hint(v.t(hint));
    TaskList::new(name, places.iter().map(task).collect()).heading(v.t(heading))
}

/// The language of messages as chosen.
pub(super) struct LanguageForm(Locale);

impl FromFields for LanguageForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        fields.text("language").parse().map(Self).map_err(|_| {
            let mut slips = Slips::new();
            slips.add("language", "accounts-language-missing");
            slips
        })
    }
}

pub(super) async fn set_language(v: Visit, form: Form<LanguageForm>) -> Answer {
    let account = v.account()?;
    let LanguageForm(language) = form.read()?;
    if !v.site().texts().speaks(language) {
        return Err(Failure::not_found().into());
    }
    let mut cx = v.begin().await?;
    commands::set_language(&mut cx, account, language).await?;
    cx.commit().await?;
    Ok(v.redirect_with("/account", "accounts-language-saved"))
}
