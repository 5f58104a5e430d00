//! A rate as a person enters it: the way banks publish it, in pounds for one unit of the currency.
//!
//! Pure. What is wrong with it is told all at once, each at its field; nothing is corrected on the person's behalf.

use std::time::Duration;

use kernel::{Currency, Moment, Refusal, RefusalKind, Slips};
use serde::{Deserialize, Serialize};
use service_model::Names;

use super::Rate;

/// A rate that is this many times the last one, or a part as small, is a slip of the decimal point. The pound's steepest
/// fall in a day (March 2024, from 31 to 50 for a dollar) was far less.
const FAR: i64 = 2;
/// The longest a rate may hold: whoever enters it looks again at least once a month.
const LONGEST: Duration = Duration::from_secs(31 * 86_400);
/// One, in millionths.
const ONE: i128 = 1_000_000;

/// What finance enters.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Of which currency.
    pub currency: Currency,
    /// Pounds for one unit of it, in millionths.
    pub pounds: i64,
    /// Who published it.
    pub source: Names,
    /// When it was published.
    pub at: Moment,
    /// Until when it may be used.
    pub valid_until: Moment,
}

impl Entry {
    /// The rate as prices are worked out with it: units for one pound, rounded half up to a millionth.
    pub fn rate(&self) -> Rate {
        Rate {
            currency: self.currency,
            micros: turned(self.pounds),
            source: self.source.clone(),
            at: self.at,
            valid_until: self.valid_until,
        }
    }

    /// Every mistake: a field of the form and the key of the text that says what to do. `last` is the newest rate of this
    /// currency, whether or not it still holds.
    pub fn mistakes(&self, last: Option<&Rate>, now: Moment) -> Vec<(&'static str, &'static str)> {
        let far = |last: &Rate| {
            let before = turned(last.micros);
            self.pounds > before.saturating_mul(FAR) || self.pounds.saturating_mul(FAR) < before
        };
        let mut found = Vec::new();
        if turned(self.pounds) <= 0 {
            found.push(("pounds", "rate-slip-pounds"));
        } else if last.is_some_and(far) {
            found.push(("pounds", "rate-slip-far"));
        }
        if self.at > now {
            found.push(("at", "rate-slip-future"));
        } else if last.is_some_and(|last| self.at <= last.at) {
            found.push(("at", "rate-slip-older"));
        }
        if self.valid_until <= now {
            found.push(("until", "rate-slip-over"));
        } else if self.valid_until > self.at.plus(LONGEST) {
            found.push(("until", "rate-slip-long"));
        }
        found
    }

    /// The mistakes as a form shows them.
    ///
    /// # Errors
    /// All of them, if there is one.
    pub fn check(&self, last: Option<&Rate>, now: Moment) -> Result<(), Slips> {
        let mut slips = Slips::new();
        for (field, text) in self.mistakes(last, now) {
            slips.add(field, text);
        }
        if slips.is_empty() { Ok(()) } else { Err(slips) }
    }

    /// The first mistake as the rules' no, for an entry that was right when it was typed and waited since.
    ///
    /// # Errors
    /// `catalogue.rate`, if there is one.
    pub fn allow(&self, last: Option<&Rate>, now: Moment) -> Result<(), Refusal> {
        match self.mistakes(last, now).first() {
            Some((field, text)) => Err(Refusal::new(RefusalKind::Rule, "catalogue.rate", text).at(*field)),
            None => Ok(()),
        }
    }
}

/// Units for one pound from pounds for one unit, or the other way round; both in millionths, rounded half up. Nothing for
/// nothing.
pub fn turned(micros: i64) -> i64 {
    let micros = i128::from(micros);
    if micros <= 0 {
        return 0;
    }
    i64::try_from((ONE * ONE * 2 + micros) / (micros * 2)).unwrap_or(i64::MAX)
}

/// A decimal of at most six digits behind the point, in any digits and with the point of any script, as millionths.
pub fn decimal(text: &str) -> Option<i64> {
    let text = kernel::arabic::latin_digits(text.trim()).replace(['\u{066B}', ','], ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = !whole.is_empty() && whole.len() <= 9 && part.len() <= 6 && digits(whole) && digits(part);
    fits.then(|| format!("{whole}{part:0<6}").parse().ok()).flatten().filter(|micros| *micros > 0)
}

/// Millionths as a decimal of at least two digits behind the point, without further zeros: `13.0719`, `0.0765`, `50.00`.
pub fn written(micros: i64) -> String {
    let text = format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000);
    let kept = text.trim_end_matches('0');
    let behind = kept.len() - kept.find('.').map_or(0, |point| point + 1);
    format!("{kept}{}", "0".repeat(2_usize.saturating_sub(behind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3_600);

    fn now() -> Moment {
        "2026-11-22T08:00:00Z".parse().unwrap()
    }

    fn entry(pounds: &str) -> Entry {
        Entry {
            currency: Currency::new("AED", 2).unwrap(),
            pounds: decimal(pounds).unwrap(),
            source: Names::alike("CBE"),
            at: now().minus(HOUR),
            valid_until: now().plus(HOUR),
        }
    }

    fn last() -> Rate {
        Rate { at: now().minus(HOUR * 48), valid_until: now().minus(HOUR), ..entry("13.0719").rate() }
    }

    fn fields(entry: &Entry) -> Vec<&'static str> {
        entry.mistakes(Some(&last()), now()).into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn pounds_are_read_in_any_script_and_turned_into_units_for_a_pound() {
        for text in ["13.0719", "١٣٫٠٧١٩", "13,0719", " ۱۳٫۰۷۱۹ "] {
            assert_eq!(decimal(text), Some(13_071_900), "{text}");
        }
        for text in ["", "0", "-13", "13.0719001", "1.2.3", "13 07", "مئة", "9999999999"] {
            assert_eq!(decimal(text), None, "{text}");
        }
        assert_eq!(entry("13.0719").rate().micros, 76_500);
        assert_eq!(written(turned(76_500)), "13.071895");
        assert_eq!((written(50_000_000).as_str(), written(76_500).as_str()), ("50.00", "0.0765"));
        assert_eq!(turned(0), 0);
    }

    #[test]
    fn a_plausible_rate_has_no_mistake_whatever_became_of_the_last_one() {
        for pounds in ["13.0719", "20", "8"] {
            assert_eq!(fields(&entry(pounds)), [""; 0], "{pounds}");
        }
        assert!(entry("13.0719").mistakes(None, now()).is_empty());
    }

    #[test]
    fn an_absurd_stale_or_endless_rate_is_told_at_its_field() {
        assert_eq!(fields(&entry("130.719")), ["pounds"]);
        assert_eq!(fields(&entry("1.30719")), ["pounds"]);
        assert_eq!(fields(&Entry { pounds: i64::MAX, ..entry("13") }), ["pounds"]);
        assert_eq!(fields(&Entry { at: now().plus(HOUR), valid_until: now().plus(HOUR * 2), ..entry("13") }), ["at"]);
        assert_eq!(fields(&Entry { at: last().at, ..entry("13") }), ["at"]);
        assert_eq!(fields(&Entry { valid_until: now(), ..entry("13") }), ["until"]);
        assert_eq!(fields(&Entry { valid_until: now().plus(HOUR * 24 * 32), ..entry("13") }), ["until"]);
        let all = Entry { at: now().plus(HOUR), valid_until: now(), ..entry("1") };
        assert_eq!(fields(&all), ["pounds", "at", "until"]);
        assert_eq!(all.check(Some(&last()), now()).unwrap_err().0.len(), 3);
        assert_eq!(all.allow(Some(&last()), now()).unwrap_err().field.as_deref(), Some("pounds"));
    }
}
