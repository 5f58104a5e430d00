//! What stands under which axis, for whom an item is there, how acts fade, and what follows from them.

use std::{collections::BTreeSet, time::Duration};

use ::store::Store;
use catalogue::{Catalogue, testing::published};
use kernel::{Locale, Moment};

use super::{
    axes::Axes,
    item::{Item, Kind, Offers, Reader},
    model::{Act, Profile, Signal},
    ports::Taking,
};
use crate::content::{Pages, Showing};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn living_in(country: Option<&str>) -> Reader<'_> {
    Reader { country, birth: None, today: "2026-11-23".parse().unwrap() }
}

async fn offers(store: &Store, now: Moment) -> Offers {
    let snapshot = Catalogue::new().refresh(store).await.unwrap();
    Offers::gather(&Axes::shipped().unwrap(), (&snapshot, &Taking::new()), &Showing::default(), now)
}

#[test]
fn a_file_of_axes_with_an_unknown_axis_or_a_key_twice_does_not_load() {
    let whole = include_str!("../../interests.toml");
    assert!(Axes::parse(whole).is_ok());
    for wrong in [
        whole.replace("births = [\"papers\"", "births = [\"paper\""),
        whole.replace("key = \"study\"", "key = \"children\""),
        whole.replace("version = 2", "version = \"one\""),
        format!("{whole}\n[more]\nx = 1\n"),
    ] {
        assert_ne!(wrong, whole);
        assert!(Axes::parse(&wrong).is_err());
    }
}

#[test]
fn no_axis_is_about_what_the_law_protects_most() {
    let axes = Axes::shipped().unwrap();
    for own in axes.axes.iter().chain(&axes.professions) {
        for word in ["دين", "كنيسة", "مسجد", "صحة", "مرض", "سياس", "انتخاب", "religio", "health", "politic", "vot"]
        {
            for locale in [Locale::AR, Locale::EN] {
                assert!(!own.name(locale).to_lowercase().contains(word), "{}: {word}", own.key);
            }
        }
    }
}

#[tokio::test]
async fn what_is_shipped_stands_under_its_axes_or_under_none_on_purpose() {
    let db = published(&[]).await.unwrap();
    let offers = offers(&db.store, db.store.now()).await;
    let of = |kind| -> BTreeSet<&str> {
        offers.items().iter().filter(|own| own.kind == kind).map(|own| own.key.as_str()).collect()
    };
    // What others on the device must not learn of, a divorce and a death are not among them.
    let services = [
        "attestation",
        "birth_certificate",
        "marriage_first_abroad",
        "nid_first",
        "nid_renewal",
        "nid_replacement",
        "nid_update",
    ];
    assert_eq!(of(Kind::Service), BTreeSet::from(services));
    assert_eq!(of(Kind::Agency).len(), 5, "all but the document of an emergency: {:?}", of(Kind::Agency));
    let snapshot = Catalogue::new().refresh(&db.store).await.unwrap();
    assert_eq!(of(Kind::Privilege).len(), snapshot.privileges().len(), "every privilege is about something");
    for item in offers.items() {
        assert!(!item.name(Locale::AR).is_empty() && !item.name(Locale::EN).is_empty(), "{}", item.id());
    }
}

#[test]
fn pages_stand_where_their_situations_do_and_an_election_nowhere() {
    let axes = Axes::shipped().unwrap();
    let of = |slug: &str, situations: &[&str]| {
        let situations: Vec<String> = situations.iter().map(|own| (*own).to_owned()).collect();
        let places = axes.of_page("guide", slug, &situations);
        places.into_iter().map(|place| axes.axes[place].key.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of("a-page", &["birth"]), ["papers", "children"]);
    assert_eq!(of("a-page", &["voting", "identity"]), Vec::<String>::new());
    assert_eq!(of("a-page", &["death"]), Vec::<String>::new());
    assert_eq!(of("recognise-a-message", &["safety", "documents"]), Vec::<String>::new());
    assert!(Pages::shipped().load(None).is_ok());
}

#[tokio::test]
async fn what_is_not_open_or_not_for_a_country_is_for_nobody_there() {
    let db = published(&[]).await.unwrap();
    let offers = offers(&db.store, moment("2026-11-23T10:00:00Z")).await;
    let is_for = |kind, key: &str, reader| offers.find(kind, key).unwrap().is_for(reader);
    let anywhere = living_in(None);
    for closed in ["car_import", "beit_al_watan", "military_settlement"] {
        assert!(!is_for(Kind::Privilege, closed, anywhere), "{closed}");
    }
    assert!(!is_for(Kind::Agency, "military_settlement", anywhere), "its privilege is closed");
    assert!(is_for(Kind::Service, "birth_certificate", living_in(Some("ae"))));
    assert!(!is_for(Kind::Service, "birth_certificate", living_in(Some("atlantis"))));
    assert!(is_for(Kind::Agency, "passport_renewal", anywhere));
}

fn signal(kind: Kind, key: &str, act: Act, at: Moment) -> Signal {
    Signal { kind, key: key.to_owned(), act, at }
}

#[test]
fn an_act_counts_half_after_ninety_days_and_the_strongest_is_named() {
    let now = moment("2026-11-23T10:00:00Z");
    let fresh = signal(Kind::Service, "nid_renewal", Act::Applied, now);
    let old = Signal { at: now.minus(DAY * 90), ..fresh.clone() };
    assert!((fresh.counts(now) - 1.0).abs() < 1e-6 && (old.counts(now) - 0.5).abs() < 1e-4);
    let opened = signal(Kind::Service, "nid_renewal", Act::Opened, now);
    let profile = Profile { signals: vec![opened, old], ..Profile::default() };
    let weight = profile.weights(now)[&(Kind::Service, "nid_renewal")];
    assert!((weight - 0.5).abs() < 1e-4, "{weight}");
    assert!(profile.act_on(Kind::Service, "nid_renewal", now.plus(DAY * 30)).is_some());
    assert_eq!(profile.act_on(Kind::Service, "nothing", now), None);
}

#[tokio::test]
async fn a_belief_names_what_it_follows_from_and_nothing_follows_from_nothing() {
    let db = published(&[]).await.unwrap();
    let (axes, now) = (Axes::shipped().unwrap(), db.store.now());
    let offers = offers(&db.store, now).await;
    let of = |profile: &Profile, chosen: &[usize]| {
        let beliefs = profile.beliefs(axes.axes.len(), &offers, now, chosen);
        let told = beliefs.into_iter().map(|own| {
            let items: Vec<String> = own.items.into_iter().map(Item::id).collect();
            (axes.axes[own.axis].key.clone(), own.chosen, items)
        });
        told.collect::<Vec<_>>()
    };
    assert!(of(&Profile::default(), &[]).is_empty());
    let profile =
        Profile { signals: vec![signal(Kind::Service, "birth_certificate", Act::Applied, now)], ..Profile::default() };
    let (military, _) = axes.axis("military").unwrap();
    let item = vec!["service/birth_certificate".to_owned()];
    let expected = [
        ("papers".to_owned(), false, item.clone()),
        ("children".to_owned(), false, item),
        ("military".to_owned(), true, Vec::new()),
    ];
    let found = of(&profile, &[military]);
    assert_eq!(found.len(), 3);
    for own in expected {
        assert!(found.contains(&own), "{own:?} is not in {found:?}");
    }
}
