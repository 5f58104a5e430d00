//! What is put into the index, and what of it is wanted.

/// A passage: what is found by its words, and what it can be held back by.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    /// Its title, which weighs more than its text.
    pub title: String,
    /// What the passage is about within what the title names; it weighs like the text.
    pub heading: String,
    /// Which kind of piece it is, in words that the pieces of many entries share: «fees». It weighs like the text and names nothing.
    pub label: String,
    /// Its words.
    pub text: String,
    /// What it is a piece of; entries of one language that share it bear a question out together. By itself, if it is empty.
    pub whole: String,
    /// What kind of thing it is.
    pub kind: String,
    /// The language it is written in.
    pub language: String,
    /// The only countries it concerns; everywhere, if empty.
    pub countries: Vec<String>,
    /// The only readers it is for; everybody, if empty.
    pub audiences: Vec<String>,
}

/// What is wanted of all that fits; what is empty holds nothing back.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Only {
    /// Of these kinds.
    pub kinds: Vec<String>,
    /// In this language.
    pub language: Option<String>,
    /// What concerns this country.
    pub country: Option<String>,
    /// What is for these readers.
    pub audience: Option<String>,
}
