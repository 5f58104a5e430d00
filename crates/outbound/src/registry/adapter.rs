//! The registry over HTTP: signs every question and every file ticket, and trusts no answer that is not signed back.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use kernel::{Clock, Dice, NationalNumber};
use secrecy::{ExposeSecret, SecretString};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    EntryAnswer, EntryQuery, IdentityAnswer, IdentityQuery, KinQuery, Kinsfolk, Mandate, RecordAnswer, RecordKey,
    RecordQuery, Registry, RegistryError, ticket,
    wire::{
        ENTER_RECORD, EntryQuestion, EntryReply, FIND_RECORD, IdentityQuestion, IdentityReply, KIN, KinQuestion,
        KinReply, MATCH_IDENTITY, ParentageWire, RecordQuestion, RecordReply, RefusalWire, StatedWire,
    },
};
use crate::{
    ConfigProblem,
    http::{Call, Destination, Http, Method, Reach},
    signing::{self, SharedKey},
};

/// Where the registry is and what we share with it.
#[derive(Clone)]
pub struct RegistrySettings {
    /// Its address.
    pub base: String,
    /// Which addresses it may have; agencies are usually behind a closed line.
    pub reach: Reach,
    /// The name of our key at the registry.
    pub key_name: String,
    /// Signs questions; at least 32 bytes.
    pub request_secret: SecretString,
    /// Signs file tickets; at least 32 bytes and another than the first.
    pub ticket_secret: SecretString,
}

/// Everything wrong with the settings, without sending anything.
pub fn check_config(settings: &RegistrySettings) -> Vec<ConfigProblem> {
    let problem = |text: String| ConfigProblem::new("registry", text);
    let mut problems = Vec::new();
    problems.extend(Destination::new("registry", &settings.base, settings.reach).err());
    for (name, secret) in [("request_secret", &settings.request_secret), ("ticket_secret", &settings.ticket_secret)] {
        problems.extend(SharedKey::new("x", secret).err().map(|error| problem(format!("{name}: {error}"))));
    }
    if settings.request_secret.expose_secret() == settings.ticket_secret.expose_secret() {
        problems.push(problem("request_secret and ticket_secret must differ".to_owned()));
    }
    if settings.key_name.is_empty() {
        problems.push(problem("key_name is empty".to_owned()));
    }
    problems
}

/// The registry over HTTP.
#[derive(Clone)]
pub struct HttpRegistry {
    http: Http,
    destination: Destination,
    request_key: SharedKey,
    ticket_key: SharedKey,
    clock: Arc<dyn Clock>,
    dice: Arc<dyn Dice>,
}

impl HttpRegistry {
    /// Joins the settings to the client; the first problem of [`check_config`] is returned.
    pub fn new(
        http: Http,
        settings: &RegistrySettings,
        clock: Arc<dyn Clock>,
        dice: Arc<dyn Dice>,
    ) -> Result<Self, ConfigProblem> {
        if let Some(problem) = check_config(settings).into_iter().next() {
            return Err(problem);
        }
        let key = |secret| {
            SharedKey::new(&settings.key_name, secret)
                .map_err(|error| ConfigProblem::new("registry", error.to_string()))
        };
        Ok(Self {
            http,
            destination: Destination::new("registry", &settings.base, settings.reach)?,
            request_key: key(&settings.request_secret)?,
            ticket_key: key(&settings.ticket_secret)?,
            clock,
            dice,
        })
    }

    async fn ask<Q: Serialize, A: DeserializeOwned>(
        &self,
        path: &'static str,
        mandate: &Mandate,
        question: &Q,
    ) -> Result<A, RegistryError> {
        let unreadable = |error: serde_json::Error| RegistryError::Unreadable(error.to_string());
        let body = serde_json::to_vec(question).map_err(unreadable)?;
        let now = self.clock.now();
        let ticket = ticket::issue(&self.ticket_key, mandate, now).map_err(unreadable)?;
        let stamp = signing::sign_request(&self.request_key, ("POST", path), &body, now, self.dice.as_ref());
        let call = Call::new(Method::Post, path)
            .header(signing::KEY, self.request_key.name())
            .header(signing::TIMESTAMP, stamp.timestamp)
            .header(signing::NONCE, stamp.nonce.clone())
            .header(signing::SIGNATURE, stamp.signature)
            .header(ticket::FILE_TICKET, ticket)
            .bytes("application/json", body);
        let reply = self.http.send(&self.destination, call).await?;
        // A 429 or 5xx may come from a proxy in front of the registry, which cannot sign; neither is believed as an answer.
        match reply.status {
            429 => return Err(RegistryError::Busy { after: reply.retry_after().unwrap_or(Duration::from_secs(1)) }),
            500.. => {
                return Err(RegistryError::Away(crate::http::CallError::Connection("it answers with an error".into())));
            }
            _ => {}
        }
        let signature = reply.header(signing::SIGNATURE).unwrap_or_default();
        if !signing::verify_response(&self.request_key, &stamp.nonce, reply.status, &reply.body, signature) {
            return Err(RegistryError::Unreadable("it is not signed by the registry".to_owned()));
        }
        if reply.is_success() {
            Ok(reply.json()?)
        } else {
            Err(RegistryError::Refused { code: reply.json::<RefusalWire>()?.code })
        }
    }
}

#[async_trait]
impl Registry for HttpRegistry {
    async fn find_record(&self, query: &RecordQuery) -> Result<RecordAnswer, RegistryError> {
        let (number, parentage) = match &query.key {
            RecordKey::Number(number) => (Some(number.digits().to_owned()), None),
            RecordKey::Parentage { name, mother_name, born } => {
                let mother_name = mother_name.expose_secret().to_owned();
                (None, Some(ParentageWire { name: name.clone(), mother_name, born: *born }))
            }
        };
        let stated = StatedWire {
            name: query.stated.name.clone(),
            father_name: query.stated.father_name.clone(),
            mother_name: query.stated.mother_name.as_ref().map(|name| name.expose_secret().to_owned()),
            born: query.stated.born,
            sex: query.stated.sex,
            governorate: query.stated.governorate,
            spouse_name: query.stated.spouse_name.clone(),
            happened_on: query.stated.happened_on,
        };
        let question = RecordQuestion { act: query.act, extent: query.extent, number, parentage, stated };
        Ok(match self.ask(FIND_RECORD, &query.mandate, &question).await? {
            RecordReply::Found { record } => RecordAnswer::Found(record),
            RecordReply::NotLocated { reason } => RecordAnswer::NotLocated(reason),
            RecordReply::Mismatch { fields, record } => RecordAnswer::Mismatch { differs: fields, record },
        })
    }

    async fn match_identity(&self, query: &IdentityQuery) -> Result<IdentityAnswer, RegistryError> {
        let question = IdentityQuestion {
            number: query.number.digits().to_owned(),
            card_factory_number: query.card_factory_number.expose_secret().to_owned(),
            mother_name: query.mother_name.expose_secret().to_owned(),
        };
        Ok(match self.ask(MATCH_IDENTITY, &query.mandate, &question).await? {
            IdentityReply::Matched { person } => IdentityAnswer::Matched(Box::new(person.into())),
            IdentityReply::Mismatch => IdentityAnswer::Mismatch,
            IdentityReply::Unknown => IdentityAnswer::Unknown,
            IdentityReply::Deceased => IdentityAnswer::Deceased,
            IdentityReply::Withheld => IdentityAnswer::Withheld,
        })
    }

    async fn kin(&self, query: &KinQuery) -> Result<Kinsfolk, RegistryError> {
        let of = query.of.iter().map(|number| number.digits().to_owned()).collect();
        let reply: KinReply = self.ask(KIN, &query.mandate, &KinQuestion { of, reach: query.reach }).await?;
        // A number that is none is no kin left out quietly: the whole answer is not believed.
        let unreadable = |_| RegistryError::Unreadable("it names kin by something that is no number".to_owned());
        let numbers = reply.kin.iter().map(|digits| digits.parse::<NationalNumber>().map_err(unreadable));
        Ok(Kinsfolk { numbers: numbers.collect::<Result<_, _>>()?, whole: reply.whole })
    }

    async fn enter(&self, query: &EntryQuery) -> Result<EntryAnswer, RegistryError> {
        let question = EntryQuestion { key: query.key.clone(), entry: query.entry.clone() };
        Ok(match self.ask(ENTER_RECORD, &query.mandate, &question).await? {
            EntryReply::Entered { record } => EntryAnswer::Entered(record),
            EntryReply::Duplicate => EntryAnswer::Duplicate,
            EntryReply::Refused { reason } => EntryAnswer::Refused(reason),
        })
    }
}
