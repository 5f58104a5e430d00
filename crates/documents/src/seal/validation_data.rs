//! Adds a document security store (`/DSS`) after the seal: PAdES B-LT.
//!
//! It adds certificates and revocation lists that help a reader years later, and nothing a reader shows. The catalogue is
//! the only object it writes anew.

use lopdf::{Dictionary, Document, IncrementalDocument, Object, Stream, dictionary};

use super::SealError;

fn pdf_error(cause: impl std::fmt::Display) -> SealError {
    SealError::Pdf(cause.to_string())
}

/// Appends certificates and revocation lists (DER) to a sealed file.
pub fn add_validation_data(sealed: &[u8], certificates: &[Vec<u8>], crls: &[Vec<u8>]) -> Result<Vec<u8>, SealError> {
    let mut original = sealed.to_vec();
    if original.last() != Some(&b'\n') {
        original.push(b'\n');
    }
    let previous = Document::load_mem(&original).map_err(pdf_error)?;
    let catalogue = previous.trailer.get(b"Root").and_then(Object::as_reference).map_err(pdf_error)?;
    let mut update = IncrementalDocument::create_from(original, previous);
    let mut store = |items: &[Vec<u8>]| -> Vec<Object> {
        let stream = |der: &Vec<u8>| Stream::new(Dictionary::new(), der.clone());
        items.iter().map(|der| update.new_document.add_object(stream(der)).into()).collect()
    };
    let mut dss = dictionary! { "Type" => "DSS", "Certs" => store(certificates) };
    let lists = store(crls);
    if !lists.is_empty() {
        dss.set("CRLs", lists);
    }
    update.opt_clone_object_to_new_document(catalogue).map_err(pdf_error)?;
    let dss = update.new_document.add_object(dss);
    update.new_document.get_dictionary_mut(catalogue).map_err(pdf_error)?.set("DSS", dss);
    let mut bytes = Vec::new();
    update.save_to(&mut bytes).map_err(pdf_error)?;
    Ok(bytes)
}
