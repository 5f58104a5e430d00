//! The two messages of RFC 3161: what is asked of a time-stamping authority, and the token in its answer.
//!
//! Carrying them over HTTP is the caller's work. The token is not trusted here; it is only unwrapped and checked to stamp
//! what was asked.

use der::{Any, Decode, Encode, Reader, SliceReader};

/// Why an answer is no time-stamp.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TimestampError {
    /// The authority did not grant it.
    #[error("the time-stamping authority refused")]
    Refused,
    /// The answer is not RFC 3161.
    #[error("the answer is not a time-stamp response")]
    Malformed,
    /// The token stamps something else.
    #[error("the token does not stamp this signature")]
    OtherImprint,
}

/// `TimeStampReq` for a SHA-256 imprint, asking for the authority's certificate.
pub fn request(imprint: &[u8; 32], nonce: u64) -> Vec<u8> {
    // SEQUENCE { INTEGER 1, MessageImprint { AlgorithmIdentifier { id-sha256 }, OCTET STRING }, nonce, certReq TRUE }
    let mut body = vec![0x02, 0x01, 0x01, 0x30, 0x2f, 0x30, 0x0b, 0x06, 0x09];
    body.extend_from_slice(&[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x04, 0x20]);
    body.extend_from_slice(imprint);
    let bytes = nonce.to_be_bytes();
    // The leading zero keeps the number positive; the top bit below it is set, so that the encoding is the shortest.
    body.extend_from_slice(&[0x02, 0x09, 0x00, bytes[0] | 0x80]);
    body.extend_from_slice(&bytes[1..]);
    body.extend_from_slice(&[0x01, 0x01, 0xff]);
    let mut request = vec![0x30, body.len() as u8];
    request.append(&mut body);
    request
}

/// The token (a CMS `ContentInfo`, DER) of a granted `TimeStampResp` that stamps `imprint`.
pub fn token(response: &[u8], imprint: &[u8; 32]) -> Result<Vec<u8>, TimestampError> {
    let (status, token) = split(response).map_err(|_| TimestampError::Malformed)?;
    // PKIStatus 0 is granted, 1 granted with modifications.
    if !matches!(status, Some(0 | 1)) {
        return Err(TimestampError::Refused);
    }
    let token = token.ok_or(TimestampError::Malformed)?;
    // The imprint is an OCTET STRING inside TSTInfo, itself inside the token; its bytes stand there unencoded.
    let mut stamped = vec![0x04, 0x20];
    stamped.extend_from_slice(imprint);
    if token.windows(stamped.len()).any(|window| window == stamped) {
        Ok(token)
    } else {
        Err(TimestampError::OtherImprint)
    }
}

fn split(response: &[u8]) -> der::Result<(Option<u8>, Option<Vec<u8>>)> {
    let outer = Any::from_der(response)?;
    let mut reader = SliceReader::new(outer.value())?;
    let status_info = Any::decode(&mut reader)?;
    let mut status_reader = SliceReader::new(status_info.value())?;
    let status = Any::decode(&mut status_reader)?;
    let token = if reader.is_finished() { None } else { Some(Any::decode(&mut reader)?.to_der()?) };
    Ok((status.value().first().copied().filter(|_| status.value().len() == 1), token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_der_and_a_foreign_token_is_refused() {
        let request = request(&[7; 32], 5);
        assert_eq!(Any::from_der(&request).unwrap().to_der().unwrap(), request);
        let granted = [0x30, 0x09, 0x30, 0x03, 0x02, 0x01, 0x00, 0x30, 0x02, 0x05, 0x00];
        assert_eq!(token(&granted, &[7; 32]), Err(TimestampError::OtherImprint));
        assert_eq!(token(&[0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02], &[7; 32]), Err(TimestampError::Refused));
        assert_eq!(token(b"no", &[7; 32]), Err(TimestampError::Malformed));
    }
}
