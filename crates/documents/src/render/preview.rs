//! A certificate before anybody approved it: the same template, the same kit and the same record, for the eyes of whoever
//! decides.
//!
//! It is no document and can become none: it has no serial, no credential and no date of issue, says so across the page,
//! and takes no key. What is typeset here is drawn as a picture and handed to nobody as a file.

use kernel::Moment;
use serde_json::{Value, json};

use super::{
    IssuerNames, RenderError, Renderer, Typeset,
    sheet::{MAX_RECORD, SheetError, governorates, write_out},
};

/// What stands where a certificate has its serial and its date.
const NONE: &str = "—";

/// One certificate to be seen beforehand.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The date inside the PDF: when it was looked at.
    pub at: Moment,
    /// Who would issue it.
    pub issuer: IssuerNames,
    /// What the record says, as far as the eyes it is for may see it.
    pub record: Value,
}

impl Renderer {
    /// Typesets a preview.
    ///
    /// # Errors
    /// As [`Renderer::render`]: what cannot be printed as a certificate cannot be previewed either.
    pub fn preview(&self, template: &str, preview: &Preview) -> Result<Vec<u8>, RenderError> {
        let data = json!({
            "preview": true,
            "serial": NONE,
            "issued": { "ar": NONE, "en": NONE, "words": NONE },
            "issuer": preview.issuer,
            "verify_at": "",
            "governorates": governorates(),
            "record": write_out(&preview.record)?,
        });
        let data = data.to_string().into_bytes();
        if data.len() > MAX_RECORD {
            return Err(SheetError::RecordTooLarge.into());
        }
        self.typeset(template, Typeset { ident: "preview", at: preview.at, data })
    }
}

#[cfg(test)]
mod tests {
    use lopdf::Document;

    use super::*;

    fn preview(template: &str, specimen: &str) -> Vec<u8> {
        let preview = Preview {
            at: "2026-11-22T08:00:00Z".parse().unwrap(),
            issuer: IssuerNames {
                ar: "قطاع الأحوال المدنية".into(), en: "Civil Status Sector".into(), test: false
            },
            record: serde_json::from_str(specimen).unwrap(),
        };
        Renderer::new().unwrap().preview(template, &preview).unwrap()
    }

    /// Every image and every piece of text that a page draws is in its content or its resources; a preview has no image.
    fn images(pdf: &[u8]) -> usize {
        let document = Document::load_mem(pdf).unwrap();
        let stream = |object: &lopdf::Object| object.as_stream().ok().map(|stream| stream.dict.clone());
        let kinds = document.objects.values().filter_map(stream);
        kinds
            .filter(|dict| dict.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|name| name == b"Image"))
            .count()
    }

    #[test]
    fn every_certificate_has_a_preview_without_code_and_with_its_pages() {
        let services = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../services/civil-status");
        let mut seen = 0;
        for service in std::fs::read_dir(services).unwrap() {
            let service = service.unwrap().path();
            let Ok(template) = std::fs::read_to_string(service.join("certificate.typ")) else { continue };
            let specimen = std::fs::read_to_string(service.join("specimen.json")).unwrap();
            let pdf = preview(&template, &specimen);
            assert!(!Document::load_mem(&pdf).unwrap().get_pages().is_empty(), "{}", service.display());
            assert_eq!(images(&pdf), 0, "{}: the code is an image of a certificate", service.display());
            seen += 1;
        }
        assert!(seen >= 6, "{seen}");
    }

    #[test]
    fn it_says_what_it_is_in_the_title_that_no_serial_follows() {
        let pdf = preview(
            include_str!("../../../../services/civil-status/birth_certificate/certificate.typ"),
            include_str!("../../../../services/civil-status/birth_certificate/specimen.json"),
        );
        let document = Document::load_mem(&pdf).unwrap();
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        let text = document.extract_text(&pages).unwrap();
        assert!(text.contains("PREVIEW"), "{text}");
        assert!(!text.contains("TEST DOCUMENT") && !text.contains("C-"), "{text}");
    }
}
