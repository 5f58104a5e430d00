//! What files on their way are for: the documents that requests wait for, and the examination of pages, from casework.

use std::sync::Arc;

use async_trait::async_trait;
use casework::applications::{
    uploads::{Examiner, inspect::Kind, nothing_chosen, read_limited},
    wanted,
};
use catalogue::Catalogue;
use kernel::{Id, Outcome, marks};
use store::Cx;
use uploads::{
    Ports,
    ports::{Pictures, Requests, Wanted},
};
use web::{UploadedFile, Visit};

/// The ports of files on their way.
pub fn ports(catalogue: &Catalogue, examiner: Examiner) -> Ports {
    Ports {
        requests: Arc::new(FilesWaiting { catalogue: catalogue.clone() }),
        pictures: Arc::new(ExaminedPages { examiner }),
    }
}

/// Casework's files as they wait for documents.
struct FilesWaiting {
    /// The definitions files go by.
    catalogue: Catalogue,
}

#[async_trait]
impl Requests for FilesWaiting {
    async fn waiting(&self, cx: &mut Cx, v: &Visit, account: Id<marks::Account>) -> Outcome<Vec<Wanted>> {
        Ok(wanted::all(cx, v, &self.catalogue, account).await?.into_iter().map(told).collect())
    }

    async fn wanted(&self, cx: &mut Cx, v: &Visit, account: Id<marks::Account>, at: (&str, &str)) -> Outcome<Wanted> {
        wanted::one(cx, v, &self.catalogue, account, at).await.map(told)
    }
}

fn told(own: wanted::Wanted) -> Wanted {
    let asked_at = format!("/files/{}/q/{}", own.reference, own.page);
    Wanted {
        taken_at: format!("{asked_at}/upload"),
        asked_at,
        reference: own.reference.to_string(),
        page: own.page,
        title: own.title,
        document: own.document,
        sent: own.sent,
        most_bytes: own.most_bytes,
    }
}

/// The examiner of casework, as pages of a document see it: pictures come through it, a PDF is no page.
struct ExaminedPages {
    /// Examines and cleans; shares its places with the uploads of files.
    examiner: Examiner,
}

#[async_trait]
impl Pictures for ExaminedPages {
    async fn picture(&self, file: Option<UploadedFile>) -> Outcome<Option<Vec<u8>>> {
        let Some(file) = file else { return Err(nothing_chosen()) };
        let clean = self.examiner.examine(read_limited(file).await?).await?;
        Ok(match clean.kind {
            Kind::Jpeg | Kind::Png => Some(clean.bytes),
            Kind::Pdf => None,
        })
    }
}
