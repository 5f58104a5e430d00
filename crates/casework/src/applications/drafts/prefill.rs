//! First values of a page: what was answered before, else what a file of the same bundle answered, else what the profile
//! knows. A secret is never prefilled.

use kernel::Outcome;
use service_model::{
    Answers, Page,
    fields::{Field, FieldKind},
};
use web::{Filled, components::DateInput};

use crate::applications::{
    owner::Owner,
    sheet::{Sheet, broken},
};

/// The page as it is first shown. `carried` is what the files of the steps before say, where this file is a step of a bundle.
pub(super) fn filled(sheet: &Sheet, page: &Page, carried: &Answers) -> Outcome<Filled> {
    let mut filled = Filled::blank();
    for field in &page.fields {
        let carried = carried.get(&field.name).filter(|_| !field.is_secret());
        match sheet.answers.get(&field.name).or(carried) {
            Some(value) => answered(&mut filled, field, value),
            None => {
                let allowed = field
                    .prefill_when
                    .as_ref()
                    .map_or(Ok(true), |when| when.holds(sheet.journey.kept(), &sheet.context).map_err(broken))?;
                if allowed {
                    prefill(&mut filled, &sheet.owner, field);
                }
            }
        }
    }
    Ok(filled)
}

/// The answer again as the inputs of its kind name their parts.
fn answered(filled: &mut Filled, field: &Field, value: &serde_json::Value) {
    match &field.kind {
        FieldKind::Date(_) => {
            if let Some(day) = value.as_str().and_then(|text| text.parse().ok()) {
                DateInput::fill(filled, &field.name, day);
            }
        }
        _ => {
            let whole_name = format!("{}-full", field.name);
            for (name, value) in field.raw(Some(value)).pairs() {
                let name = if name == whole_name { field.name.as_str() } else { name };
                filled.fields.push(name, value);
            }
        }
    }
}

fn prefill(filled: &mut Filled, owner: &Owner, field: &Field) {
    let text = match field.prefill {
        Some("profile.name") => Some(owner.name.as_str()),
        Some("profile.mobile") => owner.mobile.as_deref(),
        Some("profile.email") => owner.email.as_deref(),
        Some("identity.national_number") => owner.number.as_ref().map(|number| number.digits()),
        // A kept address is in lines; the parts of a country's form cannot be told from them, so it is asked again.
        _ => None,
    };
    if let Some(text) = text {
        filled.fields.push(field.name.as_str(), text);
    }
}
