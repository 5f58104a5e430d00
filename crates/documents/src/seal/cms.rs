//! The CMS structure of a seal (RFC 5652, CAdES attributes of RFC 5035).
//!
//! Signed attributes are exactly three: content type, message digest, signing certificate. There is no signing-time: in
//! a PAdES baseline the time stands in the PDF.

use cms::{
    cert::{CertificateChoices, IssuerAndSerialNumber},
    content_info::{CmsVersion, ContentInfo},
    signed_data::{CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos},
};
use const_oid::db::{
    rfc5911::{ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA},
    rfc5912::{ECDSA_WITH_SHA_256, ID_SHA_256},
};
use der::{
    Any, Decode, Encode, Sequence,
    asn1::{ObjectIdentifier, OctetString, OctetStringRef, SetOfVec, Uint},
};
use spki::AlgorithmIdentifierOwned;
use x509_cert::{Certificate, attr::Attribute};

use crate::keys::sha256;

pub(super) use cms::signed_data::SignedAttributes;

/// id-aa-signingCertificateV2 (RFC 5035).
pub(crate) const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
/// id-aa-signatureTimeStampToken (RFC 3161, appendix A).
const TIMESTAMP_TOKEN: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");

#[derive(Sequence)]
struct EcdsaSignature {
    r: Uint,
    s: Uint,
}

/// `r ‖ s` as the DER that X.509 and CMS use.
pub(super) fn signature_der(raw: &[u8; 64]) -> der::Result<Vec<u8>> {
    let (r, s) = raw.split_at(32);
    EcdsaSignature { r: Uint::new(r)?, s: Uint::new(s)? }.to_der()
}

/// The three attributes for content with this digest, signed by the first certificate of the chain.
pub(super) fn signed_attributes(digest: &[u8; 32], chain: &[Vec<u8>]) -> der::Result<SignedAttributes> {
    let certificate = chain.first().map(Vec::as_slice).unwrap_or_default();
    SetOfVec::try_from(vec![
        attribute(ID_CONTENT_TYPE, Any::encode_from(&ID_DATA)?)?,
        attribute(ID_MESSAGE_DIGEST, Any::encode_from(&OctetStringRef::new(digest)?)?)?,
        attribute(SIGNING_CERTIFICATE_V2, signing_certificate(certificate)?)?,
    ])
}

/// `SigningCertificateV2 { certs: [ESSCertIDv2 { certHash }] }`; SHA-256 is the DEFAULT and must be left out in DER.
pub(crate) fn signing_certificate(certificate: &[u8]) -> der::Result<Any> {
    let mut bytes = vec![0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20];
    bytes.extend_from_slice(&sha256(certificate));
    Any::from_der(&bytes)
}

/// What is signed: the attributes as a plain SET OF, not with the implicit tag they have in the structure.
pub(super) fn to_be_signed(attributes: &SignedAttributes) -> der::Result<Vec<u8>> {
    attributes.to_der()
}

/// The whole structure, DER.
pub(super) fn signed_data(
    attributes: SignedAttributes,
    signature: &[u8],
    chain: &[Vec<u8>],
    timestamp: Option<&[u8]>,
) -> der::Result<Vec<u8>> {
    let certificates = chain.iter().map(|der| Certificate::from_der(der)).collect::<der::Result<Vec<_>>>()?;
    let signer = certificates.first().ok_or_else(|| der::Error::from(der::ErrorKind::Failed))?.tbs_certificate();
    let sha256 = AlgorithmIdentifierOwned { oid: ID_SHA_256, parameters: None };
    let unsigned = timestamp.map(|token| attribute(TIMESTAMP_TOKEN, Any::from_der(token)?)).transpose()?;
    let info = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: signer.issuer().clone(),
            serial_number: signer.serial_number().clone(),
        }),
        digest_alg: sha256.clone(),
        signed_attrs: Some(attributes),
        signature_algorithm: AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA_256, parameters: None },
        signature: OctetString::new(signature)?,
        unsigned_attrs: unsigned.map(|one| SetOfVec::try_from(vec![one])).transpose()?,
    };
    let choices: Vec<_> = certificates.into_iter().map(CertificateChoices::Certificate).collect();
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![sha256])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
        certificates: Some(CertificateSet::try_from(choices)?),
        crls: None,
        signer_infos: SignerInfos::try_from(vec![info])?,
    };
    ContentInfo { content_type: ID_SIGNED_DATA, content: Any::encode_from(&data)? }.to_der()
}

fn attribute(oid: ObjectIdentifier, value: Any) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}
