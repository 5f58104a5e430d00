//! The outside world of a [`super::World`]: the simulators as tasks on ports of their own, and what was told to them.

use std::{path::Path, sync::Arc};

use app::config::Settings;
use kernel::Clock;
use outbound::{
    http::Reach,
    mail::SmtpSecurity,
    simulators::{Kind, Script, Secrets, Setup, serve},
};
use tokio::{net::TcpListener, task::JoinSet};

/// Where the simulators listen.
pub(super) struct Addresses {
    pub registry: String,
    pub gateway: String,
    pub courier: String,
    pub agencies: String,
    pub messages: String,
}

/// What every simulator does at first: nobody waits for a budget or for a repeat of a webhook.
pub fn free_rein() -> Script {
    Script { per_second: 10_000, late_ms: 300, retry_ms: 100, ..Script::default() }
}

/// Starts them all and enters their addresses and secrets into the settings, as `wasl demo` does.
pub(super) async fn start(
    settings: &mut Settings,
    folder: &Path,
    clock: &Arc<dyn Clock>,
    tasks: &mut JoinSet<()>,
) -> Addresses {
    let secret = |word: &str| secrecy::SecretString::from(format!("a secret of the suite for {word}, long enough"));
    let secrets = Secrets {
        registry_request: secret("questions"),
        registry_ticket: secret("tickets"),
        gateway_token: secret("calls"),
        gateway_webhook: secret("webhooks"),
        courier_token: secret("parcels"),
        courier_webhook: secret("pushes"),
        agency_request: secret("agencies"),
        agency_webhook: secret("reports"),
        sms_token: secret("messages"),
    };
    settings.registry.secret = secrets.registry_request.clone();
    settings.registry.ticket_secret = secrets.registry_ticket.clone();
    settings.gateway.secret = secrets.gateway_token.clone();
    settings.gateway.webhook_secret = secrets.gateway_webhook.clone();
    settings.courier.secret = secrets.courier_token.clone();
    settings.courier.webhook_secret = secrets.courier_webhook.clone();
    settings.agencies.secret = secrets.agency_request.clone();
    settings.agencies.webhook_secret = secrets.agency_webhook.clone();
    settings.sms.secret = secrets.sms_token.clone();

    let smtp = listener().await;
    let smtp_address = smtp.local_addr().expect("an address");
    let mut smtp = Some(smtp);
    let mut urls = Vec::new();
    for kind in Kind::ALL {
        let http = listener().await;
        urls.push(format!("http://{}", http.local_addr().expect("an address")));
        let setup = Setup {
            state_dir: folder.join(kind.as_str()),
            script: free_rein(),
            secrets: secrets.clone(),
            clock: clock.clone(),
            smtp: if kind == Kind::Messages { smtp.take() } else { None },
        };
        tasks.spawn(async move { serve(kind, http, setup).await.expect("the simulator serves") });
    }
    let [registry, gateway, courier, agencies, messages] = urls.try_into().expect("five simulators");
    settings.registry.url = registry.clone();
    settings.registry.reach = Reach::Loopback;
    settings.registry.per_second = 10_000;
    settings.gateway.url = gateway.clone();
    settings.gateway.reach = Reach::Loopback;
    settings.gateway.checkout_origins = vec![gateway.clone()];
    settings.courier.url = courier.clone();
    settings.courier.reach = Reach::Loopback;
    settings.agencies.url = agencies.clone();
    settings.agencies.reach = Reach::Loopback;
    settings.sms.url = messages.clone();
    settings.sms.reach = Reach::Loopback;
    settings.mail.host = smtp_address.ip().to_string();
    settings.mail.port = smtp_address.port();
    settings.mail.security = SmtpSecurity::LoopbackPlain;
    settings.push.loopback = true;
    Addresses { registry, gateway, courier, agencies, messages }
}

/// A socket on any free port of this machine.
pub(super) async fn listener() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.expect("a free port")
}
