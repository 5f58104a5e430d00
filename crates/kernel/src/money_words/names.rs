//! The names of currencies and of their parts, in every form that counting needs.

use crate::Currency;

/// The gender of a counted Arabic noun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gender {
    /// جنيه، درهم، قرش.
    Masculine,
    /// هللة، بيسة.
    Feminine,
}

/// A counted noun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noun {
    pub gender: Gender,
    /// One of it, and after hundreds and thousands: جنيه مصري.
    pub one: &'static str,
    /// Two of it: جنيهان مصريان.
    pub two: &'static str,
    /// Three to ten of it: جنيهات مصرية.
    pub few: &'static str,
    /// Eleven to ninety-nine of it, accusative singular: جنيهًا مصريًا.
    pub many: &'static str,
    /// English, one and several.
    pub english: [&'static str; 2],
}

/// A currency's names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names {
    code: &'static str,
    exponent: u8,
    pub whole: Noun,
    pub part: Noun,
}

const fn masculine(ar: [&'static str; 4], english: [&'static str; 2]) -> Noun {
    Noun { gender: Gender::Masculine, one: ar[0], two: ar[1], few: ar[2], many: ar[3], english }
}

const fn feminine(ar: [&'static str; 4], english: [&'static str; 2]) -> Noun {
    Noun { gender: Gender::Feminine, one: ar[0], two: ar[1], few: ar[2], many: ar[3], english }
}

const PIASTRE: Noun = masculine(["قرش", "قرشان", "قروش", "قرشًا"], ["piastre", "piastres"]);
const FILS: Noun = masculine(["فلس", "فلسان", "فلوس", "فلسًا"], ["fils", "fils"]);
const HALALA: Noun = feminine(["هللة", "هللتان", "هللات", "هللة"], ["halala", "halalas"]);
const BAISA: Noun = feminine(["بيسة", "بيستان", "بيسات", "بيسة"], ["baisa", "baisas"]);
const CENT: Noun = masculine(["سنت", "سنتان", "سنتات", "سنتًا"], ["cent", "cents"]);
const QATARI_DIRHAM: Noun = masculine(["درهم", "درهمان", "دراهم", "درهمًا"], ["dirham", "dirhams"]);
const PENNY: Noun = masculine(["بنس", "بنسان", "بنسات", "بنسًا"], ["penny", "pence"]);

const fn names(code: &'static str, exponent: u8, whole: Noun, part: Noun) -> Names {
    Names { code, exponent, whole, part }
}

pub(super) const ALL: [Names; 11] = [
    names(
        "EGP",
        2,
        masculine(["جنيه مصري", "جنيهان مصريان", "جنيهات مصرية", "جنيهًا مصريًا"], ["Egyptian pound", "Egyptian pounds"]),
        PIASTRE,
    ),
    names(
        "AED",
        2,
        masculine(
            ["درهم إماراتي", "درهمان إماراتيان", "دراهم إماراتية", "درهمًا إماراتيًا"],
            ["UAE dirham", "UAE dirhams"],
        ),
        FILS,
    ),
    names(
        "SAR",
        2,
        masculine(["ريال سعودي", "ريالان سعوديان", "ريالات سعودية", "ريالًا سعوديًا"], ["Saudi riyal", "Saudi riyals"]),
        HALALA,
    ),
    names(
        "QAR",
        2,
        masculine(["ريال قطري", "ريالان قطريان", "ريالات قطرية", "ريالًا قطريًا"], ["Qatari riyal", "Qatari riyals"]),
        QATARI_DIRHAM,
    ),
    names(
        "OMR",
        3,
        masculine(["ريال عماني", "ريالان عمانيان", "ريالات عمانية", "ريالًا عمانيًا"], ["Omani rial", "Omani rials"]),
        BAISA,
    ),
    names(
        "KWD",
        3,
        masculine(
            ["دينار كويتي", "ديناران كويتيان", "دنانير كويتية", "دينارًا كويتيًا"],
            ["Kuwaiti dinar", "Kuwaiti dinars"],
        ),
        FILS,
    ),
    names(
        "BHD",
        3,
        masculine(
            ["دينار بحريني", "ديناران بحرينيان", "دنانير بحرينية", "دينارًا بحرينيًا"],
            ["Bahraini dinar", "Bahraini dinars"],
        ),
        FILS,
    ),
    names(
        "JOD",
        3,
        masculine(
            ["دينار أردني", "ديناران أردنيان", "دنانير أردنية", "دينارًا أردنيًا"],
            ["Jordanian dinar", "Jordanian dinars"],
        ),
        FILS,
    ),
    // «يورو» is foreign and keeps its form whatever the number, so that its two is said.
    names("EUR", 2, masculine(["يورو", "اثنان يورو", "يورو", "يورو"], ["euro", "euros"]), CENT),
    names(
        "USD",
        2,
        masculine(["دولار أمريكي", "دولاران أمريكيان", "دولارات أمريكية", "دولارًا أمريكيًا"], ["US dollar", "US dollars"]),
        CENT,
    ),
    names(
        "GBP",
        2,
        masculine(
            ["جنيه إسترليني", "جنيهان إسترلينيان", "جنيهات إسترلينية", "جنيهًا إسترلينيًا"],
            ["pound sterling", "pounds sterling"],
        ),
        PENNY,
    ),
];

/// The names of a currency, if they are known and its minor unit is the one they count.
pub(super) fn of(currency: Currency) -> Option<&'static Names> {
    ALL.iter().find(|names| names.code == currency.code() && names.exponent == currency.exponent())
}

#[cfg(test)]
impl Names {
    pub(super) fn currency(&self) -> Currency {
        Currency::new(self.code, self.exponent).unwrap()
    }
}
