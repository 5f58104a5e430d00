//! Where the document will be used: what the receiving body is known to accept, in plain words. An unknown row says to
//! ask the body and never that it is accepted.

use service_model::{
    Answers, Service,
    use_of_document::{self, Acceptance, Answer},
};
use web::{
    Visit,
    components::{SummaryList, SummaryRow},
};

use crate::reading::Snapshot;

/// What is known about using the service's document where the answers say.
pub struct Used {
    /// What is known, row by row; nothing when there is no row.
    pub known: Option<SummaryList>,
    /// The plain sentence over it.
    pub sentence: String,
    /// Attestations in order.
    pub attestations: Vec<String>,
    /// What else to know.
    pub note: Option<String>,
}

/// Looks it up; nothing if the service does not ask, or the question was not answered.
pub fn of(v: &Visit, snapshot: &Snapshot, service: &Service, answers: &Answers, residence: &str) -> Option<Used> {
    let used_at = service.used_at.as_ref()?;
    let body = answers.text(&used_at.body_field)?;
    let country = snapshot.country_of_use(answers.text(&used_at.country_field), residence);
    let document = &service.outputs.first()?.document;
    let row = match use_of_document::find(country, body, document) {
        Answer::Row(row) => row,
        Answer::AskTheBody => {
            let sentence = v.t("catalogue-used-unknown");
            return Some(Used { known: None, sentence, attestations: Vec::new(), note: None });
        }
    };
    let digital = v.t(&format!("catalogue-used-{}", row.digital.as_str()));
    let paper = v.t(&format!("catalogue-used-{}", row.paper.as_str()));
    let age = row
        .max_age_days
        .map_or_else(|| v.t("catalogue-used-age-unknown"), |days| v.t_count("catalogue-used-age", days));
    let verified = row.verified_on.map_or_else(|| v.t("catalogue-never-verified"), |day| v.day(day));
    let list = SummaryList::new(vec![
        SummaryRow::new(v.t("catalogue-used-digital"), digital),
        SummaryRow::new(v.t("catalogue-used-paper"), paper),
        SummaryRow::new(v.t("catalogue-used-max-age"), age),
        SummaryRow::new(v.t("catalogue-verified-on"), verified),
        SummaryRow::new(v.t("catalogue-source"), row.source.get(v.locale()).to_owned()),
    ]);
    let name = |key: &String| {
        let step = country?.attestations.iter().find(|step| step.key == *key)?;
        let name = step.names.get(v.locale()).to_owned();
        Some(match &step.fee {
            Some(fee) => v.t_with("catalogue-used-step-fee", &[("step", &name), ("fee", fee.get(v.locale()))]),
            None => name,
        })
    };
    let sentence = match (row.digital, row.paper) {
        (Acceptance::Accepted, _) => v.t("catalogue-used-say-digital"),
        (_, Acceptance::Accepted) => v.t("catalogue-used-say-paper"),
        _ => v.t("catalogue-used-say-ask"),
    };
    Some(Used {
        known: Some(list),
        sentence,
        attestations: row.attestations.iter().filter_map(name).collect(),
        note: row.note.as_ref().map(|note| note.get(v.locale()).to_owned()),
    })
}
