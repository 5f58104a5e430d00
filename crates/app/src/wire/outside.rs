//! The outside systems as the configuration names them: one HTTP client, one adapter each.

use std::sync::Arc;

use anyhow::{Result, anyhow};
use kernel::{Clock, Dice};
use outbound::{
    agencies::{AgencySettings, HttpAgencies},
    courier::{CourierSettings, HttpCourier},
    gateway::{GatewaySettings, HttpGateway},
    http::Http,
    mail::{SmtpMail, SmtpSettings},
    push::WebPush,
    registry::{HttpRegistry, RegistrySettings},
    sms::{HttpSms, SmsSettings},
};

use crate::config::Settings;

/// Every adapter, ready to be joined to ports.
#[derive(Clone)]
pub struct Outside {
    /// The civil registry.
    pub registry: HttpRegistry,
    /// The payment gateway.
    pub gateway: HttpGateway,
    /// The courier.
    pub courier: HttpCourier,
    /// Other agencies, where they are connected.
    pub agencies: Option<HttpAgencies>,
    /// Mail.
    pub mail: Arc<SmtpMail>,
    /// SMS.
    pub sms: HttpSms,
    /// The services of browsers.
    pub push: WebPush,
}

/// Makes the adapters. Nothing is sent yet; whatever is wrong with the settings is said now.
pub fn open(settings: &Settings, clock: &Arc<dyn Clock>, dice: &Arc<dyn Dice>) -> Result<Outside> {
    let http = Http::new(clock.clone());
    let registry = RegistrySettings {
        base: settings.registry.url.clone(),
        reach: settings.registry.reach,
        key_name: settings.registry.key_name.clone(),
        request_secret: settings.registry.secret.clone(),
        ticket_secret: settings.registry.ticket_secret.clone(),
    };
    let gateway = GatewaySettings {
        provider: settings.gateway.provider.clone(),
        base: settings.gateway.url.clone(),
        reach: settings.gateway.reach,
        merchant: settings.gateway.merchant.clone(),
        token: settings.gateway.secret.clone(),
        webhook_secret: settings.gateway.webhook_secret.clone(),
    };
    let courier = CourierSettings {
        carrier: settings.courier.carrier.clone(),
        base: settings.courier.url.clone(),
        reach: settings.courier.reach,
        account: settings.courier.account.clone(),
        token: settings.courier.secret.clone(),
        webhook_secret: settings.courier.webhook_secret.clone(),
    };
    let agencies = AgencySettings {
        base: settings.agencies.url.clone(),
        reach: settings.agencies.reach,
        key_name: settings.agencies.key_name.clone(),
        request_secret: settings.agencies.secret.clone(),
        webhook_secret: settings.agencies.webhook_secret.clone(),
    };
    let connected = !agencies.base.is_empty();
    let agencies = connected.then(|| HttpAgencies::new(http.clone(), &agencies, clock.clone(), dice.clone()));
    let user = &settings.mail.user;
    let mail = SmtpSettings {
        host: settings.mail.host.clone(),
        port: settings.mail.port,
        security: settings.mail.security,
        credentials: (!user.is_empty()).then(|| (user.clone(), settings.mail.password.clone())),
        from: settings.mail.from.clone(),
    };
    let sms = SmsSettings {
        base: settings.sms.url.clone(),
        reach: settings.sms.reach,
        token: settings.sms.secret.clone(),
        sender: settings.sms.sender.clone(),
    };
    Ok(Outside {
        registry: HttpRegistry::new(http.clone(), &registry, clock.clone(), dice.clone()).map_err(said)?,
        gateway: HttpGateway::new(http.clone(), gateway).map_err(said)?,
        courier: HttpCourier::new(http.clone(), courier).map_err(said)?,
        agencies: agencies.transpose().map_err(said)?,
        mail: Arc::new(SmtpMail::new(&mail).map_err(said)?),
        push: WebPush::new(http.clone(), &settings.push_services(), clock.clone(), dice.clone()).map_err(said)?,
        sms: HttpSms::new(http, sms).map_err(said)?,
    })
}

fn said(problem: outbound::ConfigProblem) -> anyhow::Error {
    anyhow!("{problem}")
}
