//! Joins casework's port for payments to the gateway's adapter. Only words are translated here.

use async_trait::async_trait;
use casework::payments::port::{
    Charged, Disputed, Flow, Gateway, OpenCheckout, RefundAnswer, StatementLine, Told, WantedCheckout, WantedRefund,
};
use kernel::{Day, Failure, Moment, Outcome};
use outbound::gateway::{
    CheckoutRequest, Gateway as _, GatewayError, HttpGateway, LineKind, Notice, RefundRequest, Status, Transaction,
    WebhookFault,
};
use web::webhooks::{Unbelieved, Webhook};

/// The hosted gateway.
pub struct Hosted(pub HttpGateway);

#[async_trait]
impl Gateway for Hosted {
    fn provider(&self) -> &str {
        self.0.provider()
    }

    fn merchant(&self) -> &str {
        self.0.merchant()
    }

    async fn open_checkout(&self, wanted: &WantedCheckout) -> Outcome<OpenCheckout> {
        let request = CheckoutRequest {
            reference: wanted.reference.clone(),
            amount: wanted.amount,
            items: vec![(wanted.label.clone(), wanted.amount.minor())],
            notification_url: wanted.notify.clone(),
            return_url: wanted.back.clone(),
            locale: wanted.locale,
            expires: wanted.expires,
        };
        let open = self.0.create_checkout(&request).await?;
        Ok(OpenCheckout { intention: open.intention, url: open.url })
    }

    async fn ask(&self, intention: &str) -> Outcome<Vec<Told>> {
        let known = self.0.status(intention).await?;
        Ok(known
            .transactions
            .into_iter()
            .map(|transaction| told(&known.merchant, &known.id, &known.reference, transaction))
            .collect())
    }

    async fn give_back(&self, refund: &WantedRefund) -> Outcome<RefundAnswer> {
        let request = RefundRequest {
            reference: refund.reference.clone(),
            transaction: refund.transaction.clone(),
            amount: refund.amount,
        };
        match self.0.refund(&request).await {
            Ok(given) => Ok(RefundAnswer::Given(given.id)),
            Err(GatewayError::Refused { code }) => Ok(RefundAnswer::Refused(code)),
            Err(error) => Err(Failure::from(error)),
        }
    }

    async fn statement(&self, day: Day) -> Outcome<Vec<StatementLine>> {
        let lines = self.0.statement(day).await?;
        Ok(lines
            .into_iter()
            .map(|line| StatementLine {
                flow: match line.kind {
                    LineKind::Payment => Flow::Payment,
                    LineKind::Refund => Flow::Refund,
                    LineKind::ChargeBack => Flow::ChargeBack,
                    LineKind::ChargeBackReturned => Flow::ChargeBackReturned,
                    LineKind::DisputeFee => Flow::DisputeFee,
                },
                external: line.id,
                reference: line.reference,
                minor: line.minor,
                currency: line.currency,
            })
            .collect())
    }

    fn read_webhook(&self, webhook: &Webhook<'_>, now: Moment) -> Result<Told, Unbelieved> {
        let notice = Notice { headers: webhook.headers, query: webhook.query, body: webhook.body };
        let event = self.0.read_webhook(&notice, now).map_err(|fault| match fault {
            WebhookFault::Signature => Unbelieved::Signature,
            WebhookFault::Age => Unbelieved::Age,
            WebhookFault::Malformed | WebhookFault::TooLong => Unbelieved::Malformed,
        })?;
        Ok(told(&event.merchant, &event.intention, &event.reference, event.transaction))
    }
}

fn told(merchant: &str, intention: &str, reference: &str, charge: Transaction) -> Told {
    Told {
        merchant: merchant.to_owned(),
        intention: intention.to_owned(),
        reference: reference.to_owned(),
        transaction: charge.id,
        charged: match charge.status {
            Status::Succeeded => Charged::Taken,
            Status::Declined | Status::Expired => Charged::Declined,
            Status::Open | Status::Pending => Charged::Pending,
            Status::Disputed => Charged::Disputed,
            Status::DisputeWon => Charged::DisputeWon,
            Status::DisputeLost => Charged::DisputeLost,
        },
        minor: charge.minor,
        currency: charge.currency,
        at: charge.at,
        dispute: charge.dispute.map(|dispute| Disputed { external: dispute.id, fee: dispute.fee }),
    }
}
