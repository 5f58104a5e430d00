//! The order of experts for a need, beside plain BM25, on a set labelled by hand: needs in both languages, profiles in the
//! other one among them, and pairs who can do the same, one with papers and one without.

use std::collections::{BTreeMap, BTreeSet};

use community::experts::{
    entry::{Entry, EntryKind},
    model::{Audience, Availability, BothNames, Category, Content, Offer, Section},
    need::{Need, Place},
    ranking,
    traits::{Traits, Wanted},
    vocabulary::Lexicon,
};

/// Key, field, what she writes of her skills, and titles of her works.
pub(crate) type Labelled = (&'static str, &'static str, &'static str, &'static [&'static str]);

pub(crate) const PROFILES: &[Labelled] = &[
    (
        "desal_en",
        "2.4",
        "membrane processes",
        &["Energy recovery in seawater reverse osmosis", "Brine and fouling in desalination"],
    ),
    ("desal_ar", "2.7", "تشغيل محطات تحلية المياه", &[]),
    ("wastewater", "2.7", "wastewater treatment plants", &["Nutrient removal by activated sludge"]),
    ("solar_en", "2.2", "photovoltaic plants", &["Perovskite solar cells under desert heat"]),
    ("solar_ar", "2.2", "تركيب وصيانة الألواح الشمسية", &[]),
    ("wind", "2.3", "wind turbine blades", &["Fatigue of rotor blades"]),
    ("welder", "2.3", "لحام الأنابيب والمنشآت المعدنية", &[]),
    ("welding_prof", "2.5", "joining of metals", &["Residual stress in pipeline welding"]),
    ("metro", "2.1", "railway signalling and metro operation", &[]),
    ("tunnel", "2.1", "حفر الأنفاق في التربة الضعيفة", &["Settlement above shallow tunnels"]),
    ("cancer_en", "3.2", "oncology", &["Early detection of breast cancer", "Immunotherapy of lung tumours"]),
    ("cancer_ar", "3.2", "جراحة الأورام", &[]),
    ("heart", "3.2", "cardiac surgery of children", &["Outcome of valve repair"]),
    ("liver", "3.2", "زراعة الكبد", &["Living donor liver transplantation"]),
    ("nlp", "1.2", "Arabic speech recognition", &["Neural machine translation of dialects"]),
    ("vision", "1.2", "computer vision", &["Object detection in aerial images"]),
    ("security", "1.2", "أمن المعلومات والشبكات", &[]),
    ("chips", "2.2", "vlsi and chip design", &["Low power integrated circuits"]),
    ("wheat", "4.1", "plant breeding", &["Salinity tolerance of wheat"]),
    ("fish", "4.1", "المزارع السمكية", &[]),
    ("bank", "5.2", "risk management in banking", &["Capital requirements and lending"]),
    ("arbitration", "5.5", "international arbitration", &["Investment treaty disputes"]),
    ("museum", "6.1", "ترميم الآثار الحجرية", &["Conservation of limestone"]),
    ("teacher", "5.3", "curriculum design and teacher education", &[]),
];

/// The need, its field, and who answers it.
pub(crate) const NEEDS: &[(&str, &str, &[&str])] = &[
    ("خفض استهلاك الطاقة في محطات تحلية مياه البحر", "2.7", &["desal_en", "desal_ar"]),
    ("Consultant for seawater desalination plants in Sinai", "2.7", &["desal_en", "desal_ar"]),
    ("تطوير محطات معالجة مياه الصرف", "2.7", &["wastewater"]),
    ("خبير في الخلايا الشمسية للمناطق الصحراوية", "2.2", &["solar_en", "solar_ar"]),
    ("Installation and maintenance of solar panels: photovoltaic power for villages", "2.2", &["solar_en", "solar_ar"]),
    ("تدريب شباب الفنيين على لحام خطوط الغاز", "2.3", &["welder", "welding_prof"]),
    ("Pipeline welding inspection", "2.3", &["welder", "welding_prof"]),
    ("تشغيل خطوط المترو ونظم الإشارات", "2.1", &["metro"]),
    ("Tunnel boring under the river", "2.1", &["tunnel"]),
    ("برنامج قومي للكشف المبكر عن سرطان الثدي", "3.2", &["cancer_en", "cancer_ar"]),
    ("Surgeons for a new oncology centre", "3.2", &["cancer_en", "cancer_ar"]),
    ("جراحة القلب للأطفال", "3.2", &["heart"]),
    ("Training in liver transplantation", "3.2", &["liver"]),
    ("بناء نماذج للتعرف على الكلام والترجمة الآلية بالعربية", "1.2", &["nlp"]),
    ("حماية شبكات الجهات الحكومية من الهجمات الإلكترونية", "1.2", &["security"]),
    ("Information security audit of public networks", "1.2", &["security"]),
    ("إنشاء مركز لتصميم الرقائق الإلكترونية", "2.2", &["chips"]),
    ("أصناف القمح المقاومة للملوحة", "4.1", &["wheat"]),
    ("Fish farming in the lakes: aquaculture", "4.1", &["fish"]),
    ("الدفاع عن الدولة في التحكيم الدولي", "5.5", &["arbitration"]),
    ("Restoration of stone monuments, heritage conservation", "6.1", &["museum"]),
    ("تطوير المناهج وإعداد المعلم", "5.3", &["teacher"]),
];

pub(crate) fn content(field: &str, skills: &str, lexicon: &Lexicon) -> Content {
    Content {
        names: BothNames { ar: "اسم".to_owned(), latin: String::new() },
        about: String::new(),
        category: Category::Expert,
        field: field.to_owned(),
        country: "de".to_owned(),
        skills: lexicon.said(skills).skills.into_iter().collect(),
        other_skills: skills.to_owned(),
        languages: Vec::new(),
        offers: vec![Offer::Advise],
        availability: Availability::Remote,
        shown: Section::ALL.iter().map(|own| (*own, Audience::Ministries)).collect(),
    }
}

fn work(kind: EntryKind, title: &str) -> Entry {
    let (by, of) = (String::new(), String::new());
    Entry { kind, title: title.to_owned(), by, of, year: Some(2020), until: None, doi: None, link: None }
}

/// The works of somebody labelled.
pub(crate) fn entries_of((.., works): &Labelled) -> Vec<Entry> {
    works.iter().map(|own| work(EntryKind::Publication, own)).collect()
}

fn traits(lexicon: &Lexicon, own: &Labelled) -> Traits {
    Traits::of(lexicon, &content(own.1, own.2, lexicon).seen_by(&entries_of(own), Audience::Ministries))
}

/// A need that says no more than this.
pub(crate) fn need_of(text: &str, field: &str) -> Need {
    Need {
        title: text.to_owned(),
        about: String::new(),
        agency: String::new(),
        field: field.to_owned(),
        skills: Vec::new(),
        offer: Offer::Advise,
        place: Place::Either,
        languages: Vec::new(),
        country: None,
        until: "2027-01-01".parse().unwrap(),
    }
}

fn wanted(lexicon: &Lexicon, text: &str, field: &str) -> Wanted {
    Wanted::of(lexicon, &need_of(text, field))
}

/// Okapi BM25 (k1 1.2, b 0.75) over the stems of all a profile says, its field's names among them.
fn bm25(lexicon: &Lexicon, text: &str, field: &str) -> Vec<&'static str> {
    let name = |code: &str| {
        let own = lexicon.vocabulary().field(code).unwrap();
        format!("{} {}", own.name(kernel::Locale::AR), own.name(kernel::Locale::EN))
    };
    let document = |own: &Labelled| search_index::stems(&format!("{} {} {}", own.2, own.3.join(" "), name(own.1)));
    let documents: Vec<Vec<String>> = PROFILES.iter().map(document).collect();
    let count = |number: usize| f64::from(u32::try_from(number).unwrap());
    let mean = count(documents.iter().map(Vec::len).sum()) / count(documents.len());
    let terms: BTreeSet<String> = search_index::stems(&format!("{text} {}", name(field))).into_iter().collect();
    let mut scored: Vec<(f64, &'static str)> = Vec::new();
    for (document, own) in documents.iter().zip(PROFILES) {
        let mut score = 0.0;
        for term in &terms {
            let having = count(documents.iter().filter(|other| other.contains(term)).count());
            let idf = ((count(documents.len()) - having + 0.5) / (having + 0.5) + 1.0).ln();
            let often = count(document.iter().filter(|other| *other == term).count());
            score += idf * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * count(document.len()) / mean));
        }
        if score > 0.0 {
            scored.push((score, own.0));
        }
    }
    scored.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(two.1)));
    scored.into_iter().map(|(_, key)| key).collect()
}

/// The normalised discounted cumulative gain of the first five.
fn gain(order: &[&str], relevant: &[&str]) -> f64 {
    let worth = |at: usize| 1.0 / f64::from(u32::try_from(at).unwrap() + 2).log2();
    let got: f64 =
        order.iter().take(5).enumerate().filter(|(_, key)| relevant.contains(key)).map(|(at, _)| worth(at)).sum();
    got / (0..relevant.len().min(5)).map(worth).sum::<f64>()
}

#[test]
fn needs_find_who_answers_them_better_than_plain_bm25_does_and_across_languages() {
    let lexicon = app::wire::experts::lexicon().unwrap();
    let all: BTreeMap<&str, Traits> = PROFILES.iter().map(|own| (own.0, traits(&lexicon, own))).collect();
    let (mut ours, mut baseline, mut first) = (0.0, 0.0, 0);
    for (text, field, relevant) in NEEDS {
        let wanted = wanted(&lexicon, text, field);
        let found =
            ranking::ranked(&wanted, all.iter().map(|(key, own)| (*key, own)), |key| u64::from(key.as_bytes()[0]), 10);
        let order: Vec<&str> = found.iter().map(|(key, _)| *key).collect();
        let (own, other) = (gain(&order, relevant), gain(&bm25(&lexicon, text, field), relevant));
        println!("{own:.2} {other:.2} {text} {order:?}");
        ours += own;
        baseline += other;
        first += usize::from(order.first().is_some_and(|key| relevant.contains(key)));
    }
    let needs = f64::from(u32::try_from(NEEDS.len()).unwrap());
    println!("nDCG@5: ours {:.3}, BM25 {:.3}; the first is right {first} of {needs}", ours / needs, baseline / needs);
    assert!(ours / needs >= 0.95, "{}", ours / needs);
    assert!(ours > baseline + 0.05 * needs, "ours {ours}, BM25 {baseline}");
}

#[test]
fn whoever_brings_no_papers_stands_where_whoever_brings_many_stands() {
    let lexicon = app::wire::experts::lexicon().unwrap();
    for skill in &lexicon.vocabulary().skills {
        let (ar, en) = (skill.name(kernel::Locale::AR), skill.name(kernel::Locale::EN));
        let only = BTreeSet::from([skill.key.clone()]);
        let wanted = Wanted { skills: only, ..wanted(&lexicon, ar, &skill.field) };
        let seen = |skills: &str, entries: &[Entry]| {
            Traits::of(&lexicon, &content(&skill.field, skills, &lexicon).seen_by(entries, Audience::Ministries))
        };
        let many: Vec<Entry> = (0..40).map(|_| work(EntryKind::Publication, en)).collect();
        let groups = [
            seen(ar, &[]),
            seen(en, &many),
            seen("-", &[work(EntryKind::Portfolio, ar)]),
            seen("-", &[work(EntryKind::Letter, en)]),
        ];
        let scores: Vec<f64> = groups.iter().map(|own| ranking::compare(&wanted, own).unwrap().score).collect();
        assert!(scores.iter().all(|own| (own - scores[0]).abs() < 1e-9), "{}: {scores:?}", skill.key);
    }
}
