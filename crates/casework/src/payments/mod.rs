//! Payments: attempts, webhooks and refunds.
