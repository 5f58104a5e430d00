//! Text of a foreign record as plain text, and names as people write them.

/// One line of text: tags, control characters and what turns the direction are gone, blanks are one blank.
pub(super) fn line(text: &str, most: usize) -> String {
    let mut out = String::with_capacity(text.len().min(most * 4));
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        match from.find('>').filter(|end| is_tag(from.get(1..*end).unwrap_or_default())) {
            Some(end) => rest = from.get(end + 1..).unwrap_or_default(),
            None => {
                out.push('<');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    for (entity, own) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        out = out.replace(entity, own);
    }
    let shown = |own: char| {
        !own.is_control() && !matches!(own, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let spaced: String =
        out.chars().map(|own| if own.is_whitespace() { ' ' } else { own }).filter(|own| shown(*own)).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(most).collect()
}

/// Whether this stands between the brackets of a tag such as `i`, `/sub`, `jats:p` or `br/`.
fn is_tag(inside: &str) -> bool {
    let name = inside.trim_start_matches('/').trim_end_matches('/');
    let name = name.split_whitespace().next().unwrap_or_default();
    name.starts_with(|own: char| own.is_ascii_alphabetic())
        && name.len() <= 20
        && name.chars().all(|own| own.is_ascii_alphanumeric() || ":-".contains(own))
}

/// A name with the given name first; «Family, Given» is turned, in Arabic as in Latin letters.
pub(super) fn name(text: &str) -> String {
    let text = line(text, 200);
    match text.split_once([',', '،']) {
        Some((family, given)) if !given.trim().is_empty() => format!("{} {}", given.trim(), family.trim()),
        _ => text.trim_end_matches([',', '،']).trim().to_owned(),
    }
}

/// Several names, in their order.
pub(super) fn names<'n>(all: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<String> = all.into_iter().map(name).filter(|own| !own.is_empty()).collect();
    names.join("; ")
}

/// Whether most letters of a text are Arabic.
pub(super) fn is_arabic(text: &str) -> bool {
    let letters = text.chars().filter(|own| own.is_alphabetic());
    let (arabic, all) = letters
        .fold((0, 0), |(arabic, all), own| (arabic + usize::from(('\u{0600}'..='\u{06ff}').contains(&own)), all + 1));
    arabic * 2 > all
}
