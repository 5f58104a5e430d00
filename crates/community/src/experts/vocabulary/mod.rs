//! What a profile and a need are said with: fields, skills, places and languages. Data, read once; it knows nobody.

mod lexicon;

use kernel::{Failure, Locale, Outcome};
use serde::Deserialize;

pub use lexicon::{Lexicon, Said};

use super::outstanding::criteria::Published;

const FIELDS: &str = include_str!("fields.toml");
const SKILLS: &str = include_str!("skills.toml");
const PLACES: &str = include_str!("places.toml");

/// A key with its names.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Its key: a code of ISO 3166-1 or ISO 639-1, or the key of an axis.
    #[serde(alias = "code")]
    pub key: String,
    ar: String,
    en: String,
}

impl Named {
    /// Its name for a reader.
    pub fn name(&self, locale: Locale) -> &str {
        if locale == Locale::AR { &self.ar } else { &self.en }
    }
}

/// A field of research and development, the second level of FORD.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its code, for instance `2.7`.
    pub code: String,
    ar: String,
    en: String,
    /// The axes of Egypt Vision 2030 it serves first, by key.
    pub axes: Vec<String>,
}

impl Field {
    /// Its name for a reader.
    pub fn name(&self, locale: Locale) -> &str {
        if locale == Locale::AR { &self.ar } else { &self.en }
    }
}

/// An area, the first level of FORD.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its code, for instance `2`.
    pub code: String,
    ar: String,
    en: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

impl Area {
    /// Its name for a reader.
    pub fn name(&self, locale: Locale) -> &str {
        if locale == Locale::AR { &self.ar } else { &self.en }
    }
}

/// A skill, in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// Its key.
    pub key: String,
    /// The field it belongs to, by code.
    pub field: String,
    ar: String,
    en: String,
    say: Vec<String>,
}

impl Skill {
    /// Its name for a reader.
    pub fn name(&self, locale: Locale) -> &str {
        if locale == Locale::AR { &self.ar } else { &self.en }
    }

    /// Every way of saying it.
    pub(super) fn phrases(&self) -> impl Iterator<Item = &str> {
        [&self.ar, &self.en].into_iter().chain(&self.say).map(String::as_str)
    }
}

/// All of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vocabulary {
    /// The areas with their fields.
    pub areas: Vec<Area>,
    /// The axes of Egypt Vision 2030.
    pub axes: Vec<Named>,
    /// The skills.
    pub skills: Vec<Skill>,
    /// Countries.
    pub places: Vec<Named>,
    /// Languages.
    pub languages: Vec<Named>,
    /// By what somebody is found outstanding.
    pub criteria: Published,
}

impl Vocabulary {
    /// The vocabulary that comes with the program.
    ///
    /// # Errors
    /// A fault if a file is none, a key stands twice, or a field or an axis is named that there is not.
    pub fn shipped() -> Outcome<Self> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Fields {
            axis: Vec<Named>,
            area: Vec<Area>,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Skills {
            skill: Vec<Skill>,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Places {
            place: Vec<Named>,
            language: Vec<Named>,
        }
        let read = |error: toml::de::Error| Failure::fault("reading the vocabulary of experts", error);
        let fields: Fields = toml::from_str(FIELDS).map_err(read)?;
        let skills: Skills = toml::from_str(SKILLS).map_err(read)?;
        let places: Places = toml::from_str(PLACES).map_err(read)?;
        let whole = Self {
            areas: fields.area,
            axes: fields.axis,
            skills: skills.skill,
            places: places.place,
            languages: places.language,
            criteria: Published::shipped()?,
        };
        whole.checked()
    }

    fn checked(self) -> Outcome<Self> {
        let wrong = |why: String| Failure::fault("reading the vocabulary of experts", why);
        for (at, own) in self.skills.iter().enumerate() {
            if self.skills[..at].iter().any(|other| other.key == own.key) {
                return Err(wrong(format!("the skill `{}` stands there twice", own.key)));
            }
            if self.field(&own.field).is_none() {
                return Err(wrong(format!("the skill `{}` names the field `{}`", own.key, own.field)));
            }
        }
        for field in self.fields() {
            if let Some(unknown) = field.axes.iter().find(|key| !self.axes.iter().any(|own| own.key == **key)) {
                return Err(wrong(format!("the field {} names the axis `{unknown}`", field.code)));
            }
        }
        Ok(self)
    }

    /// Every field.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.areas.iter().flat_map(|own| &own.fields)
    }

    /// The field with this code.
    pub fn field(&self, code: &str) -> Option<&Field> {
        self.fields().find(|own| own.code == code)
    }

    /// The skill with this key.
    pub fn skill(&self, key: &str) -> Option<&Skill> {
        self.skills.iter().find(|own| own.key == key)
    }

    /// The country with this code.
    pub fn place(&self, code: &str) -> Option<&Named> {
        self.places.iter().find(|own| own.key == code)
    }

    /// The language with this code.
    pub fn language(&self, code: &str) -> Option<&Named> {
        self.languages.iter().find(|own| own.key == code)
    }
}

/// The area of a field.
pub fn area_of(field: &str) -> &str {
    field.split_once('.').map_or(field, |(area, _)| area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_is_whole() {
        let own = Vocabulary::shipped().expect("it is right");
        assert_eq!((own.areas.len(), own.fields().count()), (6, 42), "the second level of FORD");
        assert!(own.skills.len() > 80 && own.places.len() > 40);
        assert_eq!(own.field("2.7").map(|own| own.name(Locale::AR)), Some("الهندسة البيئية"));
        assert_eq!(area_of("2.10"), "2");
    }
}
