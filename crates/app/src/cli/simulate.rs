//! `wasl simulate <kind>`: one simulated outside system over real sockets. A demo starts these as child processes.

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use anyhow::{Context, Result, bail};
use kernel::SystemClock;
use outbound::simulators::{Kind, Script, Secrets, Setup, serve};
use tokio::{io::AsyncReadExt, net::TcpListener};

use crate::config::{Environment, Settings};

/// What to simulate, and where.
#[derive(clap::Args)]
pub struct Arguments {
    /// `registry`, `gateway`, `courier`, `agencies` or `messages`.
    kind: String,
    /// Where to listen; port 0 takes any free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    address: std::net::SocketAddr,
    /// Folder of the simulator's own state.
    #[arg(long)]
    state: PathBuf,
    /// Ends when standard input closes, so that no simulator outlives whoever started it.
    #[arg(long)]
    with_parent: bool,
}

/// Serves until stopped. Prints where it listens, one fact a line, then `ready`.
pub async fn run(settings: &Settings, arguments: Arguments) -> Result<ExitCode> {
    if settings.environment == Environment::Production && Kind::FOR_DEMONSTRATION_ONLY {
        bail!("production starts no simulator");
    }
    let Some(kind) = Kind::parse(&arguments.kind) else {
        bail!("unknown simulator {:?}; there are {}", arguments.kind, Kind::ALL.map(Kind::as_str).join(", "));
    };
    if !arguments.address.ip().is_loopback() {
        bail!("a simulator listens on this machine only");
    }
    let listener =
        TcpListener::bind(arguments.address).await.with_context(|| format!("listening on {}", arguments.address))?;
    println!("listening http://{}", listener.local_addr()?);
    let smtp = match kind {
        Kind::Messages => {
            let smtp = TcpListener::bind((arguments.address.ip(), 0)).await.context("listening for SMTP")?;
            println!("smtp {}", smtp.local_addr()?);
            Some(smtp)
        }
        Kind::Registry | Kind::Gateway | Kind::Courier | Kind::Agencies => None,
    };
    println!("ready");
    let setup = Setup {
        state_dir: arguments.state,
        script: Script { per_second: settings.registry.per_second, ..Script::default() },
        secrets: Secrets {
            registry_request: settings.registry.secret.clone(),
            registry_ticket: settings.registry.ticket_secret.clone(),
            gateway_token: settings.gateway.secret.clone(),
            gateway_webhook: settings.gateway.webhook_secret.clone(),
            courier_token: settings.courier.secret.clone(),
            courier_webhook: settings.courier.webhook_secret.clone(),
            agency_request: settings.agencies.secret.clone(),
            agency_webhook: settings.agencies.webhook_secret.clone(),
            sms_token: settings.sms.secret.clone(),
        },
        clock: Arc::new(SystemClock),
        smtp,
    };
    tokio::select! {
        served = serve(kind, listener, setup) => served.context("serving")?,
        () = super::serve::stop_signal() => {}
        () = parent_gone(), if arguments.with_parent => {}
    }
    Ok(ExitCode::SUCCESS)
}

/// Ends when standard input does.
async fn parent_gone() {
    let mut ignored = [0_u8; 64];
    let mut input = tokio::io::stdin();
    while let Ok(count) = input.read(&mut ignored).await {
        if count == 0 {
            return;
        }
    }
}
