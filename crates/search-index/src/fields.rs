//! The fields of the index: three forms of each word, once of the title and once of the text, how words sound, and what an
//! entry can be held back by.

use tantivy::schema::{Field, IndexRecordOption, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions};

/// Stands in a field that holds nothing back.
pub(crate) const EVERY: &str = "*";

/// How much the normalised form weighs.
const NORM: f32 = 0.5;
/// How much the stem weighs.
const STEM: f32 = 1.0;
/// How much each three weighs.
const THREES: f32 = 0.3;
/// How much more a word of the title weighs.
const TITLE: f32 = 3.0;

/// One form of words in title and text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub title: Field,
    pub text: Field,
    pub weight: f32,
}

impl Form {
    /// Both fields with what a word weighs there.
    pub fn places(self) -> [(Field, f32); 2] {
        [(self.title, self.weight * TITLE), (self.text, self.weight)]
    }
}

/// The fields.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    pub schema: Schema,
    pub norm: Form,
    pub stem: Form,
    pub threes: Form,
    pub sound: Form,
    pub kind: Field,
    pub language: Field,
    pub country: Field,
    pub audience: Field,
}

impl Fields {
    pub fn new() -> Self {
        let mut schema = Schema::builder();
        // What is written there was cut into its words already.
        let words =
            TextFieldIndexing::default().set_tokenizer("whitespace").set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(words);
        let form = |schema: &mut SchemaBuilder, name: &str, weight| Form {
            title: schema.add_text_field(&format!("title_{name}"), options.clone()),
            text: schema.add_text_field(name, options.clone()),
            weight,
        };
        let norm = form(&mut schema, "norm", NORM);
        let stem = form(&mut schema, "stem", STEM);
        let threes = form(&mut schema, "threes", THREES);
        let sound = form(&mut schema, "sound", STEM);
        let (kind, language) = (schema.add_text_field("kind", STRING), schema.add_text_field("language", STRING));
        let (country, audience) = (schema.add_text_field("country", STRING), schema.add_text_field("audience", STRING));
        Self { schema: schema.build(), norm, stem, threes, sound, kind, language, country, audience }
    }
}
