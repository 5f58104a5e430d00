//! A country of residence: one file of data. Which countries, missions, currencies, calendars and couriers exist is never
//! known to code; a country is opened by an operator's switch, not by a release.

mod address;
mod calendar;
mod community;
mod delivery;
mod mission;
mod offer;
mod period;
mod ready;
mod stage;
mod today;
mod topic;
mod zone;

use std::{collections::BTreeMap, time::Duration};

pub use address::{AddressForm, AddressPart, PartKind};
pub use calendar::{Calendar, Holiday};
pub use community::Community;
pub use delivery::DeliveryMode;
use kernel::{Currency, Day, Locale};
pub use mission::{Mission, Opening};
pub use offer::Gap;
pub use period::Period;
pub use ready::Ready;
pub use stage::Stage;
pub use today::TodaysWay;
pub use topic::{Agency, Desk, Topic};

use crate::{
    Finding, Names, Sources, Spot,
    fees::Rate,
    finding::Findings,
    reader::{File, Table},
    use_of_document::{Attestation, Body, Use},
};

/// Working hours within which a letter in a file is answered where a country's file says nothing: two days of nine hours.
const LETTER_HOURS: i64 = 18;

/// A company that may carry documents there.
#[derive(Clone, PartialEq, Debug)]
pub struct Courier {
    /// Its key.
    pub key: String,
    /// Its name.
    pub names: Names,
}

/// A country.
#[derive(Clone, PartialEq, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code in small letters.
    pub key: String,
    /// Its name.
    pub names: Names,
    /// The proposed stage.
    pub stage: Stage,
    /// IANA zone.
    pub zone: String,
    /// Dialling code without `+`.
    pub dialling: String,
    /// The currency charged.
    pub currency: Currency,
    /// Name of that currency.
    pub currency_names: Names,
    /// The rate proposed with the file; the operator's later rows win.
    pub rate: Option<Rate>,
    /// Languages offered first, Arabic among them.
    pub languages: Vec<Locale>,
    /// Keys of the services offered.
    pub services: Vec<String>,
    /// How an address is written.
    pub address_form: AddressForm,
    /// Working days and holidays.
    pub calendar: Calendar,
    /// Embassies and consulates.
    pub missions: Vec<Mission>,
    /// Couriers.
    pub couriers: Vec<Courier>,
    /// How paper is brought to people there; empty where it is not.
    pub delivery: Vec<DeliveryMode>,
    /// For how many days paper that is ready waits for other paper of its basket that goes to the same place.
    pub paper_waits_days: i32,
    /// How it is done today without the platform.
    pub todays_ways: Vec<TodaysWay>,
    /// Receiving bodies.
    pub bodies: Vec<Body>,
    /// Steps of attestation for documents used there.
    pub attestations: Vec<Attestation>,
    /// Where documents are accepted.
    pub uses: Vec<Use>,
    /// Agencies that answer enquiries and complaints.
    pub agencies: Vec<Agency>,
    /// What may be written about outside a file.
    pub topics: Vec<Topic>,
    /// Working time, by this country's calendar, within which a mission here answers a letter in a file.
    pub letters_within: Duration,
    /// Ready words beside an officer's own.
    pub ready: Vec<Ready>,
    /// How many Egyptians are thought to live there, if anybody says.
    pub community: Option<Community>,
}

impl Country {
    /// Loads `<key>.toml`, the only file of `sources`.
    ///
    /// # Errors
    /// Every finding, when there is at least one.
    pub fn load(sources: &Sources) -> Result<Self, Vec<Finding>> {
        let findings = Findings::default();
        let mut country = None;
        for (name, text) in sources.iter() {
            country = Some(Self::read(&File::parse(name, text, &findings)));
        }
        match country {
            Some(country) if findings.is_empty() => Ok(country),
            _ if findings.is_empty() => {
                findings.add(&Spot::start_of(""), "file-missing", "there is no file of the country");
                Err(findings.into_sorted())
            }
            _ => Err(findings.into_sorted()),
        }
    }

    /// The topic with this key.
    pub fn topic(&self, key: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.key == key)
    }

    /// The agency with this key.
    pub fn agency(&self, key: &str) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.key == key)
    }

    /// How it is done today for `service`.
    pub fn todays_way(&self, service: &str) -> Option<&TodaysWay> {
        self.todays_ways.iter().find(|way| way.service == service)
    }

    fn read(file: &File<'_>) -> Self {
        let mut table = file.table();
        if table.whole("schema", 1) != 1 {
            table.fault_at("schema", "schema", "this program reads schema 1 of countries");
        }
        let key = table.key("key");
        let stage = Stage::parse(table.one_of("stage", &Stage::NAMES)).unwrap_or(Stage::Closed);
        let zone = zone::zone(&mut table);
        let (currency, currency_names) = currency(&mut table);
        let rate = table.opt_table("rate").and_then(|row| rate(row, currency));
        let address_form = table.opt_table("address").map(AddressForm::read).unwrap_or_default();
        let (delivery, paper_waits_days) = table.opt_table("delivery").map(DeliveryMode::read_all).unwrap_or_default();
        let calendar = table.sub_table("calendar").map(|row| Calendar::read(row, &zone)).unwrap_or_default();
        let missions: Vec<_> =
            table.tables("mission").into_iter().map(|row| Mission::read(row, &address_form)).collect();
        let couriers = table.tables("courier").into_iter().map(courier).collect();
        let mission_keys: Vec<String> = missions.iter().map(|mission| mission.key.clone()).collect();
        let todays_ways = table.tables("today").into_iter().map(|row| TodaysWay::read(row, &mission_keys)).collect();
        let bodies: Vec<_> = table.tables("body").into_iter().map(Body::read).collect();
        let attestations: Vec<_> = table.tables("attestation").into_iter().map(Attestation::read).collect();
        let uses = table.tables("use").into_iter().map(|row| Use::read(row, &bodies, &attestations)).collect();
        let agencies: Vec<_> = table.tables("agency").into_iter().map(Agency::read).collect();
        let topics = table.tables("topic").into_iter().map(|row| Topic::read(row, &agencies)).collect();
        let letter_hours = u64::try_from(table.whole_or("letter_hours", 1, LETTER_HOURS)).unwrap_or(1);
        let ready = table.tables("ready").into_iter().map(Ready::read).collect();
        let community = table.opt_table("community").map(Community::read);
        let country = Self {
            names: table.names("names"),
            dialling: table.text("dialling"),
            languages: languages(&mut table),
            services: table.texts("services"),
            key,
            stage,
            zone,
            currency,
            currency_names,
            rate,
            address_form,
            calendar,
            missions,
            couriers,
            delivery,
            paper_waits_days,
            todays_ways,
            bodies,
            attestations,
            uses,
            agencies,
            topics,
            letters_within: Duration::from_secs(letter_hours * 3600),
            ready,
            community,
        };
        country.check(&table);
        table.finish();
        country
    }

    fn check(&self, table: &Table<'_, '_>) {
        if self.stage.takes_applications() {
            if self.missions.is_empty() {
                table.fault_at("stage", "country-open", "a country that takes applications needs a mission");
            }
            if self.services.is_empty() {
                table.fault_at("stage", "country-open", "a country that takes applications offers a service");
            }
            if self.rate.is_none() && self.currency != Currency::EGP {
                table.fault_at("stage", "country-open", "a country that takes applications needs a rate");
            }
        }
        self.check_offer(table);
        if self.stage == Stage::Closed && self.todays_ways.is_empty() {
            table.fault_at("stage", "country-closed", "a closed country shows today's way: add a [[today]] row");
        }
        let mut keys: BTreeMap<&str, usize> = BTreeMap::new();
        self.missions.iter().for_each(|mission| *keys.entry(mission.key.as_str()).or_default() += 1);
        for (key, _) in keys.into_iter().filter(|(_, count)| *count > 1) {
            table.fault("duplicate", format!("the mission `{key}` is defined twice"));
        }
        for (at, topic) in self.topics.iter().enumerate() {
            if self.topics[..at].iter().any(|other| other.key == topic.key) {
                table.fault("duplicate", format!("the topic `{}` is defined twice", topic.key));
            }
        }
        for (at, ready) in self.ready.iter().enumerate() {
            if self.ready[..at].iter().any(|other| other.key == ready.key) {
                table.fault("duplicate", format!("the ready words `{}` are defined twice", ready.key));
            }
        }
    }

    /// The day it is there.
    pub fn day_at(&self, now: kernel::Moment) -> Day {
        now.day_in(&self.zone)
    }
}

fn currency(table: &mut Table<'_, '_>) -> (Currency, Names) {
    let Some(mut row) = table.sub_table("currency") else {
        return (Currency::EGP, Names { ar: String::new(), en: String::new() });
    };
    let exponent = u8::try_from(row.whole("exponent", 0)).unwrap_or(u8::MAX);
    let code = row.text("code");
    let names = row.names("names");
    let currency = Currency::new(&code, exponent).unwrap_or_else(|error| {
        row.fault("value", format!("`{code}` with exponent {exponent}: {error}"));
        Currency::EGP
    });
    row.finish();
    (currency, names)
}

/// A rate is written as a decimal text: `"0.076500"` dirhams for a pound.
fn rate(mut row: Table<'_, '_>, currency: Currency) -> Option<Rate> {
    let text = row.text("for_one_pound");
    let Some(micros) = six_digits(&text).filter(|micros| *micros > 0) else {
        row.fault_at("for_one_pound", "amount", format!("`{text}` is not a rate like \"0.076500\""));
        return None;
    };
    let (at, valid_until) = (row.moment("at")?, row.moment("valid_until")?);
    if valid_until <= at {
        row.fault_at("valid_until", "days", "the rate ends before it begins");
    }
    let rate = Rate { currency, micros, source: row.words("source"), at, valid_until };
    row.finish();
    Some(rate)
}

fn six_digits(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |s: &str| s.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && part.len() <= 6 && digits(whole) && digits(part)).then_some(())?;
    format!("{whole}{part:0<6}").parse().ok()
}

fn courier(mut row: Table<'_, '_>) -> Courier {
    let courier = Courier { key: row.key("key"), names: row.names("names") };
    row.finish();
    courier
}

fn languages(table: &mut Table<'_, '_>) -> Vec<Locale> {
    let mut languages = Vec::new();
    for text in table.texts("languages") {
        match text.parse() {
            Ok(locale) => languages.push(locale),
            Err(_) => table.fault_at("languages", "language", format!("`{text}` is not a two-letter language code")),
        }
    }
    if !languages.contains(&Locale::AR) {
        table.fault_at("languages", "language", "Arabic must be among the languages");
    }
    languages
}
