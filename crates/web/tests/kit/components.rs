//! Every component in both languages: whole, labelled, and with ids that meet.

use std::collections::HashSet;

use scraper::{ElementRef, Html, Selector};

use crate::site::World;

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).collect()
}

fn check(path: &str, body: &str) {
    let page = Html::parse_document(body);
    let mut ids = HashSet::new();
    for element in all(&page, "[id]") {
        let id = element.value().attr("id").unwrap();
        assert!(ids.insert(id), "{path}: the id {id} occurs twice");
        assert!(!id.is_empty() && !id.contains(' '), "{path}: {id}");
    }
    for name in ["aria-describedby", "aria-labelledby", "aria-controls"] {
        for element in all(&page, &format!("[{name}]")) {
            for id in element.value().attr(name).unwrap().split_whitespace() {
                assert!(ids.contains(id), "{path}: {name} points to {id}, which is not there");
            }
        }
    }
    for link in all(&page, "a[href^='#']") {
        let id = &link.value().attr("href").unwrap()[1..];
        assert!(ids.contains(id), "{path}: a link leads to {id}, which is not there");
    }
    let labelled: HashSet<&str> =
        all(&page, "label[for]").iter().filter_map(|label| label.value().attr("for")).collect();
    for input in all(&page, "input:not([type=hidden]), select, textarea") {
        let id = input.value().attr("id").unwrap_or("");
        assert!(labelled.contains(id), "{path}: an input has no label: {}", input.html());
    }
    for group in all(&page, "fieldset") {
        let legend = Selector::parse("legend").unwrap();
        assert!(group.select(&legend).next().is_some(), "{path}: a group has no legend");
    }
    for wrong in all(&page, "[aria-invalid]") {
        let described = wrong.value().attr("aria-describedby").unwrap_or("");
        let in_group = wrong.ancestors().filter_map(ElementRef::wrap).any(|parent| parent.value().name() == "fieldset");
        assert!(described.contains("-error") || in_group, "{path}: an error is not tied to its field");
    }
    assert_eq!(all(&page, "h1").len().max(1), all(&page, "h1").len(), "{path}: no heading");
    assert_eq!(all(&page, "main").len(), 1);
    assert!(all(&page, "[style], style, [onclick], script:not([src])").is_empty(), "{path}: inline style or script");
    let body = &body.replace("apple-mobile-web-app-title", "");
    assert!(!body.contains("web-"), "{path}: a text key shows: {}", around(body, "web-"));
    for form in all(&page, "form[method=post][action]") {
        let open = form.value().attr("class") == Some("digits") || path.ends_with("/tracking");
        assert!(open || form.html().contains("name=\"_csrf\""), "{path}: a form without its token");
    }
}

fn around<'a>(body: &'a str, mark: &str) -> &'a str {
    let at = body.find(mark).unwrap_or(0);
    body.get(at..).map_or("", |rest| rest.split('"').next().unwrap_or(""))
}

#[tokio::test]
async fn every_component_is_whole_in_both_languages() {
    let world = World::new().await;
    for lang in ["ar", "en"] {
        for page in
            ["gallery", "gallery/front", "gallery/question", "gallery/tracking", "gallery/confirmation", "nowhere"]
        {
            let path = format!("/{lang}/{page}");
            let reply = world.get(&path, &[]).await;
            assert!(reply.status.as_u16() < 500, "{path}: {}", reply.body);
            check(&path, &reply.body);
        }
    }
}

#[tokio::test]
async fn a_page_fits_the_first_flight() {
    let world = World::new().await;
    let page = world.get("/ar/gallery/question", &[]).await;
    let mut small = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut small, 4096, 5, 22);
    std::io::Write::write_all(&mut writer, page.body.as_bytes()).unwrap();
    drop(writer);
    assert!(small.len() < 14 * 1024, "{} bytes", small.len());
}
