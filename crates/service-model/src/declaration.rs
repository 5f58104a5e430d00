//! What somebody must sign before a file is submitted: which text, who signs it, and from which age.
//!
//! Who signs and when is data of the service, like kinship; the words are texts of the service. A text may name three people
//! and nothing else, so that a co-signer reads no more of a file than the definition lets the text say.

use std::collections::BTreeMap;

use crate::{
    Answers, Context, Spot,
    expression::{Expression, ExpressionError, Language},
    finding::Findings,
    form::compile,
    reader::Table,
};

/// What a text of a declaration may name, as `{signer}`: whoever signs, whoever applies, and the person the document is about.
pub const PLACES: [&str; 3] = ["signer", "applicant", "subject"];

/// One text that must be signed.
#[derive(Clone, PartialEq, Debug)]
pub struct Declaration {
    /// Its key; the texts are `declarations.<key>.title` and `declarations.<key>.text`.
    pub key: String,
    /// In which case it is asked; always, if nothing is said.
    pub when: Option<Expression>,
    /// The completed years from which somebody may sign it: 15 for one's own card, 18 for one's own status, 21 where money or
    /// somebody else's status is touched. Never a rule of the code.
    pub min_age: i64,
    /// Who signs besides the applicant; the applicant herself, if nobody is named.
    pub co_signer: Option<CoSigner>,
    /// Where it is demanded.
    pub source: String,
    pub(crate) spot: Spot,
}

/// The other person who must sign, by the answers that name her.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoSigner {
    /// The field with the name.
    pub name: String,
    /// The field with the national number: only its holder can sign.
    pub number: String,
}

impl Declaration {
    /// Key of its heading.
    pub fn title(&self) -> String {
        format!("declarations.{}.title", self.key)
    }

    /// Key of its text.
    pub fn text(&self) -> String {
        format!("declarations.{}.text", self.key)
    }

    pub(crate) fn read(mut table: Table<'_, '_>, language: &Language, findings: &Findings) -> Self {
        let spot = table.spot();
        let when = table.opt_text("when");
        let co_signer = table.opt_table("co_signer").map(|mut row| {
            let co_signer = CoSigner { name: row.key("name"), number: row.key("number") };
            row.finish();
            co_signer
        });
        let declaration = Self {
            when: compile(when.as_deref(), &spot, language, findings),
            key: table.key("key"),
            min_age: table.whole("min_age", 0),
            co_signer,
            source: table.text("source"),
            spot,
        };
        table.finish();
        declaration
    }
}

/// The declarations that this case asks for, in the order of the definition.
///
/// # Errors
/// When a condition of the definition cannot be worked out.
pub fn asked<'d>(
    declarations: &'d [Declaration],
    answers: &Answers,
    context: &Context,
) -> Result<Vec<&'d Declaration>, ExpressionError> {
    let mut asked = Vec::new();
    for declaration in declarations {
        let holds = declaration.when.as_ref().map_or(Ok(true), |when| when.holds(answers, context))?;
        asked.extend(holds.then_some(declaration));
    }
    Ok(asked)
}

/// A text with every place taken by a name. What a person wrote is put in as it is: a name that looks like a place is not
/// replaced again.
pub fn filled(text: &str, names: &BTreeMap<&str, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((place, behind)) if names.contains_key(place) => {
                out.push_str(names.get(place).map_or("", String::as_str));
                rest = behind;
            }
            _ => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Every place a text names that no declaration knows.
pub(crate) fn unknown_places(text: &str) -> Vec<String> {
    let named = text.split('{').skip(1).map(|after| after.split('}').next().unwrap_or(after));
    named.filter(|place| !PLACES.contains(place)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(signer: &str, subject: &str) -> BTreeMap<&'static str, String> {
        BTreeMap::from([("signer", signer.to_owned()), ("subject", subject.to_owned())])
    }

    #[test]
    fn a_name_that_looks_like_a_place_stays_what_it_is() {
        let text = filled("أقر أنا {signer} عن {subject} {unknown} {", &names("{subject}", "ليلى"));
        assert_eq!(text, "أقر أنا {subject} عن ليلى {unknown} {");
    }

    proptest! {
        #[test]
        fn two_signers_never_sign_the_same_bytes(one in "[a-z{}]{1,12}", other in "[a-z{}]{1,12}") {
            let text = |name: &str| filled("I, {signer}, declare.", &names(name, "x"));
            prop_assert_eq!(text(&one) == text(&other), one == other);
        }

        #[test]
        fn a_text_without_places_is_itself(text in "[^{}]{0,80}") {
            prop_assert_eq!(filled(&text, &names("a", "b")), text);
        }
    }
}
