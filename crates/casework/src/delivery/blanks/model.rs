//! Numbers of blanks, and what the books say of the stock. Pure.

use kernel::Slips;

/// The most sheets of one delivery or issue.
const MOST: u32 = 1_000;

/// Consecutive numbers, for instance `AB000101` to `AB000150`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Span {
    prefix: String,
    width: usize,
    first: u32,
    last: u32,
}

impl Span {
    /// The sheets from `first` to `last`.
    ///
    /// # Errors
    /// A slip at `first` or `last`: other letters, other lengths, backwards, or more than a thousand sheets.
    pub fn parse(first: &str, last: &str) -> Result<Self, Slips> {
        let slip = |field: &'static str| {
            let mut slips = Slips::new();
            slips.add(field, "delivery-slip-span");
            slips
        };
        let (prefix, width, from) = split(first).ok_or_else(|| slip("first"))?;
        let (other, other_width, to) = split(last).ok_or_else(|| slip("last"))?;
        if prefix != other || width != other_width || to < from || to - from >= MOST {
            return Err(slip("last"));
        }
        Ok(Self { prefix, width, first: from, last: to })
    }

    /// Every number of it.
    pub fn numbers(&self) -> Vec<String> {
        (self.first..=self.last).map(|serial| format!("{}{serial:0width$}", self.prefix, width = self.width)).collect()
    }
}

/// One to three capital letters and six to nine digits, typed in whatever digits and case.
fn split(typed: &str) -> Option<(String, usize, u32)> {
    let text: String = kernel::arabic::latin_digits(typed).split_whitespace().collect::<String>().to_ascii_uppercase();
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let (prefix, digits) = text.split_at(letters);
    let fits = (1..=3).contains(&letters)
        && (6..=9).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    if fits { Some((prefix.to_owned(), digits.len(), digits.parse().ok()?)) } else { None }
}

/// What the books say of all sheets.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stock {
    /// Ever received.
    pub received: i64,
    /// In the safe.
    pub in_safe: i64,
    /// With a clerk and not used.
    pub issued: i64,
    /// Printed on and good.
    pub used: i64,
    /// Printed on and thrown away.
    pub spoiled: i64,
    /// Withdrawn without being printed on.
    pub void: i64,
}

impl Stock {
    /// How many unused sheets there must be when somebody counts.
    pub fn expected(&self) -> i64 {
        self.in_safe + self.issued
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_read_in_any_digits_and_written_in_latin_ones() {
        let span = Span::parse("ab٠٠٠١٠٩", "AB000111").unwrap();
        assert_eq!(span.numbers(), ["AB000109", "AB000110", "AB000111"]);
    }

    #[test]
    fn what_is_no_span_is_told_where() {
        let field = |first, last| Span::parse(first, last).unwrap_err().0.first().map(|slip| slip.field.clone());
        assert_eq!(field("000101", "AB000111").as_deref(), Some("first"));
        for last in ["AB000100", "AC000111", "AB0000111", "AB001101", ""] {
            assert_eq!(field("AB000101", last).as_deref(), Some("last"), "{last}");
        }
    }
}
