//! Kinship up to the third degree, and marriage: what the registry can prove. Which kin may ask for what is data of the
//! services, never decided here.

use serde::{Deserialize, Serialize};

/// What one person is to another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kin {
    /// The same person.
    #[serde(rename = "self")]
    Itself,
    /// الأب
    Father,
    /// الأم
    Mother,
    /// الابن
    Son,
    /// الابنة
    Daughter,
    /// الأخ
    Brother,
    /// الأخت
    Sister,
    /// الزوج
    Husband,
    /// الزوجة
    Wife,
    /// الزوج السابق
    FormerHusband,
    /// الزوجة السابقة
    FormerWife,
    /// الجد
    Grandfather,
    /// الجدة
    Grandmother,
    /// الحفيد
    Grandson,
    /// الحفيدة
    Granddaughter,
    /// العم
    PaternalUncle,
    /// العمة
    PaternalAunt,
    /// الخال
    MaternalUncle,
    /// الخالة
    MaternalAunt,
    /// ابن الأخ أو الأخت
    Nephew,
    /// ابنة الأخ أو الأخت
    Niece,
}

impl Kin {
    /// The name on the wire and in the services' kinship sets.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Itself => "self",
            Self::Father => "father",
            Self::Mother => "mother",
            Self::Son => "son",
            Self::Daughter => "daughter",
            Self::Brother => "brother",
            Self::Sister => "sister",
            Self::Husband => "husband",
            Self::Wife => "wife",
            Self::FormerHusband => "former_husband",
            Self::FormerWife => "former_wife",
            Self::Grandfather => "grandfather",
            Self::Grandmother => "grandmother",
            Self::Grandson => "grandson",
            Self::Granddaughter => "granddaughter",
            Self::PaternalUncle => "paternal_uncle",
            Self::PaternalAunt => "paternal_aunt",
            Self::MaternalUncle => "maternal_uncle",
            Self::MaternalAunt => "maternal_aunt",
            Self::Nephew => "nephew",
            Self::Niece => "niece",
        }
    }

    /// The kinship with this name.
    pub fn parse(name: &str) -> Option<Self> {
        const ALL: [Kin; 21] = [
            Kin::Itself,
            Kin::Father,
            Kin::Mother,
            Kin::Son,
            Kin::Daughter,
            Kin::Brother,
            Kin::Sister,
            Kin::Husband,
            Kin::Wife,
            Kin::FormerHusband,
            Kin::FormerWife,
            Kin::Grandfather,
            Kin::Grandmother,
            Kin::Grandson,
            Kin::Granddaughter,
            Kin::PaternalUncle,
            Kin::PaternalAunt,
            Kin::MaternalUncle,
            Kin::MaternalAunt,
            Kin::Nephew,
            Kin::Niece,
        ];
        ALL.into_iter().find(|kin| kin.as_str() == name)
    }
}
