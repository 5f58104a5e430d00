//! The sentences of a passage, exactly as they stand in it.

/// The most sentences of one passage in an answer.
const MOST: usize = 4;

/// The sentences of a text in their order. Each is a piece of the text itself, so that what is cited can be found there.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut begun = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let stops = matches!(letter, '.' | '؟' | '!' | '?') && next.is_none_or(char::is_whitespace);
        if stops || letter == '\n' {
            let end = at + letter.len_utf8();
            found.extend(text.get(begun..end));
            begun = end;
        }
    }
    found.extend(text.get(begun..));
    found.into_iter().map(str::trim).filter(|own| own.chars().any(char::is_alphanumeric)).collect()
}

/// The sentences that follow each other and have the most of what is asked, by `weight`; the first of several.
pub(super) fn best<'t>(text: &'t str, weight: &dyn Fn(&str) -> usize) -> Vec<&'t str> {
    let all = sentences(text);
    if all.len() <= MOST {
        return all;
    }
    let weights: Vec<usize> = all.iter().map(|own| weight(own)).collect();
    let sum = |from: usize| weights.iter().skip(from).take(MOST).sum::<usize>();
    let mut from = 0;
    for candidate in 1..=all.len() - MOST {
        if sum(candidate) > sum(from) {
            from = candidate;
        }
    }
    // The window is moved on to the first sentence that has something of it.
    let first = weights.iter().skip(from).position(|weight| *weight > 0).unwrap_or(0);
    let from = (from + first).min(all.len() - MOST);
    all.into_iter().skip(from).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(sentences("نعم. يكفي رقم 8.85 فقط؟\nسطر"), ["نعم.", "يكفي رقم 8.85 فقط؟", "سطر"]);
        assert!(sentences(" . \n؟").is_empty());
        let text = "a. b. c. d. e. hit. g. h.";
        assert_eq!(best(text, &|own| usize::from(own == "hit.")), ["e.", "hit.", "g.", "h."]);
    }

    proptest! {
        #[test]
        fn every_sentence_stands_in_its_text(text in "\\PC{0,200}") {
            for own in best(&text, &|own| own.len() % 3) {
                prop_assert!(text.contains(own) && !own.is_empty());
            }
        }
    }
}
