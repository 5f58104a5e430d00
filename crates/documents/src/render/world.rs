//! What typst may see while it sets one certificate: the template, the kit in two parts, the data, two images and four
//! fonts.
//!
//! Everything else is "not found". File ids are interned globally as 16-bit numbers, so the six paths are fixed and
//! no path is ever made from data.

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use super::{RenderError, fonts};

const KIT: &str = include_str!("../../kit/certificate.typ");
/// What certificates of civil status say in the same words.
const RECORD: &str = include_str!("../../kit/record.typ");
/// The words of the test mark as outlines: as text, lying across the page, they would be read out between the facts.
const TEST_MARK: &str = include_str!("../../kit/test-mark.svg");

/// What all certificates share.
pub(super) struct Base {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    kit: Source,
    record: Source,
    data: FileId,
    qr: FileId,
    test_mark: (FileId, Bytes),
}

impl Base {
    pub(super) fn load() -> Result<Self, RenderError> {
        let fonts = fonts::load().ok_or(RenderError::Engine("a font did not load"))?;
        let kit = Source::new(id("/kit.typ")?, KIT.to_owned());
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: id("/certificate.typ")?,
            kit,
            record: Source::new(id("/record.typ")?, RECORD.to_owned()),
            data: id("/data.json")?,
            qr: id("/qr.svg")?,
            test_mark: (id("/test-mark.svg")?, Bytes::from_string(TEST_MARK)),
        })
    }
}

fn id(path: &str) -> Result<FileId, RenderError> {
    let path = VirtualPath::new(path).map_err(|_| RenderError::Engine("a fixed path is not a path"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The world of one certificate.
pub(super) struct CertificateWorld<'a> {
    base: &'a Base,
    main: Source,
    data: Bytes,
    qr: Bytes,
}

impl<'a> CertificateWorld<'a> {
    pub(super) fn new(base: &'a Base, template: &str, data: Vec<u8>, qr: String) -> Self {
        Self {
            base,
            main: Source::new(base.main, template.to_owned()),
            data: Bytes::new(data),
            qr: Bytes::from_string(qr),
        }
    }
}

impl World for CertificateWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.base.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.base.book
    }

    fn main(&self) -> FileId {
        self.base.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.base.main {
            Ok(self.main.clone())
        } else if let Some(own) = [&self.base.kit, &self.base.record].into_iter().find(|own| own.id() == id) {
            Ok(own.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.base.data {
            Ok(self.data.clone())
        } else if id == self.base.qr {
            Ok(self.qr.clone())
        } else if id == self.base.test_mark.0 {
            Ok(self.base.test_mark.1.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.base.fonts.get(index).cloned()
    }

    /// There is no today: a certificate that needs a date gets it in its data.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
