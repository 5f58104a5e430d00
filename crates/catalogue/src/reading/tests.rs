//! Nothing is offered where its row is missing, told of whole states of the catalogue: any stages, any rows taken away.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
    time::Duration,
};

use kernel::Moment;
use proptest::prelude::*;
use service_model::{Country, Names, Service, country::Stage, fees::Rate};

use super::{Admission, CurrentCountry, CurrentService, Snapshot};
use crate::definitions::Definitions;

const STAGES: [Stage; 4] = [Stage::Closed, Stage::Pilot, Stage::Open, Stage::Paused];

fn now() -> Moment {
    "2026-11-22T08:00:00Z".parse().unwrap()
}

/// Services and countries by key.
type Shipped = (BTreeMap<String, Arc<Service>>, BTreeMap<String, Country>);

/// The shipped definitions, read once.
static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
    let loaded = Definitions::shipped().load().unwrap();
    let services = loaded.services.into_iter().map(|(key, (service, _))| (key, Arc::new(service))).collect();
    let countries = loaded.countries.into_iter().map(|(key, (country, _))| (key, country)).collect();
    (services, countries)
});

fn rate(country: &Country) -> Rate {
    Rate {
        currency: country.currency,
        micros: 6_450,
        source: Names::alike("test"),
        at: now().minus(Duration::from_secs(3_600)),
        valid_until: now().plus(Duration::from_secs(3_600)),
    }
}

fn kept<T>(rows: &mut Vec<T>, bits: u16) {
    let mut at = 0;
    rows.retain(|_| {
        at += 1;
        bits >> ((at - 1) % 16) & 1 == 1
    });
}

/// What is done to one country: its stage, its rows, whether finance entered a rate.
type Done = (usize, u16, u16, bool);

fn state(done: &[Done], service_stage: usize) -> Snapshot {
    let (services, countries) = SHIPPED.clone();
    let mut snapshot = Snapshot::empty();
    for (key, definition) in services {
        let stage = STAGES[service_stage];
        snapshot.put_service(key, CurrentService { revision: 1, definition, stage, said: None });
    }
    let abroad = countries.into_iter().filter(|(_, country)| country.stage != Stage::Home);
    for ((key, mut definition), (stage, services, missions, rated)) in abroad.zip(done) {
        kept(&mut definition.services, *services);
        kept(&mut definition.missions, *missions);
        if *rated {
            snapshot.put_rate(rate(&definition));
        }
        let (stage, admission) = (STAGES[*stage], Admission::default());
        let definition = Arc::new(definition);
        snapshot.put_country(key, CurrentCountry { revision: 1, definition, stage, said: None, admission });
    }
    snapshot
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_is_offered_where_its_row_is_missing(
        done in proptest::collection::vec((0_usize..4, any::<u16>(), any::<u16>(), any::<bool>()), 5),
        service_stage in 0_usize..4,
    ) {
        let snapshot = state(&done, service_stage);
        for (country, standing) in snapshot.countries() {
            let own = &standing.definition;
            let price = snapshot.rate(own, now());
            // A price is in the country's own currency, by that currency's own row.
            prop_assert!(price.as_ref().is_ok_and(|rate| rate.currency == own.currency) || price.is_err());
            for (service, current) in snapshot.services() {
                let row = own.services.iter().any(|key| key == service);
                let served = own.address_form.areas().iter().all(|(area, _)| own.mission_for(Some(area)).is_some());
                let open = |stage: Stage| matches!(stage, Stage::Pilot | Stage::Open);
                let all = row && open(standing.stage) && open(current.stage)
                    && !own.missions.is_empty() && served && price.is_ok();
                prop_assert_eq!(snapshot.takes(service, country), all, "{} from {}", service, country);
            }
        }
        prop_assert!(!snapshot.takes("birth_certificate", "eg"), "nobody abroad lives in Egypt");
        prop_assert!(!snapshot.takes("birth_certificate", "zz"));
        prop_assert!(!snapshot.takes("nothing", "kw"));
    }
}

#[test]
fn a_rate_that_is_over_gives_no_price_and_another_currencys_row_never_helps() {
    let all = [(2, u16::MAX, u16::MAX, true), (2, u16::MAX, u16::MAX, false), (2, u16::MAX, u16::MAX, true)];
    let snapshot = state(&all, 2);
    let kuwait = &snapshot.country("kw").unwrap().definition;
    assert_eq!(snapshot.rate(kuwait, now()).unwrap().currency.code(), "KWD");
    assert!(snapshot.rate(kuwait, now().plus(Duration::from_secs(7_200))).is_err());
    let italy = &snapshot.country("it").unwrap().definition;
    assert!(snapshot.rate(italy, now()).is_err(), "the rates of others are there, its own is not");
    assert!(!snapshot.takes("birth_certificate", "it"));
}

#[test]
fn a_cap_and_an_invitation_belong_to_the_pilot() {
    let mut country = state(&[(1, u16::MAX, u16::MAX, true)], 2).country("ae").unwrap().clone();
    country.admission = Admission { files: Some(5), people: None, invited: true };
    assert_eq!(country.pilot(), Some(country.admission));
    assert!(!country.welcomes_everybody());
    country.stage = Stage::Open;
    assert_eq!(country.pilot(), None);
    assert!(country.welcomes_everybody());
    country.stage = Stage::Paused;
    assert!(!country.welcomes_everybody());
}
