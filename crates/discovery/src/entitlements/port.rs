//! What codes ask of the engine that signs: `app/wire` joins it to the platform's own key. No authority's key signs a code.

use kernel::{Moment, Outcome};

/// What a code says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Code {
    /// When it was made.
    pub made_at: Moment,
    /// The first second in which it is no longer in force.
    pub expires_at: Moment,
    /// Its drawn number.
    pub number: String,
    /// Key of the privilege.
    pub privilege: String,
    /// The revision of the privilege that says what was proven.
    pub revision: i32,
    /// The tenth to twelfth digit of the holder's national number.
    pub card_digits: String,
}

/// Signs and reads codes.
pub trait CodePress: Send + Sync + 'static {
    /// The text of the symbol.
    ///
    /// # Errors
    /// A passing fault if the platform's keys cannot be used.
    fn sign(&self, code: &Code) -> Outcome<String>;

    /// What a text says, whenever it is or was in force; nothing if it is no code of ours, or not as it was signed.
    ///
    /// # Errors
    /// A passing fault if the platform's keys cannot be used.
    fn open(&self, text: &str) -> Outcome<Option<Code>>;

    /// The key set that everybody may fetch, as JSON.
    ///
    /// # Errors
    /// A passing fault if the platform's keys cannot be used.
    fn key_set(&self) -> Outcome<String>;
}
