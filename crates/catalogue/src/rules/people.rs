//! What a change means for a person of an example, in words: the price, whether she may ask, what she brings.

use kernel::{Currency, Money};
use service_model::{Sources, golden::Told};
use work::proposals::{Shown, Words};

use super::{bench::Meant, texts::called};

/// Adds what a change means for a person, where it means anything.
pub(super) fn add(shown: Shown, meant: &Meant) -> Shown {
    let files = &meant.files;
    let (Ok(after), Some(before)) = (&meant.after, &meant.before) else { return shown };
    let label = |text: &str| Words::Many(vec![Words::text("rules-shown-person"), who(meant), Words::text(text)]);
    let mut shown = shown;
    if price(before) != price(after) {
        shown = shown.change(label("rules-shown-price"), price(before), price(after));
    }
    if before.unmet != after.unmet {
        shown = shown.change(label("rules-shown-eligible"), eligible(before, files), eligible(after, files));
    }
    if before.documents != after.documents {
        shown = shown.change(label("rules-shown-documents"), documents(before, files), documents(after, files));
    }
    shown
}

/// Whether the change means anything for her.
pub(super) fn is_moved(meant: &Meant) -> bool {
    match (&meant.before, &meant.after) {
        (Some(before), Ok(after)) => before != after,
        _ => true,
    }
}

/// Who it is.
pub(super) fn who(meant: &Meant) -> Words {
    Words::Names { ar: meant.title.ar.clone(), en: meant.title.en.clone() }
}

/// The price in pounds: what another currency is worth changes from day to day and is no part of the rules.
pub(super) fn price(told: &Told) -> Words {
    match &told.quote {
        Ok(quote) if quote.total == Money::zero(Currency::EGP) => Words::text("rules-free"),
        Ok(quote) => Words::Money(quote.total),
        Err(_) => Words::text("rules-no-price"),
    }
}

/// Whether she may ask, and if not, why.
pub(super) fn eligible(told: &Told, files: &Sources) -> Words {
    if told.unmet.is_empty() {
        return Words::text("rules-eligible");
    }
    let mut lines = vec![Words::text("rules-not-eligible")];
    lines.extend(told.unmet.iter().map(|rule| called(files, &format!("rules.{rule}.why"), rule)));
    Words::Lines(lines)
}

/// The documents she brings; what may be left out says so.
pub(super) fn documents(told: &Told, files: &Sources) -> Words {
    let document = |key: &String| match key.strip_suffix('?') {
        Some(key) => {
            Words::Many(vec![called(files, &format!("documents.{key}.name"), key), Words::text("web-optional")])
        }
        None => called(files, &format!("documents.{key}.name"), key),
    };
    match told.documents.as_slice() {
        [] => Words::text("rules-nothing"),
        keys => Words::Lines(keys.iter().map(document).collect()),
    }
}
