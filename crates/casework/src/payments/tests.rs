//! Payments on a real database with a gateway that says what the test wants.
