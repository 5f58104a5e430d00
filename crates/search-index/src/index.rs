//! An index: built whole from its entries, then only read.

use kernel::{Failure, Outcome};
use tantivy::{
    Index as Tantivy, IndexReader, IndexSettings, ReloadPolicy, TantivyDocument, directory::RamDirectory, schema::Field,
};

use crate::{
    arabizi,
    entry::Entry,
    fields::{EVERY, Fields, Form},
    stem::stem,
    stop::is_stop,
    suggest::Suggestions,
    vocabulary::Vocabulary,
    words::{norms, threes},
};

/// What is set aside for the words while they are sorted.
const ARENA: usize = 32 << 20;

/// An index of entries. Each is known by its place among those it was built from.
pub struct Index {
    pub(crate) fields: Fields,
    pub(crate) reader: IndexReader,
    pub(crate) entries: Vec<Entry>,
    pub(crate) suggestions: Suggestions,
    pub(crate) vocabulary: Vocabulary,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("entries", &self.entries.len()).finish_non_exhaustive()
    }
}

impl Index {
    /// Builds the index. It takes time by the number of entries: not for a thread that answers others meanwhile.
    ///
    /// # Errors
    /// A fault if the words cannot be written, which memory alone decides.
    pub fn build(entries: Vec<Entry>) -> Outcome<Self> {
        let fields = Fields::new();
        let builder = Tantivy::builder().schema(fields.schema.clone()).settings(IndexSettings::default());
        // One segment: the number of a document is the place of its entry.
        let mut writer = builder
            .single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), ARENA)
            .map_err(|error| Failure::fault("beginning the search index", error))?;
        for entry in &entries {
            let document = document(&fields, entry);
            writer.add_document(document).map_err(|error| Failure::fault("writing the search index", error))?;
        }
        let index = writer.finalize().map_err(|error| Failure::fault("closing the search index", error))?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into();
        let reader: IndexReader = reader.map_err(|error| Failure::fault("opening the search index", error))?;
        let suggestions = Suggestions::of(&entries);
        let vocabulary = Vocabulary::of(&entries);
        Ok(Self { fields, reader, entries, suggestions, vocabulary })
    }

    /// The entry at this place.
    pub fn entry(&self, at: usize) -> Option<&Entry> {
        self.entries.get(at)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

fn document(fields: &Fields, entry: &Entry) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    let every = |document: &mut TantivyDocument, field: Field, keys: &[String]| {
        keys.iter().for_each(|key| document.add_text(field, key));
        if keys.is_empty() {
            document.add_text(field, EVERY);
        }
    };
    write(&mut document, fields, &entry.title, |form| form.title);
    write(&mut document, fields, &entry.heading, |form| form.text);
    write(&mut document, fields, &entry.label, |form| form.text);
    write(&mut document, fields, &entry.text, |form| form.text);
    document.add_text(fields.kind, &entry.kind);
    document.add_text(fields.language, &entry.language);
    every(&mut document, fields.country, &entry.countries);
    every(&mut document, fields.audience, &entry.audiences);
    document
}

/// Writes a text in every form of its words.
fn write(document: &mut TantivyDocument, fields: &Fields, text: &str, place: impl Fn(Form) -> Field) {
    let words: Vec<String> = norms(text).into_iter().filter(|word| !is_stop(word)).collect();
    let each = |form: &dyn Fn(&String) -> Vec<String>| words.iter().flat_map(form).collect::<Vec<_>>().join(" ");
    document.add_text(place(fields.norm), words.join(" "));
    document.add_text(place(fields.stem), each(&|word| vec![stem(word)]));
    document.add_text(place(fields.threes), each(&|word| threes(word)));
    document.add_text(place(fields.sound), each(&|word| arabizi::sound_of_arabic(word).into_iter().collect()));
}
