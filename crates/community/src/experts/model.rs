//! A profile as its owner wrote it: sections, and for whom each is. Pure.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entry::{Entry, EntryKind};

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$each])* $variant),+ }

        impl $name {
            /// Every one, in the order of the page.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name in the database.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The one with this name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|own| own.as_str() == name)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Who somebody is, of those the country asks.
    Category {
        /// A scholar or a researcher.
        Scholar = "scholar",
        /// Teaches at a university.
        Professor = "professor",
        /// A physician.
        Physician = "physician",
        /// An engineer.
        Engineer = "engineer",
        /// A young professional or a young researcher.
        YoungProfessional = "young_professional",
        /// Has a company, or begins one.
        Entrepreneur = "entrepreneur",
        /// Invests.
        Investor = "investor",
        /// A skilled craftsman.
        Craftsman = "craftsman",
        /// Studies for a higher degree.
        Postgraduate = "postgraduate",
        /// An expert of another kind.
        Expert = "expert",
    }
}

words! {
    /// What somebody offers.
    Offer {
        /// Advice.
        Advise = "advise",
        /// Supervising researchers.
        Supervise = "supervise",
        /// Lectures.
        Lecture = "lecture",
        /// Mentoring young people.
        Mentor = "mentor",
        /// A working visit.
        Visit = "visit",
        /// Investment.
        Invest = "invest",
        /// Help in an emergency.
        Emergency = "emergency",
    }
}

words! {
    /// When what is offered can be had.
    Availability {
        /// By arrangement.
        Arranged = "arranged",
        /// At any time from afar.
        Remote = "remote",
        /// During holidays, in Egypt.
        Holidays = "holidays",
        /// For longer stays in Egypt.
        Stays = "stays",
    }
}

words! {
    /// For whom a section is.
    Audience {
        /// Its owner alone.
        Private = "private",
        /// The three ministries.
        Ministries = "ministries",
        /// Everybody.
        Public = "public",
    }
}

words! {
    /// A part of a profile that is shown or not shown as a whole.
    Section {
        /// Names, and what somebody says about herself.
        About = "about",
        /// Field, category and country.
        Field = "field",
        /// Skills.
        Skills = "skills",
        /// Degrees.
        Education = "education",
        /// Positions.
        Career = "career",
        /// Publications, patents and awards.
        Works = "works",
        /// A portfolio, a letter of an employer, a licence.
        Evidence = "evidence",
        /// Languages.
        Languages = "languages",
        /// What is offered, and when.
        Offers = "offers",
        /// The mark of whoever was found outstanding.
        Distinction = "distinction",
    }
}

impl Section {
    /// The section an entry stands in.
    pub fn of(kind: EntryKind) -> Self {
        match kind {
            EntryKind::Degree => Self::Education,
            EntryKind::Position => Self::Career,
            EntryKind::Publication | EntryKind::Patent | EntryKind::Award => Self::Works,
            EntryKind::Portfolio | EntryKind::Letter | EntryKind::Licence => Self::Evidence,
        }
    }
}

/// A name in both scripts; either may be empty, never both.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BothNames {
    /// In Arabic letters.
    pub ar: String,
    /// In Latin letters.
    pub latin: String,
}

/// What its owner wrote. Everything but the entries.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Her name.
    pub names: BothNames,
    /// What she says about herself.
    pub about: String,
    /// Who she is.
    pub category: Category,
    /// Her field, by its code in FORD.
    pub field: String,
    /// Where she lives, by its code.
    pub country: String,
    /// Skills of the vocabulary, by key.
    pub skills: Vec<String>,
    /// Skills in her own words.
    pub other_skills: String,
    /// Languages, by code.
    pub languages: Vec<String>,
    /// What she offers.
    pub offers: Vec<Offer>,
    /// When.
    pub availability: Availability,
    /// For whom each section is; what is not named is private.
    pub shown: BTreeMap<Section, Audience>,
}

impl Content {
    /// For whom a section is.
    pub fn audience(&self, section: Section) -> Audience {
        self.shown.get(&section).copied().unwrap_or(Audience::Private)
    }

    /// Whether whoever stands at `audience` sees the section.
    pub fn shows(&self, section: Section, audience: Audience) -> bool {
        self.audience(section) >= audience && self.audience(section) != Audience::Private
    }

    /// The profile as `audience` sees it, its entries with it: what is for others is not in it at all.
    pub fn seen_by(&self, entries: &[Entry], audience: Audience) -> Seen {
        let shows = |section| self.shows(section, audience);
        Seen {
            names: shows(Section::About).then(|| self.names.clone()),
            about: shows(Section::About).then(|| self.about.clone()),
            category: shows(Section::Field).then_some(self.category),
            field: shows(Section::Field).then(|| self.field.clone()),
            country: shows(Section::Field).then(|| self.country.clone()),
            skills: if shows(Section::Skills) { self.skills.clone() } else { Vec::new() },
            other_skills: if shows(Section::Skills) { self.other_skills.clone() } else { String::new() },
            languages: if shows(Section::Languages) { self.languages.clone() } else { Vec::new() },
            offers: if shows(Section::Offers) { self.offers.clone() } else { Vec::new() },
            availability: shows(Section::Offers).then_some(self.availability),
            entries: entries.iter().filter(|own| shows(Section::of(own.kind))).cloned().collect(),
        }
    }
}

/// A profile as somebody else sees it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Seen {
    /// Her name.
    pub names: Option<BothNames>,
    /// What she says about herself.
    pub about: Option<String>,
    /// Who she is.
    pub category: Option<Category>,
    /// Her field.
    pub field: Option<String>,
    /// Where she lives.
    pub country: Option<String>,
    /// Skills by key.
    pub skills: Vec<String>,
    /// Skills in her own words.
    pub other_skills: String,
    /// Languages.
    pub languages: Vec<String>,
    /// What she offers.
    pub offers: Vec<Offer>,
    /// When.
    pub availability: Option<Availability>,
    /// Entries.
    pub entries: Vec<Entry>,
}

impl Seen {
    /// Whether nothing at all is shown.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The names of the sections shown, for the record of who looked.
    pub fn sections(&self) -> Vec<&'static str> {
        let mut shown = Vec::new();
        let parts = [
            (Section::About, self.names.is_some()),
            (Section::Field, self.field.is_some()),
            (Section::Skills, !self.skills.is_empty() || !self.other_skills.is_empty()),
            (Section::Languages, !self.languages.is_empty()),
            (Section::Offers, self.availability.is_some()),
        ];
        shown.extend(parts.into_iter().filter(|(_, is)| *is).map(|(section, _)| section.as_str()));
        for section in [Section::Education, Section::Career, Section::Works, Section::Evidence] {
            if self.entries.iter().any(|own| Section::of(own.kind) == section) {
                shown.push(section.as_str());
            }
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn content(shown: BTreeMap<Section, Audience>) -> Content {
        Content {
            names: BothNames { ar: "ليلى".into(), latin: "Layla".into() },
            about: "أبحاث في المياه".into(),
            category: Category::Professor,
            field: "2.7".into(),
            country: "de".into(),
            skills: vec!["desalination".into()],
            other_skills: "forward osmosis".into(),
            languages: vec!["ar".into()],
            offers: vec![Offer::Advise],
            availability: Availability::Remote,
            shown,
        }
    }

    #[test]
    fn nothing_is_shown_unless_its_owner_said_so() {
        let own = content(BTreeMap::new());
        assert!(own.seen_by(&[], Audience::Ministries).is_empty() && own.seen_by(&[], Audience::Public).is_empty());
    }

    proptest! {
        #[test]
        fn the_public_sees_no_more_than_the_ministries(levels in proptest::collection::vec(0_usize..3, 10)) {
            let shown = Section::ALL.iter().zip(levels).map(|(own, level)| (*own, Audience::ALL[level])).collect();
            let own = content(shown);
            let (public, ministries) = (own.seen_by(&[], Audience::Public), own.seen_by(&[], Audience::Ministries));
            for section in public.sections() {
                prop_assert!(ministries.sections().contains(&section));
            }
            for section in Section::ALL.iter().filter(|own| content(BTreeMap::new()).audience(**own) == Audience::Private) {
                let shows = own.audience(*section) == Audience::Public;
                prop_assert_eq!(own.shows(*section, Audience::Public), shows);
            }
        }
    }
}
