//! The platform's own keys for production, from a key and the certificates that an authority gave for it.
//!
//! Nothing is invented here: a chain that does not certify the key is refused, and a folder that is there is never touched.

use std::{fs, path::Path};

use der::Encode;
use x509_cert::Certificate;

use super::{
    FileSigner, KeyFolderError, KeyPeriod, KeySet, KeyUse, PublicKey, PublishedKey, Signer,
    file::write_private,
    folder::{PUBLISHED, SEAL, build, lesser_keys},
};

/// The name of the platform in its own key set.
const PLATFORM: &str = "WASL-PLATFORM";

/// Makes the folder of the platform's keys: `key` closes what people sign (PKCS#8 PEM, P-256), `chain` are its certificates in
/// PEM, its own first. Both files stay where they are; the key is copied, readable by its owner only. Returns the period
/// in which the keys sign, which is the certificate's.
///
/// # Errors
/// Where the folder has keys already, a file cannot be read, or the first certificate is not the key's.
pub fn install_platform(folder: &Path, key: &Path, chain: &Path) -> Result<KeyPeriod, KeyFolderError> {
    if folder.join(PUBLISHED).exists() {
        return Err(KeyFolderError::unusable(folder, "there are keys already, and Wasl overwrites none"));
    }
    let signer = FileSigner::load(key)?;
    let pem = fs::read(chain).map_err(|e| KeyFolderError::io(chain, e))?;
    let unusable = |cause: &dyn std::fmt::Display| KeyFolderError::unusable(chain, cause);
    let certificates = Certificate::load_pem_chain(&pem).map_err(|e| unusable(&e))?;
    let own = certificates.first().ok_or_else(|| unusable(&"there is no certificate in it"))?.tbs_certificate();
    let spki = own.subject_public_key_info().to_der().map_err(|e| unusable(&e))?;
    if PublicKey::from_spki(&spki).ok().as_ref() != Some(signer.public_key()) {
        return Err(unusable(&"its first certificate is not that of the key"));
    }
    let second = |time: x509_cert::time::Time| i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    let period = KeyPeriod { nbf: second(own.validity().not_before), exp: second(own.validity().not_after) };
    let ders: Result<Vec<Vec<u8>>, _> = certificates.iter().map(Encode::to_der).collect();
    let ders = ders.map_err(|e| unusable(&e))?;
    build(folder, |building| {
        let secret = zeroize::Zeroizing::new(fs::read(key).map_err(|e| KeyFolderError::io(key, e))?);
        write_private(&building.join(SEAL), &secret)?;
        let seal = PublishedKey::new(signer.public_key(), KeyUse::Seal, period, false).with_chain(&ders);
        let keys = std::iter::once(seal).chain(lesser_keys(building, period, false)?).collect();
        Ok(KeySet { issuer: PLATFORM.to_owned(), keys })
    })?;
    Ok(period)
}

#[cfg(test)]
mod tests {
    use rcgen::{CertificateParams, KeyPair, PKCS_ECDSA_P256_SHA256};

    use super::*;
    use crate::keys::{GeneratedKeys, IssuerKeys};

    /// A key and its certificate as PEM files.
    fn certified(place: &Path, name: &str) -> (std::path::PathBuf, std::path::PathBuf) {
        let pair = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
        let certificate = CertificateParams::default().self_signed(&pair).unwrap();
        let (key, chain) = (place.join(format!("{name}.key.pem")), place.join(format!("{name}.pem")));
        fs::write(&key, pair.serialize_pem()).unwrap();
        fs::write(&chain, certificate.pem()).unwrap();
        (key, chain)
    }

    #[test]
    fn a_certified_key_makes_a_folder_that_production_opens_and_nothing_overwrites() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("platform");
        let now = kernel::Moment::from_microsecond(1_795_334_400_000_000);
        assert!(matches!(
            IssuerKeys::open_platform(&folder, now, GeneratedKeys::Refused),
            Err(KeyFolderError::TestKeys)
        ));
        let (key, chain) = certified(place.path(), "ours");
        let period = install_platform(&folder, &key, &chain).unwrap();
        assert!(period.nbf < period.exp);
        let keys = IssuerKeys::open_platform(&folder, now, GeneratedKeys::Refused).unwrap();
        assert!(!keys.test && keys.seal_chain.len() == 1);
        assert_eq!(keys.published.issuer, PLATFORM);
        let before = fs::read(folder.join(SEAL)).unwrap();
        let (other, others) = certified(place.path(), "other");
        assert!(install_platform(&folder, &other, &others).is_err());
        assert_eq!(fs::read(folder.join(SEAL)).unwrap(), before);
    }

    #[test]
    fn the_certificate_of_another_key_is_refused_and_leaves_nothing() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("platform");
        let ((key, _), (_, chain)) = (certified(place.path(), "ours"), certified(place.path(), "other"));
        let refused = install_platform(&folder, &key, &chain);
        assert!(matches!(refused, Err(KeyFolderError::Unusable { .. })));
        assert!(!folder.exists());
        fs::write(&chain, "no certificate").unwrap();
        assert!(install_platform(&folder, &key, &chain).is_err());
    }
}
