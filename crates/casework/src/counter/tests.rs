//! Who may witness, whoever the three are.

use kernel::Id;
use proptest::prelude::*;
use uuid::Uuid;

use super::model::{Manner, Somebody, may_witness};

proptest! {
    #[test]
    fn nobody_witnesses_for_herself_by_whatever_record_and_nobody_serves_her_own_file(
        officer in (0_u128..4, 0_u8..4), witness in (0_u128..4, 0_u8..4), applicant in proptest::option::of(0_u8..4),
    ) {
        let (his, hers) = ([officer.1], [witness.1]);
        let somebody = |record: u128, person| Somebody { staff: Id::from_uuid(Uuid::from_u128(record)), person };
        let may = may_witness(
            somebody(officer.0, &his), somebody(witness.0, &hers), applicant.as_ref().map(std::slice::from_ref),
        );
        let three_people = officer.1 != witness.1 && applicant != Some(officer.1) && applicant != Some(witness.1);
        prop_assert_eq!(may, officer.0 != witness.0 && three_people);
    }
}

#[test]
fn every_manner_is_read_as_it_is_written() {
    for manner in Manner::ALL {
        assert_eq!(Manner::parse(manner.as_str()), Some(manner));
    }
    assert_eq!(Manner::parse("alone"), None);
}
