//! The holder's pages of links, and the page of whoever looks by one.

pub(crate) mod look;
pub(crate) mod new;
pub(crate) mod of_account;
pub(crate) mod of_document;

use ::store::Cx;
use askama::Template;
use kernel::{Id, Outcome, Reference};
use serde::Deserialize;
use web::{
    Hidden, Visit,
    components::{BackLink, Banner, Button, LinkButton, SummaryList, SummaryRow, Tag, Tone},
};

use crate::{
    model::{Detail, Link, Stage},
    ports::Document,
    store as rows,
};

/// The zone in which moments of an account are shown; it is named beside each.
const ZONE: &str = "Africa/Cairo";

/// A file in an address.
#[derive(Deserialize)]
pub(crate) struct At {
    reference: String,
}

impl At {
    fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| kernel::Failure::not_found())
    }
}

/// The name of a datum that may be shown besides the least.
fn name_of(v: &Visit, detail: Detail) -> String {
    v.t(&format!("sharing-also-{}", detail.as_str().replace('_', "-")))
}

/// A list of links.
#[derive(Template)]
#[template(path = "sharing/links.html")]
struct LinksPage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    lead: String,
    /// Why no further one can be made.
    hindrance: Option<Banner>,
    make: Option<LinkButton>,
    lines: Vec<Line>,
}

/// A link as its holder sees it.
struct Line {
    /// For whom it is, in her words, or what is said where she wrote none.
    name: String,
    stage: Tag,
    facts: SummaryList,
    /// Where it is ended, while it is open.
    end: Option<(String, Hidden, Button)>,
}

impl Line {
    /// The link of `document`, which is nothing where there is none any more; it is ended at `end_path` (without language).
    async fn of(v: &Visit, cx: &mut Cx, link: &Link, document: Option<&Document>, end_path: String) -> Outcome<Self> {
        let label = rows::label(cx, link).await?;
        let stage = link.stage(document, v.now());
        let tone = if stage == Stage::Open { Tone::Ok } else { Tone::Quiet };
        let looks = v.number(i64::from(link.looks));
        let counted = match link.most {
            Some(most) => v.t_with("sharing-looks-of", &[("looks", &looks), ("most", &v.number(i64::from(most)))]),
            None => looks,
        };
        let also: Vec<String> = link.also.iter().map(|detail| name_of(v, *detail)).collect();
        let mut facts = vec![
            SummaryRow::new(v.t("sharing-made"), v.moment(link.made_at, ZONE)),
            SummaryRow::new(v.t("sharing-until"), v.moment(link.expires_at, ZONE)),
            SummaryRow::new(v.t("sharing-looks"), counted),
        ];
        if let Some(document) = document {
            facts.insert(0, SummaryRow::new(v.t("sharing-document"), document.title.get(v.locale())));
        }
        if !also.is_empty() {
            facts.push(SummaryRow::new(v.t("sharing-also-row"), also.join(&v.t("sharing-and"))));
        }
        if let Some(last) = link.last_at {
            facts.push(SummaryRow::new(v.t("sharing-last"), v.moment(last, ZONE)));
        }
        if let Some(ended) = link.ended_at {
            facts.push(SummaryRow::new(v.t("sharing-ended-at"), v.moment(ended, ZONE)));
        }
        let open = link.is_open(v.now());
        Ok(Self {
            name: label.unwrap_or_else(|| v.t("sharing-unnamed")),
            stage: Tag::new(v.t(&format!("sharing-stage-{}", stage.as_str())), tone),
            facts: SummaryList::new(facts),
            end: open.then(|| (v.path(&end_path), v.csrf_field(), Button::grave(v.t("sharing-end")))),
        })
    }
}

/// A link in an address.
#[derive(Deserialize)]
pub(crate) struct AtLink {
    link: Id<Link>,
}
