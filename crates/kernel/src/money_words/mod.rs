//! تفقيط: an amount in words as it stands on receipts, «فقط ثمانية وستون جنيهًا مصريًا وخمسون قرشًا لا غير», and in English.
//!
//! Pure grammar over whole minor units. A currency whose names are not known here is not guessed: the caller then has the
//! figures alone. Which currencies may be charged is data of the countries and not decided here.

mod arabic;
mod english;
mod names;
#[cfg(test)]
mod tests;

use crate::{Locale, Money};

/// The amount in the words of `locale`: Arabic, or English for every other language. `None` below nothing, from a
/// quadrillion on, and for a currency whose names are not known here or whose minor unit is another than theirs.
pub fn in_words(amount: Money, locale: Locale) -> Option<String> {
    let names = names::of(amount.currency())?;
    let unit = 10_u64.pow(u32::from(amount.currency().exponent()));
    let minor = u64::try_from(amount.minor()).ok().filter(|minor| minor / unit < 1_000_000_000_000_000)?;
    let (whole, part) = (minor / unit, minor % unit);
    Some(if locale == Locale::AR { arabic::amount(names, whole, part) } else { english::amount(names, whole, part) })
}
