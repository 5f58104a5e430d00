//! Checks the CMS structure of a seal: digest, attributes, signature, and the certificates up to the issuer.
//!
//! It accepts what Wasl writes (one signer, P-256 with SHA-256, the three attributes of PAdES B-B, unsigned attributes of
//! any kind) and nothing else: a verifier of one issuer's documents needs no other algorithms.

use cms::{
    cert::CertificateChoices,
    content_info::ContentInfo,
    signed_data::{SignedData, SignerIdentifier, SignerInfo},
};
use const_oid::db::{
    rfc5911::{ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA},
    rfc5912::{ECDSA_WITH_SHA_256, ID_SHA_256},
};
use der::{Any, Decode, DecodeOwned, Encode, asn1::ObjectIdentifier, asn1::OctetString};
use kernel::Moment;
use x509_cert::{
    Certificate,
    ext::pkix::{BasicConstraints, KeyUsage},
};

use super::Reason;
use crate::{
    keys::PublicKey,
    seal::{SIGNING_CERTIFICATE_V2, signing_certificate},
};

/// Who made a seal that holds.
pub(super) struct SealSigner {
    pub(super) key: PublicKey,
    certificate: Certificate,
}

impl SealSigner {
    /// Whether the certificate was valid at `moment`.
    pub(super) fn validity_covers(&self, moment: Moment) -> bool {
        let validity = self.certificate.tbs_certificate().validity();
        let second = u64::try_from(moment.as_second()).unwrap_or_default();
        validity.not_before.to_unix_duration().as_secs() <= second
            && second <= validity.not_after.to_unix_duration().as_secs()
    }
}

/// Checks the structure against the digest of what it covers. The hole is padded with zeros, which are not part of it.
pub(super) fn check(padded: &[u8], digest: &[u8; 32]) -> Result<SealSigner, Reason> {
    let structure = without_padding(padded).ok_or(Reason::SealBroken)?;
    let data = signed_data(structure).ok_or(Reason::SealBroken)?;
    let [info] = data.signer_infos.0.as_slice() else { return Err(Reason::SealBroken) };
    let certificate = signing_certificate_of(&data, info).ok_or(Reason::SealBroken)?;
    let spki = certificate.tbs_certificate().subject_public_key_info().to_der().map_err(|_| Reason::SealBroken)?;
    let key = PublicKey::from_spki(&spki).map_err(|_| Reason::UnknownKey)?;
    if info.digest_alg.oid != ID_SHA_256 || info.signature_algorithm.oid != ECDSA_WITH_SHA_256 {
        return Err(Reason::SealBroken);
    }
    let attributes = info.signed_attrs.as_ref().ok_or(Reason::SealBroken)?;
    let signed = attributes.to_der().map_err(|_| Reason::SealBroken)?;
    if !key.verifies_der(&signed, info.signature.as_bytes()) {
        return Err(Reason::SealBroken);
    }
    let content_type = Any::encode_from(&ID_DATA).ok();
    let bound = certificate.to_der().ok().and_then(|der| signing_certificate(&der).ok());
    if attribute(info, ID_CONTENT_TYPE) != content_type || attribute(info, SIGNING_CERTIFICATE_V2) != bound {
        return Err(Reason::SealBroken);
    }
    // The attributes are genuine from here on; if their digest is another one, the covered bytes were changed.
    let stated = OctetString::new(digest.as_slice()).and_then(|digest| Any::encode_from(&digest)).ok();
    if attribute(info, ID_MESSAGE_DIGEST) != stated {
        return Err(Reason::ContentChanged);
    }
    Ok(SealSigner { key, certificate })
}

/// Checks that the seal's certificate is the published one and that each published certificate is signed by the next, up
/// to one that signs itself.
pub(super) fn check_chain(signer: &SealSigner, published: &[Vec<u8>]) -> Result<(), Reason> {
    let chain = published.iter().map(|der| Certificate::from_der(der)).collect::<Result<Vec<_>, _>>();
    let chain = chain.map_err(|_| Reason::UnknownKey)?;
    let (Some(first), Some(root)) = (chain.first(), chain.last()) else { return Err(Reason::UnknownKey) };
    let links = chain.windows(2).all(|pair| is_signed_by(&pair[0], &pair[1]) && may_certify(&pair[1]));
    if *first == signer.certificate && chain.len() > 1 && links && is_signed_by(root, root) && may_seal(first) {
        Ok(())
    } else {
        Err(Reason::UnknownKey)
    }
}

fn is_signed_by(subject: &Certificate, issuer: &Certificate) -> bool {
    let check = || -> der::Result<bool> {
        let key = issuer.tbs_certificate().subject_public_key_info().to_der()?;
        let signed = subject.tbs_certificate().to_der()?;
        let same_name = subject.tbs_certificate().issuer() == issuer.tbs_certificate().subject();
        let signature = subject.signature().raw_bytes();
        Ok(same_name && PublicKey::from_spki(&key).is_ok_and(|key| key.verifies_der(&signed, signature)))
    };
    check().unwrap_or(false)
}

fn may_certify(certificate: &Certificate) -> bool {
    matches!(certificate.tbs_certificate().get_extension::<BasicConstraints>(), Ok(Some((_, basic))) if basic.ca)
        && matches!(certificate.tbs_certificate().get_extension::<KeyUsage>(), Ok(Some((_, usage))) if usage.key_cert_sign())
}

fn may_seal(certificate: &Certificate) -> bool {
    matches!(certificate.tbs_certificate().get_extension::<KeyUsage>(), Ok(Some((_, usage)))
        if usage.digital_signature() && usage.non_repudiation())
}

/// Cuts the zeros behind the structure, whose own header tells its length.
fn without_padding(padded: &[u8]) -> Option<&[u8]> {
    let [0x30, 0x82, high, low, ..] = padded else { return None };
    let length = 4 + usize::from(u16::from_be_bytes([*high, *low]));
    let (structure, padding) = padded.split_at_checked(length)?;
    padding.iter().all(|byte| *byte == 0).then_some(structure)
}

fn signed_data(structure: &[u8]) -> Option<SignedData> {
    let info: ContentInfo = decode(structure)?;
    if info.content_type != ID_SIGNED_DATA {
        return None;
    }
    let data: SignedData = decode(&info.content.to_der().ok()?)?;
    // A detached seal: content inside the structure would be something else than the document.
    (data.encap_content_info.econtent_type == ID_DATA && data.encap_content_info.econtent.is_none()).then_some(data)
}

fn decode<T: DecodeOwned>(der: &[u8]) -> Option<T> {
    T::from_der(der).ok()
}

fn signing_certificate_of(data: &SignedData, info: &SignerInfo) -> Option<Certificate> {
    let SignerIdentifier::IssuerAndSerialNumber(wanted) = &info.sid else { return None };
    data.certificates.as_ref()?.0.iter().find_map(|choice| match choice {
        CertificateChoices::Certificate(certificate)
            if *certificate.tbs_certificate().issuer() == wanted.issuer
                && *certificate.tbs_certificate().serial_number() == wanted.serial_number =>
        {
            Some(certificate.clone())
        }
        _ => None,
    })
}

/// The single value of the single attribute with this name.
fn attribute(info: &SignerInfo, oid: ObjectIdentifier) -> Option<Any> {
    let mut found = info.signed_attrs.as_ref()?.iter().filter(|attribute| attribute.oid == oid);
    let (Some(attribute), None) = (found.next(), found.next()) else { return None };
    let [value] = attribute.values.as_slice() else { return None };
    Some(value.clone())
}
