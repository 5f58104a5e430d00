//! Reads Markdown into blocks, and gathers what may not stand in it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Block, Document, Fault, Inline, Target, Wrong};
use crate::content::model::is_slug;

/// Reads a text.
///
/// # Errors
/// Every fault, in the order of the lines.
pub fn read(text: &str) -> Result<Document, Vec<Fault>> {
    let events = Parser::new_ext(text, Options::empty()).into_offset_iter();
    let events = events.map(|(event, range)| (event, line_of(text, range.start))).collect();
    let mut reader = Reader { events, at: 0, faults: Vec::new() };
    let blocks = reader.blocks();
    if reader.faults.is_empty() { Ok(Document { blocks }) } else { Err(reader.faults) }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

struct Reader<'t> {
    events: Vec<(Event<'t>, usize)>,
    at: usize,
    faults: Vec<Fault>,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<&Event<'t>> {
        self.events.get(self.at).map(|(event, _)| event)
    }

    fn take(&mut self) -> Option<(Event<'t>, usize)> {
        let taken = self.events.get(self.at).cloned();
        self.at += 1;
        taken
    }

    fn wrong(&mut self, wrong: Wrong, line: usize) {
        self.faults.push(Fault { wrong, line });
    }

    /// Everything up to the end of the element that is open, which is taken too.
    fn skip(&mut self) {
        let mut open = 1_usize;
        while open > 0 {
            match self.take() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    /// Blocks up to the end of the element that is open, or of the text; the end is taken.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some(event) = self.peek() {
            if matches!(event, Event::End(_)) {
                self.at += 1;
                break;
            }
            if is_inline(event) {
                let words = self.inlines(None);
                if !words.is_empty() {
                    blocks.push(Block::Line(words));
                }
                continue;
            }
            let Some((event, line)) = self.take() else { break };
            blocks.extend(self.block(&event, line));
        }
        blocks
    }

    fn block(&mut self, event: &Event<'t>, line: usize) -> Option<Block> {
        match event {
            Event::Start(Tag::Paragraph) => Some(Block::Paragraph(self.inlines(Some(TagEnd::Paragraph)))),
            Event::Start(Tag::Heading { level, .. }) => {
                let level = *level as u8;
                if !(2..=3).contains(&level) {
                    self.wrong(Wrong::Heading, line);
                }
                let words = self.heading();
                Some(Block::Heading { level, words })
            }
            Event::Start(Tag::List(first)) => {
                let first = *first;
                let mut items = Vec::new();
                while let Some((event, _)) = self.take() {
                    match event {
                        Event::Start(Tag::Item) => items.push(self.blocks()),
                        _ => break,
                    }
                }
                Some(Block::List { first, items })
            }
            Event::Start(Tag::BlockQuote(_)) => Some(Block::Quote(self.blocks())),
            Event::Start(Tag::HtmlBlock) => {
                self.wrong(Wrong::Html, line);
                self.skip();
                None
            }
            Event::Start(_) => {
                self.wrong(Wrong::Element, line);
                self.skip();
                None
            }
            Event::Html(_) => {
                self.wrong(Wrong::Html, line);
                None
            }
            _ => {
                self.wrong(Wrong::Element, line);
                None
            }
        }
    }

    /// The words of a heading; its end names the level, whichever that is.
    fn heading(&mut self) -> Vec<Inline> {
        let mut words = Vec::new();
        while let Some(event) = self.peek() {
            if matches!(event, Event::End(_)) {
                self.at += 1;
                break;
            }
            let Some((event, line)) = self.take() else { break };
            words.extend(self.inline(event, line));
        }
        words
    }

    /// Words up to `end`, which is taken; without one, up to the next block or end, which is left.
    fn inlines(&mut self, end: Option<TagEnd>) -> Vec<Inline> {
        let mut words = Vec::new();
        while let Some(event) = self.peek() {
            match (event, end) {
                (Event::End(own), Some(end)) if *own == end => {
                    self.at += 1;
                    break;
                }
                (event, None) if !is_inline(event) => break,
                _ => {}
            }
            let Some((event, line)) = self.take() else { break };
            words.extend(self.inline(event, line));
        }
        words
    }

    fn inline(&mut self, event: Event<'t>, line: usize) -> Option<Inline> {
        match event {
            Event::Text(text) => Some(Inline::Text(text.into_string())),
            Event::Code(text) => Some(Inline::Code(text.into_string())),
            Event::SoftBreak => Some(Inline::Text(" ".to_owned())),
            Event::HardBreak => Some(Inline::Break),
            Event::Start(Tag::Strong) => Some(Inline::Strong(self.inlines(Some(TagEnd::Strong)))),
            Event::Start(Tag::Emphasis) => Some(Inline::Emphasis(self.inlines(Some(TagEnd::Emphasis)))),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let words = self.inlines(Some(TagEnd::Link));
                match target(&dest_url) {
                    Some(to) => Some(Inline::Link { to, words }),
                    None => {
                        self.wrong(Wrong::Link, line);
                        None
                    }
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.skip();
                if is_slug(&dest_url) {
                    return Some(Inline::Picture(dest_url.into_string()));
                }
                self.wrong(Wrong::Picture, line);
                None
            }
            Event::InlineHtml(_) | Event::Html(_) => {
                self.wrong(Wrong::Html, line);
                None
            }
            Event::Start(_) => {
                self.wrong(Wrong::Element, line);
                self.skip();
                None
            }
            _ => {
                self.wrong(Wrong::Element, line);
                None
            }
        }
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => true,
        Event::Start(tag) => {
            matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        _ => false,
    }
}

/// A path of Wasl, or a whole address with https. Blanks and controls stand in neither.
pub(super) fn target(address: &str) -> Option<Target> {
    if address.chars().any(|own| own.is_whitespace() || own.is_control() || own == '\\') {
        return None;
    }
    if let Some(rest) = address.strip_prefix("https://") {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let named = host.contains('.') && !host.contains('@') && !host.starts_with('.');
        return named.then(|| Target::Away(address.to_owned()));
    }
    let here = address.starts_with('/') && !address.starts_with("//");
    here.then(|| Target::Here(address.to_owned()))
}
