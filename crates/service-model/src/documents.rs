//! Which documents an applicant must bring. The case is the form's: a document is asked for when the page of its upload is.

use crate::{
    Answers, Context, Service, Spot,
    expression::ExpressionError,
    fields::{Field, FieldKind},
    journey,
    reader::Table,
};

/// A document the service may ask for.
#[derive(Clone, PartialEq, Debug)]
pub struct RequiredDocument {
    /// Its key; the texts are `documents.<key>.name` and, if there is one, `documents.<key>.hint`.
    pub key: String,
    pub(crate) spot: Spot,
}

/// A document asked for in a case.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Needed<'s> {
    /// The document.
    pub document: &'s RequiredDocument,
    /// The field that takes it.
    pub field: &'s Field,
}

impl Needed<'_> {
    /// Whether one cannot apply without it.
    pub fn mandatory(&self) -> bool {
        self.field.required
    }
}

impl RequiredDocument {
    /// Key of its name.
    pub fn name(&self) -> String {
        format!("documents.{}.name", self.key)
    }

    /// Key of the text that says what counts as this document.
    pub fn hint(&self) -> String {
        format!("documents.{}.hint", self.key)
    }

    pub(crate) fn read(mut table: Table<'_, '_>) -> Self {
        let document = Self { key: table.key("key"), spot: table.spot() };
        table.finish();
        document
    }
}

/// The documents asked for in this case, in the order of the form.
///
/// # Errors
/// When a condition of the definition cannot be worked out.
pub fn needed<'s>(
    service: &'s Service,
    answers: &Answers,
    context: &Context,
) -> Result<Vec<Needed<'s>>, ExpressionError> {
    let walk = journey::walk(&service.form, answers, context)?;
    let mut needed = Vec::new();
    for (page, state) in service.form.pages.iter().zip(&walk.pages) {
        if !state.visible {
            continue;
        }
        for field in page.visible_fields(walk.kept(), context)? {
            let FieldKind::Upload(upload) = &field.kind else { continue };
            let document = service.documents.iter().find(|document| document.key == upload.document);
            needed.extend(document.map(|document| Needed { document, field }));
        }
    }
    Ok(needed)
}
