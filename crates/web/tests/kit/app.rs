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
            assert_eq!(sides_of(icon["src"].as_str().unwrap()), sides, "{icon}");
        }
        for shortcut in manifest["shortcuts"].as_array().unwrap() {
            assert!(shortcut["url"].as_str().unwrap().starts_with(&format!("/{lang}/")));
        }
    }
    assert!(!world.get("/ar/desk/queue", &[]).await.body.contains("manifest"), "the desk is no application");
}

/// The width that stands in the header of the picture with this hashed name.
fn sides_of(url: &str) -> u32 {
    let name = url.trim_start_matches("/assets/").split('.').next().unwrap();
    let bytes = web::Assets::load().unwrap().bytes(&format!("{name}.png")).unwrap().clone();
    u32::from_be_bytes(bytes[16..20].try_into().unwrap())
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

#[tokio::test]
async fn stores_are_told_nothing_while_nothing_is_published() {
    let world = World::new().await;
    for path in ["/.well-known/assetlinks.json", "/.well-known/apple-app-site-association"] {
        assert_eq!(world.get(path, &[]).await.status.as_u16(), 404, "{path}");
    }
}
