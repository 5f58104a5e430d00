//! Typesets a certificate: a template and a record in, one PDF/A-2a and PDF/UA-1 file out.
//!
//! The same input gives the same bytes in every process: fonts are compiled in, there is no file system, no package
//! download, no clock. What a person typed reaches the template only as JSON strings, never as template source.

mod fonts;
mod pool;
mod poster;
mod preview;
mod receipt;
mod sheet;
mod summary;
mod world;

use std::sync::Arc;

use kernel::Moment;
use typst::{
    diag::{Severity, SourceDiagnostic},
    foundations::{Datetime, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use pool::{RenderPool, RenderPoolSettings};
pub use poster::Poster;
pub use preview::Preview;
pub use receipt::{Both, Receipt, ReceiptRow};
pub use sheet::{IssuerNames, Sheet, SheetError};
pub use summary::{Part, Summary};
use world::{Base, CertificateWorld};

/// How many compilations typst's cache may keep a result unused before it is dropped; without it memory grows for ever.
const CACHE_GENERATIONS: usize = 5;

/// Why no PDF came out.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The template and the data do not fit together, or the outcome would break PDF/A or PDF/UA.
    #[error("the template does not produce a certificate: {0}")]
    Template(String),
    /// The data are longer than a certificate can hold.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// Fonts or standards that are compiled in did not load.
    #[error("the typesetter could not start: {0}")]
    Engine(&'static str),
    /// Every place of the pool is taken; try again soon.
    #[error("all typesetting places are taken")]
    Busy,
    /// The worker died.
    #[error("the typesetting worker stopped")]
    Worker,
}

/// The image in place of a credential, where there is none.
const NO_CREDENTIAL: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";

/// What a sheet is set from besides its template.
pub(crate) struct Typeset<'a> {
    /// The identifier inside the PDF.
    pub ident: &'a str,
    /// The date inside the PDF.
    pub at: Moment,
    /// The virtual file `data.json`.
    pub data: Vec<u8>,
}

/// The typesetter. It is made once, holds the fonts, and is shared by every thread.
#[derive(Clone)]
pub struct Renderer {
    base: Arc<Base>,
    standards: PdfStandards,
}

impl Renderer {
    /// Loads the fonts and the certificate kit.
    pub fn new() -> Result<Self, RenderError> {
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|_| RenderError::Engine("PDF/A-2a with PDF/UA-1 is not offered"))?;
        Ok(Self { base: Arc::new(Base::load()?), standards })
    }

    /// Typesets one certificate; it takes about 20 ms of CPU and never waits for anything.
    pub fn render(&self, template: &str, sheet: &Sheet) -> Result<Vec<u8>, RenderError> {
        let set = Typeset { ident: &sheet.serial, at: sheet.issued_at, data: sheet.data_json()? };
        self.set(template, set, sheet.qr_svg()?)
    }

    /// Typesets a sheet that is no certificate: it has no credential.
    pub(crate) fn typeset(&self, template: &str, set: Typeset<'_>) -> Result<Vec<u8>, RenderError> {
        self.set(template, set, NO_CREDENTIAL.to_owned())
    }

    /// As [`Self::typeset`], with a symbol that the template shows as `qr.svg`.
    pub(crate) fn typeset_with(&self, template: &str, set: Typeset<'_>, text: &str) -> Result<Vec<u8>, RenderError> {
        let svg = crate::qr::symbol::svg(text).map_err(|_| RenderError::Engine("a symbol could not be drawn"))?;
        self.set(template, set, svg)
    }

    fn set(&self, template: &str, set: Typeset<'_>, qr: String) -> Result<Vec<u8>, RenderError> {
        let Typeset { ident, at, data } = set;
        let world = CertificateWorld::new(&self.base, template, data, qr);
        let compiled = typst::compile::<PagedDocument>(&world);
        let document = compiled.output.map_err(|found| RenderError::Template(first_error(&found)));
        let pdf = document.and_then(|document: PagedDocument| {
            let options = PdfOptions {
                ident: Smart::Custom(ident.to_owned()),
                creator: Smart::Custom(Some("Wasl".to_owned())),
                timestamp: timestamp(at),
                standards: self.standards.clone(),
                ..PdfOptions::default()
            };
            typst_pdf::pdf(&document, &options).map_err(|found| RenderError::Template(first_error(&found)))
        });
        comemo::evict(CACHE_GENERATIONS);
        pdf
    }
}

fn timestamp(moment: Moment) -> Option<Timestamp> {
    let utc = moment.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
    let unsigned = |value: i8| u8::try_from(value).unwrap_or_default();
    Datetime::from_ymd_hms(
        i32::from(utc.year()),
        unsigned(utc.month()),
        unsigned(utc.day()),
        unsigned(utc.hour()),
        unsigned(utc.minute()),
        unsigned(utc.second()),
    )
    .map(Timestamp::new_utc)
}

fn first_error(found: &[SourceDiagnostic]) -> String {
    found
        .iter()
        .find(|diagnostic| diagnostic.severity == Severity::Error)
        .map_or_else(|| "unknown".to_owned(), |diagnostic| diagnostic.message.to_string())
}

#[cfg(test)]
mod tests;
