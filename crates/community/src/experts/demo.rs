//! Two fictional profiles and a need for a rehearsal, labelled as such, so that there is somebody to find. The application never
//! calls this but in a demo.

use std::collections::BTreeMap;

use ::store::{
    Cx, Store,
    lookup::{self, LookupKind},
};
use kernel::{Actor, Id, Outcome, marks};

use super::{
    commands,
    entry::{Entry, EntryKind},
    ministry::Ministry,
    model::{Audience, Availability, BothNames, Category, Content, Offer, Section},
    need::{Need, Place, Published},
    outstanding,
    profile::{Vetting, basis},
    store as rows,
    vocabulary::Lexicon,
};

/// For how many days the need stands open.
const OPEN_DAYS: i32 = 60;

/// Somebody made up.
struct Person {
    ar: &'static str,
    latin: &'static str,
    category: Category,
    field: &'static str,
    country: &'static str,
    about: &'static str,
    skills: &'static str,
    entry: (EntryKind, &'static str, &'static str, i16),
}

const PEOPLE: [Person; 2] = [
    Person {
        ar: "أ.د. منى الشاذلي (شخصية خيالية)",
        latin: "Mona El-Shazly (fictional)",
        category: Category::Professor,
        field: "2.7",
        country: "de",
        about: "Works on the energy that desalination needs. A fictional profile of the demonstration.",
        skills: "seawater reverse osmosis\nmembrane distillation",
        entry: (
            EntryKind::Publication,
            "Energy recovery in seawater reverse osmosis",
            "Fictional Journal of Water",
            2021,
        ),
    },
    Person {
        ar: "حسن أبو العلا (شخصية خيالية)",
        latin: "Hassan Abul-Ela (fictional)",
        category: Category::Craftsman,
        field: "2.3",
        country: "it",
        about: "لحّام أنابيب في محطات المياه والطاقة. ملف خيالي للعرض التجريبي.",
        skills: "لحام الأنابيب\nتحلية المياه",
        entry: (EntryKind::Portfolio, "لحام خطوط محطة تحلية", "محفظة أعمال خيالية", 2022),
    },
];

/// Writes them once, for the accounts of these contacts; the need as published by two people.
///
/// # Errors
/// Faults of the database.
pub async fn seed(
    store: &Store,
    lexicon: &Lexicon,
    contacts: [&str; 2],
    (writer, decider): (Id<marks::Staff>, Id<marks::Staff>),
) -> Outcome<()> {
    let mut cx = store.begin(Actor::System("community.demo")).await?;
    if !rows::needs(&mut cx).await?.is_empty() {
        return Ok(());
    }
    for (own, contact) in PEOPLE.iter().zip(contacts) {
        let Some(account) = lookup::find(&mut cx, LookupKind::Contact, contact).await? else { continue };
        let (content, entry) = (content(own, lexicon), entry(own));
        commands::keep(&mut cx, lexicon, Id::from_uuid(account), &content, &[entry]).await?;
    }
    nominated(&mut cx, lexicon, contacts[0], (writer, decider)).await?;
    let until = cx.now().day_in(super::ZONE).plus_days(OPEN_DAYS);
    let need = Need {
        title: "خبير في تحلية مياه البحر (احتياج تجريبي)".to_owned(),
        about: "مراجعة استهلاك الطاقة في محطات إعذاب المياه. هذا احتياج خيالي للعرض التجريبي.".to_owned(),
        agency: "جهة خيالية".to_owned(),
        field: "2.7".to_owned(),
        skills: vec!["desalination".to_owned()],
        offer: Offer::Advise,
        place: Place::Either,
        languages: Vec::new(),
        country: None,
        until,
    };
    let (id, at) = (Id::unowned(cx.now(), cx.dice()), cx.now());
    let published = Published { id, need, ministry: Ministry::Emigration, at };
    rows::insert_need(&mut cx, &published, (&writer.to_string(), &decider.to_string())).await?;
    cx.commit().await
}

/// The first of them is verified, and nominated herself: what two assess in a rehearsal.
async fn nominated(
    cx: &mut Cx,
    lexicon: &Lexicon,
    contact: &str,
    (writer, decider): (Id<marks::Staff>, Id<marks::Staff>),
) -> Outcome<()> {
    let Some(account) = lookup::find(cx, LookupKind::Contact, contact).await? else { return Ok(()) };
    let account = Id::from_uuid(account);
    let profile = commands::own(cx, account).await?;
    let digest = basis(&profile.content, &profile.entries)?;
    let by = (writer.to_string(), decider.to_string());
    rows::vet(cx, account, (Vetting::Verified, &digest), (&by.0, &by.1)).await?;
    let profile = commands::own(cx, account).await?;
    let words = ("distinguished", "خفض الطاقة اللازمة لتحلية المياه. ترشيح خيالي للعرض التجريبي.");
    outstanding::nominate(cx, &lexicon.vocabulary().criteria, (&profile, outstanding::By::Herself), words).await?;
    Ok(())
}

fn content(own: &Person, lexicon: &Lexicon) -> Content {
    let shown: BTreeMap<Section, Audience> = Section::ALL.iter().map(|section| (*section, Audience::Public)).collect();
    Content {
        names: BothNames { ar: own.ar.to_owned(), latin: own.latin.to_owned() },
        about: own.about.to_owned(),
        category: own.category,
        field: own.field.to_owned(),
        country: own.country.to_owned(),
        skills: lexicon.said(own.skills).skills.into_iter().collect(),
        other_skills: own.skills.to_owned(),
        languages: vec!["ar".to_owned(), "en".to_owned()],
        offers: vec![Offer::Advise, Offer::Lecture],
        availability: Availability::Remote,
        shown,
    }
}

fn entry(own: &Person) -> Entry {
    let (kind, title, by, year) = own.entry;
    Entry {
        kind,
        title: title.to_owned(),
        by: by.to_owned(),
        of: String::new(),
        year: Some(year),
        until: None,
        doi: None,
        link: None,
    }
}
