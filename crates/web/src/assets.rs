//! Style sheet, scripts, fonts and icons, under names that carry the hash of their content and may be cached for ever.
//!
//! The style sheet is put together from `assets/css/*.css` in the order of their names, the script from
//! `assets/js/*.js`. Modules under `assets/app` are files of their own, for the pages that name them; one may import those
//! whose names come before its own. In a development build the folder is read at start, otherwise it is inside the binary.

use std::{borrow::Cow, collections::HashMap, io::Write as _, sync::OnceLock};

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::IntoResponse,
};
use data_encoding::HEXLOWER;
use kernel::{Failure, Outcome};
use rust_embed::RustEmbed;

use crate::{answer::Answer, site::Site};

#[derive(RustEmbed)]
#[folder = "../../assets"]
struct Folder;

/// The folder of the modules that only some pages name.
const MODULES: &str = "app/";

/// The assets of this build.
#[derive(Debug)]
pub struct Assets {
    files: HashMap<String, File>,
    urls: HashMap<String, String>,
    worker: String,
}

#[derive(Debug)]
struct File {
    media_type: &'static str,
    plain: Bytes,
    brotli: OnceLock<Option<Bytes>>,
    gzip: OnceLock<Option<Bytes>>,
}

impl Assets {
    /// Reads, joins and names the assets.
    ///
    /// # Errors
    /// A fault if a style sheet is not UTF-8.
    pub fn load() -> Outcome<Self> {
        let mut assets = Self { files: HashMap::new(), urls: HashMap::new(), worker: String::new() };
        let mut names: Vec<Cow<'static, str>> = Folder::iter().collect();
        names.sort();
        let (mut css, mut js) = (String::new(), String::new());
        for name in names {
            let Some(file) = Folder::get(&name) else { continue };
            let text = || {
                std::str::from_utf8(&file.data)
                    .map(str::to_owned)
                    .map_err(|error| Failure::fault(format!("reading the asset {name}"), error))
            };
            match name.rsplit_once('.').map(|(_, end)| end) {
                Some("css") => css.push_str(&text()?),
                Some("js") if name.starts_with("js/") => js.push_str(&assets.linked(without_remarks(&text()?))),
                Some("js") if name.starts_with("worker/") => assets.worker.push_str(&without_remarks(&text()?)),
                Some("js") if name.starts_with(MODULES) => {
                    let module = assets.linked(without_remarks(&text()?));
                    assets.add(&name, module.into_bytes());
                }
                Some("woff2" | "svg" | "png" | "txt") => assets.add(&name, file.data.to_vec()),
                _ => {}
            }
        }
        for (name, url) in &assets.urls {
            css = css.replace(&format!("url(\"{name}\")"), &format!("url(\"{url}\")"));
        }
        assets.add("flat.css", without_layers(&css).into_bytes());
        assets.add("app.css", css.into_bytes());
        assets.add("app.js", js.into_bytes());
        Ok(assets)
    }

    /// A script whose imports lead to the hashed names of modules that were added before.
    fn linked(&self, script: String) -> String {
        let modules = self.urls.iter().filter(|(name, _)| name.starts_with(MODULES));
        modules.fold(script, |text, (name, url)| text.replace(&format!("\"{name}\""), &format!("\"{url}\"")))
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &bytes);
        let hash = HEXLOWER.encode(digest.as_ref().get(..5).unwrap_or_default());
        let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
        let hashed = format!("{stem}.{hash}.{end}");
        self.urls.insert(name.to_owned(), format!("/assets/{hashed}"));
        self.files.insert(hashed, File::new(media_type(end), bytes));
    }

    /// The address of an asset by its plain name: `app.css`, `icons/mark.svg`.
    pub fn url(&self, name: &str) -> String {
        self.urls.get(name).cloned().unwrap_or_else(|| format!("/assets/{name}"))
    }

    /// The bytes of an asset by its plain name.
    pub fn bytes(&self, name: &str) -> Option<&Bytes> {
        let hashed = self.urls.get(name)?.strip_prefix("/assets/")?;
        self.files.get(hashed).map(|file| &file.plain)
    }

    /// The script of the service worker, before the list of what it keeps is written.
    pub(crate) fn worker(&self) -> &str {
        &self.worker
    }

    /// The addresses of the modules that only some pages name.
    pub(crate) fn modules(&self) -> impl Iterator<Item = &str> {
        let mut urls: Vec<_> = self.urls.iter().filter(|(name, _)| name.starts_with(MODULES)).collect();
        urls.sort();
        urls.into_iter().map(|(_, url)| url.as_str())
    }

    /// Its size on the wire under brotli, for the budgets.
    pub fn brotli_size(&self, name: &str) -> Option<usize> {
        let hashed = self.urls.get(name)?.strip_prefix("/assets/")?;
        let file = self.files.get(hashed)?;
        Some(file.brotli().map_or(file.plain.len(), Bytes::len))
    }
}

impl File {
    fn new(media_type: &'static str, plain: Vec<u8>) -> Self {
        Self { media_type, plain: plain.into(), brotli: OnceLock::new(), gzip: OnceLock::new() }
    }

    fn compresses(&self) -> bool {
        self.media_type.starts_with("text/") || self.media_type == "image/svg+xml"
    }

    fn brotli(&self) -> Option<&Bytes> {
        let made = self.brotli.get_or_init(|| {
            if !self.compresses() {
                return None;
            }
            let mut out = Vec::new();
            let mut writer = brotli::CompressorWriter::new(&mut out, 4096, 11, 22);
            writer.write_all(&self.plain).and_then(|()| writer.flush()).ok()?;
            drop(writer);
            Some(out.into())
        });
        made.as_ref()
    }

    fn gzip(&self) -> Option<&Bytes> {
        let made = self.gzip.get_or_init(|| self.compresses().then(|| gzip(&self.plain).into()));
        made.as_ref()
    }
}

/// The style sheet for engines that drop a layer with all that is in it: its rules in the same order, outside any layer.
fn without_layers(css: &str) -> String {
    let mut inside = false;
    let kept = css.lines().filter(|line| {
        let (opens, closes) = (line.starts_with("@layer"), inside && *line == "}");
        inside = (inside || opens && line.ends_with('{')) && !closes;
        !opens && !closes
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// A script without the lines that are only for whoever reads our source: a third of what would go over a poor line. Empty lines
/// stand in for them, so that an error names the line of the source. No text of a script begins a line with two slashes.
fn without_remarks(script: &str) -> String {
    let mut inside = false;
    let mut kept = String::with_capacity(script.len());
    for line in script.lines() {
        let code = line.trim_start();
        let remark = inside || code.starts_with("/**");
        inside = remark && !code.ends_with("*/");
        if !remark && !code.starts_with("//") {
            kept.push_str(line);
        }
        kept.push('\n');
    }
    kept
}

/// A gzip member (RFC 1952) around a deflate stream.
fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];
    out.extend(miniz_oxide::deflate::compress_to_vec(plain, 9));
    out.extend(crc32(plain).to_le_bytes());
    out.extend((plain.len() as u32).to_le_bytes());
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}

fn media_type(end: &str) -> &'static str {
    match end {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}

/// `GET /assets/{*name}`.
pub(crate) async fn serve(State(site): State<Site>, Path(name): Path<String>, headers: HeaderMap) -> Answer {
    let file = site.assets().files.get(&name).ok_or_else(Failure::not_found)?;
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let offers = |encoding: &str| accepted.split(',').any(|part| part.trim().split(';').next() == Some(encoding));
    let (body, encoding) = match (file.brotli(), file.gzip()) {
        (Some(brotli), _) if offers("br") => (brotli, Some("br")),
        (_, Some(gzip)) if offers("gzip") => (gzip, Some("gzip")),
        _ => (&file.plain, None),
    };
    let mut response = (StatusCode::OK, body.clone()).into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.media_type));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}
