//! Who may ask: rules of data, each with the words for why not and for what would change it.

use crate::{
    Answers, Context, Service, Spot, capacity,
    expression::{Expression, ExpressionError, Language},
    finding::Findings,
    form::compile,
    reader::Table,
};

/// One rule that must hold.
#[derive(Clone, PartialEq, Debug)]
pub struct Rule {
    /// Its key; the texts are `rules.<key>.why` and `rules.<key>.remedy`.
    pub key: String,
    /// The condition, absent only when it did not compile.
    pub must: Option<Expression>,
    /// Key of the service that helps instead, if there is or will be one.
    pub leads_to: Option<String>,
    pub(crate) spot: Spot,
}

impl Rule {
    pub(crate) fn read(mut table: Table<'_, '_>, language: &Language, findings: &Findings) -> Self {
        let spot = table.spot();
        let must = compile(Some(&table.text("must")), &spot, language, findings);
        let rule = Self { key: table.key("key"), must, leads_to: table.opt_key("leads_to"), spot };
        table.finish();
        rule
    }
}

/// A rule that does not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unmet {
    /// Key of the rule.
    pub rule: String,
    /// Key of the text that says which rule it is.
    pub text: String,
    /// Key of the text that says what would change it.
    pub remedy_text: String,
    /// Key of the service that helps instead.
    pub leads_to: Option<String>,
}

/// The rules that do not hold, the ages of the claimed relation among them. Nothing means eligible.
///
/// Rules are written so that an unanswered question does not make a person ineligible: `answers.x == null || …`.
///
/// # Errors
/// When a rule of the definition cannot be worked out.
pub fn check(service: &Service, answers: &Answers, context: &Context) -> Result<Vec<Unmet>, ExpressionError> {
    let mut unmet: Vec<Unmet> = capacity::unmet(service, answers, context).into_iter().collect();
    for rule in &service.rules {
        if let Some(must) = &rule.must
            && !must.holds(answers, context)?
        {
            unmet.push(Unmet {
                rule: rule.key.clone(),
                text: format!("rules.{}.why", rule.key),
                remedy_text: format!("rules.{}.remedy", rule.key),
                leads_to: rule.leads_to.clone(),
            });
        }
    }
    Ok(unmet)
}
