//! Demo people: accounts and staff for a rehearsal, written through the same commands as real ones.
//!
//! Log-ins are derived from log-in names, so that every start of a demo prints the same ones. The application refuses to
//! call this in production; nothing else stands between these passwords and the world.

use kernel::{Actor, Bucket, Id, Locale, NationalNumber, Outcome, StaffRole, marks};
use store::{
    Store,
    lookup::{self, LookupKind},
};
use web::Texts;

use crate::{
    accounts::{
        contact::Contact,
        held::store as held,
        model::Assurance,
        name::PersonName,
        store::{self as accounts, Raise},
    },
    consent::{self, ACCOUNT, Choice},
    staff::{
        commands::{Enrolment, enrol},
        model::{Login, Post},
        password::Passwords,
        totp::TotpSecret,
    },
};

/// A citizen of the demo.
#[derive(Clone, Debug)]
pub struct DemoCitizen {
    /// The name.
    pub name: String,
    /// E-mail address or mobile number.
    pub contact: String,
    /// The number of a person the simulated registry knows, for levels above the contact.
    pub number: Option<NationalNumber>,
    /// The level to begin with.
    pub level: Assurance,
    /// The language of messages.
    pub language: Locale,
}

/// A member of staff of the demo.
#[derive(Clone, Debug)]
pub struct DemoStaff {
    /// The log-in name.
    pub login: String,
    /// The name.
    pub name: String,
    /// Which person of the simulated registry this is.
    pub number: NationalNumber,
    /// Roles, with the mission's key for officers.
    pub posts: Vec<(StaffRole, String)>,
}

/// What a demo prints for a member of staff.
#[derive(Clone, Debug)]
pub struct DemoLogin {
    /// The log-in name.
    pub login: String,
    /// The password.
    pub password: String,
    /// The second factor in base32, to be typed into an authenticator.
    pub totp_secret: String,
    /// The same as an address that authenticators read.
    pub totp_address: String,
}

/// Writes the cast, leaving alone whoever is there already, and returns the log-ins of staff.
///
/// # Errors
/// A fault if a member of the cast is malformed: the cast is written by us.
pub async fn seed(
    store: &Store,
    (passwords, texts): (&Passwords, &Texts),
    citizens: &[DemoCitizen],
    staff: &[DemoStaff],
) -> Outcome<Vec<DemoLogin>> {
    for citizen in citizens {
        seed_citizen(store, texts, citizen).await?;
    }
    let mut logins = Vec::with_capacity(staff.len());
    for member in staff {
        seed_staff(store, passwords, member).await?;
        logins.push(login_of(&member.login));
    }
    Ok(logins)
}

/// The log-in of a member of the demo's staff.
pub fn login_of(login: &str) -> DemoLogin {
    let secret = secret_of(login);
    DemoLogin {
        login: login.to_owned(),
        password: password_of(login),
        totp_secret: secret.base32(),
        totp_address: secret.address(login),
    }
}

/// The record of a member of the demo's staff, for what a demo puts down as decided by her.
///
/// # Errors
/// A fault if nobody of the cast has this log-in.
pub async fn staff_called(store: &Store, login: &str) -> Outcome<Id<marks::Staff>> {
    let known = Login::parse(login).ok_or_else(|| malformed("log-in name"))?;
    let mut cx = store.begin(Actor::System("people.demo")).await?;
    let found = crate::staff::store::called(&mut cx, &known).await?;
    found.ok_or_else(|| malformed("log-in name"))
}

/// The second factor's code at `now`, so that a rehearsal needs no authenticator.
///
/// # Errors
/// A fault that never occurs: the secret is long enough.
pub fn code_of(login: &str, now: kernel::Moment) -> Outcome<String> {
    secret_of(login).code_at(now)
}

/// The code of an authenticator that was given this base32 secret, for rehearsals of enrolment.
///
/// # Errors
/// A fault if the secret is not base32 or too short.
pub fn code_from(base32: &str, now: kernel::Moment) -> Outcome<String> {
    let bytes = data_encoding::BASE32_NOPAD.decode(base32.as_bytes());
    let bytes = bytes.map_err(|error| kernel::Failure::fault("reading a second factor", error))?;
    TotpSecret::demo(&bytes).code_at(now)
}

fn password_of(login: &str) -> String {
    format!("demo-{login}-2026")
}

fn secret_of(login: &str) -> TotpSecret {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, format!("wasl demo {login}").as_bytes());
    TotpSecret::demo(&digest.as_ref()[..20])
}

async fn seed_citizen(store: &Store, texts: &Texts, citizen: &DemoCitizen) -> Outcome<()> {
    let contact = Contact::parse(&citizen.contact).map_err(|_| malformed("contact"))?;
    let name = PersonName::parse(&citizen.name).map_err(|_| malformed("name"))?;
    let mut cx = store.begin(Actor::System("people.demo")).await?;
    let account = Id::<marks::Account>::new(Bucket::draw(cx.dice()), cx.now(), cx.dice());
    if !lookup::claim(&mut cx, LookupKind::Contact, contact.value(), account.uuid()).await? {
        return Ok(());
    }
    accounts::insert(&mut cx, account, &name, citizen.language).await?;
    held::put_contact(&mut cx, account, &contact).await?;
    let choice = Choice::new(ACCOUNT, true, texts, citizen.language);
    consent::record(&mut cx, account, citizen.language, &[choice]).await?;
    if citizen.level >= Assurance::Matched
        && let Some(number) = &citizen.number
    {
        if !lookup::claim(&mut cx, LookupKind::NationalNumber, number.digits(), account.uuid()).await? {
            return Err(malformed("number"));
        }
        accounts::raise(&mut cx, account, Some(number), Raise::Matched).await?;
    }
    if citizen.level == Assurance::Verified {
        accounts::raise(&mut cx, account, None, Raise::Verified).await?;
    }
    cx.commit().await
}

async fn seed_staff(store: &Store, passwords: &Passwords, member: &DemoStaff) -> Outcome<()> {
    let login = Login::parse(&member.login).ok_or_else(|| malformed("log-in name"))?;
    let name = PersonName::parse(&member.name).map_err(|_| malformed("name"))?;
    let posts: Option<Vec<Post>> = member.posts.iter().map(|(role, mission)| Post::new(*role, mission)).collect();
    let posts = posts.ok_or_else(|| malformed("post"))?;
    let mut cx = store.begin(Actor::System("people.demo")).await?;
    if crate::staff::store::exists(&mut cx, &login).await? {
        return Ok(());
    }
    drop(cx);
    let password = passwords.hash(&password_of(login.as_str()), store.dice().as_ref()).await?;
    let email = Contact::parse(&format!("{}@staff.example", login.as_str())).map_err(|_| malformed("log-in name"))?;
    let mut cx = store.begin(Actor::System("people.demo")).await?;
    let enrolment = Enrolment {
        email: &email,
        login: &login,
        name: &name,
        number: &member.number,
        password: &password,
        totp: &secret_of(login.as_str()),
        posts: &posts,
        proposal: None,
    };
    enrol(&mut cx, enrolment).await?;
    cx.commit().await
}

fn malformed(what: &'static str) -> kernel::Failure {
    kernel::Failure::fault("seeding a demo", format!("a {what} of the cast cannot be used"))
}
