//! The desk of recordings, and a recording as everybody hears it.

pub(crate) mod lists;
pub(crate) mod passage;
pub(crate) mod recording;

use kernel::Locale;

/// The name of a language, in itself.
fn language(locale: Locale) -> &'static str {
    locale.language().map_or("", |language| language.name)
}
