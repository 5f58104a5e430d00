//! What the stories tell again and again: a birth certificate asked for, paid, examined and approved.

mod drafting;

pub use drafting::{
    answer, answer_all, answer_asked, declare, is_asked, opened, seat, send, send_asked, settle, submit, submit_and_pay,
};

use crate::{Browser, Page, World};

/// A birth certificate asked for by one person of the cast about another.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// Whose certificate: a part of `World::known`.
    pub subject: &'a str,
    /// What the applicant is to the subject.
    pub relation: &'a str,
    /// Where the applicant lives; decides which mission examines.
    pub emirate: &'a str,
    /// The mother's name as the applicant writes it, if not as it is known.
    pub mother_name: Option<&'a str>,
}

/// Where somebody lives, besides the Emirates.
#[derive(Clone, Copy, Debug)]
pub struct Home<'a> {
    /// Key of the country.
    pub country: &'a str,
    /// The field that decides the mission, and the area chosen in it.
    pub area: (&'static str, &'a str),
    /// A mobile number there.
    pub mobile: &'a str,
}

/// A father in Sharjah asks for his daughter.
pub const DAUGHTER: Wanted<'static> =
    Wanted { subject: "daughter", relation: "father", emirate: "sharjah", mother_name: None };

/// A picture as a telephone takes it, small.
pub fn picture() -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(48, 32).write_to(&mut out, image::ImageFormat::Png).expect("a picture");
    out.into_inner()
}

/// WAV of so many seconds in which nothing sounds, with a title that says where it was recorded.
pub fn wav(seconds: u32) -> Vec<u8> {
    let chunk = |name: &[u8], body: &[u8]| {
        let length = u32::try_from(body.len()).expect("a short sound").to_le_bytes();
        [name, &length, body].concat()
    };
    let mut format = vec![1, 0, 1, 0];
    format.extend([8_000_u32, 8_000].into_iter().flat_map(u32::to_le_bytes));
    format.extend([1, 0, 8, 0]);
    let samples = vec![128; usize::try_from(seconds * 8_000).expect("a short sound")];
    let parts = [b"WAVE".to_vec(), chunk(b"fmt ", &format), chunk(b"LIST", b"at her home!"), chunk(b"data", &samples)];
    chunk(b"RIFF", &parts.concat())
}

/// The documents of a certificate of somebody's own or of her kin.
pub const PAPERS: [&str; 3] = ["applicant_identity", "kinship_proof", "subject_passport"];

/// A page of a draft with its fields and what is written into them.
pub type Answered = (&'static str, Vec<(&'static str, String)>);

/// The answers to the pages of a draft, after those asked before applying.
pub fn answers(people: &serde_json::Map<String, serde_json::Value>, wanted: &Wanted<'_>) -> Vec<Answered> {
    let know = |what: &str| people[wanted.subject][what].as_str().expect("it is known").to_owned();
    let born = know("born");
    let (year, month, day) = (born[0..4].to_owned(), born[5..7].to_owned(), born[8..10].to_owned());
    let mother = wanted.mother_name.map_or_else(|| know("mother_name"), str::to_owned);
    vec![
        ("subject_name", vec![("subject_name", know("name"))]),
        ("number_known", vec![("number_known", "yes".to_owned())]),
        ("subject_number", vec![("subject_number", know("number"))]),
        ("birth_date", vec![("birth_date-day", day), ("birth_date-month", month), ("birth_date-year", year)]),
        ("birth_place", vec![("birth_governorate", know("governorate"))]),
        ("birth_abroad", vec![("birth_abroad_place", "الإمارات، الشارقة".to_owned())]),
        ("mother_name", vec![("mother_name", mother)]),
        ("residence", vec![("residence-emirate", wanted.emirate.to_owned()), ("residence_declared", "yes".to_owned())]),
        ("contact", vec![("contact_mobile", "+971501234567".to_owned())]),
    ]
}

/// Where the page of the service leads after its questions, from the Emirates.
pub fn start(wanted: &Wanted<'_>) -> String {
    start_from("ae", wanted)
}

/// The same from a country.
pub fn start_from(country: &str, wanted: &Wanted<'_>) -> String {
    format!(
        "/apply/birth_certificate?country={country}&registered=yes&relation={}&used_in=residence&used_at=school&issued_before=no",
        wanted.relation
    )
}

/// Opens a draft and answers everything but the declaration, sending documents where they are asked. The reference.
pub async fn draft(world: &World, browser: &mut Browser, wanted: &Wanted<'_>) -> String {
    let page = browser.open(&start(wanted)).await;
    let page = browser.submit(page.must_be_ok().form("/apply/birth_certificate")).await;
    answered(browser, &page, answers(&world.cast.people, wanted)).await
}

/// The same for somebody who lives in another country; `page` is what came of opening the draft.
pub async fn draft_at(
    world: &World,
    browser: &mut Browser,
    page: &Page,
    (wanted, home): (&Wanted<'_>, &Home<'_>),
) -> String {
    let mut pages = answers(&world.cast.people, wanted);
    for (key, fields) in &mut pages {
        match *key {
            "residence" => {
                *fields = vec![(home.area.0, home.area.1.to_owned()), ("residence_declared", "yes".to_owned())];
            }
            "contact" => *fields = vec![("contact_mobile", home.mobile.to_owned())],
            _ => {}
        }
    }
    answered(browser, page, pages).await
}

/// Puts a certificate of somebody else into one basket with a draft, and answers what is asked of the new one. Its reference.
pub async fn beside(world: &World, browser: &mut Browser, reference: &str, wanted: &Wanted<'_>) -> String {
    let page = browser.open(&format!("/files/{reference}/basket/add")).await;
    let form = page.must_be_ok().form("/basket/add").with("person", "other").with("service", "birth_certificate");
    let page = browser.submit(form).await;
    let mut pages: Vec<Answered> = vec![
        ("registered", vec![("registered", "yes".to_owned())]),
        ("relation", vec![("relation", wanted.relation.to_owned())]),
        ("issued_before", vec![("issued_before", "no".to_owned())]),
    ];
    pages.extend(answers(&world.cast.people, wanted));
    answered(browser, &page, pages).await
}

/// Answers the pages of a draft that was opened and sends its documents. The reference.
async fn answered(browser: &mut Browser, page: &Page, pages: Vec<Answered>) -> String {
    let reference = page.must_be_ok().path.rsplit('/').next().expect("a reference").to_owned();
    let seat = seat(&reference);
    answer_asked(browser, &seat, pages).await;
    send_asked(browser, &seat, &PAPERS).await;
    reference
}

/// A submitted file that waits for money.
pub async fn submitted(world: &World, browser: &mut Browser, wanted: &Wanted<'_>) -> String {
    let reference = draft(world, browser, wanted).await;
    let sent = submit(browser, &reference).await;
    assert_eq!(sent.status.as_u16(), 303, "{}", sent.text());
    reference
}

/// A paid file of which the registry has been asked.
pub async fn paid(world: &World, browser: &mut Browser, wanted: &Wanted<'_>) -> String {
    let reference = submitted(world, browser, wanted).await;
    settle(world, browser, &reference).await;
    reference
}

/// A file at the desk: its page after the officer took it.
pub async fn claimed(officer: &mut Browser, reference: &str) -> Page {
    let page = officer.open(&desk(reference, "")).await;
    officer.submit(page.must_be_ok().form("/claim")).await
}

/// The officer recommends what she sees.
pub async fn recommended(officer: &mut Browser, reference: &str) -> Page {
    let page = claimed(officer, reference).await;
    let form = page.must_be_ok().form("/recommend").with("note", "البيانات مطابقة للسجل.");
    officer.submit(form).await
}

/// The approver takes the file and approves what she sees.
pub async fn approved(approver: &mut Browser, reference: &str) -> Page {
    let page = claimed(approver, reference).await;
    approver.submit(page.must_be_ok().form("/approve")).await
}

/// The path of a file at the desk.
pub fn desk(reference: &str, rest: &str) -> String {
    format!("/desk/files/{}{rest}", reference.replace('-', ""))
}
