//! What an analyst types, as what an improvement holds. A wording that speaks of money, conditions or rights is refused at its
//! field, also where its place may be tried: a hint must not promise what a rule decides.

use kernel::{Slips, arabic};
use web::Fields;

use super::model::{Guardrail, Metric, Place, Tries, Variant};

/// The most letters of a wording.
const LONGEST: usize = 240;

/// Beginnings of words of money, conditions and rights, in their one form.
const FORBIDDEN: [&str; 38] = [
    "رسم",
    "رسوم",
    "سعر",
    "ثمن",
    "جنيه",
    "دولار",
    "درهم",
    "ريال",
    "مجان",
    "تكلف",
    "غرام",
    "خصم",
    "استرداد",
    "يدفع",
    "ادفع",
    "سداد",
    "شرط",
    "شروط",
    "يشترط",
    "اهلي",
    "مستحق",
    "استحقاق",
    "يحق",
    "حقك",
    "حقوق",
    "الزامي",
    "اجباري",
    "fee",
    "price",
    "cost",
    "free",
    "pay",
    "refund",
    "eligib",
    "entitl",
    "require",
    "right",
    "must",
];

/// What was typed of an improvement.
#[derive(Debug)]
pub(super) struct Typed {
    pub hypothesis: (String, String),
    pub place: Place,
    pub variant: Variant,
    pub metric: Metric,
    pub guardrail: Guardrail,
}

/// Reads the form.
pub(super) fn read(fields: &Fields) -> Result<Typed, Slips> {
    let mut slips = Slips::new();
    let mut line = |name: &'static str| {
        let text = fields.text(name).trim().to_owned();
        if !(10..=400).contains(&text.chars().count()) {
            slips.add(name, "improvement-slip-hypothesis");
        }
        text
    };
    let hypothesis = (line("hypothesis_ar"), line("hypothesis_en"));
    let place = Place::parse(fields.text("place"));
    if place.is_none() {
        slips.add("place", "improvement-slip-place");
    }
    let metric = Metric::parse(fields.text("metric"));
    if metric.is_none() {
        slips.add("metric", "field-choice-required");
    }
    let guardrail = Guardrail::parse(fields.text("guardrail"));
    if guardrail.is_none() {
        slips.add("guardrail", "field-choice-required");
    }
    let variant = match place {
        Some(Place::Wording(_)) => Some(wording(fields, &mut slips)),
        Some(Place::TriesOrder) => order(fields, &mut slips),
        None => None,
    };
    match (place, variant, metric, guardrail) {
        (Some(place), Some(variant), Some(metric), Some(guardrail)) if slips.is_empty() => {
            Ok(Typed { hypothesis, place, variant, metric, guardrail })
        }
        _ => Err(slips),
    }
}

fn wording(fields: &Fields, slips: &mut Slips) -> Variant {
    let mut text = |name: &'static str| {
        let typed = fields.text(name).trim().to_owned();
        if !(5..=LONGEST).contains(&typed.chars().count()) || typed.chars().any(char::is_control) {
            slips.add(name, "improvement-slip-wording");
        } else if is_forbidden(&typed) {
            slips.add(name, "improvement-slip-forbidden");
        }
        typed
    };
    Variant::Wording { ar: text("wording_ar"), en: text("wording_en") }
}

fn order(fields: &Fields, slips: &mut Slips) -> Option<Variant> {
    let order: Vec<Tries> = fields.text("order").split(' ').filter_map(Tries::parse).collect();
    let mut sorted = order.clone();
    sorted.sort();
    if sorted != Tries::ALL || order == Tries::ALL {
        slips.add("order", "improvement-slip-order");
        return None;
    }
    Some(Variant::Order(order))
}

/// Whether a wording speaks of money, conditions or rights, or says a number.
pub(super) fn is_forbidden(text: &str) -> bool {
    let folded = arabic::letters(text);
    if folded.chars().any(|own| own.is_ascii_digit()) {
        return true;
    }
    folded.split(|own: char| !own.is_alphanumeric()).any(|word| {
        let bare = ["وال", "بال", "لل", "ال", "و", "ب", "ل", "ف"].iter().find_map(|front| word.strip_prefix(front));
        [Some(word), bare].into_iter().flatten().any(|word| FORBIDDEN.iter().any(|own| word.starts_with(own)))
    })
}
