//! Budgets, and style that serves both directions.

use regex::Regex;
use web::Assets;

#[test]
fn budgets_hold() {
    let assets = Assets::load().unwrap();
    let size = |name: &str| assets.brotli_size(name).unwrap();
    assert!(size("app.css") <= 14 * 1024, "css: {}", size("app.css"));
    assert!(size("app.js") <= 10 * 1024, "js: {}", size("app.js"));
    let fonts = size("fonts/wasl-sans-arabic-400.woff2") + size("fonts/wasl-sans-arabic-700.woff2");
    assert!(fonts <= 32 * 1024, "fonts: {fonts}");
    println!("css {} js {} fonts {fonts}", size("app.css"), size("app.js"));
}

#[test]
fn no_rule_knows_left_from_right() {
    let assets = Assets::load().unwrap();
    let css = String::from_utf8(assets.bytes("app.css").unwrap().to_vec()).unwrap();
    let physical = Regex::new(
        r"(?m)(margin|padding|border)-(left|right|top|bottom)|(^|[\s;{])(left|right|top|bottom|width|height)\s*:|text-align:\s*(left|right)|float:|to (left|right)",
    )
    .unwrap();
    let found: Vec<&str> = physical.find_iter(&css).map(|hit| hit.as_str()).collect();
    assert!(found.is_empty(), "{found:?}");
    assert!(!css.contains('&'), "no nesting: old browsers drop it");
    let letters = Regex::new(r"text-transform:\s*uppercase|font-style:\s*italic").unwrap();
    assert!(!letters.is_match(&css), "Arabic has neither capitals nor italics");
}

#[test]
fn every_script_is_small() {
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/js")).unwrap() {
        let entry = entry.unwrap();
        assert!(entry.metadata().unwrap().len() < 2048, "{:?}", entry.file_name());
    }
}
