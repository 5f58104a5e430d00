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
        model::{Certificate, Serial},
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
    let id = Id::new(file.id.bucket(), cx.now(), cx.dice());
    let serial = draw_serial(cx, id).await?;
    let (status_list, status_index) = draw_place(cx, id, list_size).await?;
    let certificate = Certificate {
        id,
        application: file.id,
        service: file.service.clone(),
        document: document.to_owned(),
        definition_revision: file.definition_revision,
        serial,
        content_sha256,
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
