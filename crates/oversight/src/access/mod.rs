//! Looks at personal data: the whole log for the privacy officer, and for every citizen the looks at her own files.

pub(crate) mod log;
pub(crate) mod looks;

use std::collections::BTreeMap;

use kernel::{Id, Outcome, marks};
use store::Cx;
use web::Visit;

/// The privacy officer's log.
pub(crate) const LOG: &str = "/{lang}/desk/access";
/// A citizen's own.
pub(crate) const LOOKS: &str = "/{lang}/account/looks";

/// Names met on one page, each opened once.
#[derive(Default)]
pub(crate) struct Names(BTreeMap<Id<marks::Staff>, String>);

impl Names {
    /// The name of a member of staff.
    pub(crate) async fn of(&mut self, cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<String> {
        if let Some(name) = self.0.get(&staff) {
            return Ok(name.clone());
        }
        let name = people::staff_name(cx, staff).await?;
        self.0.insert(staff, name.clone());
        Ok(name)
    }
}

/// A coded purpose in words; a code that has no words is shown as it is. Comparing an identity document and answering
/// an enquiry name the one they are about behind the code.
fn purpose(v: &Visit, code: &str) -> String {
    match code {
        _ if code.starts_with("identity verification ") => v.t("oversight-purpose-identity"),
        _ if code.starts_with("enquiry ") => v.t("oversight-purpose-enquiry"),
        _ => words(v, "oversight-purpose-", code),
    }
}

/// The names of data in words.
fn fields(v: &Visit, names: &[String]) -> String {
    let separator = v.t("oversight-and");
    names.iter().map(|name| words(v, "oversight-field-", name)).collect::<Vec<_>>().join(&separator)
}

fn words(v: &Visit, prefix: &str, code: &str) -> String {
    let key = format!("{prefix}{}", code.replace(['.', '_'], "-"));
    if v.site().texts().has(&key) { v.t(&key) } else { code.to_owned() }
}
