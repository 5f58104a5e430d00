//! Joins the port for other agencies to the adapter, and their requests to the list of files. Only words are translated here.

use std::sync::Arc;

use agencies::{
    ports::{Answer, Asked, Exchange, Pushed},
    requests::{lines, model::Report},
};
use async_trait::async_trait;
use casework::applications::Elsewhere;
use catalogue::Catalogue;
use kernel::{Failure, Id, Moment, Outcome, Reference, marks};
use outbound::agencies::{self as outside, Agencies as _, AgencyError, HttpAgencies, Notice, WebhookFault};
use store::Cx;
use web::{
    Visit,
    components::Task,
    webhooks::{Unbelieved, Webhook},
};

/// Other agencies behind their exchange.
pub struct OtherAgencies(pub HttpAgencies);

/// The exchange, where one is configured.
pub fn of(connected: Option<HttpAgencies>) -> Option<Arc<dyn Exchange>> {
    connected.map(|http| Arc::new(OtherAgencies(http)) as Arc<dyn Exchange>)
}

#[async_trait]
impl Exchange for OtherAgencies {
    async fn ask(&self, asked: &Asked) -> Outcome<Answer> {
        let request = outside::Request {
            reference: asked.reference.compact().to_owned(),
            agency: asked.agency.clone(),
            service: asked.service.clone(),
            notify: asked.notify.clone(),
            data: asked.data.clone(),
        };
        match self.0.ask(&request).await {
            Ok(()) => Ok(Answer::Taken),
            Err(AgencyError::Refused { code }) => Ok(Answer::Refused(code)),
            Err(error) => Err(Failure::from(error)),
        }
    }

    async fn follow(&self, agency: &str, reference: &Reference) -> Outcome<Option<Vec<Report>>> {
        let reports = self.0.follow(agency, reference.compact()).await?;
        Ok(reports.map(|all| all.into_iter().map(report).collect()))
    }

    fn read_webhook(&self, agency: &str, webhook: &Webhook<'_>, now: Moment) -> Result<Pushed, Unbelieved> {
        let notice = Notice { headers: webhook.headers, query: webhook.query, body: webhook.body };
        let pushed = self.0.read_webhook(agency, &notice, now).map_err(|fault| match fault {
            WebhookFault::Signature => Unbelieved::Signature,
            WebhookFault::Age => Unbelieved::Age,
            WebhookFault::Malformed | WebhookFault::TooLong => Unbelieved::Malformed,
        })?;
        Ok(Pushed { reference: pushed.reference, report: report(pushed.report) })
    }
}

fn report(told: outside::Report) -> Report {
    let outside::Report { event, state, at, reason, visit_at } = told;
    Report { event, state, at, reason, visit_at }
}

/// Requests to other agencies, as rows among the files of an account.
pub struct RequestsElsewhere {
    /// The definitions.
    pub catalogue: Catalogue,
}

#[async_trait]
impl Elsewhere for RequestsElsewhere {
    async fn rows(&self, cx: &mut Cx, v: &Visit, account: Id<marks::Account>) -> Outcome<Vec<(Moment, Task)>> {
        lines::lines(cx, v, &self.catalogue, account).await
    }
}
