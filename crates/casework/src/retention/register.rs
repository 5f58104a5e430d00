//! The rows of the register of retention that belong to files. The job in `sweep` works by the same periods.

use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept, Never},
};

/// How long a draft waits for its next answer.
pub const DRAFTS: Keep = Keep::Days(90);
/// How long answers, uploads and what officers asked stay after the file's end: as long as somebody may object or ask for
/// money back.
pub const ANSWERS: Keep = Keep::Years(1);
/// How long the evidence of a decision stays after the file's end.
pub const EVIDENCE: Keep = Keep::Years(5);
/// How long steps kept after an event wait for the next thing done in them.
pub const BUNDLES: Keep = Keep::Days(365);
/// How long it stays who asked about whom, and what people were told of it: as long as people are counted.
pub const ASKED: Keep = Keep::Days(366);
/// How long it stays what members of staff searched for.
pub const SEARCHES: Keep = Keep::Days(365);

/// What this area keeps.
pub const KEPT: &[Kept] = &[
    file("casework.application.draft", "kept-draft-what", "kept-draft-why", Basis::ServiceRequested, DRAFTS),
    file("casework.bundle", "kept-bundle-what", "kept-bundle-why", Basis::ServiceRequested, BUNDLES),
    file("casework.answer", "kept-answer-what", "kept-answer-why", Basis::ServiceRequested, ANSWERS),
    file("casework.person", "kept-person-what", "kept-person-why", Basis::ServiceRequested, ANSWERS),
    file("casework.upload", "kept-upload-what", "kept-upload-why", Basis::ServiceRequested, ANSWERS),
    file("casework.correction", "kept-correction-what", "kept-correction-why", Basis::ServiceRequested, ANSWERS),
    file("casework.appointment", "kept-appointment-what", "kept-appointment-why", Basis::ServiceRequested, ANSWERS),
    file("casework.appointment_wait", "kept-wait-what", "kept-wait-why", Basis::ServiceRequested, ANSWERS),
    file("casework.assistance", "kept-help-what", "kept-help-why", Basis::ServiceRequested, ANSWERS),
    file("casework.counter_file", "kept-counter-what", "kept-counter-why", Basis::ServiceRequested, ANSWERS),
    file("casework.assistance_offer", "kept-offer-what", "kept-offer-why", Basis::ServiceRequested, Keep::Days(4)),
    file("casework.card_progress", "kept-card-what", "kept-card-why", Basis::ServiceRequested, ANSWERS),
    file("casework.grievance", "kept-grievance-what", "kept-grievance-why", Basis::ServiceRequested, ANSWERS),
    file("casework.shipment", "kept-shipment-what", "kept-shipment-why", Basis::ServiceRequested, ANSWERS),
    file("casework.shipment.collector", "kept-collector-what", "kept-collector-why", Basis::LegalDuty, EVIDENCE),
    file("casework.desk_index", "kept-index-what", "kept-index-why", Basis::ServiceRequested, ANSWERS),
    file(
        "casework.registry_answer.differences",
        "kept-registry-what",
        "kept-registry-why",
        Basis::ServiceRequested,
        Keep::UntilUsed,
    ),
    file("casework.registry_answer", "kept-evidence-what", "kept-evidence-why", Basis::LegalDuty, EVIDENCE),
    file("casework.desk_note", "kept-note-what", "kept-note-why", Basis::LegalDuty, EVIDENCE),
    file("casework.duplicate_ruling", "kept-ruling-what", "kept-ruling-why", Basis::LegalDuty, EVIDENCE),
    file("casework.green_approval", "kept-review-what", "kept-review-why", Basis::LegalDuty, EVIDENCE),
    file("casework.latin_name", "kept-latin-what", "kept-latin-why", Basis::LegalDuty, EVIDENCE),
    file("casework.certificate.pdf", "kept-pdf-what", "kept-pdf-why", Basis::ServiceRequested, Keep::Account),
    file("casework.certificate", "kept-certificate-what", "kept-certificate-why", Basis::LegalDuty, Keep::Always),
    file("casework.application", "kept-file-what", "kept-file-why", Basis::LegalDuty, Keep::Always),
    row(
        Group::Files,
        "casework.certificate_release",
        "kept-release-what",
        "kept-release-why",
        Basis::LegalDuty,
        Keep::Always,
    ),
    row(
        Group::Money,
        "casework.payment_attempt",
        "kept-payment-what",
        "kept-payment-why",
        Basis::LegalDuty,
        Keep::Always,
    ),
    row(Group::Account, "casework.mandate", "kept-mandate-what", "kept-mandate-why", Basis::LegalDuty, EVIDENCE),
    file("casework.signature", "kept-signature-what", "kept-signature-why", Basis::LegalDuty, EVIDENCE),
    file("casework.signing_code", "kept-sign-code-what", "kept-sign-code-why", Basis::ServiceRequested, ANSWERS),
    file("casework.signing_invitation", "kept-sign-link-what", "kept-sign-link-why", Basis::ServiceRequested, ANSWERS),
    row(Group::Money, "casework.payment_share", "kept-share-what", "kept-share-why", Basis::LegalDuty, Keep::Always),
    row(Group::Money, "casework.dispute", "kept-dispute-what", "kept-dispute-why", Basis::LegalDuty, Keep::Always),
    file("casework.basket_item", "kept-basket-what", "kept-basket-why", Basis::ServiceRequested, Keep::Always),
    row(Group::Money, "casework.payer_link", "kept-payer-what", "kept-payer-why", Basis::LegalDuty, Keep::Always),
    row(Group::Money, "casework.ledger_entry", "kept-ledger-what", "kept-ledger-why", Basis::LegalDuty, Keep::Always),
    row(Group::Money, "casework.former_quote", "kept-quote-what", "kept-quote-why", Basis::LegalDuty, Keep::Always),
    row(Group::Money, "casework.day_closing", "kept-closing-what", "kept-closing-why", Basis::LegalDuty, Keep::Always),
    row(
        Group::Protection,
        "casework.subject_lock",
        "kept-lock-what",
        "kept-lock-why",
        Basis::ServiceRequested,
        Keep::UntilUsed,
    ),
    row(Group::Protection, "casework.subject_request", "kept-asked-what", "kept-asked-why", Basis::LegalDuty, ASKED),
    row(Group::Protection, "casework.subject_sought", "kept-sought-what", "kept-sought-why", Basis::LegalDuty, ASKED),
    row(
        Group::Protection,
        "casework.custody_order",
        "kept-custody-what",
        "kept-custody-why",
        Basis::LegalDuty,
        EVIDENCE,
    ),
    file("casework.heir_claim", "kept-heir-what", "kept-heir-why", Basis::ServiceRequested, ANSWERS),
    row(Group::Protection, "casework.kin", "kept-kin-what", "kept-kin-why", Basis::LegalDuty, EVIDENCE),
    row(Group::Protection, "casework.desk_act", "kept-act-what", "kept-act-why", Basis::LegalDuty, Keep::Always),
    row(Group::Protection, "casework.desk_search", "kept-search-what", "kept-search-why", Basis::LegalDuty, SEARCHES),
];

/// What this area never keeps.
pub const NEVER: &[Never] =
    &[Never { what: "kept-never-card" }, Never { what: "kept-never-registry" }, Never { what: "kept-never-refused" }];

const fn file(table: &'static str, what: &'static str, why: &'static str, basis: Basis, keep: Keep) -> Kept {
    row(Group::Files, table, what, why, basis, keep)
}

const fn row(
    group: Group,
    table: &'static str,
    what: &'static str,
    why: &'static str,
    basis: Basis,
    keep: Keep,
) -> Kept {
    Kept { table, group, what, why, basis, keep }
}
