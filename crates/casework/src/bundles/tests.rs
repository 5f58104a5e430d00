//! How far a step is, for every stage a file can have.

use super::model::Standing;
use crate::applications::model::Stage;

#[test]
fn a_step_is_done_by_its_document_or_by_a_hand_and_by_nothing_else() {
    assert_eq!(Standing::of(false, None), Standing::NotBegun);
    assert_eq!(Standing::of(true, None), Standing::Ticked);
    for stage in Stage::ALL {
        let made = matches!(stage, Stage::Issued | Stage::HandedOver);
        let standing = Standing::of(false, Some(stage));
        assert_eq!(standing.is_done(), made, "{stage:?}");
        // What ended without what it was for may be begun again; what goes on may not.
        assert_eq!(standing == Standing::UnderWay, !stage.is_end(), "{stage:?}");
        assert!(Standing::of(true, Some(stage)).is_done(), "{stage:?}");
    }
}
