//! A contact as people type it, and as we keep it: an e-mail address, or a mobile number of any country (E.164).
//!
//! No Egyptian SIM is ever required. `Debug` and `Display` are masked, so that no contact reaches a log by accident.

use std::fmt;

use kernel::arabic;
use serde::{Deserialize, Serialize};

use super::calling_code::{calling_code, without_trunk_zero};

/// What kind of contact it is; decides who carries a message.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// An e-mail address.
    Email,
    /// A mobile number.
    Mobile,
}

impl ContactKind {
    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Mobile => "mobile",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Email, Self::Mobile].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// A well-formed contact. That somebody reads it is known only after a code was proved.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Contact {
    kind: ContactKind,
    value: String,
}

/// Why a text is no contact. Each has its own text, so that the person knows what to change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ContactError {
    /// Nothing was typed.
    Empty,
    /// Neither an e-mail address nor a number.
    Unreadable,
    /// An e-mail address without a proper name, sign or domain.
    Email,
    /// A number without its country.
    NoCountry,
    /// The digits after the plus name no country.
    UnknownCountry,
    /// Too short or too long for a number of that country.
    Length,
}

impl ContactError {
    /// Key of the text shown at the field.
    pub fn text(self) -> &'static str {
        match self {
            Self::Empty => "accounts-contact-empty",
            Self::Unreadable => "accounts-contact-unreadable",
            Self::Email => "accounts-contact-email-malformed",
            Self::NoCountry => "accounts-contact-no-country",
            Self::UnknownCountry => "accounts-contact-unknown-country",
            Self::Length => "accounts-contact-length",
        }
    }
}

impl Contact {
    /// Reads what a person typed: any digit script, spaces, brackets and hyphens in numbers, `00` for the plus, and the
    /// invisible direction marks that come with pasted text.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, ContactError> {
        let plain: String = arabic::latin_digits(text).chars().filter(|c| !is_invisible(*c)).collect();
        let plain = plain.trim();
        if plain.is_empty() {
            Err(ContactError::Empty)
        } else if plain.contains('@') {
            parse_email(plain)
        } else {
            parse_mobile(plain)
        }
    }

    /// The kind.
    pub fn kind(&self) -> ContactKind {
        self.kind
    }

    /// The address in small letters, or the number with its plus. Personal: only for sealing and for the carrier.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The country that carries a message to this number; `None` for e-mail.
    pub fn destination(&self) -> Option<&'static str> {
        match self.kind {
            ContactKind::Mobile => calling_code(self.value.trim_start_matches('+')),
            ContactKind::Email => None,
        }
    }

    /// Enough for the owner to recognise it and too little for anyone else: `m•••@example.org`, `+971•••••567`.
    pub fn masked(&self) -> String {
        match self.kind {
            ContactKind::Email => {
                let (name, domain) = self.value.split_once('@').unwrap_or((&self.value, ""));
                format!("{}•••@{domain}", name.chars().next().unwrap_or('•'))
            }
            ContactKind::Mobile => {
                let code = self.destination().unwrap_or_default();
                let hidden = self.value.len().saturating_sub(1 + code.len() + 3);
                format!("+{code}{}{}", "•".repeat(hidden), &self.value[self.value.len().saturating_sub(3)..])
            }
        }
    }
}

fn parse_email(text: &str) -> Result<Contact, ContactError> {
    let value = text.to_lowercase();
    let (name, domain) = value.rsplit_once('@').ok_or(ContactError::Email)?;
    let name_fits = !name.is_empty()
        && name.len() <= 64
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~.-".contains(&b))
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..");
    let labels: Vec<&str> = domain.split('.').collect();
    let domain_fits = domain.len() <= 253
        && labels.len() >= 2
        && labels.iter().all(|label| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        })
        && labels.last().is_some_and(|last| last.len() >= 2 && !last.bytes().all(|b| b.is_ascii_digit()));
    if name_fits && domain_fits { Ok(Contact { kind: ContactKind::Email, value }) } else { Err(ContactError::Email) }
}

fn parse_mobile(text: &str) -> Result<Contact, ContactError> {
    let text = text.replace("(0)", "");
    let bare: String =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '(' | ')' | '.' | '/' | '‐'..='―')).collect();
    let (international, digits) = match (bare.strip_prefix('+'), bare.strip_prefix("00")) {
        (Some(rest), _) | (None, Some(rest)) => (true, rest),
        // Some keyboards put the plus at the end of a number typed in a right-to-left field.
        (None, None) => bare.strip_suffix('+').map_or((false, bare.as_str()), |rest| (true, rest)),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ContactError::Unreadable);
    }
    if !international {
        return Err(if digits.len() < 6 { ContactError::Unreadable } else { ContactError::NoCountry });
    }
    let code = calling_code(digits).ok_or(ContactError::UnknownCountry)?;
    let digits = without_trunk_zero(digits, code);
    // E.164 allows fifteen digits in all; the shortest mobile numbers in service have seven with their code.
    if !(7..=15).contains(&digits.len()) {
        return Err(ContactError::Length);
    }
    Ok(Contact { kind: ContactKind::Mobile, value: format!("+{digits}") })
}

/// Marks that steer direction or join letters and come along when text is pasted.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}')
}

impl fmt::Display for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}
impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_country_are_read_as_people_type_them() {
        for (typed, kept) in [
            ("+971 50 123 4567", "+971501234567"),
            ("٠٠٩٧١ ٥٠ ١٢٣ ٤٥٦٧", "+971501234567"),
            ("۰۰۹۷۱۵۰۱۲۳۴۵۶۷", "+971501234567"),
            ("\u{202A}+971-050-123-4567\u{202C}", "+971501234567"),
            ("971501234567+", "+971501234567"),
            ("+44 (0)7700 900123", "+447700900123"),
            ("0020 010 1234 5678", "+201012345678"),
            ("+1 (202) 555-0143", "+12025550143"),
            ("+39 06 1234 5678", "+390612345678"),
            ("+966/55/123/4567", "+966551234567"),
        ] {
            let contact = Contact::parse(typed).unwrap_or_else(|e| panic!("{typed}: {e:?}"));
            assert_eq!((contact.kind(), contact.value()), (ContactKind::Mobile, kept), "{typed}");
        }
    }

    #[test]
    fn each_malformed_contact_has_its_own_slip() {
        use ContactError::*;
        for (typed, error) in [
            ("", Empty),
            ("  \u{200F} ", Empty),
            ("ليلى", Unreadable),
            ("12", Unreadable),
            ("+", Unreadable),
            ("+97150x234567", Unreadable),
            ("0501234567", NoCountry),
            ("٠١٠١٢٣٤٥٦٧٨", NoCountry),
            ("+999123456789", UnknownCountry),
            ("+8816123456789", UnknownCountry),
            ("+97150", Length),
            ("+9715012345678901234", Length),
            ("leila@", Email),
            ("@example.org", Email),
            ("leila@example", Email),
            ("leila@exa mple.org", Email),
            ("lei..la@example.org", Email),
            ("leila@-example.org", Email),
            ("leila@127.0.0.1", Email),
            ("a@b@example.org\r\nBcc: x@example.org", Email),
        ] {
            assert_eq!(Contact::parse(typed), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn only_the_owner_recognises_a_masked_contact() {
        assert_eq!(format!("{:?}", Contact::parse("Mona.A@Example.org").unwrap()), "m•••@example.org");
        assert_eq!(Contact::parse("+971501234567").unwrap().to_string(), "+971••••••567");
    }
}
