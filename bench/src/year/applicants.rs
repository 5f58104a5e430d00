//! Whoever applies: people of the simulated registry's own population, so that most records are found, some lie on paper
//! only and some differ, as the registry has it and not as the run would like it.

use anyhow::{Context, Result, ensure};
use kernel::{Actor, Day, Locale, NationalNumber};
use outbound::registry::simulator::{Population, SEED};
use people::{Assurance, demo::DemoCitizen};
use store::lookup::{self, LookupKind};
use testkit::World;
use uuid::Uuid;

use super::lands::Post;

/// Somebody with an account.
pub struct Applicant {
    /// The account.
    pub account: Uuid,
    /// The full name.
    pub name: String,
    /// The national number.
    pub number: NationalNumber,
    /// The mother's name as the record has it.
    pub mother: String,
    /// The day of birth.
    pub born: Day,
    /// Code of the governorate of birth.
    pub governorate: u8,
    /// Which mission serves her: its place among the posts.
    pub post: usize,
}

/// Opens accounts for `count` people at most, as many in each mission's area.
pub async fn register(world: &World, posts: &[Post], count: u64) -> Result<Vec<Applicant>> {
    let population = Population::generate(SEED);
    let mut cx = world.store().begin(Actor::System("bench.year")).await?;
    let (youngest, last) = (Day::new(2005, 1, 1)?, Day::new(2028, 1, 1)?);
    let mut wanted = Vec::new();
    for person in population.people() {
        let grown = person.born < youngest && person.lives_on(last) && person.card.is_some();
        let Some(mother) = population.mother_name(person).filter(|_| grown) else { continue };
        // The people of the demo have accounts already.
        if lookup::find(&mut cx, LookupKind::NationalNumber, person.number.digits()).await?.is_some() {
            continue;
        }
        let serial = wanted.len();
        if serial as u64 == count {
            break;
        }
        let language = if serial % 5 == 4 { Locale::EN } else { Locale::AR };
        let post = serial % posts.len();
        let mobile = posts.get(post).context("a mission")?.mobile;
        // Every third can be reached by short messages only.
        let contact = match serial % 3 {
            0 => format!("{mobile}{serial:07}"),
            _ => format!("year-{serial}@wasl.example"),
        };
        wanted.push((person, mother, language, post, contact));
    }
    drop(cx);
    // Where the registry knows fewer people, each of them applies more often.
    ensure!(wanted.len() as u64 >= count / 2, "the registry knows only {} people who could apply", wanted.len());
    let citizens: Vec<DemoCitizen> = wanted
        .iter()
        .map(|(person, _, language, _, contact)| DemoCitizen {
            name: person.full_name(),
            contact: contact.clone(),
            number: Some(person.number),
            level: Assurance::Verified,
            language: *language,
        })
        .collect();
    let ports = (&world.areas.people.passwords, &world.areas.texts);
    people::demo::seed(world.store(), ports, &citizens, &[]).await?;
    let mut applicants = Vec::with_capacity(wanted.len());
    let mut cx = world.store().begin(Actor::System("bench.year")).await?;
    for (person, mother, _, post, contact) in wanted {
        let account = lookup::find(&mut cx, LookupKind::Contact, &contact).await?.context("an account")?;
        applicants.push(Applicant {
            account,
            name: person.full_name(),
            number: person.number,
            mother,
            born: person.recorded_born(),
            governorate: person.governorate,
            post,
        });
    }
    Ok(applicants)
}
