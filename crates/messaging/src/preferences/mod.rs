//! By which ways a person wants to hear from us. The inbox of the account is always one of them.

pub(crate) mod store;

/// The ways a person chose.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Preference {
    /// Mail, wherever an address was proved.
    pub mail: bool,
    /// SMS, wherever a mobile was proved.
    pub sms: bool,
}

impl Default for Preference {
    /// Until somebody chooses, both: a message that does not come costs a person more than one too many.
    fn default() -> Self {
        Self { mail: true, sms: true }
    }
}
