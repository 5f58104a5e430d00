//! How somebody came who opens a draft: by the campaign whose code the browser keeps, or the client of the API names.

use kernel::Outcome;
use service_model::Service;
use store::Cx;

use crate::{
    applications::model::Application,
    ports::{Begun, Listener},
};

/// Who wants to know, and the code.
#[derive(Clone, Copy)]
pub struct Came<'a> {
    /// Who wants to know.
    pub listener: &'a dyn Listener,
    /// The code of the campaign, if there is one.
    pub code: Option<&'a str>,
}

impl Came<'_> {
    /// Tells that a draft was opened, in the transaction that opens it, wherever that was done: from the page of the service, beside
    /// another draft, from a step after a life event, or in the API. Nothing is told of a service that is sensitive or
    /// about a death or a divorce.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn begun(&self, cx: &mut Cx, file: &Application, service: &Service) -> Outcome<()> {
        let Some(code) = self.code.filter(|_| !service.sensitive && !service.voice.is_sober()) else { return Ok(()) };
        let begun = Begun { account: file.owner, file: file.id, service: &service.key };
        self.listener.begun(cx, code, &begun).await
    }
}
