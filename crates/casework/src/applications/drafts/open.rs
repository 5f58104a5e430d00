//! Opening a draft.

use kernel::{Id, Outcome, Reference, marks};
use service_model::Answers;
use store::Cx;

use super::admission;
use crate::applications::{
    answers,
    definitions::Definition,
    model::{Application, Facts},
    store as rows,
};

/// Opens a draft of the service for `owner`, with what was asked before applying. The reference is drawn now, because the
/// draft's address carries it; the file becomes an application when it is submitted.
pub async fn open(
    cx: &mut Cx,
    owner: Id<marks::Account>,
    definition: &Definition,
    before: &Answers,
) -> Outcome<Application> {
    admission::open(cx, owner, definition).await?;
    let bucket = owner.bucket();
    let file = Application {
        id: Id::new(bucket, cx.now(), cx.dice()),
        owner,
        reference: Reference::draw(bucket, cx.dice()),
        service: definition.service.key.clone(),
        definition_revision: definition.revision,
        country: definition.country.key.clone(),
        mission: None,
        used_at: None,
        used_in: None,
        quote: None,
        promised_on: None,
        facts: Facts::opened(cx.now()),
        reject_reason: None,
        held: None,
        version: 1,
    };
    rows::insert(cx, &file).await?;
    for page in definition.service.form.pages.iter().filter(|page| page.before) {
        let of_page: Answers = page
            .fields
            .iter()
            .filter_map(|field| before.get(&field.name).map(|value| (field.name.clone(), value.clone())))
            .collect();
        if !of_page.is_empty() {
            answers::store::save(cx, &file, &page.key, &of_page).await?;
        }
    }
    Ok(file)
}
