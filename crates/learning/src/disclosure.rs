//! What may be said about many people without telling of any one of them.
