//! An ORCID record in XML, as a tree of local names. No entity but the five of XML is known, and nothing is fetched.

use quick_xml::{Reader, events::Event};

use super::{
    Found, Place, Why,
    orcid::{self, Node},
};

/// The deepest tree that is read.
const DEPTH: usize = 40;

/// Reads it; nothing if it is no ORCID record.
pub(super) fn read(text: &str) -> Option<Found> {
    let mut found = Found::default();
    let (root, broken) = tree(text);
    let record = root.child("record").unwrap_or(&root);
    if !record.has("activities-summary") && broken.is_none() {
        return None;
    }
    orcid::read(record, &mut found);
    if let Some(line) = broken {
        found.fault(Place::Line(line), Why::Unreadable);
    }
    Some(found)
}

/// The tree, and the line from which on it could not be read.
fn tree(text: &str) -> (Node, Option<usize>) {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Node::default()];
    let mut counted = (0_usize, 1_usize);
    let broken = loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len());
        counted.1 += text.as_bytes().get(counted.0..at).unwrap_or_default().iter().filter(|own| **own == b'\n').count();
        counted.0 = at;
        let event = reader.read_event();
        let node = |own: &quick_xml::events::BytesStart<'_>| Node {
            name: own.local_name().as_ref().to_owned(),
            line: Some(counted.1),
            ..Node::default()
        };
        match event {
            Ok(Event::Eof) => break (open.len() > 1).then_some(counted.1),
            Err(_) => break Some(counted.1),
            Ok(Event::Start(own)) if open.len() < DEPTH => open.push(node(&own)),
            Ok(Event::Start(_)) => break Some(counted.1),
            Ok(Event::Empty(own)) => {
                if let Some(last) = open.last_mut() {
                    last.children.push(node(&own));
                }
            }
            Ok(Event::End(_)) => close(&mut open),
            Ok(Event::Text(own)) => say(&mut open, &own),
            Ok(Event::CData(own)) => say(&mut open, &own),
            Ok(Event::GeneralRef(own)) => {
                let known = match own.resolve_char_ref() {
                    Ok(Some(letter)) => Some(letter.to_string()),
                    _ => quick_xml::escape::resolve_xml_entity(&own).map(str::to_owned),
                };
                say(&mut open, known.as_deref().unwrap_or(" "));
            }
            Ok(_) => {}
        }
    };
    while open.len() > 1 {
        close(&mut open);
    }
    (open.pop().unwrap_or_default(), broken)
}

fn close(open: &mut Vec<Node>) {
    if open.len() > 1
        && let Some(done) = open.pop()
        && let Some(last) = open.last_mut()
    {
        last.children.push(done);
    }
}

fn say(open: &mut [Node], text: &str) {
    if let Some(last) = open.last_mut() {
        last.text.push_str(text);
    }
}
