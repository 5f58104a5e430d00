//! A field of a definition as the input that asks for it, with what was answered before or typed just now.

use kernel::Locale;
use service_model::{
    Context, Service,
    country::PartKind,
    fields::{AddressAbroad, Choice as Option_, Field, FieldKind, NameStyle, PersonName},
};
use web::{
    Filled, Visit,
    components::{
        ArabicLetters, Checkboxes, Choice, DateInput, PasswordInput, PhoneInput, QuestionPage, Radios, Select,
        TextInput, Textarea,
    },
};

use super::spellings;

/// The fields of a page, and everything that rendering them depends on.
pub(crate) struct Inputs<'a> {
    pub v: &'a Visit,
    pub service: &'a Service,
    pub context: &'a Context,
    pub filled: &'a Filled,
    /// The page's title and lead, when its only field carries them: then nothing is asked twice.
    pub heading: Option<(&'a str, Option<&'a str>)>,
    /// The father of whom the service is about, where he asks himself.
    pub father: Option<&'a str>,
}

/// Whether a page of this one field asks with one control or one group, whose label can be the page's heading.
pub(in crate::applications) fn asks_by_itself(fields: &[&Field]) -> bool {
    matches!(fields, [field] if field.kind.asks_by_itself())
}

/// Applies the steps that all components share.
macro_rules! dressed {
    ($asked:expr, $field:expr, $component:expr) => {{
        let mut component = $component;
        if let Some(hint) = $asked.hint($field) {
            component = component.hint(hint);
        }
        if !$field.required {
            component = component.optional($asked.v);
        }
        if $asked.heading.is_some() {
            component = component.heading();
        }
        component.filled($asked.v, $asked.filled)
    }};
}

impl Inputs<'_> {
    /// Puts `fields` into `page`.
    pub(crate) fn add_all(&self, page: QuestionPage, fields: &[&Field]) -> QuestionPage {
        fields.iter().fold(page, |page, field| self.add(page, field))
    }

    fn locale(&self) -> Locale {
        self.v.locale()
    }

    fn text(&self, key: &str) -> String {
        self.service.texts.text(self.locale(), key).to_owned()
    }

    /// The lead of the page if the field carries it, the hint, and after it why the datum is asked.
    fn hint(&self, field: &Field) -> Option<String> {
        let texts = &self.service.texts;
        let lead = self.heading.and_then(|(_, lead)| lead);
        let parts = [lead, texts.get(self.locale(), &field.hint()), texts.get(self.locale(), &field.reason())];
        let hint = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        (!hint.is_empty()).then_some(hint)
    }

    fn add(&self, page: QuestionPage, field: &Field) -> QuestionPage {
        let (v, name) = (self.v, field.name.as_str());
        let label = self.heading.map_or_else(|| self.text(&field.label()), |(title, _)| title.to_owned());
        match &field.kind {
            FieldKind::Text(kind) if kind.lines => {
                let most = u32::try_from(kind.max).unwrap_or(u32::MAX);
                page.field(&dressed!(self, field, Textarea::new(name, label).limit(v, most)))
            }
            FieldKind::Text(_) => page.field(&dressed!(self, field, TextInput::new(name, label))),
            FieldKind::PersonName(kind) => {
                let mut page = page.field(&dressed!(self, field, TextInput::new(name, label)));
                if !kind.latin {
                    page = page.field(&ArabicLetters::new(v, name));
                    page = self.proposed(name, kind).iter().fold(page, QuestionPage::field);
                }
                page.field(&self.name_style(name))
            }
            FieldKind::NationalNumber(_) => {
                page.field(&dressed!(self, field, TextInput::digits(name, label).maxlength(24)))
            }
            FieldKind::CardFactoryNumber(_) => page.field(&dressed!(self, field, TextInput::code(name, label))),
            FieldKind::SecretText(_) => page.field(&dressed!(self, field, PasswordInput::veiled(v, name, label))),
            FieldKind::Date(_) => page.field(&dressed!(self, field, DateInput::new(v, name, label))),
            FieldKind::Radios(kind) => {
                page.field(&dressed!(self, field, Radios::new(name, label, self.choices(field, &kind.choices))))
            }
            FieldKind::Select(kind) => {
                page.field(&dressed!(self, field, Select::new(v, name, label, self.choices(field, &kind.choices))))
            }
            FieldKind::YesNo(_) => page.field(&dressed!(self, field, Radios::yes_no(v, name, label))),
            FieldKind::Phone(_) => page.field(&dressed!(self, field, self.phone(name, label))),
            FieldKind::Email(_) => page.field(&dressed!(self, field, TextInput::email(name, label))),
            FieldKind::AddressAbroad(kind) => self.address(page, name, kind),
            FieldKind::Copies(kind) => {
                let choices = (kind.least..=kind.most).map(|n| Choice::new(n.to_string(), v.number(n))).collect();
                page.field(&dressed!(self, field, Radios::new(name, label, choices).inline()))
            }
            FieldKind::Declaration(_) => {
                let statement = self.text(&format!("fields.{name}.statement"));
                page.field(&dressed!(self, field, Checkboxes::new(name, label, vec![Choice::new("yes", statement)])))
            }
            // A document is sent by a form of its own, beside this one.
            FieldKind::Upload(_) => page,
        }
    }

    /// A number typed without a code is read as one of the country of residence: the hint names that code.
    fn phone(&self, name: &str, label: impl Into<String>) -> PhoneInput {
        PhoneInput::new(self.v, name, label).dialled_from(self.v, &self.context.dialling)
    }

    fn choices(&self, field: &Field, rows: &[Option_]) -> Vec<Choice> {
        let offered = rows.iter().filter(|row| row.offered(self.context));
        offered
            .map(|row| {
                let choice = Choice::new(row.value.as_str(), row.label.text(&self.service.texts, self.locale()));
                let hint = format!("fields.{}.hints.{}", field.name, row.value);
                match self.service.texts.get(self.locale(), &hint) {
                    Some(hint) => choice.hint(hint),
                    None => choice,
                }
            })
            .collect()
    }

    /// What a name that was not accepted may be meant to be.
    fn proposed(&self, name: &str, kind: &PersonName) -> Option<Radios> {
        self.filled.error(self.v, name)?;
        let names = spellings::proposed(self.filled.value(name), kind.least, self.father);
        let mut choices: Vec<Choice> = names.into_iter().map(|name| Choice::new(name.clone(), name)).collect();
        if choices.is_empty() {
            return None;
        }
        choices.push(Choice::new("", self.v.t("application-name-none")));
        let field = PersonName::spelling_of(name);
        Some(Radios::new(field, self.v.t("application-name-proposed"), choices).chosen(""))
    }

    fn name_style(&self, name: &str) -> Radios {
        let choices = NameStyle::ALL
            .into_iter()
            .map(|style| Choice::new(style.as_str(), self.v.t(&format!("application-name-style-{}", style.as_str()))))
            .collect();
        let field = format!("{name}-style");
        let typed = self.filled.value(&field);
        let chosen = if typed.is_empty() { NameStyle::Usual.as_str() } else { typed };
        Radios::new(field.as_str(), self.v.t("application-name-style"), choices).chosen(chosen)
    }

    fn address(&self, mut page: QuestionPage, name: &str, kind: &AddressAbroad) -> QuestionPage {
        let form = &self.context.address_form;
        let asked = form.parts.iter().filter(|part| !kind.area_only || form.area.as_deref() == Some(part.key.as_str()));
        for part in asked {
            let (field, label) = (format!("{name}-{}", part.key), part.names.get(self.locale()));
            let free = !part.required;
            page = match &part.kind {
                PartKind::Choice(rows) => {
                    let choices = rows.iter().map(|(key, names)| Choice::new(key.as_str(), names.get(self.locale())));
                    let select = Select::new(self.v, field, label, choices.collect()).filled(self.v, self.filled);
                    page.field(&if free { select.optional(self.v) } else { select })
                }
                PartKind::Text { most } => {
                    let most = u32::try_from(*most).unwrap_or(u32::MAX);
                    let input = TextInput::new(field, label).maxlength(most).filled(self.v, self.filled);
                    page.field(&if free { input.optional(self.v) } else { input })
                }
                PartKind::Digits { .. } => {
                    let input = TextInput::digits(field, label).filled(self.v, self.filled);
                    page.field(&if free { input.optional(self.v) } else { input })
                }
                PartKind::Phone => {
                    let input = self.phone(&field, label).filled(self.v, self.filled);
                    page.field(&if free { input.optional(self.v) } else { input })
                }
            };
        }
        page
    }
}
