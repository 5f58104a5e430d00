//! A new service is a folder: a library card is offered, asked for and paid without a line of Rust.

use casework::applications::model::Stage;
use catalogue::definitions::{Definition, Definitions, Kind};
use service_model::Sources;
use testkit::{World, workspace};

use crate::look;

/// The shipped definitions, with the toy among the services of the Emirates.
pub fn with_toy() -> Definitions {
    let folder = workspace().join("crates/service-model/tests/suite/toy/library_card");
    let mut sources = Sources::new();
    for entry in walkdir::WalkDir::new(&folder).into_iter().filter_map(Result::ok) {
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(&folder).unwrap().to_string_lossy().into_owned();
            sources = sources.with(name, std::fs::read_to_string(entry.path()).unwrap());
        }
    }
    let mut definitions = Definitions::shipped();
    for country in definitions.0.iter_mut().filter(|one| one.kind == Kind::Country) {
        if let Some(text) = country.sources.get("ae.toml") {
            let text = text.replacen("services = [", "services = [\"library_card\",", 1);
            country.sources = country.sources.clone().with("ae.toml", text);
        }
    }
    definitions.0.push(Definition { kind: Kind::Service, place: "services/library/library_card".to_owned(), sources });
    definitions
}

#[tokio::test]
async fn a_service_nobody_programmed_is_offered_asked_for_and_paid() {
    let world = World::with(&with_toy()).await;
    let mut reader = world.citizen("stranger").await;
    reader.open("/services").await.must_be_ok().must_say("بطاقة");
    reader.open("/services/library_card").await.must_be_ok();
    let page = reader.open("/apply/library_card?country=ae&cards=2").await;
    let page = reader.submit(page.must_be_ok().form("/apply/library_card")).await;
    let reference = page.must_be_ok().path.rsplit('/').next().unwrap().to_owned();
    let answers: [(&str, &[(&str, &str)]); 4] = [
        (
            "reader",
            &[
                ("reader_name", "وائل صلاح محمد العطار"),
                ("born-day", "29"),
                ("born-month", "1"),
                ("born-year", "1983"),
                ("email", "reader@wasl.example"),
            ],
        ),
        ("member", &[("member_before", "no")]),
        (
            "room",
            &[
                ("room", "maps"),
                ("governorate", "02"),
                ("address-emirate", "dubai"),
                ("address-area", "ديرة"),
                ("address-building", "١٢"),
                ("address-mobile", "+971501234567"),
            ],
        ),
        ("photo", &[("rules", "yes")]),
    ];
    for (key, fields) in answers {
        let page = reader.open(&format!("/files/{reference}/q/{key}")).await;
        let page = if key == "photo" {
            let form = page.form("/upload").with_file("file", "me.png", "image/png", &testkit::story::picture());
            reader.submit(form).await
        } else {
            page
        };
        let mut form = page.must_be_ok().form(&format!("/q/{key}"));
        for (name, value) in fields {
            form = form.with(name, value);
        }
        let page = reader.submit(form).await;
        page.must_be_ok();
    }
    let page = reader.open(&format!("/files/{reference}/check")).await;
    let form = page.must_be_ok().form("/check").with("declared", "yes");
    assert_eq!(reader.send_only(form).await.status.as_u16(), 303);
    assert_eq!(look::file(&world, &reference).await.quote.unwrap().total.decimal(), "20.00");
    world.pay(&mut reader, &reference, "success").await.must_be_ok();
    assert_eq!(look::count(&world, &reference, "application.paid").await, 1);
    assert_ne!(look::stage(&world, &reference).await, Stage::AwaitingPayment);
}
