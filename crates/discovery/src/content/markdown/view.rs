//! Blocks as HTML, each by our own template: an element that has none here cannot come out.

use askama::{Template, filters::HtmlSafe};
use web::Visit;

use super::{Block, Inline, Target};

/// Blocks in the language of the visit.
#[derive(Template)]
#[template(path = "content/blocks.html")]
pub struct Blocks<'a> {
    v: &'a Visit,
    blocks: &'a [Block],
}

impl<'a> Blocks<'a> {
    /// These blocks.
    pub fn new(v: &'a Visit, blocks: &'a [Block]) -> Self {
        Self { v, blocks }
    }

    fn within<'b>(&'b self, blocks: &'b [Block]) -> Blocks<'b> {
        Blocks { v: self.v, blocks }
    }

    fn said<'b>(&'b self, words: &'b [Inline]) -> Said<'b> {
        Said { v: self.v, words }
    }
}
impl HtmlSafe for Blocks<'_> {}

/// Words within a block.
#[derive(Template)]
#[template(path = "content/words.html")]
struct Said<'a> {
    v: &'a Visit,
    words: &'a [Inline],
}

impl Said<'_> {
    fn within<'b>(&'b self, words: &'b [Inline]) -> Said<'b> {
        Said { v: self.v, words }
    }
}
impl HtmlSafe for Said<'_> {}
