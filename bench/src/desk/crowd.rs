//! Fictional people by the million: names as they are spread in Egypt, where every eighth man is a Mohamed, and numbers
//! that nobody has, because each is composed from a running number.

use anyhow::{Context, Result};
use kernel::{Day, NationalNumber, Sex};

/// Given names of men; the first are the commonest.
const MEN: [&str; 40] = [
    "محمد",
    "أحمد",
    "محمود",
    "مصطفى",
    "علي",
    "إبراهيم",
    "حسن",
    "عبد الله",
    "خالد",
    "عمر",
    "يوسف",
    "كريم",
    "طارق",
    "هشام",
    "سامي",
    "حسين",
    "عادل",
    "شريف",
    "ياسر",
    "وليد",
    "عمرو",
    "إسلام",
    "رضا",
    "جمال",
    "سمير",
    "فتحي",
    "صلاح",
    "ماهر",
    "نبيل",
    "أشرف",
    "حمدي",
    "رمضان",
    "شعبان",
    "عبد الرحمن",
    "عبد العزيز",
    "مجدي",
    "هاني",
    "بيتر",
    "مينا",
    "جرجس",
];
/// Given names of women.
const WOMEN: [&str; 24] = [
    "فاطمة",
    "مريم",
    "منى",
    "هدى",
    "سارة",
    "نورهان",
    "آية",
    "إيمان",
    "أسماء",
    "هبة",
    "دعاء",
    "شيماء",
    "ياسمين",
    "رانيا",
    "داليا",
    "نجلاء",
    "سماح",
    "أمل",
    "سلوى",
    "ليلى",
    "زينب",
    "خديجة",
    "ماريا",
    "كريستين",
];
/// Family names.
const FAMILIES: [&str; 40] = [
    "السيد",
    "حسنين",
    "الشافعي",
    "البدوي",
    "المنياوي",
    "الطنطاوي",
    "الإسكندراني",
    "الصعيدي",
    "الدمياطي",
    "الشرقاوي",
    "فرغلي",
    "عبد العال",
    "عبد الغني",
    "عبد المنعم",
    "شلبي",
    "الجندي",
    "النجار",
    "الحداد",
    "الفقي",
    "القاضي",
    "غنيم",
    "زهران",
    "سلامة",
    "مرسي",
    "بركات",
    "خليفة",
    "درويش",
    "سليمان",
    "الديب",
    "حجازي",
    "العطار",
    "نصار",
    "الشناوي",
    "البحيري",
    "عوض",
    "رزق",
    "حنا",
    "بشارة",
    "منصور",
    "الليثي",
];

/// Somebody.
#[derive(Clone, Debug)]
pub struct Somebody {
    /// The full name, of four or five parts.
    pub name: String,
    /// The national number.
    pub number: NationalNumber,
    /// The day of birth.
    pub born: Day,
    /// The sex.
    pub sex: Sex,
    /// A mobile number of the Emirates.
    pub mobile: String,
}

/// A stream of chance that gives the same crowd in every run (splitmix64).
pub struct Chance(u64);

impl Chance {
    /// Begins a stream.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below `limit`, which is above nought.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }

    /// One of some names: a name at the beginning comes far more often than one at the end.
    fn name<'a>(&mut self, names: &[&'a str]) -> &'a str {
        let count = names.len() as u64;
        let at = self.below(count).min(self.below(count)).min(self.below(count));
        usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
    }
}

/// The somebody with this running number.
///
/// # Errors
/// If the running number is beyond what numbers can be composed for (about two hundred million).
pub fn somebody(serial: u64, chance: &mut Chance) -> Result<Somebody> {
    const DAYS: u64 = 20_000;
    let born = Day::new(1955, 1, 1)?.plus_days(i32::try_from(serial % DAYS)?);
    let sex = if chance.below(2) == 0 { Sex::Male } else { Sex::Female };
    let number = u16::try_from(1 + serial / DAYS).context("too large a crowd")?;
    let number = NationalNumber::compose(born, 1, number, sex).context("composing a fictional number")?;
    let first = if sex == Sex::Male { chance.name(&MEN) } else { chance.name(&WOMEN) };
    let (father, grandfather, family) = (chance.name(&MEN), chance.name(&MEN), chance.name(&FAMILIES));
    let name = if chance.below(3) == 0 {
        format!("{first} {father} {grandfather} {} {family}", chance.name(&MEN))
    } else {
        format!("{first} {father} {grandfather} {family}")
    };
    let mobile = format!("+97150{serial:07}");
    Ok(Somebody { name, number, born, sex, mobile })
}
