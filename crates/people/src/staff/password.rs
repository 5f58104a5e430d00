//! Passwords of staff: argon2id, hashed in a bounded pool.
//!
//! Hashing is slow and takes memory on purpose. Only so many run at once; whoever does not get a lane soon is told to come
//! back (503 with Retry-After) instead of queueing until the machine is full.

use std::{sync::Arc, time::Duration};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordVerifier, phc::PasswordHash},
};
use kernel::{Dice, Failure, Outcome, Slips};
use tokio::sync::Semaphore;

/// Memory in KiB, passes and lanes: OWASP's recommendation of 19 MiB, 2, 1.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);
/// How long to wait for a lane.
const PATIENCE: Duration = Duration::from_secs(2);
/// Shortest password, in characters. Length is the only rule: others make people write passwords down.
pub const SHORTEST: usize = 12;
/// Longest password, so that hashing cannot be made slower from outside.
pub const LONGEST: usize = 200;

/// The pool. Cloning is cheap.
#[derive(Clone)]
pub struct Passwords {
    lanes: Arc<Semaphore>,
    nobody: Arc<str>,
}

impl Passwords {
    /// A pool of so many lanes.
    pub fn new(lanes: usize, dice: &dyn Dice) -> Self {
        Self { lanes: Arc::new(Semaphore::new(lanes.max(1))), nobody: hash_of_nobody(dice).into() }
    }

    /// Hashes a password to a PHC string.
    ///
    /// # Errors
    /// A slip if it is too short or too long; a passing fault if every lane is busy.
    pub async fn hash(&self, password: &str, dice: &dyn Dice) -> Outcome<String> {
        if !(SHORTEST..=LONGEST).contains(&password.chars().count()) {
            return Err(Slips::one("password", "staff-password-length"));
        }
        let (password, salt) = (password.to_owned(), salt(dice));
        self.run(move || hash_now(&password, salt)).await?
    }

    /// Whether `password` belongs to `stored`. Without a stored one the same work is done and the answer is no, so that
    /// the time says nothing about who exists.
    ///
    /// # Errors
    /// A passing fault if every lane is busy.
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> Outcome<bool> {
        if password.chars().count() > LONGEST {
            return Ok(false);
        }
        let known = stored.is_some();
        let (password, stored) = (password.to_owned(), stored.unwrap_or(&self.nobody).to_owned());
        let fits = self
            .run(move || match PasswordHash::new(&stored) {
                Ok(hash) => Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()),
                Err(error) => Err(Failure::fault("reading a stored password", error.to_string())),
            })
            .await??;
        Ok(fits && known)
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Outcome<T> {
        let waited = tokio::time::timeout(PATIENCE, self.lanes.clone().acquire_owned()).await;
        let lane = match waited {
            Ok(Ok(lane)) => lane,
            Ok(Err(error)) => return Err(Failure::fault("waiting for a password lane", error)),
            Err(error) => return Err(Failure::passing("waiting for a password lane", error)),
        };
        let done = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(lane);
            result
        });
        done.await.map_err(|error| Failure::fault("hashing a password", error))
    }
}

fn salt(dice: &dyn Dice) -> [u8; 16] {
    let mut salt = [0; 16];
    dice.fill(&mut salt);
    salt
}

/// What a password is compared with where there is none: it costs what a true one costs and is the hash of no known password,
/// for it was drawn and not made.
fn hash_of_nobody(dice: &dyn Dice) -> String {
    use data_encoding::BASE64_NOPAD;
    let mut drawn = [0_u8; 32];
    dice.fill(&mut drawn);
    let (memory, passes, lanes) = COST;
    let (salt, hash) = (BASE64_NOPAD.encode(&salt(dice)), BASE64_NOPAD.encode(&drawn));
    format!("$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${hash}")
}

fn hash_now(password: &str, salt: [u8; 16]) -> Outcome<String> {
    use argon2::password_hash::CustomizedPasswordHasher as _;
    let broken = |error: String| Failure::fault("hashing a password", error);
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(|error| broken(error.to_string()))?;
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let hash = hasher
        .hash_password_customized(password.as_bytes(), &salt, None, None, params)
        .map_err(|error| broken(error.to_string()))?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use kernel::SeededDice;

    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_hash_only_and_nobody_has_none() {
        let dice = SeededDice::new(1);
        let pool = Passwords::new(1, &dice);
        let hash = pool.hash("نهر النيل طويل", &dice).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(pool.verify("نهر النيل طويل", Some(&hash)).await.unwrap());
        assert!(!pool.verify("نهر النيل قصير", Some(&hash)).await.unwrap());
        assert!(!pool.verify("نهر النيل طويل", None).await.unwrap());
        let nobody = PasswordHash::new(&pool.nobody).unwrap();
        let stored = PasswordHash::new(&hash).unwrap();
        assert_eq!((&nobody.algorithm, &nobody.params), (&stored.algorithm, &stored.params), "it takes as long");
        assert!(matches!(pool.hash("short", &dice).await, Err(Failure::Slips(_))));
    }
}
