//! The ledger: double entry from the first payment.
