//! Mail over SMTP with lettre; encrypted unless the server is on this machine.

use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::authentication::Credentials,
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::{Letter, Mail, MailError};
use crate::ConfigProblem;

/// How the connection is protected.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmtpSecurity {
    /// TLS from the first byte.
    Tls,
    /// STARTTLS, required.
    StartTls,
    /// None; only on this machine.
    LoopbackPlain,
}

/// Where mail is handed over.
#[derive(Clone)]
pub struct SmtpSettings {
    /// The server's name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: SmtpSecurity,
    /// User and password, if it wants them.
    pub credentials: Option<(String, SecretString)>,
    /// The sender, `Name <address>` or an address.
    pub from: String,
}

/// Everything wrong with the settings, without sending anything.
pub fn check_config(settings: &SmtpSettings) -> Vec<ConfigProblem> {
    let problem = |text: &str| ConfigProblem::new("mail", text);
    let mut problems = Vec::new();
    if settings.host.is_empty() {
        problems.push(problem("host is empty"));
    }
    let at_home = settings.host == "localhost"
        || settings.host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    if settings.security == SmtpSecurity::LoopbackPlain && !at_home {
        problems.push(problem("an unprotected connection is allowed to this machine only"));
    }
    if settings.from.parse::<Mailbox>().is_err() {
        problems.push(problem("from is not an address"));
    }
    problems
}

/// Mail over SMTP.
pub struct SmtpMail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl SmtpMail {
    /// Joins the settings; the first problem of [`check_config`] is returned. Connects when first used.
    pub fn new(settings: &SmtpSettings) -> Result<Self, ConfigProblem> {
        if let Some(problem) = check_config(settings).into_iter().next() {
            return Err(problem);
        }
        let failed = |error: lettre::transport::smtp::Error| ConfigProblem::new("mail", error.to_string());
        let builder = match settings.security {
            SmtpSecurity::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(&settings.host).map_err(failed)?,
            SmtpSecurity::StartTls => {
                AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&settings.host).map_err(failed)?
            }
            SmtpSecurity::LoopbackPlain => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host),
        };
        let mut builder = builder.port(settings.port).timeout(Some(Duration::from_secs(10)));
        if let Some((user, password)) = &settings.credentials {
            builder = builder.credentials(Credentials::new(user.clone(), password.expose_secret().to_owned()));
        }
        let from = settings.from.parse().map_err(|_| ConfigProblem::new("mail", "from is not an address"))?;
        Ok(Self { transport: builder.build(), from })
    }

    fn write(&self, letter: &Letter) -> Result<Message, MailError> {
        let unwritable = |error: Box<dyn std::error::Error + Send + Sync>| MailError::Unwritable(error);
        if letter.subject.chars().any(char::is_control) {
            return Err(unwritable("the subject holds a control character".into()));
        }
        let to: Mailbox = letter.to.parse().map_err(|error| unwritable(Box::new(error)))?;
        let micros = u64::try_from(letter.at.as_microsecond()).unwrap_or(0);
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&letter.subject)
            .date(SystemTime::UNIX_EPOCH + Duration::from_micros(micros))
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone())
            .map_err(|error| unwritable(Box::new(error)))?;
        if let Some(address) = &letter.unsubscribe {
            if !address.starts_with("https://") && !address.starts_with("http://")
                || address.chars().any(|letter| !letter.is_ascii_graphic() || matches!(letter, '<' | '>'))
            {
                return Err(unwritable("the way to unsubscribe is no address".into()));
            }
            let headers = message.headers_mut();
            let mut say = |name, value: String| {
                headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
            };
            say("List-Unsubscribe", format!("<{address}>"));
            say("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned());
        }
        Ok(message)
    }
}

#[async_trait]
impl Mail for SmtpMail {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let message = self.write(letter)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(MailError::Refused(Box::new(error))),
            Err(error) => Err(MailError::Away(Box::new(error))),
        }
    }
}
