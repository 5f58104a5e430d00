//! The authority a fresh installation invents for itself.
//!
//! It says in its own name that it is a test and not official; a production start refuses it. It exists so that the
//! whole path, from seal to verification, runs the same code everywhere.

use kernel::Moment;
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    PKCS_ECDSA_P256_SHA256, PublicKeyData, date_time_ymd,
};

use super::PublicKey;

/// The common name of the test authority; everything it seals shows it.
pub const TEST_AUTHORITY: &str = "Wasl TEST Civil Status Authority - not official";
const TEST_SEAL: &str = "Wasl TEST Civil Status Seal - not official";
/// The common name under which a test platform closes what people signed; it is no authority's.
pub const TEST_PLATFORM: &str = "Wasl TEST Platform - not official";
const TEST_PLATFORM_SEAL: &str = "Wasl TEST Platform Seal - not official";

/// Whose test certificates are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Whose {
    /// The issuing authority's.
    Authority,
    /// The platform's own.
    Platform,
}

impl Whose {
    /// The common names of the authority and of the seal.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Authority => (TEST_AUTHORITY, TEST_SEAL),
            Self::Platform => (TEST_PLATFORM, TEST_PLATFORM_SEAL),
        }
    }
}
/// How long the test authority lasts.
pub(super) const YEARS: i32 = 10;

struct SubjectKey(Vec<u8>);

impl PublicKeyData for SubjectKey {
    fn der_bytes(&self) -> &[u8] {
        &self.0
    }
    fn algorithm(&self) -> &'static rcgen::SignatureAlgorithm {
        &PKCS_ECDSA_P256_SHA256
    }
}

/// The certificates of a new test authority: the seal's own, then the authority's, both DER.
///
/// The authority's private key is used once and forgotten: nothing else can ever be certified in its name.
pub(super) fn certify(seal: &PublicKey, now: Moment, whose: Whose) -> Result<Vec<Vec<u8>>, rcgen::Error> {
    let (authority_name, seal_name) = whose.names();
    let authority_key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
    let mut authority = params(authority_name, now);
    authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    authority.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let root = authority.self_signed(&authority_key)?;

    let mut leaf = params(seal_name, now);
    leaf.is_ca = IsCa::ExplicitNoCa;
    leaf.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::ContentCommitment];
    leaf.use_authority_key_identifier_extension = true;
    let point = [&[4_u8][..], seal.coordinates().0, seal.coordinates().1].concat();
    let sealed = leaf.signed_by(&SubjectKey(point), &Issuer::from_params(&authority, &authority_key))?;
    Ok(vec![sealed.der().to_vec(), root.der().to_vec()])
}

fn params(common_name: &str, now: Moment) -> CertificateParams {
    let mut params = CertificateParams::default();
    let mut name = DistinguishedName::new();
    name.push(DnType::OrganizationName, "Wasl TEST");
    name.push(DnType::CommonName, common_name);
    params.distinguished_name = name;
    let day = now.day_in("UTC");
    let (month, date) = (u8::try_from(day.month()).unwrap_or(1), u8::try_from(day.day()).unwrap_or(1));
    params.not_before = date_time_ymd(i32::from(day.year()), month, date);
    // The 28th exists in every month of every year.
    params.not_after = date_time_ymd(i32::from(day.year()) + YEARS, month, date.min(28));
    params
}
