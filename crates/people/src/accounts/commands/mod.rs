//! The acts on an account, one a file.

mod change_contact;
mod open_account;
mod set_language;

pub use change_contact::{Changed, change_contact};
pub use open_account::{NewAccount, open_account};
pub use set_language::set_language;
