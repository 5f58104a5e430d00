//! Budgets, and style that serves both directions.

use regex::Regex;
use web::Assets;

#[test]
fn budgets_hold() {
    let assets = Assets::load().unwrap();
    let size = |name: &str| assets.brotli_size(name).unwrap();
    assert!(size("app.css") <= 14 * 1024, "css: {}", size("app.css"));
    assert!(size("app.js") <= 10 * 1024, "js: {}", size("app.js"));
    // Besides what every page has, the pages that have most: a question on a device of one's own, the verifier, a document that is
    // sent, notifications, and letters with a spoken note.
    let pages: [&[&str]; 5] = [
        &["app/10-vault.js", "app/15-own.js", "app/39-beside.js", "app/40-drafts.js", "app/62-letters.js"],
        &["app/10-vault.js", "app/15-own.js", "app/50-cose.js", "app/55-check.js"],
        &[
            "app/10-vault.js",
            "app/15-own.js",
            "app/66-piece.js",
            "app/67-smaller.js",
            "app/68-look.js",
            "app/69-bar.js",
            "app/70-pieces.js",
        ],
        &["app/10-vault.js", "app/15-own.js", "app/60-push.js"],
        &[
            "app/10-vault.js",
            "app/15-own.js",
            "app/61-voice.js",
            "app/66-piece.js",
            "app/68-look.js",
            "app/69-bar.js",
            "app/70-pieces.js",
        ],
    ];
    for page in pages {
        let whole = size("app.js") + page.iter().map(|name| size(name)).sum::<usize>();
        assert!(whole <= 10 * 1024, "js of {page:?}: {whole}");
    }
    let fonts = size("fonts/wasl-sans-arabic-400.woff2") + size("fonts/wasl-sans-arabic-700.woff2");
    assert!(fonts <= 32 * 1024, "fonts: {fonts}");
    println!("css {} js {} fonts {fonts}", size("app.css"), size("app.js"));
}

#[test]
fn scripts_go_without_our_remarks_and_keep_their_lines() {
    let assets = Assets::load().unwrap();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/app")).unwrap() {
        let path = entry.unwrap().path();
        let source = std::fs::read_to_string(&path).unwrap();
        let name = format!("app/{}", path.file_name().unwrap().to_str().unwrap());
        let served = String::from_utf8(assets.bytes(&name).unwrap().to_vec()).unwrap();
        assert_eq!(served.lines().count(), source.lines().count(), "{name}");
        for (sent, written) in served.lines().zip(source.lines()) {
            let remark = ["//", "/**", "*"].iter().any(|mark| written.trim_start().starts_with(mark));
            assert_eq!(sent.is_empty(), remark || written.is_empty(), "{name}: {written}");
        }
    }
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
fn an_engine_without_layers_gets_every_rule() {
    let assets = Assets::load().unwrap();
    let read = |name: &str| String::from_utf8(assets.bytes(name).unwrap().to_vec()).unwrap();
    let (layered, flat) = (read("app.css"), read("flat.css"));
    assert!(layered.contains("@layer") && !flat.contains("@layer"));
    assert_eq!(flat.matches('{').count(), flat.matches('}').count());
    let layers = layered.lines().filter(|line| line.starts_with("@layer") && line.ends_with('{')).count();
    assert!(layers > 3, "{layers}");
    assert_eq!(flat.matches('{').count() + layers, layered.matches('{').count(), "only the layers went");
}

#[test]
fn every_import_leads_to_a_module() {
    let assets = Assets::load().unwrap();
    let mut scripts = vec!["app.js".to_owned()];
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/app")).unwrap() {
        scripts.push(format!("app/{}", entry.unwrap().file_name().to_str().unwrap()));
    }
    for name in scripts {
        let text = String::from_utf8(assets.bytes(&name).unwrap().to_vec()).unwrap();
        assert!(!text.contains("\"app/"), "{name} imports a module that comes after it, or that is not there");
    }
}

#[test]
fn every_script_is_small() {
    for folder in ["js", "app"] {
        let path = format!("{}/../../assets/{folder}", env!("CARGO_MANIFEST_DIR"));
        for entry in std::fs::read_dir(path).unwrap() {
            let entry = entry.unwrap();
            let most = if folder == "js" { 3072 } else { 5120 };
            assert!(entry.metadata().unwrap().len() < most, "{:?}", entry.file_name());
        }
    }
}
