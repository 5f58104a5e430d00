//! The second factor: RFC 6238, SHA-1, six digits, thirty seconds, one step of tolerance. Each step is accepted once.

use kernel::{Dice, Failure, Moment, Outcome};
use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Totp};

/// Name shown in the authenticator.
const ISSUER: &str = "Wasl";

/// The shared secret: 160 bits, as RFC 4226 recommends. Kept sealed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TotpSecret(Vec<u8>);

impl TotpSecret {
    /// Draws a secret.
    pub fn draw(dice: &dyn Dice) -> Self {
        let mut bytes = vec![0; 20];
        dice.fill(&mut bytes);
        Self(bytes)
    }

    /// The fixed secret of a rehearsal; never of a person.
    pub(crate) fn demo(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    /// Base32, to be typed into an authenticator.
    pub fn base32(&self) -> String {
        data_encoding::BASE32_NOPAD.encode(&self.0)
    }

    /// The address an authenticator reads.
    pub fn address(&self, login: &str) -> String {
        format!("otpauth://totp/{ISSUER}:{login}?secret={}&issuer={ISSUER}", self.base32())
    }

    /// The step that `typed` belongs to at `now`, if it is a code of this secret. Whether that step was used before is
    /// decided by the database, atomically.
    ///
    /// # Errors
    /// A fault if the secret is too short to be one.
    pub fn step_of(&self, typed: &str, now: Moment) -> Outcome<Option<i64>> {
        let Some(digits) = crate::codes::model::read_digits(typed) else { return Ok(None) };
        let seconds = u64::try_from(now.as_second()).unwrap_or(0);
        let step = self.totp()?.check(&digits, seconds);
        Ok(step.and_then(|step| i64::try_from(step).ok()))
    }

    /// The code at `now`, for the demo's list of log-ins and for tests.
    ///
    /// # Errors
    /// A fault if the secret is too short to be one.
    pub fn code_at(&self, now: Moment) -> Outcome<String> {
        Ok(self.totp()?.generate(u64::try_from(now.as_second()).unwrap_or(0)).to_string())
    }

    fn totp(&self) -> Outcome<Totp> {
        Builder::new()
            .with_secret(self.0.clone())
            .build()
            .map_err(|error| Failure::fault("preparing a second factor", error.to_string()))
    }
}

impl std::fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B (SHA-1, eight digits there; the last six here).
    #[test]
    fn the_codes_are_those_of_the_rfc() {
        let secret = TotpSecret(b"12345678901234567890".to_vec());
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            let now = Moment::from_microsecond(seconds * 1_000_000);
            assert_eq!(secret.code_at(now).unwrap(), code);
            assert_eq!(secret.step_of(code, now).unwrap(), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_lives_one_step_longer_and_no_more() {
        let secret = TotpSecret(b"12345678901234567890".to_vec());
        let at = |seconds: i64| Moment::from_microsecond(seconds * 1_000_000);
        let code = secret.code_at(at(3000)).unwrap();
        assert!(secret.step_of(&code, at(3030)).unwrap().is_some());
        assert!(secret.step_of(&code, at(3061)).unwrap().is_none());
        assert!(secret.step_of("نص", at(3000)).unwrap().is_none());
    }
}
