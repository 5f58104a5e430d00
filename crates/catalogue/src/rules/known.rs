//! The data, rows and values of definitions that the desk has words for; whatever is not here is shown as the file calls it.

/// Data that have a name in the texts of the desk (`rules-word-…`); others are shown as they are called in the file.
pub(super) const KNOWN: &[&str] = &[
    "accepted",
    "address",
    "agency",
    "amount",
    "applicant_from",
    "at_counter",
    "attestations",
    "audience",
    "basis_points",
    "beneficiary",
    "benefit",
    "body",
    "by_sms",
    "calendar",
    "capacity",
    "caution",
    "change",
    "charged",
    "city",
    "closed_from",
    "closes",
    "code",
    "correction_days",
    "cost",
    "count",
    "counterpart",
    "countries",
    "decree",
    "dialling",
    "digital",
    "document",
    "email",
    "emergency_phone",
    "event",
    "fee",
    "fields",
    "from",
    "granted_by",
    "holder",
    "hours",
    "included",
    "indicative",
    "keeper",
    "key",
    "kind",
    "languages",
    "leads_to",
    "length",
    "letter_hours",
    "lines",
    "location",
    "max_age_days",
    "min_age",
    "most",
    "most_mib",
    "missed_most",
    "missed_pause_days",
    "missions",
    "modes",
    "must",
    "name",
    "names",
    "note",
    "objection_days",
    "offer",
    "on",
    "open_from",
    "opening",
    "opens",
    "owner",
    "paper",
    "papers",
    "phone",
    "proof",
    "quote_hours",
    "rated",
    "refund",
    "relation",
    "required",
    "run_by",
    "section",
    "sent_when",
    "serves",
    "service",
    "services",
    "sms",
    "source",
    "subject",
    "subject_below",
    "subject_from",
    "summary",
    "text",
    "time",
    "to_be_announced",
    "topic",
    "total",
    "two_people",
    "unpaid_days",
    "until",
    "verified_on",
    "wait_days",
    "weekend",
    "when",
    "within_days",
    "words",
    "working_hours",
    "zone",
];

/// Lists whose rows have a name for one of them (`rules-row-…`).
pub(super) const ROWS: &[&str] = &[
    "agency",
    "attestation",
    "body",
    "component",
    "correction",
    "courier",
    "declaration",
    "document",
    "field",
    "holiday",
    "kin",
    "mission",
    "opening",
    "output",
    "page",
    "part",
    "period",
    "precondition",
    "proven_by",
    "question",
    "ready",
    "rejection",
    "return",
    "rule",
    "section",
    "source",
    "stage",
    "topic",
    "use",
    "way",
];

/// Events of the register that have words (`rules-event-…`).
pub(super) const EVENTS: &[&str] = &["birth", "death", "divorce", "marriage"];

/// Values of a closed list that have words (`rules-value-…`).
pub(super) const VALUES: &[&str] = &[
    "accepted",
    "ask",
    "attorney",
    "complaint",
    "court_guardian",
    "dated",
    "delivery",
    "eg",
    "ended",
    "enquiry",
    "father",
    "friday",
    "gateway",
    "grandfather",
    "monday",
    "own",
    "refused",
    "residence",
    "saturday",
    "service",
    "standing",
    "statutory",
    "sunday",
    "thursday",
    "tuesday",
    "unconfirmed",
    "wednesday",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        definitions::Kind,
        rules::sheets::{self, Input},
    };

    const ARABIC: &str = include_str!("../../texts/rules.ar.ftl");

    fn said(key: &str) {
        assert!(ARABIC.lines().any(|line| line.starts_with(&format!("{key} = "))), "{key} has no text");
    }

    #[test]
    fn everything_known_and_every_column_of_a_sheet_has_words() {
        KNOWN.iter().for_each(|key| said(&format!("rules-word-{}", key.replace('_', "-"))));
        ROWS.iter().for_each(|list| said(&format!("rules-row-{list}")));
        EVENTS.iter().for_each(|event| said(&format!("rules-event-{event}")));
        VALUES.iter().for_each(|value| said(&format!("rules-value-{value}")));
        for sheet in Kind::ALL.into_iter().flat_map(sheets::of) {
            said(&format!("rules-sheet-{}", sheet.key));
            said(&format!("rules-about-{}", sheet.key));
            for column in sheet.columns {
                said(&format!("rules-word-{}", column.key.replace('_', "-")));
                if let Input::Choice(choices) = column.input {
                    choices.iter().for_each(|value| said(&format!("rules-value-{value}")));
                }
            }
            assert!(
                sheet.shown.iter().all(|key| sheet.columns.iter().any(|column| column.key == *key)),
                "{}",
                sheet.key
            );
            sheet.texts.iter().for_each(|text| said(text.label));
        }
    }
}
