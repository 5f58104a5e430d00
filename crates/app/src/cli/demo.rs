//! `wasl demo`: the whole product with fictional people. Every outside system is a simulator of its own process.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use catalogue::definitions::Definitions;
use discovery::content;
use documents::verify::child::ChildVerifier;
use kernel::{Actor, Id, NationalNumber, marks};
use people::demo::staff_called;
use serde::Serialize;
use store::Store;
use tokio::net::TcpListener;

use super::{
    fictional,
    serve::{stop_signal, until_stopped},
    supervise::{self, Simulator},
};
use crate::{
    cast::{self, Cast},
    config::{Environment, Settings},
    wire,
};

/// What a demo says about itself, for people on the terminal and for the browser stories.
#[derive(Serialize)]
struct Facts {
    url: String,
    outbox_url: String,
    gateway_url: String,
    courier_url: String,
    agencies_url: String,
    registry_url: String,
    data: String,
    #[serde(flatten)]
    cast: Cast,
}

/// Starts the simulators, the database and the product, loads the people, and serves until stopped.
pub async fn run(mut settings: Settings, facts: Option<PathBuf>) -> Result<ExitCode> {
    if settings.environment == Environment::Production {
        bail!("production has no demo");
    }
    settings.environment = Environment::Demo;
    // Long enough to show that the answer comes later, short enough for a visitor.
    settings.people.answer_after_seconds = settings.people.answer_after_seconds.min(5);
    let listener = TcpListener::bind(settings.server.address)
        .await
        .with_context(|| format!("listening on {}", settings.server.address))?;
    settings.server.address = listener.local_addr()?;

    eprintln!("Starting the simulated registry, payment gateway, courier, other agencies and messages …");
    let simulators = Simulators::start(&mut settings).await?;
    eprintln!("Starting PostgreSQL …");
    let database = wire::database::open(&settings).await?;
    // Whatever goes wrong from here on, the database and the simulators are stopped before it is told.
    let served = serve(&settings, &database, &simulators, listener, facts).await;
    simulators.stop().await;
    database.close().await;
    served.map(|()| ExitCode::SUCCESS)
}

/// Builds the product, loads definitions and people, says where everything is, and serves until stopped.
async fn serve(
    settings: &Settings,
    database: &wire::database::Database,
    simulators: &Simulators,
    listener: TcpListener,
    facts: Option<PathBuf>,
) -> Result<()> {
    store::migrate(&database.urls().owner).await?;
    let store = wire::open_store(settings, database.urls()).await?;
    eprintln!("Publishing definitions (a demo approves them by itself) and loading fictional people …");
    // Published first: the product reads the catalogue when it is built.
    publish(&store, &settings.definitions.folder).await?;
    let outside = wire::outside::open(settings, store.clock(), store.dice())?;
    let built = wire::build(settings, store, outside, ChildVerifier::this_binary()).await?;

    let cast = cast::load(&built).await?;
    let published = (staff_called(&built.store, "dubai").await?, staff_called(&built.store, "authority").await?);
    casework::appointments::demo::seed(&built.store, &built.areas.catalogue, published).await?;
    let editors = (staff_called(&built.store, "editor").await?, staff_called(&built.store, "editor2").await?);
    discovery::polls::demo::seed(&built.store, editors).await?;
    discovery::live::demo::seed(&built.store, editors).await?;
    oversight::demo::seed(&built.store, staff_called(&built.store, "abudhabi").await?).await?;
    discovery::demo::seed(&built.store).await?;
    let mut staff = Vec::with_capacity(cast.staff.len());
    for member in &cast.staff {
        staff.push(staff_called(&built.store, &member.login).await?);
    }
    let ending = (staff_called(&built.store, "finance2").await?, staff_called(&built.store, "authority3").await?);
    oversight::academy::demo::seed(&built.store, &built.areas.catalogue, &staff, ending).await?;
    let body = (staff_called(&built.store, "training").await?, staff_called(&built.store, "training2").await?);
    let learner = async |part: &str| account_of(&built.store, &cast, part).await;
    let learners = (learner("mismatch").await?, [learner("father").await?, learner("stranger").await?]);
    community::training::demo::seed(&built.store, &built.areas.catalogue, body, learners).await?;
    let officers = (staff_called(&built.store, "emigration").await?, staff_called(&built.store, "emigration2").await?);
    evaluation::demo::seed(&built.store, &built.areas.catalogue, officers).await?;
    let owners = ["paper@wasl.example", "mismatch@wasl.example"];
    community::experts::demo::seed(&built.store, &built.areas.experts.lexicon, owners, officers).await?;
    let promoting = (staff_called(&built.store, "company").await?, staff_called(&built.store, "campaign").await?);
    let counting = (&built.areas.acts, built.areas.promotion.statistics.as_ref());
    promotion::demo::seed(&built.store, counting, promoting).await?;
    let known = Facts {
        url: settings.public_url(),
        outbox_url: simulators.messages.url.clone(),
        gateway_url: simulators.gateway.url.clone(),
        courier_url: simulators.courier.url.clone(),
        agencies_url: simulators.agencies.url.clone(),
        registry_url: simulators.registry.url.clone(),
        data: settings.data.folder.to_string_lossy().into_owned(),
        cast,
    };
    say(&known);
    if let Some(path) = facts {
        // Written beside and renamed, so that whoever waits for it never reads half a file.
        let part = path.with_extension("part");
        std::fs::write(&part, serde_json::to_vec_pretty(&known)?).context("writing the facts")?;
        std::fs::rename(&part, &path).context("writing the facts")?;
    }
    until_stopped(settings, built, Some(listener), stop_signal()).await
}

/// The account of a citizen of the cast who has confirmed her number.
async fn account_of(store: &Store, cast: &Cast, part: &str) -> Result<Id<marks::Account>> {
    let number = cast.people.get(part).and_then(|own| own["number"].as_str()).context("nobody of the cast")?;
    let number: NationalNumber = number.parse().map_err(|_| anyhow::anyhow!("{part} has no number"))?;
    let mut cx = store.begin(Actor::System("demo.accounts")).await?;
    let account = people::holder_of(&mut cx, &number).await?;
    cx.commit().await?;
    account.with_context(|| format!("{part} has no account"))
}

/// The outside world of a demo.
struct Simulators {
    registry: Simulator,
    gateway: Simulator,
    courier: Simulator,
    agencies: Simulator,
    messages: Simulator,
}

impl Simulators {
    /// Starts them all with secrets drawn for this run and enters their addresses into the settings.
    async fn start(settings: &mut Settings) -> Result<Self> {
        let dice = store::system_dice()?;
        let secret = || {
            let mut bytes = [0_u8; 24];
            dice.fill(&mut bytes);
            bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
        };
        let secrets = [
            ("WASL__REGISTRY__SECRET", secret()),
            ("WASL__REGISTRY__TICKET_SECRET", secret()),
            ("WASL__GATEWAY__SECRET", secret()),
            ("WASL__GATEWAY__WEBHOOK_SECRET", secret()),
            ("WASL__SMS__SECRET", secret()),
            ("WASL__COURIER__SECRET", secret()),
            ("WASL__COURIER__WEBHOOK_SECRET", secret()),
            ("WASL__AGENCIES__SECRET", secret()),
            ("WASL__AGENCIES__WEBHOOK_SECRET", secret()),
            ("WASL_ENV", "demo".to_owned()),
        ];
        let environment: Vec<(&str, &str)> = secrets.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let state = settings.data.folder.join("simulators");
        let registry = supervise::start("registry", &state, &environment).await?;
        let gateway = supervise::start("gateway", &state, &environment).await?;
        let courier = supervise::start("courier", &state, &environment).await?;
        let agencies = supervise::start("agencies", &state, &environment).await?;
        let messages = supervise::start("messages", &state, &environment).await?;

        use outbound::{http::Reach, mail::SmtpSecurity};
        settings.registry.url = registry.url.clone();
        settings.registry.reach = Reach::Loopback;
        settings.registry.secret = secrets[0].1.clone().into();
        settings.registry.ticket_secret = secrets[1].1.clone().into();
        settings.gateway.url = gateway.url.clone();
        settings.gateway.reach = Reach::Loopback;
        settings.gateway.secret = secrets[2].1.clone().into();
        settings.gateway.webhook_secret = secrets[3].1.clone().into();
        settings.gateway.checkout_origins = vec![gateway.url.clone()];
        settings.courier.url = courier.url.clone();
        settings.courier.reach = Reach::Loopback;
        settings.courier.secret = secrets[5].1.clone().into();
        settings.courier.webhook_secret = secrets[6].1.clone().into();
        settings.agencies.url = agencies.url.clone();
        settings.agencies.reach = Reach::Loopback;
        settings.agencies.secret = secrets[7].1.clone().into();
        settings.agencies.webhook_secret = secrets[8].1.clone().into();
        settings.sms.url = messages.url.clone();
        settings.sms.reach = Reach::Loopback;
        settings.sms.secret = secrets[4].1.clone().into();
        let smtp = messages.smtp.context("the simulated mail server does not listen")?;
        settings.mail.host = smtp.ip().to_string();
        settings.mail.port = smtp.port();
        settings.mail.security = SmtpSecurity::LoopbackPlain;
        settings.push.loopback = true;
        Ok(Self { registry, gateway, courier, agencies, messages })
    }

    async fn stop(self) {
        self.registry.stop().await;
        self.gateway.stop().await;
        self.courier.stop().await;
        self.agencies.stop().await;
        self.messages.stop().await;
    }
}

/// Imports the definitions of `folder`, or the shipped ones with what is made up for a demo if none is named, and publishes
/// what changed.
async fn publish(store: &Store, folder: &str) -> Result<()> {
    let definitions = if folder.is_empty() {
        fictional::numbered(Definitions::shipped())
    } else {
        let found = Definitions::read(Path::new(folder))?;
        // A folder that is not there reads as empty; a demo without services would hide the mistake.
        anyhow::ensure!(!found.0.is_empty(), "no definitions in {folder} (definitions.folder)");
        found
    };
    let mut cx = store.begin(Actor::System("demo.definitions")).await?;
    catalogue::revisions::rehearse(&mut cx, &definitions).await?;
    let pages = if folder.is_empty() { content::Pages::shipped() } else { content::Pages::read(Path::new(folder))? };
    let pages = pages.load(None).map_err(|findings| content::told(&findings))?;
    content::rehearse(&mut cx, &pages).await?;
    cx.commit().await?;
    Ok(())
}

fn say(facts: &Facts) {
    println!();
    println!(
        "  وصل · Wasl (demo: registry, payment, other agencies, messages and seal are simulated; no document is official)"
    );
    println!();
    println!("  Pages            {}/ar/   {}/en/", facts.url, facts.url);
    println!("  Staff            {}/ar/desk/sign-in", facts.url);
    println!("  Messages sent    {}", facts.outbox_url);
    println!("  Other agencies   {}   (play them there)", facts.agencies_url);
    println!("  API              {}/api/openapi.json", facts.url);
    println!();
    println!("  Citizens (sign in with the address; the code is among the messages sent)");
    for citizen in &facts.cast.citizens {
        println!("    {:<28} {:<22} {}", citizen.contact, citizen.level, citizen.story);
    }
    println!();
    println!("  Staff (password, then the code of an authenticator holding the secret)");
    for member in &facts.cast.staff {
        println!("    {:<12} {:<26} {}   {}", member.login, member.password, member.totp_secret, member.post);
    }
    println!();
    println!("  Ctrl-C ends everything.");
}
