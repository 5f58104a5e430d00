//! What issuing and checking cost, measured the same way in the gate and on a developer's machine.
//!
//! CPU time of the whole process, so that helper threads count; never wall time, which a busy machine spoils. Only
//! meaningful in a release build.

use std::{hint::black_box, path::Path, time::Duration};

use kernel::Moment;
use nix::sys::{
    resource::{UsageWho, getrusage},
    time::TimeValLike,
};

use crate::{
    issue::{Authority, Order, issue},
    keys::{GeneratedKeys, IssuerKeys},
    qr::{self, StatusEntry},
    render::Renderer,
};

const TEMPLATE: &str = include_str!("../../../services/civil-status/birth_certificate/certificate.typ");
const RECORD: &str = include_str!("../../../services/civil-status/birth_certificate/specimen.json");

/// Something in the bench did not work.
pub type BenchError = Box<dyn std::error::Error + Send + Sync>;

/// CPU of issuing one certificate: credential, typesetting, seal.
#[derive(Clone, Copy, Debug)]
pub struct IssueCost {
    /// Mean.
    pub mean: Duration,
    /// 95th percentile.
    pub p95: Duration,
    /// The worst.
    pub max: Duration,
}

/// CPU of checking one credential, against the bare signature in it.
#[derive(Clone, Copy, Debug)]
pub struct VerifyCost {
    /// The whole check: base45, inflate, COSE, P-256, claims.
    pub credential: Duration,
    /// One P-256 verification of as many bytes.
    pub raw: Duration,
}

impl VerifyCost {
    /// Credentials per raw verification; 1 would be free of overhead.
    pub fn ratio(&self) -> f64 {
        self.raw.as_secs_f64() / self.credential.as_secs_f64()
    }
}

/// A birth certificate of a fictional person, numbered so that no two are alike.
pub fn order(number: u32) -> Result<Order, BenchError> {
    let mut record: serde_json::Value = serde_json::from_str(RECORD)?;
    record["record_number"] = number.to_string().into();
    Ok(Order {
        template: TEMPLATE.to_owned(),
        kind: "civil-status/birth_certificate".to_owned(),
        serial: format!("BC-7K4M-{number:04}-Q3W"),
        issued_at: moment()?,
        zone: "Africa/Cairo".to_owned(),
        authority: Authority {
            ar: "وزارة الداخلية - قطاع الأحوال المدنية".to_owned(),
            en: "Ministry of Interior - Civil Status Sector".to_owned(),
        },
        verify_at: "wasl.example/verify".to_owned(),
        status: StatusEntry { index: number, uri: "https://wasl.example/status/1".to_owned() },
        record,
    })
}

/// The bench's own test issuer, created in `folder`.
pub fn issuer(folder: &Path) -> Result<IssuerKeys, BenchError> {
    Ok(IssuerKeys::open(folder, "EG-CSA-TEST", moment()?, GeneratedKeys::Allowed)?)
}

/// Issues `count` certificates after a warm-up of ten.
pub fn issuing(keys: &IssuerKeys, count: u32) -> Result<IssueCost, BenchError> {
    let renderer = Renderer::new()?;
    for number in 0..10 {
        black_box(issue(&renderer, keys, &order(number)?)?);
    }
    let mut costs = Vec::new();
    for number in 10..10 + count.max(1) {
        let order = order(number)?;
        let before = cpu()?;
        black_box(issue(&renderer, keys, &order)?);
        costs.push(cpu()?.saturating_sub(before));
    }
    costs.sort_unstable();
    let total: Duration = costs.iter().sum();
    let at = |share: usize| costs[(costs.len() * share / 100).min(costs.len() - 1)];
    Ok(IssueCost { mean: total / u32::try_from(costs.len())?, p95: at(95), max: at(100) })
}

/// Checks one credential `count` times, and the same number of bare signatures.
pub fn verifying(keys: &IssuerKeys, count: u32) -> Result<VerifyCost, BenchError> {
    let issued = issue(&Renderer::new()?, keys, &order(1)?)?;
    let message = vec![7_u8; 400];
    let signature = keys.qr.sign_prehash(&crate::keys::sha256(&message))?;
    let count = count.max(1);
    let before = cpu()?;
    for _ in 0..count {
        black_box(keys.qr.public_key().verifies(&message, &signature));
    }
    let between = cpu()?;
    for _ in 0..count {
        black_box(qr::open(&issued.qr_text, &keys.published)?);
    }
    let after = cpu()?;
    Ok(VerifyCost { credential: (after - between) / count, raw: (between - before) / count })
}

fn moment() -> Result<Moment, BenchError> {
    Ok("2026-11-22T08:00:00Z".parse()?)
}

fn cpu() -> Result<Duration, BenchError> {
    let usage = getrusage(UsageWho::RUSAGE_SELF)?;
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Ok(Duration::from_micros(u64::try_from(micros)?))
}
