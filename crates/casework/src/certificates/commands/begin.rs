//! Fixes what identifies a certificate before it is typeset.

use std::fmt::Write;

use kernel::{Failure, Id, Outcome};
use store::{
    Cx,
    lookup::{self, LookupKind},
};

use crate::{
    applications::model::Application,
    certificates::{
        model::{Certificate, Copy, Serial},
        store as rows,
    },
};

/// Tries until a list counts as full. With five tries failing by chance, three places in five and more are taken.
const TRIES: u32 = 5;

/// The certificate of `file` for its present approval: the one that was begun before, else a new one. What was issued on an
/// earlier approval is its predecessor and stays as it is.
///
/// # Errors
/// A fault if it was begun with another content: what was approved must be what is printed.
pub async fn begin(
    cx: &mut Cx,
    file: &Application,
    document: &str,
    content_sha256: [u8; 32],
    list_size: u32,
) -> Outcome<Certificate> {
    let approved = file.facts.approved.map(|(at, _)| at);
    let of_this_approval = |one: &Certificate| approved.is_none_or(|approved| one.dated_at >= approved);
    if let Some(begun) = rows::of_file(cx, file).await?.filter(of_this_approval) {
        return if begun.content_sha256 == content_sha256 {
            Ok(begun)
        } else {
            Err(Failure::fault("issuing a certificate", "the record is not the one it was begun with"))
        };
    }
    fresh(cx, file, &Content { document, sha256: content_sha256, copy: None }, list_size).await
}

/// The certificate of one paper copy of `document`, which was issued for `file`: the one that was begun before, else a new one.
///
/// # Errors
/// A fault if it was begun with another content than the document's.
pub async fn begin_copy(
    cx: &mut Cx,
    file: &Application,
    document: &Certificate,
    copy: Copy,
    list_size: u32,
) -> Outcome<Certificate> {
    match rows::copy_of(cx, file, copy).await? {
        Some(begun) if begun.content_sha256 == document.content_sha256 => Ok(begun),
        Some(_) => Err(Failure::fault("sealing a paper copy", "the document is not the one it was begun of")),
        None => {
            let content = Content { document: &document.document, sha256: document.content_sha256, copy: Some(copy) };
            fresh(cx, file, &content, list_size).await
        }
    }
}

/// What a new certificate is about.
struct Content<'a> {
    document: &'a str,
    sha256: [u8; 32],
    copy: Option<Copy>,
}

/// Draws what identifies a new certificate and writes it.
async fn fresh(cx: &mut Cx, file: &Application, content: &Content<'_>, list_size: u32) -> Outcome<Certificate> {
    let id = Id::new(file.id.bucket(), cx.now(), cx.dice());
    let serial = draw_serial(cx, id).await?;
    let (status_list, status_index) = draw_place(cx, id, list_size).await?;
    let certificate = Certificate {
        id,
        application: file.id,
        service: file.service.clone(),
        document: content.document.to_owned(),
        definition_revision: file.definition_revision,
        copy: content.copy,
        serial,
        content_sha256: content.sha256,
        status_list,
        status_index,
        dated_at: cx.now(),
        sealed: None,
        revoked_at: None,
        replaced: None,
    };
    rows::insert(cx, &certificate).await?;
    Ok(certificate)
}

async fn draw_serial(cx: &mut Cx, id: Id<kernel::marks::Certificate>) -> Outcome<Serial> {
    for _ in 0..TRIES {
        let serial = Serial::draw(id.bucket(), cx.dice());
        if lookup::claim(cx, LookupKind::CertificateSerial, serial.as_str(), id.uuid()).await? {
            return Ok(serial);
        }
    }
    Err(Failure::passing("drawing a serial", "every one that was drawn is taken"))
}

/// A place drawn at random, so that a list does not tell in which order certificates were issued.
async fn draw_place(cx: &mut Cx, id: Id<kernel::marks::Certificate>, list_size: u32) -> Outcome<(i32, i32)> {
    let newest = rows::newest_list(cx).await?;
    for list in [newest, newest + 1] {
        for _ in 0..TRIES {
            let index = i32::try_from(cx.dice().below(list_size))
                .map_err(|error| Failure::fault("drawing a place in a status list", error))?;
            if rows::take_place(cx, list, index, id).await? {
                return Ok((list, index));
            }
        }
    }
    Err(Failure::passing("drawing a place in a status list", "every one that was drawn is taken"))
}

/// The look-up key of a sealed file.
pub fn digest_key(sha256: &[u8; 32]) -> String {
    sha256.iter().fold(String::with_capacity(64), |mut key, byte| {
        // Writing into a String cannot fail.
        let _ = write!(key, "{byte:02x}");
        key
    })
}
