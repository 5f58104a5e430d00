//! Joins casework's port for parcels to the courier's adapter. Only words are translated here.

use async_trait::async_trait;
use casework::delivery::{
    model::{Report, Status},
    port::{Answer, Carrier, Parcel, Pushed},
};
use kernel::{Failure, Moment, Outcome};
use outbound::courier::{self, Courier as _, CourierError, HttpCourier, Notice, WebhookFault};
use web::webhooks::{Unbelieved, Webhook};

/// The courier.
pub struct Post(pub HttpCourier);

#[async_trait]
impl Carrier for Post {
    fn name(&self) -> &str {
        self.0.carrier()
    }

    async fn announce(&self, parcel: &Parcel) -> Outcome<Answer> {
        let parcel = courier::Parcel {
            number: parcel.number.clone(),
            name: parcel.recipient.name.clone(),
            phone: parcel.recipient.phone.clone(),
            address: parcel.recipient.address.clone(),
            weight: parcel.weight,
            value: parcel.value,
            notify: parcel.notify.clone(),
        };
        match self.0.announce(&parcel).await {
            Ok(()) => Ok(Answer::Taken),
            Err(CourierError::Refused { code }) => Ok(Answer::Refused(code)),
            Err(error) => Err(Failure::from(error)),
        }
    }

    async fn track(&self, number: &str) -> Outcome<Vec<Report>> {
        Ok(self.0.track(number).await?.into_iter().map(report).collect())
    }

    fn read_webhook(&self, webhook: &Webhook<'_>, now: Moment) -> Result<Pushed, Unbelieved> {
        let notice = Notice { headers: webhook.headers, query: webhook.query, body: webhook.body };
        let pushed = self.0.read_webhook(&notice, now).map_err(|fault| match fault {
            WebhookFault::Signature => Unbelieved::Signature,
            WebhookFault::Age => Unbelieved::Age,
            WebhookFault::Malformed | WebhookFault::TooLong => Unbelieved::Malformed,
        })?;
        Ok(Pushed { number: pushed.number, report: report(pushed.report) })
    }
}

fn report(told: courier::Report) -> Report {
    let status = match told.status {
        courier::Status::Accepted => Status::Accepted,
        courier::Status::InTransit => Status::InTransit,
        courier::Status::OutForDelivery => Status::OutForDelivery,
        courier::Status::Held => Status::Held,
        courier::Status::Failed => Status::Failed,
        courier::Status::Delivered => Status::Delivered,
        courier::Status::Returned => Status::Returned,
        courier::Status::Lost => Status::Lost,
    };
    Report { event: told.event, status, at: told.at }
}
