//! What the document of a file will be made from, before anybody approved it: the record that will be printed and the
//! template of the revision the file keeps. Serial, date and digest are fixed at the issue and not here.

use ::store::{Cx, Store};
use kernel::{Moment, Outcome};
use serde_json::{Map, Value};

use super::{
    Ports,
    job::{output_of, printed_record},
    port::Preview,
};
use crate::applications::model::Application;

/// The record of a document that is not issued yet.
pub(crate) struct Unsealed {
    /// Key of the service.
    service: String,
    /// The revision the file keeps.
    revision: i32,
    /// What will be printed.
    pub record: Map<String, Value>,
}

impl Unsealed {
    /// Reads what would be printed for a file that holds a record of the registry; it was loaded within the caller's scope,
    /// and the look is recorded.
    ///
    /// # Errors
    /// A fault for a file without a record.
    pub async fn of(cx: &mut Cx, file: &Application) -> Outcome<Self> {
        let record = printed_record(cx, file).await?;
        Ok(Self { service: file.service.clone(), revision: file.definition_revision, record })
    }

    /// Typesets it, outside any transaction.
    ///
    /// # Errors
    /// As [`super::Sealer::preview`]; a fault for a service that issues no document.
    pub async fn typeset(self, store: &Store, ports: &Ports, at: Moment) -> Outcome<Vec<u8>> {
        let service = ports.catalogue.service_at(store, &self.service, self.revision).await?;
        let output = output_of(&service)?;
        let template = ports.catalogue.template_at(store, &self.service, self.revision, &output.template).await?;
        let preview = Preview {
            template,
            at,
            authority_ar: service.agency_names.ar.clone(),
            authority_en: service.agency_names.en.clone(),
            record: self.record,
        };
        ports.sealer.preview(preview).await
    }
}
