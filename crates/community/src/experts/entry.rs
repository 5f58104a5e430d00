//! One line of a profile: a degree, a position, a publication, a licence. Pure.

use kernel::arabic::{latin_digits, letters};
use serde::{Deserialize, Serialize};

use super::model::words;

/// The most entries of a profile. Who published more than this chooses.
pub const MOST: usize = 2_000;

words! {
    /// What an entry is.
    EntryKind {
        /// A degree.
        Degree = "degree",
        /// A position.
        Position = "position",
        /// A publication.
        Publication = "publication",
        /// A patent.
        Patent = "patent",
        /// An award.
        Award = "award",
        /// A work that can be looked at.
        Portfolio = "portfolio",
        /// A letter of an employer.
        Letter = "letter",
        /// A licence to practise, of a syndicate or an authority.
        Licence = "licence",
    }
}

/// An entry. Texts are as they were written, in whatever language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Its title.
    pub title: String,
    /// Who wrote it, gave it, or employed: authors, a university, a company.
    pub by: String,
    /// Where it appeared, or what it was about.
    #[serde(default)]
    pub of: String,
    /// The year, or the first.
    pub year: Option<i16>,
    /// The last year, for what ended.
    #[serde(default)]
    pub until: Option<i16>,
    /// The DOI, small letters, without a resolver before it.
    #[serde(default)]
    pub doi: Option<String>,
    /// An address where it can be looked at; `https` only.
    #[serde(default)]
    pub link: Option<String>,
}

impl Entry {
    /// What its title, and where it appeared, say.
    pub fn text(&self) -> String {
        format!("{} {}", self.title, self.of)
    }

    /// A title as it is compared: letters and digits alone, in one form.
    pub fn title_key(&self) -> String {
        title_key(&self.title)
    }

    /// Whether two entries are thought to be the same: one DOI, or one title in one year where not both have a DOI.
    pub fn seems(&self, other: &Self) -> bool {
        if self.kind != other.kind {
            return false;
        }
        match (&self.doi, &other.doi) {
            (Some(own), Some(theirs)) => own == theirs,
            _ => self.year == other.year && !self.title_key().is_empty() && self.title_key() == other.title_key(),
        }
    }

    /// What becomes of two that are one: what this says stays, what it leaves out is taken from the other.
    #[must_use]
    pub fn completed_by(&self, other: &Self) -> Self {
        let text = |own: &str, theirs: &str| if own.is_empty() { theirs.to_owned() } else { own.to_owned() };
        Self {
            kind: self.kind,
            title: text(&self.title, &other.title),
            by: text(&self.by, &other.by),
            of: text(&self.of, &other.of),
            year: self.year.or(other.year),
            until: self.until.or(other.until),
            doi: self.doi.clone().or_else(|| other.doi.clone()),
            link: self.link.clone().or_else(|| other.link.clone()),
        }
    }
}

/// A title as it is compared.
pub fn title_key(title: &str) -> String {
    // Vowel marks belong to their letter; the one form of letters drops them.
    let is_said = |own: char| own.is_alphanumeric() || matches!(own, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}');
    let spaced: String = title.chars().map(|own| if is_said(own) { own } else { ' ' }).collect();
    let words: Vec<String> = spaced.split_whitespace().map(letters).collect();
    words.join(" ")
}

/// A DOI in the one form in which it is compared; nothing if it is none.
pub fn doi(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let bare = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/", "doi:"]
        .iter()
        .find_map(|before| text.strip_prefix(before))
        .unwrap_or(&text)
        .trim();
    let (prefix, rest) = bare.split_once('/')?;
    let registrant = prefix.strip_prefix("10.")?;
    let is_number = registrant.len() >= 4 && registrant.chars().all(|own| own.is_ascii_digit() || own == '.');
    let is_plain = !rest.is_empty() && rest.len() <= 200 && rest.chars().all(|own| own.is_ascii_graphic());
    (is_number && is_plain).then(|| bare.to_owned())
}

/// A year that something can have; written in any digits.
pub fn year(text: &str) -> Option<i16> {
    let digits = latin_digits(text.trim());
    let year: i16 = digits.get(..4).unwrap_or(&digits).parse().ok()?;
    (1900..=2100).contains(&year).then_some(year)
}

/// An address that may be followed: `https` and a host.
pub fn link(text: &str) -> Option<String> {
    let text = text.trim();
    let host = text.strip_prefix("https://")?.split('/').next().unwrap_or_default();
    let is_plain = text.len() <= 500 && text.chars().all(|own| own.is_ascii_graphic() && !"<>\"'`".contains(own));
    (is_plain && host.contains('.') && !host.contains('@')).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str, year: i16, doi: Option<&str>) -> Entry {
        Entry {
            kind: EntryKind::Publication,
            title: title.to_owned(),
            by: String::new(),
            of: String::new(),
            year: Some(year),
            until: None,
            doi: doi.map(str::to_owned),
            link: None,
        }
    }

    #[test]
    fn the_same_work_is_known_by_its_doi_or_by_title_and_year() {
        let one = entry("Solar Desalination: a Review", 2019, Some("10.1016/j.desal.2019.01.001"));
        assert!(one.seems(&entry("Another title", 2020, Some("10.1016/j.desal.2019.01.001"))));
        assert!(one.seems(&entry("solar desalination – A review.", 2019, None)));
        assert!(!one.seems(&entry("Solar desalination: a review", 2020, None)));
        assert!(!one.seems(&entry("Solar desalination: a review", 2019, Some("10.1016/j.desal.2019.01.002"))));
        assert!(entry("تحلية المياه بالطاقة الشمسيّة", 2019, None).seems(&entry(
            "تحلية المياه بالطاقة الشمسية",
            2019,
            None
        )));
    }

    #[test]
    fn dois_years_and_links_have_one_form() {
        assert_eq!(doi(" https://doi.org/10.1000/ABC(12) ").as_deref(), Some("10.1000/abc(12)"));
        assert_eq!([doi("10.1/x"), doi("11.1000/x"), doi("10.1000/"), doi("10.1000/a b")], [None, None, None, None]);
        assert_eq!(
            (year("٢٠١٩"), year("2019-05-01"), year("19"), year("in press")),
            (Some(2019), Some(2019), None, None)
        );
        assert_eq!(link("https://example.org/a"), Some("https://example.org/a".to_owned()));
        assert_eq!(
            [link("http://example.org"), link("https://x"), link("javascript:alert(1)"), link("https://u@a.b")],
            [None, None, None, None]
        );
    }
}
