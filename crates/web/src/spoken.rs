//! What pages can be heard as: recordings that say exactly the words a page asks for. Who records them, and who lets them be
//! heard, is decided elsewhere; there is a player only where there is a recording.

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use kernel::{Locale, Outcome};
use store::Store;

/// A recording.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recording {
    /// Where it is fetched, without a language.
    pub path: String,
    /// How long it is, in seconds.
    pub seconds: u32,
}

/// Every recording that may be heard, by the language and the words it says.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Recordings(HashMap<Locale, HashMap<String, Recording>>);

impl Recordings {
    /// The recording of these very words: of words that changed there is none.
    pub fn of(&self, locale: Locale, words: &str) -> Option<&Recording> {
        self.0.get(&locale)?.get(words)
    }
}

impl FromIterator<(Locale, String, Recording)> for Recordings {
    fn from_iter<I: IntoIterator<Item = (Locale, String, Recording)>>(rows: I) -> Self {
        let mut made = Self::default();
        for (locale, words, recording) in rows {
            made.0.entry(locale).or_default().insert(words, recording);
        }
        made
    }
}

/// Who knows the recordings.
#[async_trait]
pub trait Narrator: Send + Sync + 'static {
    /// The recordings that may be heard now; asked for by every page, so it answers from memory.
    ///
    /// # Errors
    /// Faults of the database.
    async fn recordings(&self, store: &Store) -> Outcome<Arc<Recordings>>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_words_in_their_language_are_heard() {
        let recording = Recording { path: "/narration/1".to_owned(), seconds: 4 };
        let all: Recordings = [(Locale::AR, "ما الاسم؟".to_owned(), recording.clone())].into_iter().collect();
        assert_eq!(all.of(Locale::AR, "ما الاسم؟"), Some(&recording));
        assert_eq!(all.of(Locale::AR, "ما الاسم"), None, "words that changed have no recording");
        assert_eq!(all.of(Locale::EN, "ما الاسم؟"), None);
    }
}
