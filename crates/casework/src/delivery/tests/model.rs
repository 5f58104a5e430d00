//! The order and number of reports never matter, and no act is possible outside its stage.

use kernel::{Bucket, Id, Moment, SeededDice};
use proptest::prelude::*;
use service_model::country::DeliveryMode;

use crate::delivery::{
    copies::postage::{Use, is_unused, used},
    label::*,
    model::*,
};

fn at(second: i64) -> Moment {
    Moment::from_microsecond((1_795_329_000 + second) * 1_000_000)
}

fn report() -> impl Strategy<Value = Report> {
    (0_u8..6, prop::sample::select(Status::ALL.to_vec()), 0_i64..5).prop_map(|(event, status, second)| Report {
        event: event.to_string(),
        status,
        at: at(second),
    })
}

/// Reports as a carrier keeps them: one of each id.
fn told() -> impl Strategy<Value = Vec<Report>> {
    prop::collection::vec(report(), 0..8).prop_map(|mut reports| {
        reports.sort_by(|a, b| a.event.cmp(&b.event));
        reports.dedup_by(|a, b| a.event == b.event);
        reports
    })
}

fn parcel(mode: DeliveryMode) -> Shipment {
    let dice = SeededDice::new(7);
    Shipment {
        id: Id::new(Bucket::new(7).unwrap(), at(0), &dice),
        file: Id::new(Bucket::new(7).unwrap(), at(0), &dice),
        turn: 1,
        mode,
        copies: 1,
        attest: false,
        number: mode.is_carried().then(|| "EE473124829EG".to_owned()),
        opened_at: at(0),
        printed_at: Some(at(1)),
        attested_at: None,
        not_attested: None,
        called_off_at: None,
        packed_at: Some(at(2)),
        announced_at: Some(at(3)),
        refused: None,
        arrived_at: None,
        collected_at: None,
        replaced_at: None,
        within: None,
        reports: Vec::new(),
    }
}

proptest! {
    #[test]
    fn any_order_of_duplicated_reports_ends_in_the_same_stage(
        (once, shuffled) in told().prop_flat_map(|once| {
            let twice: Vec<Report> = once.iter().chain(&once).cloned().collect();
            (Just(once), Just(twice).prop_shuffle())
        })
    ) {
        let mut straight = parcel(DeliveryMode::Courier);
        straight.reports = once;
        let mut wild = parcel(DeliveryMode::Courier);
        wild.reports = shuffled;
        prop_assert_eq!(straight.stage(), wild.stage());
        prop_assert_eq!(straight.ended_at(), wild.ended_at());
        for act in Act::ALL {
            prop_assert_eq!(straight.may(act), wild.may(act));
        }
    }

    #[test]
    fn an_end_outweighs_what_is_told_late(reports in told(), late in 0_i64..100) {
        let mut parcel = parcel(DeliveryMode::Courier);
        parcel.reports = reports;
        parcel.reports.push(Report { event: "end".to_owned(), status: Status::Delivered, at: at(50) });
        parcel.reports.push(Report { event: "late".to_owned(), status: Status::InTransit, at: at(late) });
        prop_assert_eq!(parcel.stage(), Stage::Carried(Status::Delivered));
        prop_assert!(parcel.ended_at().is_some());
    }

    #[test]
    fn a_file_is_open_for_another_address_only_while_nothing_is_under_way(reports in told()) {
        let mut parcel = parcel(DeliveryMode::Courier);
        parcel.reports = reports;
        let came_back = matches!(parcel.stage(), Stage::Carried(Status::Returned | Status::Lost));
        prop_assert_eq!(parcel.may(Act::SendAgain), came_back);
        parcel.replaced_at = Some(at(99));
        prop_assert!(Act::ALL.into_iter().all(|act| !parcel.may(act)), "a parcel that was replaced is over");
    }

    #[test]
    fn every_drawn_number_is_a_valid_item_number(serial in 0_u32..=99_999_999) {
        let number = item_number("EE", serial).unwrap();
        prop_assert!(kernel::s10::is_valid(&number), "{}", number);
        prop_assert!(number.ends_with("EG"));
    }
}

#[test]
fn a_published_number_is_drawn_again() {
    assert_eq!(item_number("EE", 47_312_482).unwrap(), "EE473124829EG");
    assert!(item_number("EE", 100_000_000).is_err());
    assert!(item_number("E1", 1).is_err());
}

#[test]
fn the_table_of_stages_and_acts() {
    let fresh = |mode| Shipment { printed_at: None, packed_at: None, announced_at: None, ..parcel(mode) };
    let allowed = |parcel: &Shipment| Act::ALL.into_iter().filter(|act| parcel.may(*act)).collect::<Vec<_>>();
    for mode in DeliveryMode::ALL {
        assert_eq!(allowed(&fresh(mode)), [Act::Print, Act::Drop, Act::Spoil]);
        let printed = Shipment { printed_at: Some(at(1)), ..fresh(mode) };
        assert_eq!(allowed(&printed), [Act::Spoil, Act::Pack]);
        let to_attest = Shipment { attest: true, ..printed };
        let wanted = [Act::Spoil, Act::Attest, Act::RefuseAttestation];
        assert_eq!(allowed(&to_attest), wanted, "nothing is closed before it is attested");
        let refused = Shipment { not_attested: Some((at(2), NotAttested::SealNotKnown)), ..to_attest.clone() };
        assert_eq!(allowed(&refused), [Act::Spoil, Act::Pack], "or before it was decided that it is not");
        let waiting = Shipment { attest: true, ..fresh(mode) };
        assert_eq!(allowed(&waiting), [Act::Print, Act::Drop, Act::Spoil, Act::RefuseAttestation]);
        assert_eq!(allowed(&Shipment { attested_at: Some(at(2)), ..to_attest }), [Act::Spoil, Act::Pack]);
        let called_off = Shipment { called_off_at: Some(at(1)), ..fresh(mode) };
        assert_eq!((allowed(&called_off), called_off.ended_at()), (Vec::new(), Some(at(1))));
    }
    let pouch = parcel(DeliveryMode::Mission);
    assert_eq!(allowed(&pouch), [Act::Arrive]);
    assert_eq!(allowed(&Shipment { arrived_at: Some(at(5)), ..pouch.clone() }), [Act::HandOver]);
    let taken = Shipment { arrived_at: Some(at(5)), collected_at: Some(at(6)), ..pouch };
    assert_eq!(allowed(&taken), []);
    assert_eq!(taken.ended_at(), Some(at(6)));
    let sent = parcel(DeliveryMode::PostOffice);
    assert_eq!(allowed(&sent), []);
    let refused = Shipment { announced_at: None, refused: Some((at(4), "address".to_owned())), ..sent };
    assert_eq!(allowed(&refused), [Act::SendAgain]);
}

#[test]
fn an_envelope_weighs_more_by_each_sheet() {
    assert_eq!((weight(1), weight(2), weight(10)), (60, 70, 150));
}

#[test]
fn a_code_is_six_digits_whatever_the_key_gives() {
    assert_eq!(six_digits(&[0; 32]), "000000");
    assert_eq!(six_digits(&[255; 32]).len(), 6);
}

#[test]
fn postage_is_used_by_what_was_handed_over_and_by_nothing_that_was_called_off_before() {
    let called_off = |handed: bool| {
        let mut parcel = parcel(DeliveryMode::Courier);
        (parcel.packed_at, parcel.called_off_at) = (None, Some(at(4)));
        parcel.announced_at = handed.then(|| at(3));
        parcel
    };
    assert_eq!(used(&[called_off(false)], false), Use::CalledOff);
    // One went and came back, and the one in its place is called off: the postage was used.
    let sent = Shipment { replaced_at: Some(at(9)), ..called_off(true) };
    assert_eq!(used(&[sent, Shipment { turn: 2, ..called_off(false) }], false), Use::Sent);
    assert_eq!(used(&[], true), Use::Nothing);
    assert_eq!(used(&[], false), Use::MayBe, "a file that is examined may still send paper");
    let waiting = Shipment { packed_at: None, announced_at: None, ..parcel(DeliveryMode::Courier) };
    assert_eq!(used(&[waiting], false), Use::MayBe);
    for (uses, unused) in [
        (vec![Use::CalledOff], true),
        (vec![Use::CalledOff, Use::Nothing], true),
        (vec![Use::CalledOff, Use::MayBe], false),
        (vec![Use::CalledOff, Use::Sent], false),
        (vec![Use::Nothing], false),
    ] {
        assert_eq!(is_unused(uses.iter().copied()), unused, "{uses:?}");
    }
}
