//! Blocks as HTML, each by our own template: an element that has none here cannot come out.

use askama::{Template, filters::HtmlSafe};
use kernel::{Failure, Outcome};
use web::{Markup, Visit};

use super::{Block, Inline, Target};
use crate::content::pictures::{Picture, Pictures};

/// Blocks in the language of the visit.
#[derive(Template)]
#[template(path = "content/blocks.html")]
pub struct Blocks<'a> {
    v: &'a Visit,
    blocks: &'a [Block],
    pictures: &'a Pictures,
}

impl<'a> Blocks<'a> {
    /// These blocks, with the pictures they may name.
    pub fn new(v: &'a Visit, blocks: &'a [Block], pictures: &'a Pictures) -> Self {
        Self { v, blocks, pictures }
    }

    fn within<'b>(&'b self, blocks: &'b [Block]) -> Blocks<'b> {
        Blocks { v: self.v, blocks, pictures: self.pictures }
    }

    fn said<'b>(&'b self, words: &'b [Inline]) -> Said<'b> {
        Said { v: self.v, words, pictures: self.pictures }
    }
}
impl HtmlSafe for Blocks<'_> {}

/// Words within a block.
#[derive(Template)]
#[template(path = "content/words.html")]
struct Said<'a> {
    v: &'a Visit,
    words: &'a [Inline],
    pictures: &'a Pictures,
}

impl Said<'_> {
    fn picture(&self, key: &str) -> Option<&Picture> {
        self.pictures.get(key)
    }

    fn within<'b>(&'b self, words: &'b [Inline]) -> Said<'b> {
        Said { v: self.v, words, pictures: self.pictures }
    }
}
impl HtmlSafe for Said<'_> {}

/// A text that was checked before, without pictures, as HTML.
///
/// # Errors
/// A fault if it is not written in these elements.
pub fn written(v: &Visit, text: &str) -> Outcome<Markup> {
    let broken = |_| Failure::fault("reading a text", "it is not written in the elements there are");
    let document = super::read(text).map_err(broken)?;
    Markup::render(&Blocks::new(v, &document.blocks, &Pictures::default()))
}
