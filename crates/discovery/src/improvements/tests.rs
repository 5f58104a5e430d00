//! What may be tried and what may not, and when a trial stops.

use std::time::Duration;

use kernel::{Id, Moment};
use web::Fields;

use super::{
    effect::ends,
    model::{Effect, Evidence, Guardrail, Improvement, Metric, Place, Stage, Tries, Variant, Wording},
    typed,
};

fn form(place: &str, ar: &str, en: &str) -> Fields {
    Fields::new(
        [
            ("hypothesis_ar", "إذا كانت الصياغة أوضح وجد الناس أكثر"),
            ("hypothesis_en", "A clearer wording lets more people find it"),
            ("place", place),
            ("wording_ar", ar),
            ("wording_en", en),
            ("order", "country words fewer"),
            ("metric", "found"),
            ("guardrail", "not_handed_over"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned())),
    )
}

fn fields_of(place: &str, ar: &str, en: &str) -> Vec<String> {
    match typed::read(&form(place, ar, en)) {
        Ok(_) => Vec::new(),
        Err(slips) => slips.0.iter().map(|own| own.field.to_string()).collect(),
    }
}

#[test]
fn only_places_of_the_list_may_be_tried() {
    for place in Place::ALL {
        assert_eq!(Place::parse(place.as_str()), Some(place));
        assert!(fields_of(place.as_str(), "كلمات أبسط تساعد", "Simpler words help").is_empty(), "{place:?}");
    }
    for place in ["search-heading-price", "application-fees-until", "entitlement-refused-level", "services", ""] {
        assert_eq!(fields_of(place, "كلمات أبسط تساعد", "Simpler words help"), ["place"], "{place}");
    }
}

#[test]
fn no_wording_speaks_of_money_conditions_or_rights() {
    for (ar, en) in [
        ("الخدمة مجانية اليوم", "Search again in other words"),
        ("تخفيض الرسوم", "Search again in other words"),
        ("يحق لك الحصول عليها", "Search again in other words"),
        ("بشروط أقل", "Search again in other words"),
        ("خلال 3 أيام", "Search again in other words"),
        ("جرّب كلمات أخرى", "It is free"),
        ("جرّب كلمات أخرى", "You are eligible"),
        ("جرّب كلمات أخرى", "Only AED 20"),
    ] {
        assert_eq!(fields_of("search_nothing", ar, en).len(), 1, "{ar} / {en}");
    }
    assert!(fields_of("search_nothing", "جرّب كلمات أخرى", "Try other words").is_empty());
}

#[test]
fn an_order_is_another_order_of_the_same() {
    let read = |order: &str| {
        let mut fields = form("search_tries", "", "");
        fields.set("order", order);
        typed::read(&fields)
    };
    let typed = read("fewer words country").unwrap();
    assert_eq!(typed.variant, Variant::Order(vec![Tries::Fewer, Tries::Words, Tries::Country]));
    for order in ["words fewer country", "words words country", "words", "price words fewer"] {
        assert!(read(order).is_err(), "{order}");
    }
}

fn running() -> Improvement {
    Improvement {
        id: Id::from_uuid(uuid::Uuid::nil()),
        made_at: Moment::from_microsecond(0),
        made_by: None,
        version: 1,
        evidence: Evidence {
            key: String::new(),
            theme: String::new(),
            people: 50,
            week: "2026-11-16".parse().unwrap(),
            unheard: Vec::new(),
        },
        hypothesis: (String::new(), String::new()),
        place: Place::Wording(Wording::SearchNothing),
        variant: Variant::Order(Vec::new()),
        metric: Metric::Found,
        guardrail: Guardrail::NotHandedOver,
        started_at: Some(Moment::from_microsecond(0)),
        stopped_at: None,
        stopped_for: None,
        effect: None,
        settled_at: None,
        adopted: None,
    }
}

fn effect(low: f64, high: f64, guarded: Option<(f64, f64, f64)>) -> Effect {
    Effect { people: (500, 500), observed: (low + high) / 2.0, low, high, guarded }
}

#[test]
fn a_trial_stops_for_harm_first_then_for_certainty_then_for_time() {
    let own = running();
    assert_eq!(own.stage(), Stage::Running);
    let soon = Moment::from_microsecond(0).plus(Duration::from_secs(86_400));
    let late = Moment::from_microsecond(0).plus(Duration::from_secs(100 * 86_400));
    assert_eq!(ends(&own, None, soon), None);
    assert_eq!(ends(&own, Some(&effect(-0.1, 0.2, Some((0.0, -0.1, 0.1)))), soon), None);
    assert_eq!(ends(&own, Some(&effect(0.05, 0.2, Some((-0.2, -0.3, -0.1)))), soon), Some("guardrail"));
    assert_eq!(ends(&own, Some(&effect(0.05, 0.2, None)), soon), Some("settled"));
    assert_eq!(ends(&own, Some(&effect(-0.2, -0.05, None)), soon), Some("settled"));
    assert_eq!(ends(&own, Some(&effect(-0.1, 0.2, None)), late), Some("too_long"));
}
