//! What the API says of experts, and how it is told.

use ::store::Cx;
use kernel::{Id, Outcome};
use serde::Serialize;
use utoipa::ToSchema;
use web::Visit;

use crate::experts::{
    entry::Entry,
    model::{Audience, Section},
    profile::Profile,
    store as rows,
    vocabulary::Vocabulary,
};

/// A part of the directory.
#[derive(Serialize, ToSchema)]
pub(in crate::experts) struct DirectoryBody {
    /// Those in it.
    pub(super) experts: Vec<ExpertBody>,
    /// What `after` is to be for the next part; nothing after the last.
    pub(super) next: Option<String>,
}

/// Somebody as she shows herself to everybody. What she does not show is not there.
#[derive(Serialize, ToSchema)]
pub(in crate::experts) struct ExpertBody {
    /// Her identifier here, which is not that of an account.
    pub(super) id: String,
    /// Her name, in the script of the answer's language where there is one.
    pub(super) name: Option<String>,
    /// What she says about herself.
    pub(super) about: Option<String>,
    /// `scholar`, `professor`, `physician`, `engineer`, `young_professional`, `entrepreneur`, `investor`, `craftsman`,
    /// `postgraduate` or `expert`.
    pub(super) category: Option<&'static str>,
    /// Her field by its code in FORD.
    pub(super) field: Option<String>,
    /// Where she lives (ISO 3166-1, small letters).
    pub(super) country: Option<String>,
    /// Skills of the vocabulary, in words.
    pub(super) skills: Vec<String>,
    /// Languages (ISO 639-1).
    pub(super) languages: Vec<String>,
    /// What she offers: `advise`, `supervise`, `lecture`, `mentor`, `visit`, `invest`, `emergency`.
    pub(super) offers: Vec<&'static str>,
    /// Degrees, positions, works and evidence.
    pub(super) entries: Vec<EntryBody>,
    /// What two people of a ministry confirmed of what stands there: `verified`, `endorsed`.
    pub(super) vetted: Vec<&'static str>,
    /// The title of whoever was found outstanding, while it holds and where she shows it.
    pub(super) title: Option<String>,
}

/// A line of a profile.
#[derive(Serialize, ToSchema)]
pub(in crate::experts) struct EntryBody {
    /// `degree`, `position`, `publication`, `patent`, `award`, `portfolio`, `letter` or `licence`.
    pub(super) kind: &'static str,
    /// Its title, as it was written.
    pub(super) title: String,
    /// Who wrote it, gave it, or employed.
    pub(super) by: String,
    /// Where it appeared, or what it was about.
    pub(super) of: String,
    /// The year, or the first.
    pub(super) year: Option<i16>,
    /// The last year, for what ended.
    pub(super) until: Option<i16>,
    /// The DOI.
    pub(super) doi: Option<String>,
    /// Where it can be looked at.
    pub(super) link: Option<String>,
}

/// A national need that two people published.
#[derive(Serialize, ToSchema)]
pub(in crate::experts) struct NeedBody {
    /// Its identifier.
    pub(super) id: String,
    /// Its title, in the language it was written in.
    pub(super) title: String,
    /// What it is about.
    pub(super) about: String,
    /// Who needs it.
    pub(super) agency: String,
    /// `emigration`, `education` or `communications`: the ministry that published it.
    pub(super) ministry: &'static str,
    /// The field by its code in FORD.
    pub(super) field: String,
    /// Skills of the vocabulary, in words.
    pub(super) skills: Vec<String>,
    /// What is asked for.
    pub(super) offer: &'static str,
    /// `remote`, `egypt` or `either`.
    pub(super) place: &'static str,
    /// Languages of which one is spoken (ISO 639-1).
    pub(super) languages: Vec<String>,
    /// The last day on which somebody is asked (ISO 8601).
    pub(super) until: String,
}

/// How many experts there are by field and country, one release a week. Where a number is withheld there is none.
#[derive(Serialize, ToSchema)]
pub(in crate::experts) struct BoardBody {
    /// The day it was made (ISO 8601).
    pub(super) made_on: String,
    /// Fewer than this are never told.
    pub(super) smallest: u64,
    /// Numbers are rounded to this.
    pub(super) step: u64,
    /// How many in all.
    pub(super) total: Option<u64>,
    /// By field.
    pub(super) fields: Vec<CountBody>,
    /// By country.
    pub(super) countries: Vec<CountBody>,
    /// By both, what is told of it.
    pub(super) cells: Vec<CellBody>,
}

/// A count.
#[derive(Serialize, ToSchema)]
pub(in crate::experts) struct CountBody {
    /// The code.
    pub(super) code: String,
    /// Its name.
    pub(super) name: String,
    /// How many.
    pub(super) experts: Option<u64>,
}

/// A count of a field in a country.
#[derive(Serialize, ToSchema)]
pub(in crate::experts) struct CellBody {
    /// The field by its code in FORD.
    pub(super) field: String,
    /// The country (ISO 3166-1, small letters).
    pub(super) country: String,
    /// How many.
    pub(super) experts: u64,
}

pub(super) async fn body(
    v: &Visit,
    cx: &mut Cx,
    vocabulary: &Vocabulary,
    id: Id<Profile>,
) -> Outcome<Option<ExpertBody>> {
    let Some(profile) = rows::by_id(cx, id).await? else { return Ok(None) };
    let seen = profile.content.seen_by(&profile.entries, Audience::Public);
    if seen.is_empty() {
        return Ok(None);
    }
    let shows = profile.content.shows(Section::Distinction, Audience::Public);
    let title = match profile.mark.as_ref().filter(|_| shows) {
        Some(mark) => vocabulary.criteria.version(mark.criteria)?.title(&mark.title),
        None => None,
    };
    let (ar, latin) = seen.names.map(|own| (own.ar, own.latin)).unwrap_or_default();
    let in_order = if v.is_rtl() { [ar, latin] } else { [latin, ar] };
    Ok(Some(ExpertBody {
        id: id.to_string(),
        name: in_order.into_iter().find(|own| !own.is_empty()),
        about: seen.about,
        category: seen.category.map(|own| own.as_str()),
        field: seen.field,
        country: seen.country,
        skills: skills(v, vocabulary, &seen.skills),
        languages: seen.languages,
        offers: seen.offers.iter().map(|own| own.as_str()).collect(),
        entries: seen.entries.into_iter().map(entry_body).collect(),
        vetted: profile.standing()?.iter().map(|(own, _)| own.as_str()).collect(),
        title: title.map(|own| own.names.get(v.locale()).to_owned()),
    }))
}

pub(super) fn skills(v: &Visit, vocabulary: &Vocabulary, keys: &[String]) -> Vec<String> {
    keys.iter().filter_map(|key| vocabulary.skill(key)).map(|own| own.name(v.locale()).to_owned()).collect()
}

fn entry_body(own: Entry) -> EntryBody {
    EntryBody {
        kind: own.kind.as_str(),
        title: own.title,
        by: own.by,
        of: own.of,
        year: own.year,
        until: own.until,
        doi: own.doi,
        link: own.link,
    }
}
