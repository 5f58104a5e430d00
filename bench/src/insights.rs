//! How many planted needs are found among invented searches: `cargo run -p bench -- insights`.
//!
//! Twenty needs, each said by fifty people and more in several ways and with slips of the hand, lie among the searches of
//! thousands of others and among needs of a few. A need counts as found if one of the first twenty-five themes is named by a
//! word of its own. Everything follows from a seed; nothing here is anybody's.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::Result;
use app::wire::insights::Counting;
use discovery::insights::{
    Scrub,
    ports::Statistics,
    weekly::{Sought, themes},
};
use kernel::arabic;

/// In how many invented weeks it is tried.
const WEEKS: u64 = 5;
/// How many themes are looked at.
const FIRST: usize = 25;

/// A need: the words that are its own, and ways of saying it.
type Need = (&'static [&'static str], [&'static str; 3]);

const NEEDS: [Need; 20] = [
    (&["رخصة", "قيادة", "الرخصة"], ["تجديد رخصة قيادة", "رخصة القيادة المصرية منتهية", "عايز اجدد الرخصة"]),
    (&["معادلة", "المعادلة"], ["معادلة شهادة جامعية", "ازاي اعمل معادلة للشهادة", "معادلة بكالوريوس من برة"]),
    (&["شحن", "عفش", "اثاث"], ["شحن عفش الى مصر", "نقل اثاث وعفش بعد العودة", "شحن العفش للعودة النهائية"]),
    (&["حضانة", "حضانات"], ["حضانة مصرية في دبي", "حضانات للاطفال بالعربي", "حضانة اطفال مصريين"]),
    (&["تحويل", "حوالة"], ["تحويل فلوس لمصر", "ارخص حوالة لمصر", "تحويل اموال للاهل"]),
    (&["تأشيرة", "تاشيره", "زيارة"], ["تأشيرة زيارة لوالدتي", "تاشيرة زيارة للاهل", "ازاي استقدم والدتي زيارة"]),
    (&["ارض", "زراعية"], ["توثيق ارض زراعية", "بيع ارض زراعية من الخارج", "ارض زراعية ورث توثيق"]),
    (&["معاش", "المعاش"], ["معاش والدي صرف من الخارج", "صرف معاش في بنك", "المعاش وانا مسافر"]),
    (&["كلب", "قطة"], ["سفر قطة الى مصر", "سفر كلب معي الطيران", "ورق سفر قطة"]),
    (&["غرامة", "تأخير"], ["غرامة تأخير تسجيل مولود", "غرامة تأخير قيد المولود", "تأخير تسجيل طفل غرامة"]),
    (&["عقار", "شقة"], ["تسجيل شقة شهر عقاري", "شقة وعقار تسجيل بتوكيل", "تسجيل عقار وانا برة"]),
    (&["مدرسة", "مدارس"], ["مدارس مصرية في الخارج", "مدرسة مصرية للاولاد", "قائمة مدارس منهج مصري"]),
    (&["خط", "شريحة"], ["شريحة خط مصري وانا برة", "تفعيل خط مصري تجوال", "شريحة مصرية تجوال"]),
    (&["نقابة", "النقابة"], ["قيد نقابة المهندسين من الخارج", "اشتراك النقابة متأخر", "نقابة المعلمين تجديد قيد"]),
    (&["وظائف", "وظيفة"], ["وظائف في مصر للعائدين", "وظيفة بعد الرجوع", "وظائف حكومية للعائدين"]),
    (&["ضريبة", "ضرائب"], ["ضرائب دخل من الخارج", "ضريبة على دخل مغترب", "هل علي ضرائب دخل"]),
    (&["drone", "camera"], ["bring a drone to egypt", "drone camera customs permit", "travel with drone camera"]),
    (
        &["startup", "company"],
        ["open a startup company egypt", "register company from abroad", "startup company law egypt"],
    ),
    (
        &["volunteer", "volunteering"],
        ["volunteer programs summer egypt", "volunteering for egyptians abroad", "volunteer in villages"],
    ),
    (
        &["scholarship", "scholarships"],
        ["scholarships for egyptian children", "scholarship university abroad egyptian", "apply scholarship egypt"],
    ),
];

/// What others search for: any two or three of these.
const OTHER: [&str; 60] = [
    "شهادة",
    "ميلاد",
    "بطاقة",
    "قومي",
    "جواز",
    "سفر",
    "توكيل",
    "تصديق",
    "زواج",
    "وثيقة",
    "قيد",
    "عائلي",
    "موعد",
    "قنصلية",
    "سفارة",
    "عنوان",
    "استلام",
    "بريد",
    "صورة",
    "مستند",
    "ترجمة",
    "اقامة",
    "عقد",
    "عمل",
    "اسرة",
    "طفل",
    "ابن",
    "بنت",
    "زوجة",
    "والد",
    "قطار",
    "مطار",
    "طيران",
    "حجز",
    "تذكرة",
    "بنك",
    "حساب",
    "بطاقات",
    "هاتف",
    "رقم",
    "طلب",
    "متابعة",
    "شكوى",
    "استعلام",
    "خدمة",
    "رسمي",
    "ختم",
    "نسخة",
    "اصل",
    "نموذج",
    "تحديث",
    "بيانات",
    "اسم",
    "لقب",
    "مهنة",
    "مؤهل",
    "passport",
    "birth",
    "certificate",
    "renewal",
];

/// Chance that follows from a seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, below: usize) -> usize {
        (self.next() % below as u64) as usize
    }
}

/// A text with a letter left out of one of its words, now and then.
fn slipped(text: &str, chance: &mut Chance) -> String {
    if chance.below(8) > 0 {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let out = chance.below(letters.len());
    letters.iter().enumerate().filter(|(at, letter)| *at != out || **letter == ' ').map(|(_, letter)| *letter).collect()
}

/// An invented week.
fn week(seed: u64, scrub: &Scrub) -> Vec<Sought<'static>> {
    let mut chance = Chance(seed);
    let mut sought = Vec::new();
    let mut person = 0;
    let mut say = |text: &str, chance: &mut Chance| {
        person += 1;
        let country = ["ae", "sa", "kw", "it", "us"][chance.below(5)];
        if let Some(words) = scrub.words(&slipped(text, chance)) {
            sought.push(Sought { person, country, words });
        }
    };
    for (_, ways) in NEEDS {
        for _ in 0..50 + chance.below(40) {
            let way = ways[chance.below(3)];
            say(way, &mut chance);
        }
    }
    for _ in 0..3000 {
        let words: Vec<&str> = (0..2 + chance.below(2)).map(|_| OTHER[chance.below(OTHER.len())]).collect();
        say(&words.join(" "), &mut chance);
    }
    // Needs of a few, which nobody may see.
    for at in 0..40 {
        let text = format!("نادر{} خاص{}", letters(at), letters(at + 7));
        for _ in 0..5 + chance.below(10) {
            say(&text, &mut chance);
        }
    }
    sought
}

/// A number as letters, for words that occur nowhere else.
fn letters(number: usize) -> String {
    let letter = |at: usize| ['ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'ذ', 'ز', 'ش', 'ض'].get(at % 10).copied().unwrap_or('ب');
    [letter(number / 10), letter(number), letter(number * 3)].into_iter().collect()
}

/// Measures, prints and writes.
pub fn run() -> Result<()> {
    let scrub = Scrub::shipped()?;
    let smallest = Counting.bounds().smallest;
    let (mut found, mut fewest, mut small, mut people) = (0, NEEDS.len(), 0, 0);
    for seed in 0..WEEKS {
        let sought = week(seed + 1, &scrub);
        people += sought.len();
        let grid = themes(&sought, &Counting);
        let named: Vec<BTreeSet<String>> =
            grid.rows.iter().take(FIRST).map(|own| own.split(" · ").map(arabic::letters).collect()).collect();
        let is_found = |need: &&Need| {
            let own = need.0.iter().flat_map(|word| scrub.words(word).unwrap_or_default());
            let own: Vec<String> = own.map(|word| arabic::letters(&word)).collect();
            named.iter().any(|words| own.iter().any(|word| words.contains(word)))
        };
        let here = NEEDS.iter().filter(is_found).count();
        for need in NEEDS.iter().filter(|need| !is_found(need)) {
            println!("week {seed}: not found: {:?}", need.0);
        }
        found += here;
        fewest = fewest.min(here);
        let shown = grid.cells.iter().flatten().chain(&grid.row_sums).chain(&grid.column_sums).flatten();
        small += shown.filter(|count| **count < smallest).count();
        small += grid.rows.iter().filter(|own| own.contains("نادر")).count();
        println!("week {seed}: {here} of {} found, {} themes", NEEDS.len(), grid.rows.len());
    }
    let all = WEEKS as usize * NEEDS.len();
    let (low, high) = Counting.share(found as u64, all as u64);
    let page = format!(
        "# What insights find\n\nGenerated by `cargo run -p bench -- insights`.\n\n{} needs, each of 50 to 89 people in three \
         ways of saying it and with slips of the hand, lie among 3,000 other searches and 40 needs of a few, in {WEEKS} invented \
         weeks of {} searches in all. A need is found if one of the first {FIRST} themes is named by a word of its own. In \
         brackets Wilson bounds at 95 %.\n\n## Planted needs\n\n| measure | result |\n|---|---|\n| found | {found}/{all} = {:.0} % \
         [{:.0}–{:.0}] |\n| fewest in a week | {fewest} of {} |\n| numbers below {smallest} or needs of a few that were shown | {small} |\n",
        NEEDS.len(),
        people,
        100.0 * found as f64 / all as f64,
        100.0 * low,
        100.0 * high,
        NEEDS.len(),
    );
    println!("{page}");
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/generated/insights.md"), page)?;
    Ok(())
}
