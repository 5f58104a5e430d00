//! How far a request is, whatever is told in whatever order; and what a service does not know is not heard.

use std::time::Duration;

use kernel::{Bucket, Id, Moment, Reference, SeededDice};
use proptest::prelude::*;
use service_model::{
    AgencyService, Sources,
    agency_service::{REFUSED, STATES},
};

use super::model::{Report, Request, Stage, standing};

fn shipped(name: &str, text: &str) -> AgencyService {
    AgencyService::load(&Sources::new().with(name, text)).unwrap()
}

fn passport() -> AgencyService {
    shipped("passport_renewal.toml", include_str!("../../../../agency-services/passport_renewal.toml"))
}

fn now() -> Moment {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn request(reports: Vec<Report>) -> Request {
    let dice = SeededDice::new(7);
    let bucket = Bucket::new(5).unwrap();
    Request {
        id: Id::new(bucket, now(), &dice),
        account: Id::new(bucket, now(), &dice),
        service: "passport_renewal".to_owned(),
        revision: 1,
        opened_at: now(),
        asked: Some((Reference::draw(bucket, &dice), now())),
        handed_over_at: Some(now()),
        turned_down: None,
        reports,
    }
}

fn report(event: &str, state: &str, second: u64) -> Report {
    Report {
        event: event.to_owned(),
        state: state.to_owned(),
        at: now().minus(Duration::from_secs(10_000)).plus(Duration::from_secs(second)),
        reason: (state == REFUSED).then(|| "documents".to_owned()),
        visit_at: None,
    }
}

/// Its place in the order of the service; ends stand last.
fn place(service: &AgencyService, request: &Request) -> usize {
    match request.stage(service) {
        Stage::Draft | Stage::Leaving | Stage::HandedOver | Stage::TurnedDown => 0,
        Stage::At(at, ..) => at + 1,
        Stage::Refused(..) => usize::MAX,
    }
}

fn codes(service: &AgencyService, request: &Request, told: &Report) -> String {
    request.hears(service, told, now()).unwrap_err().to_string()
}

#[test]
fn what_a_service_does_not_know_is_refused() {
    let service = passport();
    let own = request(Vec::new());
    assert!(codes(&service, &own, &report("1", "lost_in_the_post", 0)).contains("unknown_state"));
    // A state of the protocol which this service has no step for.
    let emergency = shipped("emergency_travel.toml", include_str!("../../../../agency-services/emergency_travel.toml"));
    assert!(codes(&emergency, &own, &report("1", "made", 0)).contains("unknown_state"));
    let mut refused = report("1", REFUSED, 0);
    assert!(own.hears(&service, &refused, now()).unwrap());
    refused.reason = Some("because".to_owned());
    assert!(codes(&service, &own, &refused).contains("unknown_reason"));
    refused.reason = None;
    assert!(codes(&service, &own, &refused).contains("unknown_reason"));
    let mut reasoned = report("1", "received", 0);
    reasoned.reason = Some("documents".to_owned());
    assert!(codes(&service, &own, &reasoned).contains("unknown_reason"), "what goes on has no reason");
    let mut early = report("1", "received", 0);
    early.at = now().plus(Duration::from_secs(301));
    assert!(codes(&service, &own, &early).contains("from_the_future"));
    let mut draft = request(Vec::new());
    draft.asked = None;
    assert!(codes(&service, &draft, &report("1", "received", 0)).contains("not_ours"));
}

#[test]
fn an_event_is_heard_once_and_says_one_thing() {
    let service = passport();
    let own = request(vec![report("1", "received", 0)]);
    assert!(!own.hears(&service, &report("1", "received", 0), now()).unwrap());
    assert!(codes(&service, &own, &report("1", "examined", 0)).contains("event_differs"));
    assert!(codes(&service, &own, &report("", "examined", 0)).contains("event_differs"));
    assert!(own.hears(&service, &report("2", "examined", 0), now()).unwrap());
}

#[test]
fn an_end_is_the_end() {
    let service = passport();
    let done = request(vec![report("1", "done", 5)]);
    assert!(codes(&service, &done, &report("2", REFUSED, 9)).contains("ended"));
    // What happened before and comes late is heard, and moves nothing.
    assert!(done.hears(&service, &report("3", "made", 2), now()).unwrap());
    let mut late = done.clone();
    late.reports.push(report("3", "made", 2));
    assert!(late.stage(&service).is_end());
    let refused = request(vec![report("1", REFUSED, 5)]);
    assert!(codes(&service, &refused, &report("2", "done", 9)).contains("ended"));
    assert!(matches!(refused.stage(&service), Stage::Refused(_, Some(_))));
}

proptest! {
    #[test]
    fn no_report_steps_back_and_no_order_matters(
        told in prop::collection::vec((0..STATES.len(), 0_u64..50), 1..12),
        seed: u64,
    ) {
        let service = passport();
        let all: Vec<Report> = told
            .iter()
            .enumerate()
            .map(|(event, (state, second))| report(&event.to_string(), STATES[*state], *second))
            .collect();
        let mut own = request(Vec::new());
        let mut before = 0;
        for one in &all {
            prop_assert!(own.hears(&service, one, now()).unwrap());
            own.reports.push(one.clone());
            let after = place(&service, &own);
            prop_assert!(after >= before, "{} after {}", after, before);
            before = after;
        }
        let mut mixed = all.clone();
        let length = mixed.len();
        mixed.rotate_left(usize::try_from(seed % 97).unwrap() % length);
        mixed.extend(all.clone());
        mixed.reverse();
        prop_assert_eq!(standing(&mixed, &service), standing(&all, &service));
    }
}
