//! What a form sent, name by name, before it means anything.

use kernel::Slips;

/// Names that the frame itself puts into forms; they are no part of what a person answered.
const OWN_FIELDS: [&str; 2] = [super::csrf::FIELD, super::csrf::KEY_FIELD];

/// The fields of a form in the order they came; a name may occur several times.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Fields from pairs; line ends become `\n` and outer blanks go.
    pub fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name, tidy(&value))).collect())
    }

    /// The value of `name`, trimmed; empty if the form did not send it.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
    }

    /// The value of `name` if it is not empty.
    pub fn opt(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|value| !value.is_empty())
    }

    /// Every value of `name` that is not empty, for checkboxes.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(field, value)| field == name && !value.is_empty()).map(|(_, v)| v.as_str()).collect()
    }

    /// Whether a checkbox named `name` was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.opt(name).is_some()
    }

    /// The value of `name`, or a slip with `text` (a key) at that field.
    pub fn required<'a>(&'a self, name: &'static str, text: &'static str, slips: &mut Slips) -> &'a str {
        let value = self.text(name);
        if value.is_empty() {
            slips.add(name, text);
        }
        value
    }

    /// Sets `name` to one value, replacing what was there.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        let name = name.into();
        self.0.retain(|(field, _)| *field != name);
        self.0.push((name, value.into()));
    }

    /// Adds a value beside those that `name` has.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// Every pair a person answered, without the frame's own fields.
    pub fn answers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter(|(name, _)| !OWN_FIELDS.contains(&name.as_str()))
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// SHA-256 over the path the form was sent to and the answers, which binds an idempotency key to what was asked of
    /// which thing.
    pub fn hash(&self, path: &str) -> [u8; 32] {
        let mut sum = aws_lc_rs::digest::Context::new(&aws_lc_rs::digest::SHA256);
        let answers = self.answers().flat_map(|(name, value)| [name, value]);
        for part in std::iter::once(path).chain(answers) {
            sum.update(&(part.len() as u64).to_be_bytes());
            sum.update(part.as_bytes());
        }
        let mut hash = [0; 32];
        hash.copy_from_slice(sum.finish().as_ref());
        hash
    }
}

fn tidy(value: &str) -> String {
    value.replace("\r\n", "\n").replace('\0', "").trim().to_owned()
}

/// Reads a form into a type of the area; every mistake is reported at once.
pub trait FromFields: Sized {
    /// Parses the fields.
    ///
    /// # Errors
    /// Every slip, in the order of the fields on the page.
    fn from_fields(fields: &Fields) -> Result<Self, Slips>;
}

/// A form with nothing but a button.
impl FromFields for () {
    fn from_fields(_: &Fields) -> Result<Self, Slips> {
        Ok(())
    }
}

/// A form that is read by a definition instead of a type.
impl FromFields for Fields {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        Ok(fields.clone())
    }
}
