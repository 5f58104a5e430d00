//! Which documents an applicant must bring, by case.

use crate::{
    Answers, Context, Service, Spot,
    expression::{Expression, ExpressionError, Language},
    finding::Findings,
    form::{compile, shows},
    reader::Table,
};

/// A document that is asked for in some cases.
#[derive(Clone, PartialEq, Debug)]
pub struct RequiredDocument {
    /// Its key; the texts are `documents.<key>.name` and, if there is one, `documents.<key>.hint`.
    pub key: String,
    /// The case; always, if absent.
    pub when: Option<Expression>,
    pub(crate) spot: Spot,
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

    pub(crate) fn read(mut table: Table<'_, '_>, language: &Language, findings: &Findings) -> Self {
        let spot = table.spot();
        let when = compile(table.opt_text("when").as_deref(), &spot, language, findings);
        let document = Self { key: table.key("key"), when, spot };
        table.finish();
        document
    }
}

/// The documents asked for in this case.
///
/// # Errors
/// When a condition of the definition cannot be worked out.
pub fn required<'s>(
    service: &'s Service,
    answers: &Answers,
    context: &Context,
) -> Result<Vec<&'s RequiredDocument>, ExpressionError> {
    let mut needed = Vec::new();
    for document in &service.documents {
        if shows(document.when.as_ref(), answers, context)? {
            needed.push(document);
        }
    }
    Ok(needed)
}
