//! What messaging may know of a file, from casework. It has no room for what the file is about.

use async_trait::async_trait;
use casework::{
    applications::{model::Stage, store as files},
    desk,
};
use catalogue::Catalogue;
use kernel::{Id, Outcome, marks};
use messaging::ports::{FileCard, FileName, Files};
use store::{Cx, Scope};

/// Casework as messaging sees it.
pub struct CaseFiles {
    /// The definitions files go by: they say in which voice is spoken.
    pub catalogue: Catalogue,
}

#[async_trait]
impl Files for CaseFiles {
    async fn card(&self, cx: &mut Cx, scope: &Scope, name: FileName) -> Outcome<FileCard> {
        let file = match name {
            FileName::Id(id) => files::load(cx, scope, id).await?,
            FileName::Reference(reference) => files::load_by_reference(cx, scope, reference).await?,
        };
        let open = file.stage() != Stage::Draft && !file.stage().is_end();
        let definition = self.catalogue.service_at(cx.store(), &file.service, file.definition_revision).await?;
        Ok(FileCard {
            id: file.id,
            owner: file.owner,
            reference: file.reference,
            mission: file.mission,
            open,
            sober: definition.voice.is_sober(),
            sensitive: definition.sensitive,
        })
    }

    async fn may_correspond(&self, cx: &mut Cx, file: Id<marks::Application>) -> Outcome<&'static str> {
        desk::ports::may_correspond(cx, file).await
    }
}
