//! What somebody carries on her own device: casework's files and documents, with their symbols drawn by the engine.

use async_trait::async_trait;
use casework::applications::tracking::carried::{self, CarriedDocument};
use catalogue::Catalogue;
use documents::qr::symbol;
use kernel::{Failure, Id, Outcome, marks};
use people::ports::Carrier;
use serde_json::{Value, json};
use store::Cx;
use web::Visit;

/// Files and documents.
pub struct FilesCarried {
    /// The definitions.
    pub catalogue: Catalogue,
}

#[async_trait]
impl Carrier for FilesCarried {
    async fn view(&self, cx: &mut Cx, v: &Visit, account: Id<marks::Account>) -> Outcome<Value> {
        let (files, documents) = carried::of(cx, v, &self.catalogue, account).await?;
        let files = files.into_iter().map(|own| {
            json!({ "reference": own.reference, "title": own.title, "state": own.stage, "promised": own.promised, "path": own.path })
        });
        let documents = documents.into_iter().map(shown).collect::<Outcome<Vec<Value>>>()?;
        Ok(json!({ "files": files.collect::<Vec<_>>(), "documents": documents }))
    }
}

fn shown(own: CarriedDocument) -> Outcome<Value> {
    let symbol = own.credential.as_deref().map(symbol::svg).transpose();
    let symbol = symbol.map_err(|error| Failure::fault("drawing a symbol", error))?;
    Ok(json!({ "title": own.title, "name": own.about, "serial": own.serial, "state": own.state,
               "credential": own.credential, "symbol": symbol }))
}
