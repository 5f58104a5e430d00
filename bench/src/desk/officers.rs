//! Ten people at their desks: each looks through the queue, searches and opens files over HTTP, as their browsers would,
//! and waits a little between one act and the next.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use kernel::{Actor, Day, NationalNumber, Sex, StaffRole};
use people::demo::DemoStaff;
use uuid::Uuid;
use web::sessions::{self, SessionKind};

use super::{
    crowd::Chance,
    files::{Known, Staff},
};
use crate::{http::Connection, product::Product};

/// How many work at once.
pub const DESKS: usize = 10;
/// Their missions, by turns.
const MISSIONS: [&str; 2] = ["dubai", "abu_dhabi"];

/// Words of the notice that more files fit than are listed.
const MANY: &str = "ولا يظهر هنا إلا بعضها";

/// What somebody does at a desk.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Act {
    /// The first page of the queue.
    Queue,
    /// Opening a file in one's hands: its access row, its answers, record and kinship.
    Open,
    /// A search by national number.
    Number,
    /// A search by the whole name.
    Name,
    /// A search by two parts of a name, which many bear.
    CommonName,
    /// A search by a mobile number.
    Contact,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 6] = [Self::Queue, Self::Open, Self::Number, Self::Name, Self::CommonName, Self::Contact];

    /// What it is called on the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Queue => "queue, first page",
            Self::Open => "file opened, with its access row",
            Self::Number => "search by national number",
            Self::Name => "search by full name",
            Self::CommonName => "search by two common names",
            Self::Contact => "search by mobile number",
        }
    }

    /// Within how many milliseconds 95 of a hundred are to be answered.
    pub fn aim(self) -> f64 {
        if self == Self::Open { 50.0 } else { 30.0 }
    }
}

/// Enrols officers and an approver, so that every one of them is a stranger to the crowd.
pub async fn enrol(product: &Product) -> Result<Staff> {
    let built = &product.built;
    let born = Day::new(1950, 1, 1)?;
    let mut posts = Vec::new();
    for (serial, mission) in (0..DESKS).zip(MISSIONS.iter().cycle()) {
        posts.push((format!("bench-officer-{serial}"), StaffRole::MissionOfficer, (*mission).to_owned()));
    }
    posts.push(("bench-approver".to_owned(), StaffRole::AuthorityApprover, String::new()));
    let mut staff = Vec::new();
    for ((login, role, mission), serial) in posts.iter().zip(1..) {
        let number = NationalNumber::compose(born.plus_days(serial), 88, 7, Sex::Female).context("a number")?;
        let posts = vec![(*role, mission.clone())];
        staff.push(DemoStaff {
            login: login.clone(), name: "موظفة بالمقعد التجريبي".to_owned(), number, posts
        });
    }
    let people = (&built.areas.people.passwords, &built.areas.texts);
    people::demo::seed(&built.store, people, &[], &staff).await?;
    let mut ids = Vec::new();
    for (login, ..) in &posts {
        ids.push(super::store::staff_id(product, login).await?);
    }
    let approver = ids.pop().context("the approver")?;
    let officers = ids.into_iter().zip(posts.iter().map(|(_, _, mission)| mission.clone())).collect();
    Ok(Staff { officers, approver })
}

/// Everybody at a desk, signed in and with the search form open.
pub async fn sit_down(product: &Product, staff: &Staff, known: &[Known]) -> Result<Vec<Desk>> {
    let mut desks = Vec::new();
    for (officer, mission) in &staff.officers {
        let mut cx = product.built.store.begin(Actor::System("bench.sessions")).await?;
        let opened = sessions::open(&mut cx, SessionKind::Staff, *officer, "bench").await?;
        cx.commit().await?;
        let who = (*officer, mission.as_str(), opened.token().to_owned());
        desks.push(Desk::open(product.address, who, known).await?);
    }
    Ok(desks)
}

/// One person's browser at the desk.
pub struct Desk {
    connection: Connection,
    token: String,
    hidden: Vec<(String, String)>,
    /// Files of her mission, and those she holds.
    known: Vec<Known>,
    held: Vec<Known>,
    chance: Chance,
}

impl Desk {
    /// Opens the search form once; its hidden fields serve for the whole session.
    async fn open(address: SocketAddr, who: (Uuid, &str, String), known: &[Known]) -> Result<Self> {
        let (staff, mission, token) = who;
        let mut connection = Connection::open(address).await?;
        let form = get(&mut connection, "/ar/desk/search", &token).await?;
        let hidden = hidden_fields(&form);
        ensure!(!hidden.is_empty(), "the search form has no token");
        let known: Vec<Known> = known.iter().filter(|file| file.mission == mission).cloned().collect();
        let held: Vec<Known> = known.iter().filter(|file| file.held_by == Some(staff)).cloned().collect();
        ensure!(!held.is_empty(), "an officer holds no file");
        let chance = Chance::new(u64::from_be_bytes(staff.as_bytes()[8..].try_into()?));
        Ok(Self { connection, token, hidden, known, held, chance })
    }

    /// Does it, and tells how long the answer took.
    pub async fn does(&mut self, act: Act) -> Result<Duration> {
        let of = if act == Act::Open { &self.held } else { &self.known };
        let at = usize::try_from(self.chance.below(of.len() as u64))?;
        let file = of.get(at).context("a file to look for")?.clone();
        let (request, must_say) = match act {
            Act::Queue => (page("/ar/desk", &self.token), "/ar/desk/files/".to_owned()),
            Act::Open => (page(&format!("/ar/desk/files/{}", file.reference), &self.token), file.subject.name.clone()),
            Act::Number => (self.search(file.subject.number.digits()), file.reference.clone()),
            Act::Name => (self.search(&file.subject.name), file.reference.clone()),
            Act::CommonName => (self.search(first_two(&file.subject.name)), String::new()),
            Act::Contact => (self.search(&file.subject.mobile), file.reference.clone()),
        };
        let sent = Instant::now();
        let answered = self.connection.call(&request).await?;
        let took = sent.elapsed();
        let body = String::from_utf8_lossy(&answered.body);
        // Of a name that many bear only some files are listed, and the page says so.
        let told = body.contains(&must_say) || (act == Act::Name && body.contains(MANY));
        if answered.status != 200 || !told {
            bail!("{}: {} without {must_say}\n{body}", act.name(), answered.status);
        }
        Ok(took)
    }

    fn search(&self, words: &str) -> Vec<u8> {
        let mut fields = self.hidden.clone();
        fields.push(("words".to_owned(), words.to_owned()));
        fields.push(("purpose".to_owned(), "enquiry".to_owned()));
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        let body = body.join("&");
        format!(
            "POST /ar/desk/search HTTP/1.1\r\nhost: wasl\r\ncookie: wasl-desk={}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            self.token,
            body.len()
        )
        .into_bytes()
    }
}

/// The first two parts of a name, of which `عبد الله` is one.
fn first_two(name: &str) -> &str {
    let ends = name.match_indices(' ').map(|(at, _)| at).filter(|at| !name[..*at].ends_with("عبد"));
    ends.take(2).last().map_or(name, |at| &name[..at])
}

fn page(path: &str, token: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: wasl\r\ncookie: wasl-desk={token}\r\n\r\n").into_bytes()
}

async fn get(connection: &mut Connection, path: &str, token: &str) -> Result<String> {
    let answered = connection.call(&page(path, token)).await?;
    let body = String::from_utf8_lossy(&answered.body).into_owned();
    ensure!(answered.status == 200, "{path}: {} {body}", answered.status);
    Ok(body)
}

/// Names and values of the hidden inputs of the search form; the page has other forms, whose fields it does not mix up.
fn hidden_fields(html: &str) -> Vec<(String, String)> {
    let form = html.split("<form").find(|form| form.contains("name=\"words\"")).unwrap_or_default();
    let attribute = |input: &str, name: &str| {
        let (_, rest) = input.split_once(&format!("{name}=\""))?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    form.split("<input")
        .skip(1)
        .filter(|input| input.split('>').next().is_some_and(|tag| tag.contains("type=\"hidden\"")))
        .filter_map(|input| Some((attribute(input, "name")?, attribute(input, "value")?)))
        .collect()
}

/// Percent-encoding of everything but letters and digits of ASCII.
fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
