//! By what a page is found: the situation of life it is about, and whom it is for. Closed lists, so that an index never
//! splits in two over a spelling; the names are texts.

/// Situations of life.
pub const SITUATIONS: [&str; 11] = [
    "birth",
    "marriage",
    "death",
    "documents",
    "identity",
    "military",
    "voting",
    "money",
    "children",
    "travel",
    "safety",
];

/// Whom a page is for.
pub const AUDIENCES: [&str; 6] = ["everyone", "families", "workers", "students", "investors", "young"];
