//! Whether anything may be kept or read about what somebody cares about. It is asked here, before every such read and write, and
//! nowhere else: whoever may holds an [`Allowed`], without which no row is reached.

use std::collections::HashSet;

use ::store::{Cx, Scope};
use kernel::{Day, Id, Outcome, Permit, marks};
use people::consent::{self, PERSONALISATION};

use super::store as rows;

/// From this age on.
pub(crate) const OF_AGE: u16 = 18;

/// Days of an age are days of Cairo.
const ZONE: &str = "Africa/Cairo";

/// Keeping and reading what somebody cares about.
#[derive(Debug)]
pub(crate) enum Learn {}

/// That it may be kept and read of this account now.
#[derive(Debug)]
pub(crate) struct Allowed {
    account: Id<marks::Account>,
    birth: Option<Day>,
    _permit: Permit<Learn>,
}

impl Allowed {
    /// The account.
    pub fn account(&self) -> Id<marks::Account> {
        self.account
    }

    /// The birth date in a confirmed number.
    pub fn birth(&self) -> Option<Day> {
        self.birth
    }

    fn grant(account: Id<marks::Account>, birth: Option<Day>) -> Self {
        Self { account, birth, _permit: Permit::grant() }
    }
}

/// What is known of an age.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Age {
    /// The confirmed number says that somebody is of age.
    Adult,
    /// It says that somebody is not.
    Minor,
    /// No number is confirmed.
    Unknown,
}

/// How an account stands.
#[derive(Debug)]
pub(crate) enum Standing {
    /// It may be kept.
    On(Allowed),
    /// Its owner did not consent, or took it back.
    Off,
    /// The consent was given, and the person is not of age: nothing is kept.
    TooYoung,
    /// The consent was given, and whether the person is of age was neither confirmed nor said.
    AgeUnknown,
}

impl Standing {
    /// Whoever may.
    pub fn allowed(self) -> Option<Allowed> {
        match self {
            Self::On(allowed) => Some(allowed),
            Self::Off | Self::TooYoung | Self::AgeUnknown => None,
        }
    }
}

/// What is known of the age of an account's owner, and the birth date.
///
/// # Errors
/// Not found for a closed account.
pub(super) async fn age(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<(Age, Option<Day>)> {
    let birth = people::outline(cx, account).await?.birth;
    let today = cx.now().day_in(ZONE);
    let age = match birth {
        Some(birth) if birth.age_on(today) >= OF_AGE => Age::Adult,
        Some(_) => Age::Minor,
        None => Age::Unknown,
    };
    Ok((age, birth))
}

/// Whether anything may be kept or read of this account. What was kept of somebody who turns out not to be of age goes at once.
///
/// # Errors
/// Not found for a closed account.
pub(crate) async fn standing(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Standing> {
    if !consent::is_given(cx, &Scope::Owner(account), account, PERSONALISATION).await? {
        return Ok(Standing::Off);
    }
    let (age, birth) = age(cx, account).await?;
    Ok(match age {
        Age::Adult => Standing::On(Allowed::grant(account, birth)),
        Age::Minor => {
            rows::forget(cx, account).await?;
            Standing::TooYoung
        }
        Age::Unknown if rows::said_of_age(cx, account).await? => Standing::On(Allowed::grant(account, birth)),
        Age::Unknown => Standing::AgeUnknown,
    })
}

/// Of these accounts those whose owners consent now. Only adults have rows, so their age was asked when those were written.
///
/// # Errors
/// Faults of the database.
pub(super) async fn consenting(cx: &mut Cx, accounts: &[Id<marks::Account>]) -> Outcome<Vec<Allowed>> {
    let given: HashSet<_> = consent::given_among(cx, accounts, PERSONALISATION).await?.into_iter().collect();
    let allowed = accounts.iter().filter(|account| given.contains(*account));
    Ok(allowed.map(|account| Allowed::grant(*account, None)).collect())
}
