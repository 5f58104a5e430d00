//! Scholars, experts, professionals and craftsmen abroad, and the needs of the country they may answer.
