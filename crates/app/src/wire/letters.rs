//! The letters of a file, from messaging to the desk.

use async_trait::async_trait;
use casework::desk::ports::{Correspondence, Letter, Preview};
use catalogue::Catalogue;
use kernel::{Id, Moment, Outcome, Reference, marks};
use messaging::{notices, ports::FileName, threads};
use store::{Cx, Store};
use web::Texts;

use super::files::CaseFiles;

/// Messaging as the desk sees it.
pub struct CaseLetters {
    /// Where letters hang.
    pub files: CaseFiles,
    /// The words that are sent.
    pub catalogue: Catalogue,
    /// The languages there are.
    pub texts: Texts,
    /// Where people reach us.
    pub public_url: String,
}

#[async_trait]
impl Correspondence for CaseLetters {
    async fn letters(&self, cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Vec<Letter>> {
        let thread = threads::read_as_officer(cx, &self.files, FileName::Id(file)).await?;
        let told = |letter: threads::Letter| -> Letter {
            let at: Moment = letter.at;
            Letter { at, from_applicant: !letter.by_officer, words: letter.text }
        };
        // Notes are for the page of the letters, where they are marked as what they are.
        Ok(thread.letters.into_iter().filter(|letter| !letter.internal).map(told).collect())
    }

    async fn preview(&self, store: &Store, event: &str, reference: Reference) -> Outcome<Vec<Preview>> {
        let Some(key) = notices::told_of(event) else { return Ok(Vec::new()) };
        let snapshot = self.catalogue.snapshot(store).await?;
        let told = notices::preview(snapshot.message(key)?, self.texts.locales(), &self.public_url, reference);
        let shown = |(language, words): (_, notices::Words)| Preview {
            language,
            subject: words.subject,
            text: words.text,
            sms: Some(words.sms).filter(|sms| !sms.is_empty()),
        };
        Ok(told.into_iter().map(shown).collect())
    }

    fn page(&self, reference: Reference) -> Option<String> {
        Some(format!("/desk/files/{}/messages", reference))
    }
}
