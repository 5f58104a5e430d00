//! PDF pages as pictures: an officer never opens a stranger's PDF, she looks at its pixels.
//!
//! The work is done by poppler's `pdftoppm` behind the walls of [`crate::confined`], at most two at a time. Document and
//! picture pass through pipes and touch no disk. Where the program is not installed the page says so; the PDF itself is
//! never handed out.

use std::{path::PathBuf, sync::Arc, time::Duration};

use kernel::{Failure, Outcome, Refusal, RefusalKind};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    sync::Semaphore,
};

use crate::confined::{self, Room};

/// Dots an inch of the picture: enough to read small print, small enough for a slow line.
const RESOLUTION: u32 = 110;
/// The most pages that are shown of one document.
pub const MOST_PAGES: u32 = 40;
const MOST_BYTES: u64 = 12 << 20;
const PROCESSOR_SECONDS: u32 = 15;
const LONGEST: Duration = Duration::from_secs(20);

/// Draws pages of PDF files.
#[derive(Clone)]
pub struct Rasteriser {
    program: Option<PathBuf>,
    places: Arc<Semaphore>,
}

impl Rasteriser {
    /// Looks for the program in `PATH` once.
    pub fn find() -> Self {
        Self { program: confined::on_path("pdftoppm"), places: Arc::new(Semaphore::new(2)) }
    }

    /// One that is not installed, for rehearsing its absence.
    pub fn absent() -> Self {
        Self { program: None, places: Arc::new(Semaphore::new(1)) }
    }

    /// Whether pages can be drawn.
    pub fn installed(&self) -> bool {
        self.program.is_some()
    }

    /// Page `page` (from 1) of a PDF as PNG; `None` beyond the last page.
    ///
    /// # Errors
    /// The refusal `desk.no_rasteriser` where the program is missing, `desk.unreadable_pdf` if it cannot draw the page,
    /// a passing fault if all places stay taken.
    pub async fn page(&self, pdf: &[u8], page: u32) -> Outcome<Option<Vec<u8>>> {
        let Some(program) = &self.program else {
            return Err(Refusal::new(RefusalKind::Rule, "desk.no_rasteriser", "desk-refused-no-rasteriser").into());
        };
        if !(1..=MOST_PAGES).contains(&page) {
            return Ok(None);
        }
        let place = tokio::time::timeout(LONGEST, self.places.acquire()).await;
        let Ok(Ok(_place)) = place else {
            return Err(Failure::passing("drawing a page", "all places for drawing are taken"));
        };
        let drawn = tokio::time::timeout(LONGEST, draw(program, pdf, page)).await;
        match drawn {
            Ok(drawn) => drawn,
            Err(_) => Err(unreadable()),
        }
    }
}

/// How many pages a PDF has. It was examined when it came, so one that cannot be read now shows its first page or none.
///
/// # Errors
/// A fault if the counting broke.
pub async fn page_count(pdf: Vec<u8>) -> Outcome<u32> {
    let counted = tokio::task::spawn_blocking(move || {
        lopdf::Document::load_mem(&pdf).map_or(1, |document| document.get_pages().len())
    });
    let pages = counted.await.map_err(|error| Failure::fault("counting the pages of a document", error))?;
    Ok(u32::try_from(pages).unwrap_or(MOST_PAGES).max(1))
}

/// Draws one page. The PDF goes in and the picture comes out through pipes: a stranger's document is never written to a
/// disk in the clear, and the child could not write one. Nor could it tell anybody: it has no network.
async fn draw(program: &std::path::Path, pdf: &[u8], page: u32) -> Outcome<Option<Vec<u8>>> {
    let number = page.to_string();
    let resolution = RESOLUTION.to_string();
    let arguments = ["-png", "-singlefile", "-r", &resolution, "-f", &number, "-l", &number, "-"];
    let mut child = confined::spawn(Room::of_pipes(program, PROCESSOR_SECONDS), &arguments)
        .await
        .map_err(|error| Failure::fault("starting the drawing of a page", error))?;
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Failure::fault("starting the drawing of a page", "its pipes are missing"));
    };
    let give = async {
        let given = input.write_all(pdf).await.is_ok();
        drop(input);
        Ok(given)
    };
    let take = async {
        let mut picture = Vec::new();
        let read = output.take(MOST_BYTES + 1).read_to_end(&mut picture).await;
        read.map_err(|error| Failure::fault("reading a drawn page", error))?;
        if picture.len() as u64 > MOST_BYTES { Err(unreadable()) } else { Ok(picture) }
    };
    // Both at once, or two full pipes would wait for each other.
    let (given, picture) = tokio::try_join!(give, take)?;
    let status = child.wait().await.map_err(|error| Failure::fault("drawing a page", error))?;
    match (status.code(), picture.starts_with(b"\x89PNG")) {
        (Some(0), true) => Ok(Some(picture)),
        // 99: the page number lies beyond the last page.
        (Some(0 | 99), false) if given => Ok(None),
        // A child that died early closes its pipe; that it gave no picture says enough.
        _ => Err(unreadable()),
    }
}

fn unreadable() -> Failure {
    Refusal::new(RefusalKind::Rule, "desk.unreadable_pdf", "desk-refused-unreadable-pdf").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PDF of one empty page, small enough to be read by eye.
    fn one_page() -> Vec<u8> {
        use lopdf::{Document, Object, dictionary};
        let mut document = Document::with_version("1.5");
        let pages = document.new_object_id();
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages, "MediaBox" => vec![0.into(), 0.into(), 100.into(), 100.into()],
        });
        let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
        document.objects.insert(pages, Object::Dictionary(tree));
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        document.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    #[tokio::test]
    async fn a_page_becomes_a_picture_and_a_page_too_many_nothing() {
        let rasteriser = Rasteriser::find();
        assert!(rasteriser.installed(), "the tests need pdftoppm");
        let picture = rasteriser.page(&one_page(), 1).await.unwrap().unwrap();
        assert!(picture.starts_with(b"\x89PNG"));
        assert!(rasteriser.page(&one_page(), 2).await.unwrap().is_none());
        assert!(rasteriser.page(b"%PDF-1.4 broken", 1).await.is_err());
    }

    /// A rasteriser whose program is this shell script.
    fn pretending(folder: &std::path::Path, script: &str) -> Rasteriser {
        use std::os::unix::fs::PermissionsExt;
        let program = folder.join("program");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        Rasteriser { program: Some(program), places: Arc::new(Semaphore::new(1)) }
    }

    #[tokio::test]
    async fn the_document_comes_through_a_pipe_and_can_be_written_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let leak = folder.path().join("leak");
        let picture = r"printf '\211PNG'";
        // The positive control: the whole document arrives on standard input, and a picture comes back.
        let counts = pretending(folder.path(), &format!("[ $(wc -c) -eq {} ] && {picture}", one_page().len()));
        assert!(counts.page(&one_page(), 1).await.unwrap().is_some());
        let keeps = pretending(folder.path(), &format!("cat > {}; {picture}", leak.display()));
        assert!(keeps.page(&one_page(), 1).await.unwrap().is_some(), "the shell goes on after its cat was stopped");
        assert!(!leak.exists(), "the document was written somewhere");
    }

    #[tokio::test]
    async fn a_child_that_reads_nothing_and_floods_is_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let floods = pretending(folder.path(), "yes");
        let large = vec![b'x'; 4 << 20];
        let refused = floods.page(&large, 1).await.unwrap_err();
        assert!(matches!(refused, Failure::Refusal(refusal) if refusal.code == "desk.unreadable_pdf"));
        let leaves = pretending(folder.path(), "exit 0");
        assert!(leaves.page(&large, 1).await.is_err(), "a document that was not read has no last page");
    }

    #[tokio::test]
    async fn without_the_program_it_says_so() {
        let refused = Rasteriser::absent().page(&one_page(), 1).await.unwrap_err();
        assert!(matches!(refused, Failure::Refusal(refusal) if refusal.code == "desk.no_rasteriser"));
    }
}
