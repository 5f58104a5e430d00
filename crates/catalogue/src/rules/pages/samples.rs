//! A message as it will arrive: in every language, as mail and as SMS, at a person who does not exist.

use askama::Template;
use kernel::{Locale, Outcome};
use service_model::{Sources, message::Part};
use web::{Markup, Visit};

use crate::rules::messages::{self, Sample};

#[derive(Template)]
#[template(path = "rules/_samples.html")]
struct Samples<'a> {
    v: &'a Visit,
    sent_when: Option<String>,
    /// Each placeholder, and what is put in its place.
    says: Vec<(String, String)>,
    /// Whether it is a draft that is shown, and not what is sent now.
    draft: bool,
    shown: Vec<Shown>,
}

struct Shown {
    sample: Sample,
    heading: String,
    to: String,
    size: Option<String>,
}

/// The samples of a message; `explained` where its words are edited and what may be put into them is to be known.
///
/// # Errors
/// A fault if the words do not render.
pub(super) fn of(v: &Visit, files: &Sources, explained: bool) -> Outcome<Markup> {
    let shown = |sample: Sample| {
        let key = if sample.language == Locale::AR { "rules-sample-ar" } else { "rules-sample-en" };
        let number = |count: usize| v.number(i64::try_from(count).unwrap_or(i64::MAX));
        let size = sample.sms.as_ref().map(|(_, size)| {
            let count = i64::try_from(size.count).unwrap_or(i64::MAX);
            v.t_count_with("rules-sample-size", count, &[("units", &number(size.units))])
        });
        Shown { heading: v.t(key), to: v.t("rules-sample-person"), size, sample }
    };
    let says = messages::says(files, Part::Text);
    let page = Samples {
        v,
        sent_when: messages::sent_when(files).map(|words| words.said(v)),
        says: says
            .into_iter()
            .filter(|_| explained)
            .map(|name| (format!("{{{name}}}"), v.t(&format!("rules-says-{name}"))))
            .collect(),
        draft: explained,
        shown: messages::samples(files, &v.site().settings().public_url).into_iter().map(shown).collect(),
    };
    Markup::render(&page)
}
