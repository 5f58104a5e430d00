//! Where a parcel goes, read from the answers of a form. Pure.
//!
//! The label is written in Arabic as the form words it: the address of a country in that country's parts. No answer but
//! those that the definition names for the label is read.

use kernel::{Failure, Locale, Outcome};
use service_model::{
    Answers, Service,
    country::{AddressForm, DeliveryMode, PartKind},
    fields::Shown,
};

use super::model::Recipient;

/// The recipient of a parcel that goes by `mode`; nothing for a way without an address.
///
/// # Errors
/// A fault if the definition names no fields for that way, or the answers lack a name, a telephone or an address: a
/// complete form has them.
pub fn of(service: &Service, form: &AddressForm, answers: &Answers, mode: DeliveryMode) -> Outcome<Option<Recipient>> {
    if !mode.is_carried() {
        return Ok(None);
    }
    let broken = |what: &str| Failure::fault("reading a recipient", what.to_owned());
    let delivery = service.delivery.as_ref().ok_or_else(|| broken("the service delivers nothing"))?;
    let fields = delivery.consignee(mode).ok_or_else(|| broken("the service names no address for that way"))?;
    let name = line(service, answers, &fields.name).map(|(_, text)| text);
    let mut phone = fields.phone.as_ref().and_then(|field| line(service, answers, field)).map(|(_, text)| text);
    let mut address = Vec::new();
    for field in &fields.address {
        let Some(value) = answers.get(field) else { continue };
        match service.form.field(field).map(|field| field.show(Some(value))) {
            Some(Shown::Address(parts)) => {
                for part in form.parts.iter().filter(|part| part.kind == PartKind::Phone) {
                    phone = phone.or_else(|| parts.get(&part.key).cloned());
                }
                let rings = |label: &str| {
                    form.parts.iter().any(|part| part.kind == PartKind::Phone && part.names.get(Locale::AR) == label)
                };
                let lines = form.lines(&parts, Locale::AR).into_iter().filter(|(label, _)| !rings(label));
                address.extend(lines.map(|(label, text)| format!("{label}: {text}")));
            }
            _ => address.extend(line(service, answers, field).map(|(label, text)| format!("{label}: {text}"))),
        }
    }
    if address.is_empty() {
        return Err(broken("the address is empty"));
    }
    Ok(Some(Recipient {
        name: name.ok_or_else(|| broken("nobody is named"))?,
        phone: phone.ok_or_else(|| broken("there is no telephone"))?,
        address,
    }))
}

/// A field that was answered: its label and its value as text.
fn line(service: &Service, answers: &Answers, name: &str) -> Option<(String, String)> {
    let field = service.form.field(name)?;
    let text = match field.show(answers.get(name)) {
        Shown::Text(text) | Shown::Code(text) => text,
        Shown::Lines(lines) => lines.join("، "),
        Shown::Choice(label) => label.text(&service.texts, Locale::AR).to_owned(),
        _ => return None,
    };
    let label = service.texts.text(Locale::AR, &field.label()).to_owned();
    (!text.is_empty()).then_some((label, text))
}
