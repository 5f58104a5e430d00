//! The copies of the civil register besides the birth certificate: each asked for, paid, found, examined, approved, sealed
//! and found genuine; and what each says, or keeps silent about, on the way.

use casework::applications::model::Stage;
use catalogue::definitions::{Definitions, Kind};
use testkit::{Browser, Client, World, story};

use crate::look;

/// One copy: who asks for whom, what is answered before applying, and what the form asks besides the person's data.
pub(crate) struct Copy {
    pub(crate) service: &'static str,
    pub(crate) applicant: &'static str,
    pub(crate) subject: &'static str,
    pub(crate) before: &'static str,
    /// Whose name is given as the spouse's.
    pub(crate) spouse: Option<&'static str>,
    /// The page of the event's day and the day.
    pub(crate) event: Option<(&'static str, &'static str)>,
}

pub(crate) const DEATH: Copy = Copy {
    service: "death_certificate",
    applicant: "widow",
    subject: "late_husband",
    before: "registered=yes&relation=wife&used_in=egypt&used_at=authority",
    spouse: None,
    event: Some(("death_date", "2026-08-14")),
};
const MARRIAGE: Copy = Copy {
    service: "marriage_certificate",
    applicant: "father",
    subject: "father",
    before: "registered=yes&relation=self&used_in=residence&used_at=embassy",
    spouse: Some("wife"),
    event: Some(("marriage_date", "2015-07-10")),
};
const DIVORCE: Copy = Copy {
    service: "divorce_certificate",
    applicant: "stranger",
    subject: "stranger",
    before: "registered=yes&relation=self&used_in=egypt&used_at=court",
    spouse: Some("former_wife"),
    event: None,
};
pub(crate) const FAMILY: Copy = Copy {
    service: "family_record",
    applicant: "father",
    subject: "father",
    before: "married_before=yes&relation=self&extent=comprehensive&used_in=residence&used_at=embassy",
    spouse: Some("wife"),
    event: None,
};
const INDIVIDUAL: Copy = Copy {
    service: "individual_record",
    applicant: "stranger",
    subject: "stranger",
    before: "relation=self&used_in=residence&used_at=embassy",
    spouse: None,
    event: None,
};

impl Copy {
    /// The pages of the draft with what is written into them.
    fn answers(&self, world: &World) -> Vec<story::Answered> {
        let know = |what: &str| world.known(self.subject, what);
        let mut pages: Vec<story::Answered> = vec![
            ("subject_name", vec![("subject_name", know("name"))]),
            ("number_known", vec![("number_known", "yes".to_owned())]),
            ("subject_number", vec![("subject_number", know("number"))]),
            ("mother_name", vec![("mother_name", know("mother_name"))]),
        ];
        if let Some(spouse) = self.spouse {
            pages.push(("spouse_name", vec![("spouse_name", world.known(spouse, "name"))]));
        }
        match self.event {
            Some(("death_date", day)) => pages.push(("death_date", date(day, DEATH_DATE))),
            Some((_, day)) => pages.push(("marriage_date", date(day, MARRIAGE_DATE))),
            None => pages.push(("divorce_date", Vec::new())),
        }
        pages.push((
            "residence",
            vec![("residence-emirate", "sharjah".to_owned()), ("residence_declared", "yes".to_owned())],
        ));
        pages.push(("contact", vec![("contact_mobile", "+971501234567".to_owned())]));
        pages
    }
}

const DEATH_DATE: [&str; 3] = ["death_date-year", "death_date-month", "death_date-day"];
const MARRIAGE_DATE: [&str; 3] = ["marriage_date-year", "marriage_date-month", "marriage_date-day"];

fn date(day: &str, fields: [&'static str; 3]) -> Vec<(&'static str, String)> {
    fields.into_iter().zip(day.split('-').map(|part| part.trim_start_matches('0').to_owned())).collect()
}

/// A paid file of which the registry has been asked. `change` may answer otherwise than the copy says.
pub(crate) async fn paid(
    world: &World,
    browser: &mut Browser,
    copy: &Copy,
    change: impl Fn(&mut Vec<story::Answered>),
) -> String {
    let reference = story::opened(browser, copy.service, copy.before).await;
    let seat = story::seat(&reference);
    let mut answers = copy.answers(world);
    change(&mut answers);
    story::answer_asked(browser, &seat, answers).await;
    story::send_asked(browser, &seat, &story::PAPERS).await;
    story::submit_and_pay(world, browser, &reference).await;
    reference
}

/// From the application to a document that a stranger finds genuine. `silent` must not be read on any page before it is
/// issued.
async fn told_to_the_end(world: &World, copy: &Copy, silent: &[&str]) -> String {
    let mut citizen = world.citizen(copy.applicant).await;
    citizen.open(&format!("/services/{}", copy.service)).await.must_be_ok();
    let reference = paid(world, &mut citizen, copy, |_| ()).await;
    let events = look::events(world, &reference).await;
    assert_eq!(look::stage(world, &reference).await, Stage::UnderReview, "{}: {events:?}", copy.service);
    for path in [format!("/files/{reference}"), format!("/files/{reference}/confirmation"), "/files".to_owned()] {
        let page = citizen.open(&path).await;
        for word in silent {
            assert!(!page.must_be_ok().says(word), "{} tells {word} on {path}", copy.service);
        }
    }
    let mut officer = world.staff("dubai").await;
    story::recommended(&mut officer, &reference).await.must_be_ok();
    world.work().await;
    let mut approver = world.staff("authority").await;
    story::approved(&mut approver, &reference).await.must_be_ok();
    world.work().await;
    let events = look::events(world, &reference).await;
    assert_eq!(look::stage(world, &reference).await, Stage::Issued, "{}: {events:?}", copy.service);
    world.prove_again(&mut citizen, &world.contact(copy.applicant)).await;
    let page = citizen.open(&format!("/files/{reference}/document")).await;
    let pdf = citizen.submit(page.must_be_ok().form("/document")).await;
    let mut stranger = Client::stranger(world);
    let headers = [("content-type", "application/pdf")];
    let verdict = stranger.call(axum::http::Method::POST, "/verify", &headers, pdf.bytes.clone()).await.json();
    assert_eq!(verdict["finding"], "genuine", "{}: {verdict}", copy.service);
    reference
}

#[tokio::test]
async fn marriage_divorce_and_individual_record_go_the_whole_way() {
    let world = World::new().await;
    for copy in [&MARRIAGE, &DIVORCE, &INDIVIDUAL] {
        told_to_the_end(&world, copy, &[]).await;
    }
}

#[tokio::test]
async fn nothing_of_a_family_is_told_before_its_record_is_issued() {
    let world = World::new().await;
    let wife = world.known("wife", "number");
    let (daughter, son) = (world.known("daughter", "name"), world.known("son", "name"));
    told_to_the_end(&world, &FAMILY, &[&daughter, &son, &wife]).await;
}

#[tokio::test]
async fn a_widow_meets_condolences_and_no_sign_of_success() {
    let world = World::new().await;
    let reference = told_to_the_end(&world, &DEATH, &[]).await;
    let mut widow = world.citizen("widow").await;
    for path in [format!("/files/{reference}"), format!("/files/{reference}/confirmation")] {
        let page = widow.open(&path).await;
        page.must_be_ok().must_say("خالص العزاء لسيادتكم وللأسرة").must_say("متوفى");
        for sign in [".tag-ok", ".joined", ".banner-ok"] {
            assert!(!page.has(sign), "{path} shows {sign}");
        }
        assert!(!page.text().contains('!'), "{path}");
    }
    // No message says what it is about, nor exclaims.
    for sent in world.sent_to(&world.contact("widow")).await {
        for word in ["!", "وفاة", "متوفى", "العزاء"] {
            assert!(!sent.text.contains(word) && !sent.subject.contains(word), "{sent:?}");
        }
    }
    // A divorce is sober, without condolences.
    let mut man = world.citizen("stranger").await;
    let reference = paid(&world, &mut man, &DIVORCE, |_| ()).await;
    let page = man.open(&format!("/files/{reference}/confirmation")).await;
    assert!(!page.must_be_ok().has(".joined") && !page.says("العزاء"));
}

/// The shipped definitions, with a death accepted for a card that is older.
fn accepting_a_death() -> Definitions {
    let mut definitions = Definitions::shipped();
    for own in definitions.0.iter_mut().filter(|one| one.kind == Kind::Service && one.place.ends_with("family_record"))
    {
        let text = own.sources.get("service.toml").unwrap();
        let switched = text.replacen("event = \"death\"\naccepted = false", "event = \"death\"\naccepted = true", 1);
        assert_ne!(text, switched);
        own.sources = own.sources.clone().with("service.toml", switched);
    }
    definitions
}

#[tokio::test]
async fn a_card_out_of_date_is_named_with_its_remedy_until_the_authority_accepts_the_death_itself() {
    let copy = Copy { applicant: "widow", subject: "widow", spouse: Some("late_husband"), ..FAMILY };
    let world = World::new().await;
    let mut widow = world.citizen("widow").await;
    let reference = paid(&world, &mut widow, &copy, |_| ()).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Mismatch);
    let page = widow.open(&format!("/files/{reference}/outcome")).await;
    page.must_be_ok().must_say("تحديث بيانات البطاقة أولًا").must_say("غير محدثة");

    let world = World::with(&accepting_a_death()).await;
    let mut widow = world.citizen("widow").await;
    let reference = paid(&world, &mut widow, &copy, |_| ()).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);
}

#[tokio::test]
async fn a_husband_with_her_data_in_hand_cannot_tell_why_he_gets_nothing() {
    let world = World::new().await;
    let mut man = world.citizen("stranger").await;
    let asks = |subject| Copy { subject, before: "relation=son&used_in=egypt&used_at=court", ..INDIVIDUAL };
    let wrong = |answers: &mut Vec<story::Answered>| {
        for (key, fields) in answers.iter_mut().filter(|(key, _)| *key == "mother_name") {
            *fields = vec![(*key, "سعاد حسن محمد".to_owned())];
        }
    };
    let mut told = Vec::new();
    for (subject, mistaken) in [("sealed", false), ("on_paper", false), ("former_wife", true)] {
        let copy = asks(subject);
        let reference = paid(&world, &mut man, &copy, |answers| {
            if mistaken {
                wrong(answers)
            }
        })
        .await;
        let stage = look::stage(&world, &reference).await;
        assert!(matches!(stage, Stage::NotLocated | Stage::Mismatch), "{subject}: {stage:?}");
        let page = man.open(&format!("/files/{reference}/outcome")).await;
        told.push(page.must_be_ok().text().replace(&reference, "…"));
        let file = man.open(&format!("/files/{reference}")).await;
        file.must_be_ok().must_say("البيانات في حاجة إلى مراجعة");
    }
    assert!(told.iter().all(|page| *page == told[0]), "{told:#?}");
}

#[tokio::test]
async fn services_stand_in_groups_with_their_arabic_titles() {
    let world = World::new().await;
    let page = world.visitor().open("/services").await;
    let text = page.must_be_ok().text();
    let titles = ["الميلاد", "الزواج والطلاق", "القيود", "الوفاة"];
    let places: Vec<usize> = titles.iter().map(|title| text.find(title).unwrap_or_else(|| panic!("{title}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    for name in ["شهادة وفاة مميكنة", "وثيقة زواج مميكنة", "وثيقة طلاق مميكنة", "قيد عائلي مميكن", "قيد فردي مميكن"]
    {
        page.must_say(name);
    }
}
