//! The pure words every part of Wasl speaks.
//!
//! Nothing here reads a clock, rolls dice, opens a socket or knows a database: time and chance are passed in, and the
//! optional `db` feature only teaches these types to be columns.

mod actor;
pub mod arabic;
mod clock;
mod dice;
mod failure;
mod id;
mod locale;
mod money;
pub mod money_words;
mod national_number;
mod permit;
mod reference;
pub mod s10;
mod spoken_code;
mod time;

pub use actor::{Actor, StaffRole};
pub use clock::{Clock, FrozenClock, SystemClock};
pub use dice::{Dice, SeededDice, SystemDice};
pub use failure::{Failure, Fault, FieldSlip, Outcome, Refusal, RefusalKind, Slips, TextArg};
pub use id::{Bucket, Id};
pub use locale::{Covers, Direction, Language, Locale};
pub use money::{Currency, Money, MoneyError};
pub use national_number::{GOVERNORATES, Governorate, NationalNumber, NationalNumberError, Sex};
pub use permit::Permit;
pub use reference::{Reference, ReferenceError};
pub use spoken_code::SpokenCode;
pub use time::{Day, DayError, Moment};

/// Names for what an [`Id`] identifies when more than one area must say it. They are never built.
pub mod marks {
    /// A citizen's account.
    #[derive(Debug)]
    pub enum Account {}
    /// An application (a file).
    #[derive(Debug)]
    pub enum Application {}
    /// A member of staff.
    #[derive(Debug)]
    pub enum Staff {}
    /// A stored file.
    #[derive(Debug)]
    pub enum Blob {}
    /// An issued certificate.
    #[derive(Debug)]
    pub enum Certificate {}
    /// A sign-in session.
    #[derive(Debug)]
    pub enum Session {}
}
