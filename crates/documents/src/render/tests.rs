//! The typesetter's promises: same bytes, refusals, and the marks that must be on the page.

use serde_json::{Value, json};

use super::*;

const BIRTH: &str = include_str!("../../../../services/civil-status/birth_certificate/certificate.typ");

fn record() -> Value {
    let specimen = include_str!("../../../../services/civil-status/birth_certificate/specimen.json");
    serde_json::from_str(specimen).unwrap()
}

fn sheet(record: Value, qr_text: String) -> Sheet {
    Sheet {
        serial: "BC-7K4M-29TX-Q3W".to_owned(),
        issued_at: "2026-11-22T08:00:00Z".parse().unwrap(),
        zone: "Africa/Cairo".to_owned(),
        issuer: IssuerNames {
            ar: "قطاع الأحوال المدنية".to_owned(), en: "Civil Status Sector".to_owned(), test: true
        },
        verify_at: "wasl.example/verify".to_owned(),
        record,
        qr_text,
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let sheet = sheet(record(), "EGA1:SAMPLE".to_owned());
    let first = Renderer::new().unwrap().render(BIRTH, &sheet).unwrap();
    let second = Renderer::new().unwrap().render(BIRTH, &sheet).unwrap();
    assert!(first == second);
    let text = String::from_utf8_lossy(&first);
    assert!(text.starts_with("%PDF-1.7") && text.contains("pdfaid:conformance>A<"), "PDF/A-2a is declared");
}

#[test]
fn text_from_people_is_never_template_source() {
    let mut hostile = record();
    hostile["name"] = json!("#panic(\"x\") $x$ *محمد* <a> @b");
    Renderer::new().unwrap().render(BIRTH, &sheet(hostile, "EGA1:SAMPLE".to_owned())).unwrap();
}

#[test]
fn what_cannot_be_printed_is_refused() {
    let renderer = Renderer::new().unwrap();
    for hostile in ["ا".repeat(301), "محمد\u{202E}دمحم".to_owned(), "a\u{0}b".to_owned()] {
        let mut record = record();
        record["name"] = json!(hostile);
        let refused = renderer.render(BIRTH, &sheet(record, "EGA1:SAMPLE".to_owned()));
        assert!(matches!(refused, Err(RenderError::Sheet(SheetError::Text))), "{hostile:?}");
    }
    let huge = json!({ "name": vec!["ا".repeat(200); 200] });
    let refused = renderer.render(BIRTH, &sheet(huge, "EGA1:SAMPLE".to_owned()));
    assert!(matches!(refused, Err(RenderError::Sheet(SheetError::RecordTooLarge))));
    let refused = renderer.render(BIRTH, &sheet(record(), "A".repeat(1000)));
    assert!(matches!(refused, Err(RenderError::Sheet(SheetError::Qr))));
}

#[test]
fn a_letter_without_a_glyph_is_refused_instead_of_printed_as_a_box() {
    let mut strange = record();
    strange["name"] = json!("محمد 漢");
    let refused = Renderer::new().unwrap().render(BIRTH, &sheet(strange, "EGA1:SAMPLE".to_owned()));
    assert!(matches!(refused, Err(RenderError::Template(_))), "{refused:?}");
}

#[test]
fn a_template_sees_nothing_but_its_own_files() {
    let renderer = Renderer::new().unwrap();
    for template in ["#read(\"/etc/passwd\")", "#import \"@preview/cetz:0.3.0\"", "#datetime.today()"] {
        let refused = renderer.render(template, &sheet(record(), "EGA1:SAMPLE".to_owned()));
        assert!(matches!(refused, Err(RenderError::Template(_))), "{template}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_pool_answers_at_once() {
    let pool = RenderPool::new(Renderer::new().unwrap(), RenderPoolSettings { running: 1, waiting: 1 });
    let tasks: Vec<_> = (0..6)
        .map(|_| {
            let pool = pool.clone();
            let sheet = sheet(record(), "EGA1:SAMPLE".to_owned());
            tokio::spawn(async move { pool.run(move |renderer| renderer.render(BIRTH, &sheet).is_ok()).await })
        })
        .collect();
    let mut busy = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(set) => assert!(set),
            Err(RenderError::Busy) => busy += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert!(busy >= 1, "six at once do not fit two places");
}

#[test]
fn the_longest_names_and_the_emptiest_record_fit_one_page() {
    let long = "عبد الرحمن عبد المعطي عبد المنعم عبد المقصود عبد الرحيم عبد السميع عبد الحافظ";
    let mut full = record();
    for field in ["name", "father_name", "mother_name"] {
        full[field] = json!(long);
    }
    full["latin_name"] = json!("ABDELRAHMAN ABDELMOATY ABDELMONEIM ABDELMAKSOUD ABDELRAHIM ABDELSAMIE");
    full["place_text"] = json!("مركز ومدينة أبو صوير المحطة، قرية الشهيد عبد المنعم رياض الجديدة");
    full["place_governorate"] = json!("19");
    full["born"] = json!("1988-12-28");
    full["office"] = json!("سجل مدني مركز ومدينة القنطرة غرب والقرى التابعة لها");
    let foundling = json!({ "name": "يوسف", "sex": "male", "born": "2020-01-01", "religion": "-" });
    let renderer = Renderer::new().unwrap();
    for record in [full, foundling] {
        let pdf = renderer.render(BIRTH, &sheet(record, "E".repeat(700))).unwrap();
        assert_eq!(lopdf::Document::load_mem(&pdf).unwrap().get_pages().len(), 1);
    }
}

#[test]
fn a_family_too_large_for_a_page_takes_another_and_counts_them() {
    const FAMILY: &str = include_str!("../../../../services/civil-status/family_record/certificate.typ");
    let specimen = include_str!("../../../../services/civil-status/family_record/specimen.json");
    let mut record: Value = serde_json::from_str(specimen).unwrap();
    let child = record["children"][0].clone();
    record["children"] = json!(vec![child; 24]);
    let pdf = Renderer::new().unwrap().render(FAMILY, &sheet(record, "E".repeat(700))).unwrap();
    assert_eq!(lopdf::Document::load_mem(&pdf).unwrap().get_pages().len(), 2);
}
