//! Markdown as editors write it: a closed list of elements, and nothing else.
//!
//! Headings of the second and third level, paragraphs, lists, quotations, strong and emphasised words, codes and links. A
//! link leads to a page of Wasl (it begins with `/`) or to an address with https. A picture is named by its key at the desk and
//! nothing else. Raw HTML, tables and everything else are faults, told with their line; they are never passed on, and never silently dropped.

mod reader;
mod view;

pub use reader::read;
pub use view::{Blocks, written};

/// Whether a text is written in these elements alone.
pub fn is_written(text: &str) -> bool {
    read(text).is_ok()
}

/// A text that was read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
}

/// What stands below each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A heading of level 2 or 3.
    Heading {
        /// The level.
        level: u8,
        /// Its words.
        words: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// The words of a list's entry that has no paragraphs of its own.
    Line(Vec<Inline>),
    /// A list.
    List {
        /// The first number, if it is a numbered list.
        first: Option<u64>,
        /// Its entries.
        items: Vec<Vec<Block>>,
    },
    /// Words of somebody else.
    Quote(Vec<Block>),
}

/// What stands beside each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Important words.
    Strong(Vec<Inline>),
    /// Stressed words.
    Emphasis(Vec<Inline>),
    /// Something read letter by letter: a number, a code.
    Code(String),
    /// A way on.
    Link {
        /// Where to.
        to: Target,
        /// Its words.
        words: Vec<Inline>,
    },
    /// A picture of the editors' desk, by its key.
    Picture(String),
    /// A new line.
    Break,
}

/// Where a link leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// To a path of Wasl, without the language.
    Here(String),
    /// To another site, by https.
    Away(String),
}

/// Whether this is an address with https, as a link may lead to.
pub fn is_away(address: &str) -> bool {
    matches!(reader::target(address), Some(Target::Away(_)))
}

/// What an editor may not write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// Raw HTML.
    Html,
    /// A picture that is named otherwise than by its key.
    Picture,
    /// A heading of another level.
    Heading,
    /// A link that is neither https nor a path of Wasl.
    Link,
    /// Any other element.
    Element,
}

impl Wrong {
    /// Key of the text that tells the editor.
    pub fn text(self) -> &'static str {
        match self {
            Self::Html => "content-slip-html",
            Self::Picture => "content-slip-picture",
            Self::Heading => "content-slip-heading",
            Self::Link => "content-slip-link",
            Self::Element => "content-slip-element",
        }
    }

    /// The same in English, for whoever edits a file.
    pub fn told(self) -> &'static str {
        match self {
            Self::Html => "raw HTML is not allowed",
            Self::Picture => "a picture is named by its key at the desk: `![](key)`",
            Self::Heading => "headings are `##` or `###`",
            Self::Link => "a link begins with `https://`, or with `/` for a page of Wasl",
            Self::Element => {
                "only headings, paragraphs, lists, quotations, strong and emphasised words, codes and links"
            }
        }
    }
}

/// One fault and its line, counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fault {
    /// What.
    pub wrong: Wrong,
    /// Where.
    pub line: usize,
}

/// A part of a document under its heading, as it is searched and cited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// The heading; none for what stands before the first.
    pub heading: Option<String>,
    /// Its words without marks, a line for each paragraph or entry.
    pub text: String,
}

impl Document {
    /// Every paragraph, heading and entry as a line of plain words.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        self.blocks.iter().for_each(|block| block.lines(&mut lines));
        lines
    }

    /// The keys of its pictures.
    pub fn pictures(&self) -> Vec<String> {
        let mut keys = Vec::new();
        self.blocks.iter().for_each(|block| block.pictures(&mut keys));
        keys
    }

    /// The parts under its headings.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<(Option<String>, Vec<String>)> = vec![(None, Vec::new())];
        for block in &self.blocks {
            match (block, parts.last_mut()) {
                (Block::Heading { words, .. }, _) => parts.push((Some(plain(words)), Vec::new())),
                (block, Some((_, lines))) => block.lines(lines),
                (_, None) => {}
            }
        }
        let whole = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
        whole.map(|(heading, lines)| Part { heading, text: lines.join("\n") }).collect()
    }
}

impl Block {
    fn pictures(&self, keys: &mut Vec<String>) {
        match self {
            Self::Heading { words, .. } | Self::Paragraph(words) | Self::Line(words) => pictures(words, keys),
            Self::List { items, .. } => items.iter().flatten().for_each(|block| block.pictures(keys)),
            Self::Quote(blocks) => blocks.iter().for_each(|block| block.pictures(keys)),
        }
    }

    fn lines(&self, lines: &mut Vec<String>) {
        match self {
            Self::Heading { words, .. } | Self::Paragraph(words) | Self::Line(words) => lines.push(plain(words)),
            Self::List { items, .. } => items.iter().flatten().for_each(|block| block.lines(lines)),
            Self::Quote(blocks) => blocks.iter().for_each(|block| block.lines(lines)),
        }
    }
}

/// The words without their marks. Where a link leads is part of what is compared, so an address outside is written out.
fn plain(words: &[Inline]) -> String {
    let mut text = String::new();
    write_plain(words, &mut text);
    text
}

fn pictures(words: &[Inline], keys: &mut Vec<String>) {
    for word in words {
        match word {
            Inline::Picture(key) => keys.push(key.clone()),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { words: inner, .. } => {
                pictures(inner, keys)
            }
            Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
        }
    }
}

fn write_plain(words: &[Inline], text: &mut String) {
    for word in words {
        match word {
            Inline::Text(own) | Inline::Code(own) => text.push_str(own),
            Inline::Strong(inner) | Inline::Emphasis(inner) => write_plain(inner, text),
            Inline::Link { to, words } => {
                write_plain(words, text);
                let (Target::Here(address) | Target::Away(address)) = to;
                text.push_str(" (");
                text.push_str(address);
                text.push(')');
            }
            Inline::Picture(key) => {
                text.push_str("![](");
                text.push_str(key);
                text.push(')');
            }
            Inline::Break => text.push(' '),
        }
    }
}
