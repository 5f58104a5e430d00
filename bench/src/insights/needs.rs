//! The needs that are planted, in two halves: one is tuned with, the other was sealed by its hash before.

use anyhow::{Result, bail};
use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use serde::Deserialize;

/// A half of the needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Half {
    /// What is tuned with.
    Tune,
    /// What is only measured with.
    Test,
}

/// The hash of the half that is only measured with.
pub const SEAL: &str = "2fc03cf4ef0ec74bdaaaa8a14c0657d8d92d0aa5568188f457faf7ee91c7919a";

/// A need.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Words that are its own: a theme that is named by one of them tells of it.
    pub own: Vec<String>,
    /// Ways of saying it.
    pub ways: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    need: Vec<Need>,
}

/// The needs of a half.
pub fn of(half: Half) -> Result<Vec<Need>> {
    let text = match half {
        Half::Tune => include_str!("../../insights/tune.toml"),
        Half::Test => include_str!("../../insights/test.toml"),
    };
    if half == Half::Test && HEXLOWER.encode(digest(&SHA256, text.as_bytes()).as_ref()) != SEAL {
        bail!("the needs that are only measured with are not those that were sealed");
    }
    let File { need } = toml::from_str(text)?;
    Ok(need)
}
