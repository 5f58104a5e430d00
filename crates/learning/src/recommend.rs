//! What may concern one person, from what concerned many.
