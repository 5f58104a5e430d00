//! The seal against our own verifier; outside validators run in `tools/validators`.

use super::*;
use crate::{
    testing::{details, issued_at, issuer, small_pdf, small_sealed},
    verify::{Examination, examine_pdf},
};

#[test]
fn a_sealed_file_keeps_its_first_bytes_and_verifies() {
    let (keys, pdf) = (issuer(issued_at()), small_pdf(issued_at()));
    let sealed = seal(&pdf, &keys, &details(issued_at())).unwrap();
    assert!(sealed.starts_with(&pdf));
    assert_eq!(sealed[pdf.len()], b'\n', "PDF/A wants a line end before the first appended object");
    let Examination::Sealed(found) = examine_pdf(&sealed, &keys.published) else { panic!("must hold") };
    assert_eq!((found.sha256, found.sealed_at, found.test), (sha256(&sealed), issued_at(), true));
}

#[test]
fn a_second_seal_is_refused() {
    let keys = issuer(issued_at());
    let sealed = small_sealed(&keys, issued_at());
    assert!(matches!(seal(&sealed, &keys, &details(issued_at())), Err(SealError::Pdf(_))));
    assert!(matches!(seal(b"no pdf", &keys, &details(issued_at())), Err(SealError::Pdf(_))));
}

#[test]
fn a_structure_that_does_not_fit_is_refused() {
    let keys = issuer(issued_at());
    let signed = prepare(&small_pdf(issued_at()), &details(issued_at())).unwrap().sign(&keys).unwrap();
    let huge = [&[0x04, 0x82, 0x40, 0x00][..], &[0; 0x4000]].concat();
    assert!(matches!(signed.finish(Some(&huge)), Err(SealError::Room(_))));
}

#[test]
fn an_unsigned_attribute_does_not_break_the_seal() {
    let keys = issuer(issued_at());
    let signed = prepare(&small_pdf(issued_at()), &details(issued_at())).unwrap().sign(&keys).unwrap();
    let stamped = signed.finish(Some(&[0x30, 0x03, 0x02, 0x01, 0x05])).unwrap();
    assert!(matches!(examine_pdf(&stamped, &keys.published), Examination::Sealed(_)));
}
