//! What the components of the shipped fees count, for one file and for several that are submitted together.

use std::collections::BTreeSet;

use kernel::{Currency, Moment, Money};
use proptest::prelude::*;
use service_model::{
    Answers, Context, Service, Sources,
    fees::{self, Component, Count, Quote, Rate},
};

use crate::toy::{countries, root, sources, toy};

fn birth() -> Service {
    Service::load(&sources(&root().join("services/civil-status/birth_certificate"))).unwrap()
}

fn pounds() -> Rate {
    let at = |text: &str| text.parse::<Moment>().unwrap();
    Rate::pound(at("2026-01-01T00:00:00Z"), at("2028-01-01T00:00:00Z"))
}

/// The price of each of so many files of one basket, each bearing what none before it bears.
fn together(service: &Service, answers: &Answers, files: usize) -> Vec<Quote> {
    let context = Context::of(countries().get("ae").unwrap(), "2026-11-22".parse().unwrap());
    let mut borne = BTreeSet::new();
    let mut quotes = Vec::new();
    for _ in 0..files {
        let context = context.clone().beside(borne.clone());
        let quote =
            fees::quote(&service.fees, answers, &context, &pounds(), "2026-11-22T08:00:00Z".parse().unwrap()).unwrap();
        borne.extend(service.fees.borne_by(&quote));
        quotes.push(quote);
    }
    quotes
}

proptest! {
    /// A basket costs what its files cost by themselves, less what the basket bears once; the gateway's share stays whole.
    #[test]
    fn postage_and_gateway_are_charged_once(files in 1_usize..8, sent in any::<bool>()) {
        let service = birth();
        let mut answers = Answers::new();
        if sent {
            answers.set("delivery", "courier");
        }
        let quotes = together(&service, &answers, files);
        let counted = |quote: &Quote, code: &str| quote.lines.iter().filter(|line| line.code == code).map(|line| line.count).sum::<i64>();
        for code in ["delivery_abroad", "gateway"] {
            let times: i64 = quotes.iter().map(|quote| counted(quote, code)).sum();
            prop_assert_eq!(times, i64::from(code == "gateway" || sent));
        }
        let own = |quote: &Quote| quote.lines.iter().filter(|line| !["delivery_abroad", "gateway"].contains(&line.code.as_str())).map(|line| line.amount.minor()).sum::<i64>();
        for quote in &quotes {
            prop_assert_eq!(own(quote), own(&quotes[0]), "what counts a file is charged for each");
        }
        // 2.9 % of everything before it, each file rounded by itself.
        let paid: i64 = quotes.iter().map(|quote| quote.total.minor()).sum();
        let gateway: i64 = quotes.iter().flat_map(|quote| &quote.lines).filter(|line| line.code == "gateway").map(|line| line.amount.minor()).sum();
        let share = (paid - gateway) * 290;
        let off = (gateway - 1_307) * 10_000 - share;
        prop_assert!(off.abs() <= 5_000 * i64::try_from(files).unwrap());
    }
}

#[test]
fn copies_are_counted_by_the_field_that_asks_for_them() {
    let text = toy().get("fees.toml").unwrap().replace("answers.cards == null ? 1 : answers.cards", "copies");
    let sources: Sources = toy().with("fees.toml", text);
    let service = Service::load(&sources).unwrap();
    let counts: Vec<&Count> = service.fees.components.iter().map(|one: &Component| &one.count).collect();
    assert_eq!(counts, vec![&Count::Copies("cards".to_owned()); 2]);
    let mut answers = Answers::new();
    assert_eq!(together(&service, &answers, 1)[0].total, Money::new(1_000, Currency::EGP), "nobody was asked: one");
    answers.set("cards", 3);
    assert_eq!(
        together(&service, &answers, 2)[1].total,
        Money::new(3_000, Currency::EGP),
        "a copy is counted for each file"
    );
}

#[test]
fn nothing_counts_copies_that_no_page_asks_for() {
    let card = sources(&root().join("services/civil-status/nid_renewal"));
    let text = card.get("fees.toml").unwrap().replace("count = \"basket\"", "count = \"copies\"");
    let broken = card.with("fees.toml", text);
    let findings = Service::load(&broken).unwrap_err();
    assert!(findings.iter().any(|finding| finding.message.contains("no number of copies")), "{findings:?}");
}
