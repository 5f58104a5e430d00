//! Wasl as an application: what a browser needs to install it, and what its worker may keep.

use std::collections::HashSet;

use serde_json::Value;

use crate::site::World;

#[tokio::test]
async fn each_language_has_a_manifest_of_one_application() {
    let world = World::new().await;
    for (lang, dir, name) in [("ar", "rtl", "وصل"), ("en", "ltr", "Wasl")] {
        let page = world.get(&format!("/{lang}/gallery"), &[]).await;
        assert!(page.body.contains(&format!("rel=\"manifest\" href=\"/{lang}/app.webmanifest\"")));
        let reply = world.get(&format!("/{lang}/app.webmanifest"), &[]).await;
        assert_eq!(reply.header("content-type"), "application/manifest+json");
        let manifest: Value = serde_json::from_str(&reply.body).unwrap();
        assert_eq!(
            (&manifest["id"], &manifest["lang"], &manifest["dir"], &manifest["short_name"]),
            (&Value::from("/"), &Value::from(lang), &Value::from(dir), &Value::from(name))
        );
        assert!(!reply.body.contains('\u{2068}'), "marks of isolation would show in the name");
        for icon in manifest["icons"].as_array().unwrap() {
            let sides: u32 = icon["sizes"].as_str().unwrap().split('x').next().unwrap().parse().unwrap();
            let picture = world.get(icon["src"].as_str().unwrap(), &[]).await;
            assert_eq!(picture.header("content-type"), "image/png");
            assert_eq!(sides_of(icon["src"].as_str().unwrap()), (sides, sides), "{icon}");
        }
        for shortcut in manifest["shortcuts"].as_array().unwrap() {
            assert!(shortcut["url"].as_str().unwrap().starts_with(&format!("/{lang}/")));
        }
        for form in ["narrow", "wide"] {
            let screens = manifest["screenshots"].as_array().unwrap();
            assert!(screens.iter().any(|screen| screen["form_factor"] == form), "browsers ask for both");
        }
        for screen in manifest["screenshots"].as_array().unwrap() {
            let url = screen["src"].as_str().unwrap();
            let sides = sides_of(url);
            assert_eq!(screen["sizes"], format!("{}x{}", sides.0, sides.1), "{screen}");
            // Browsers refuse what is narrower than 320 or longer than 2.3 times its width.
            assert!(sides.0.min(sides.1) >= 320 && sides.0.max(sides.1) * 10 <= sides.0.min(sides.1) * 23, "{screen}");
            assert!(picture(url).len() <= 120_000, "{url} is {} bytes", picture(url).len());
        }
    }
    assert!(!world.get("/ar/desk/queue", &[]).await.body.contains("manifest"), "the desk is no application");
}

/// The picture with this hashed name.
fn picture(url: &str) -> Vec<u8> {
    let name = url.trim_start_matches("/assets/").split('.').next().unwrap();
    web::Assets::load().unwrap().bytes(&format!("{name}.png")).unwrap_or_else(|| panic!("{url} is not there")).to_vec()
}

/// Width and height, as they stand in the header of the picture with this hashed name.
fn sides_of(url: &str) -> (u32, u32) {
    let bytes = picture(url);
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[tokio::test]
async fn what_the_worker_keeps_is_there_and_the_same_for_everybody() {
    let world = World::new().await;
    let session = world.get("/ar/enter", &[]).await.cookie("__Host-wasl").unwrap();
    let script = world.get("/sw.js", &[]).await;
    assert_eq!(
        (script.header("content-type"), script.header("cache-control")),
        ("text/javascript; charset=utf-8", "no-cache")
    );
    assert_eq!(script.body, world.get("/sw.js", &[]).await.body, "one build has one version");
    let line = script.body.lines().find_map(|line| line.strip_prefix("const SHELL = ")).unwrap();
    let shell: Vec<String> = serde_json::from_str(line.trim_end_matches(';')).unwrap();
    assert_eq!(shell.iter().collect::<HashSet<_>>().len(), shell.len());
    for path in &shell {
        let reply = world.get(path, &[]).await;
        assert!(reply.status.is_success(), "{path}: {}", reply.status);
        assert!(reply.header("set-cookie").is_empty(), "{path} sets a cookie");
        if !path.starts_with("/assets/") {
            assert!(!reply.body.contains("_csrf"), "{path}: a token would be kept");
            let signed_in = world.get(path, &[("__Host-wasl", &session)]).await;
            assert_ne!(reply.body, signed_in.body, "the frame of {path} knows who is there, so it is fetched without");
        }
    }
    assert!(script.body.contains("credentials: \"omit\""), "the worker fetches without a session");
    let small = brotli_size(script.body.as_bytes());
    assert!(small < 4 * 1024, "the worker: {small} bytes");
}

fn brotli_size(bytes: &[u8]) -> usize {
    let mut small = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut small, 4096, 11, 22);
    std::io::Write::write_all(&mut writer, bytes).unwrap();
    drop(writer);
    small.len()
}

#[tokio::test]
async fn the_page_without_a_network_says_what_can_be_done() {
    let world = World::new().await;
    for (lang, says) in [("ar", "لا يوجد اتصال بالإنترنت"), ("en", "No internet connection")] {
        let page = world.get(&format!("/{lang}/offline"), &[]).await;
        assert!(page.body.contains(says));
        assert!(page.body.contains("href=\"\""), "it can be tried again without a script");
    }
}

/// The folder of what the team of the stores starts from.
const SHELLS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shells/android");

#[tokio::test]
async fn the_shell_for_android_says_what_the_manifest_says() {
    let world = World::new().await;
    let manifest: Value = serde_json::from_str(&world.get("/ar/app.webmanifest", &[]).await.body).unwrap();
    let shell = std::fs::read_to_string(format!("{SHELLS}/twa-manifest.json")).unwrap();
    let shell: Value = serde_json::from_str(&shell).unwrap();
    let pairs = [
        ("name", "name"),
        ("launcherName", "short_name"),
        ("themeColor", "theme_color"),
        ("backgroundColor", "background_color"),
        ("display", "display"),
        ("startUrl", "start_url"),
        ("fullScopeUrl", "scope"),
    ];
    for (ours, theirs) in pairs {
        let address = |path: &str| format!("https://{}{path}", shell["host"].as_str().unwrap());
        let wanted = match ours {
            "fullScopeUrl" => Value::from(address(manifest[theirs].as_str().unwrap())),
            _ => manifest[theirs].clone(),
        };
        assert_eq!(shell[ours], wanted, "{ours}");
    }
    // Addresses of assets carry their hash; the shell is told them without, as they are named in the folder.
    let named = |url: &str| format!("{}.png", url.trim_start_matches("/assets/").split('.').next().unwrap());
    for (ours, purpose) in [("iconUrl", "any"), ("maskableIconUrl", "maskable")] {
        let icons = manifest["icons"].as_array().unwrap();
        let largest = icons.iter().find(|icon| icon["purpose"] == purpose && icon["sizes"] == "512x512").unwrap();
        assert!(shell[ours].as_str().unwrap().ends_with(&named(largest["src"].as_str().unwrap())), "{ours}");
    }
    let shortcuts = shell["shortcuts"].as_array().unwrap();
    assert_eq!(shortcuts.len(), manifest["shortcuts"].as_array().unwrap().len());
    for (ours, theirs) in shortcuts.iter().zip(manifest["shortcuts"].as_array().unwrap()) {
        assert_eq!((&ours["name"], &ours["url"]), (&theirs["name"], &theirs["url"]));
    }
    assert_eq!(shell["minSdkVersion"], 24, "Android 7 is the floor");
    assert_eq!(shell["fallbackType"], "customtabs");
}

#[test]
fn what_the_listings_say_fits_the_forms_of_the_store() {
    for language in ["ar", "en-GB"] {
        for (part, most) in [("title", 30), ("short_description", 80), ("full_description", 4000)] {
            let path = format!("{SHELLS}/metadata/{language}/{part}.txt");
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
            let length = text.trim().chars().count();
            assert!((1..=most).contains(&length), "{path}: {length} characters");
            assert!(!text.contains('!'), "{path}: no exclamation");
        }
    }
}

#[tokio::test]
async fn stores_are_told_nothing_while_nothing_is_published() {
    let world = World::new().await;
    for path in ["/.well-known/assetlinks.json", "/.well-known/apple-app-site-association"] {
        assert_eq!(world.get(path, &[]).await.status.as_u16(), 404, "{path}");
    }
}
