//! What can be put before somebody: every service, privilege and page that stands under an axis of interest, as it is now.
//!
//! What others on a device must not learn of, what belongs to grief or a divorce, and warnings are not among it at all: neither
//! shown as a suggestion nor learned from.

use catalogue::{CurrentService, Snapshot};
use kernel::{Day, Locale, Moment};
use service_model::{
    Names,
    privilege::{Known, ProvenRule},
};

use super::{axes::Axes, ports::Taking};
use crate::content::{Kind as PageKind, Place, Showing};

/// A kind of item.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A service of this platform.
    Service,
    /// A privilege.
    Privilege,
    /// A guide, an article or an answer.
    Guide,
    /// An announcement or an event.
    News,
    /// A service of another agency.
    Agency,
    /// A training initiative.
    Training,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Service, Self::Privilege, Self::Guide, Self::News, Self::Agency, Self::Training];

    /// The name in forms, in the database and in the API, and the end of text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Privilege => "privilege",
            Self::Guide => "guide",
            Self::News => "news",
            Self::Agency => "agency",
            Self::Training => "training",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Where an item is, without the language.
    pub(super) fn path(self, key: &str) -> String {
        match self {
            Self::Service => format!("/services/{key}"),
            Self::Privilege => format!("/privileges/{key}"),
            Self::Guide => format!("{}/{key}", Place::Guides.path()),
            Self::News => format!("{}/{key}", Place::News.path()),
            Self::Agency => format!("/agency-services/{key}"),
            Self::Training => format!("/training/{key}"),
        }
    }
}

/// An item.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// Its key among its kind.
    pub key: String,
    /// The places of the axes it is about.
    pub axes: Vec<usize>,
    /// Its name.
    pub names: Names,
    /// What it is, in a sentence.
    pub summary: Names,
    /// For whom it is there now.
    stands: Stands,
}

/// For whom an item is there.
#[derive(Clone, PartialEq, Debug)]
enum Stands {
    /// For whoever lives in one of these countries; everywhere, if nothing is said.
    For(Option<Vec<String>>),
    /// As `For`, and only for whom the platform does not know that a rule of it excludes her.
    Within(Option<Vec<String>>, Vec<ProvenRule>),
    /// For nobody now.
    Closed,
}

/// Somebody for whom items are looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reader<'a> {
    /// Key of the country of residence, if she said it.
    pub country: Option<&'a str>,
    /// Her birth date, if the platform knows it.
    pub birth: Option<Day>,
    /// Today.
    pub today: Day,
}

impl Item {
    /// The name by which a model knows it.
    pub fn id(&self) -> String {
        id(self.kind, &self.key)
    }

    /// Where it is, without the language.
    pub fn path(&self) -> String {
        self.kind.path(&self.key)
    }

    /// Its name for a reader.
    pub fn name(&self, locale: Locale) -> &str {
        self.names.get(locale)
    }

    /// Whether it may be put before this reader: it is open now, for her country, and no rule the platform can prove excludes her.
    pub fn is_for(&self, reader: Reader<'_>) -> bool {
        let lives = |countries: &Option<Vec<String>>| match (countries, reader.country) {
            (None, _) => true,
            (Some(own), Some(country)) => own.iter().any(|key| key == country),
            // Somebody who did not say where she lives is shown what some country has; its page says which.
            (Some(own), None) => !own.is_empty(),
        };
        match &self.stands {
            Stands::Closed => false,
            Stands::For(countries) => lives(countries),
            Stands::Within(countries, rules) => {
                let known = Known { birth: reader.birth };
                let excluded = || rules.iter().any(|own| !own.fact.holds(known, reader.today));
                lives(countries) && (reader.birth.is_none() || !excluded())
            }
        }
    }
}

/// The name by which a model knows an item.
pub(super) fn id(kind: Kind, key: &str) -> String {
    format!("{}/{key}", kind.as_str())
}

/// Every item, in the order in which lists show them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Offers(Vec<Item>);

impl Offers {
    /// What there is now.
    pub fn gather(axes: &Axes, (snapshot, taking): (&Snapshot, &Taking), showing: &Showing, now: Moment) -> Self {
        let mut items: Vec<Item> = services(axes, snapshot).collect();
        items.extend(privileges(axes, snapshot, now));
        items.extend(agency_services(axes, snapshot, now));
        items.extend(pages(axes, showing));
        items.extend(trainings(axes, (snapshot, taking), now));
        items.retain(|item| !item.axes.is_empty());
        Self(items)
    }

    /// Every item.
    pub fn items(&self) -> &[Item] {
        &self.0
    }

    /// The item of this kind with this key.
    pub fn find(&self, kind: Kind, key: &str) -> Option<&Item> {
        self.0.iter().find(|own| own.kind == kind && own.key == key)
    }
}

fn services<'a>(axes: &'a Axes, snapshot: &'a Snapshot) -> impl Iterator<Item = Item> + 'a {
    let learnable = |own: &(&str, &CurrentService)| {
        let service = &own.1.definition;
        !service.sensitive && !service.voice.is_sober()
    };
    snapshot.services().collect::<Vec<_>>().into_iter().filter(learnable).map(move |(key, own)| {
        let service = &own.definition;
        let say = |text: &str| Names {
            ar: service.texts.text(Locale::AR, text).to_owned(),
            en: service.texts.text(Locale::EN, text).to_owned(),
        };
        let taken = snapshot.countries().filter(|(country, _)| snapshot.takes(key, country));
        Item {
            kind: Kind::Service,
            key: key.to_owned(),
            axes: axes.of_service(key, service.group.as_ref().map(|group| group.key.as_str())),
            names: say("name"),
            summary: say("summary"),
            stands: Stands::For(Some(taken.map(|(country, _)| country.to_owned()).collect())),
        }
    })
}

fn privileges<'a>(axes: &'a Axes, snapshot: &'a Snapshot, now: Moment) -> impl Iterator<Item = Item> + 'a {
    snapshot.privileges().into_iter().map(move |own| {
        let privilege = &own.definition;
        let countries = (!privilege.countries.is_empty()).then(|| privilege.countries.clone());
        let rules = privilege.proof.as_ref().map(|proof| proof.facts.clone()).unwrap_or_default();
        let open = privilege.state(now).is_open();
        Item {
            kind: Kind::Privilege,
            key: privilege.key.clone(),
            axes: axes.of_privilege(&privilege.key, privilege.topic),
            names: privilege.names.clone(),
            summary: privilege.summary.clone(),
            stands: if open { Stands::Within(countries, rules) } else { Stands::Closed },
        }
    })
}

fn agency_services<'a>(axes: &'a Axes, snapshot: &'a Snapshot, now: Moment) -> impl Iterator<Item = Item> + 'a {
    snapshot.agency_services().into_iter().map(move |own| {
        let service = &own.definition;
        let of = service.privilege.as_ref().map(|key| snapshot.privilege(key));
        let stands = match of {
            None => Stands::For(None),
            Some(Ok(privilege)) if privilege.definition.state(now).is_open() => {
                let countries = &privilege.definition.countries;
                Stands::For((!countries.is_empty()).then(|| countries.clone()))
            }
            Some(_) => Stands::Closed,
        };
        Item {
            kind: Kind::Agency,
            key: service.key.clone(),
            axes: axes.of_agency_service(&service.key),
            names: service.names.clone(),
            summary: service.summary.clone(),
            stands,
        }
    })
}

/// Initiatives, but those for children alone: what a parent looks for there is about a child, and nothing is learned of one.
fn trainings<'a>(
    axes: &'a Axes,
    (snapshot, taking): (&'a Snapshot, &'a Taking),
    now: Moment,
) -> impl Iterator<Item = Item> + 'a {
    let own = snapshot.trainings().into_iter().filter(|own| !own.definition.is_for_children_only());
    own.map(move |own| {
        let training = &own.definition;
        let open = training.state(now).is_open() || taking.contains(&training.key);
        Item {
            kind: Kind::Training,
            key: training.key.clone(),
            axes: axes.of_training(&training.key),
            names: training.names.clone(),
            summary: training.summary.clone(),
            stands: if open { Stands::For(None) } else { Stands::Closed },
        }
    })
}

fn pages<'a>(axes: &'a Axes, showing: &'a Showing) -> impl Iterator<Item = Item> + 'a {
    showing.pages().filter_map(move |own| {
        let kind = match own.content.kind.place() {
            Place::Guides => Kind::Guide,
            // A warning rests on people's safety and is never used to promote anything.
            Place::News if own.content.kind == PageKind::Emergency => return None,
            Place::News => Kind::News,
        };
        let ar = own.content.ar.as_ref()?;
        let en = own.content.en.as_ref().unwrap_or(ar);
        let countries = &own.content.countries;
        Some(Item {
            kind,
            key: own.page.slug.clone(),
            axes: axes.of_page(kind.as_str(), &own.page.slug, &own.content.situations),
            names: Names { ar: ar.title.clone(), en: en.title.clone() },
            summary: Names { ar: ar.summary.clone(), en: en.summary.clone() },
            stands: Stands::For((!countries.is_empty()).then(|| countries.clone())),
        })
    })
}
