//! What a component of the fees counts: the file, the basket it is submitted in, the copies it asks for, or what the answers
//! say. It never knows which files a basket holds: whoever prices a file says what its basket bears already.

use crate::{
    Answers, Context, Form,
    expression::{Expression, Language},
    fees::FeeError,
    fields::FieldKind,
    finding::Findings,
    form::compile,
    reader::Table,
};

/// How many times the amount of a component is charged.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Count {
    /// Once for each file: `count = "item"`, or nothing said.
    #[default]
    Item,
    /// Once for all files that are submitted together: `count = "basket"`, for postage and for what a payment costs. A share
    /// (`basis_points`) is still taken of each file, because together that is the share of the whole.
    Basket,
    /// Once for each copy, as this field of the kind `copies` says; once where it is not asked: `count = "copies"`.
    Copies(String),
    /// As often as an expression over the answers says.
    Times(Expression),
}

impl Count {
    /// How many times the component `code` is charged for these answers.
    ///
    /// # Errors
    /// An expression that cannot be worked out, or one that gives less than nothing.
    pub(super) fn times(&self, code: &str, answers: &Answers, context: &Context) -> Result<i64, FeeError> {
        let count = match self {
            Self::Item => 1,
            Self::Basket => i64::from(!context.borne.contains(code)),
            Self::Copies(field) => answers.get(field).and_then(serde_json::Value::as_i64).unwrap_or(1),
            Self::Times(expression) => expression.whole(answers, context)?,
        };
        if count < 0 { Err(FeeError::Count(code.to_owned(), count)) } else { Ok(count) }
    }

    /// Reads `count` of a component; what is none of the three words is an expression.
    pub(super) fn read(table: &mut Table<'_, '_>, form: &Form, language: &Language, findings: &Findings) -> Self {
        let spot = table.spot();
        let said = table.opt_text("count");
        match said.as_deref() {
            None | Some("item") => Self::Item,
            Some("basket") => Self::Basket,
            Some("copies") => {
                let asked = form.fields().find(|field| matches!(field.kind, FieldKind::Copies(_)));
                if asked.is_none() {
                    table.fault("count", "the form asks for no number of copies");
                }
                asked.map_or(Self::Item, |field| Self::Copies(field.name.clone()))
            }
            Some(_) => compile(said.as_deref(), &spot, language, findings).map_or(Self::Item, Self::Times),
        }
    }
}
