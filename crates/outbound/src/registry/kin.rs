//! How far kinship is asked for, in degrees as the law counts them: each birth between two people is one.
//!
//! What somebody is to somebody is never asked. Which kin may ask for what is data of the services, and a document
//! proves it; the registry is asked only so that nobody works on a file of her own family.

use serde::{Deserialize, Serialize};

/// How near kin must be to be named.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reach {
    /// Degrees of descent: 1 parents and children, 2 grandparents, grandchildren, brothers and sisters, 3 uncles, aunts,
    /// nephews and nieces, 4 cousins.
    pub blood: u8,
    /// Degrees by marriage, counted from the husband or wife: 0 names spouses only, 1 adds their parents and children,
    /// 2 their brothers and sisters. The spouses of one's own kin are counted alike.
    pub affinity: u8,
}

/// Whom the registry named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kinsfolk {
    /// Numbers of the living kin, in no order that says anything; nobody is named twice.
    pub numbers: Vec<kernel::NationalNumber>,
    /// Whether that is everybody: false if one of the people asked about has no computerised record, or if one of the kin
    /// is answered for by hand only.
    pub whole: bool,
}
