//! What experts need of engines: the stems of words.

/// Reads words of Arabic and English.
pub trait Words: Send + Sync + 'static {
    /// The stems of what a text is about, in its order.
    fn stems(&self, text: &str) -> Vec<String>;
}
