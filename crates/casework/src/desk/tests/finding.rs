//! Searching: found by what may be searched, within one's missions, and kept sealed.

use super::{
    store as rows,
    world::{ABU_DHABI, OFFICER, RELIGION, World, father},
};

async fn search(world: &World, staff: u128, words: &str) -> testkit::Page {
    let mut browser = world.browser(staff).await;
    let form = browser.open("/desk/search").await.form("/en/desk/search");
    browser.submit(form.with("words", words).with("purpose", "enquiry")).await
}

#[tokio::test]
async fn a_file_is_found_by_number_phone_and_name_in_both_scripts() {
    let world = World::new().await;
    let reference = world.file.reference.to_string();
    for words in [father().digits(), "+971 50 123 4567", "ليلى احمد", "Laila Ahmed Mahmoud"] {
        let page = search(&world, OFFICER, words).await;
        page.must_be_ok();
        assert!(page.says(&reference), "{words}: {}", page.text());
        assert!(!page.html().contains("ليلى أحمد"), "a result lists references only");
    }
    let direct = search(&world, OFFICER, &reference.to_lowercase()).await;
    direct.must_say(&reference);
}

#[tokio::test]
async fn a_name_with_one_part_missing_wrong_or_too_many_is_found_and_with_two_wrong_is_not() {
    let world = World::new().await;
    let reference = world.file.reference.to_string();
    let near = [
        "ليلى محمود السيد",
        "السيد محمود أحمد ليلى",
        "السيد ليلى أحمد محمود",
        "ليلى سمير محمود السيد",
        "سمير أحمد محمود السيد",
        "ليلى أحمد محمود حسن",
        "ليلى أحمد محمود السيد حسن",
        "Laila Samir Mahmoud",
    ];
    for words in near {
        assert!(search(&world, OFFICER, words).await.must_be_ok().says(&reference), "{words}");
    }
    for words in ["سمير أحمد حسن السيد", "سمير حسن محمود السيد", "ليلى سمير حسن"]
    {
        assert!(!search(&world, OFFICER, words).await.must_be_ok().says(&reference), "{words}");
    }
}

#[tokio::test]
async fn another_mission_finds_nothing_and_religion_finds_nobody() {
    let world = World::new().await;
    let reference = world.file.reference.to_string();
    for words in [father().digits(), "ليلى احمد", reference.as_str()] {
        assert!(!search(&world, ABU_DHABI, words).await.must_be_ok().says("Under review"), "{words}");
    }
    let masked = format!("{RELIGION} {RELIGION}");
    assert!(!search(&world, OFFICER, &masked).await.says("Under review"));
}

#[tokio::test]
async fn a_search_is_kept_sealed_with_its_purpose() {
    let world = World::new().await;
    search(&world, OFFICER, "ليلى احمد").await;
    let mut cx = world.system().await;
    let searches = rows::searches(&mut cx).await;
    assert_eq!(searches.len(), 1);
    let (kind, purpose, query, candidates) = &searches[0];
    assert_eq!((kind.as_str(), purpose.as_str(), *candidates), ("name", "enquiry", 1));
    let clear = "ليلى".as_bytes();
    assert!(!query.windows(clear.len()).any(|window| window == clear), "the words lie sealed");
}
