//! `bench experts`: search and match among a million experts. Profiles that are made up are written by SQL into a database of its
//! own, as far as the index knows them; needs are asked as the desk asks them, the directory as everybody reads it, and times are
//! taken around the product's own functions.
//!
//! It measures choosing and ranking. Opening the twenty profiles that are then shown is a decryption each and is not part of it.

mod draw;
mod page;
mod store;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use community::experts::{
    matching::{self, Breadth},
    need::{Need, Place},
    vocabulary::Lexicon,
};
use kernel::{Actor, Id, Locale};

use self::{draw::Drawn, store::Register};
use crate::product::Product;

/// Profiles, unless the command line says otherwise.
const PROFILES: u32 = 1_000_000;
/// Needs that are asked, after some to warm up.
const NEEDS: usize = 300;
const WARM: usize = 30;
/// The limit of the ninety-fifth percentile.
const LIMIT: Duration = Duration::from_millis(100);

/// What was measured.
struct Figures {
    profiles: u32,
    counting: Duration,
    matching: Vec<Duration>,
    directory: Vec<Duration>,
    /// Of the first twenty of an exhaustive ranking, how many stood as high in ours, in hundredths; needs it was asked for.
    kept: (f64, usize),
}

/// Runs it; `arguments` are `--profiles 50000` or nothing.
///
/// # Errors
/// If the ninety-fifth percentile lies above the limit, or anything breaks.
pub async fn run(arguments: &[String]) -> Result<()> {
    let profiles = match arguments {
        [] => PROFILES,
        [flag, number] if flag == "--profiles" => number.parse().context("a number of profiles")?,
        _ => bail!("bench experts takes --profiles and a number, or nothing"),
    };
    let product = Product::start().await?;
    let measured = measure(&product, profiles).await;
    product.stop().await;
    let figures = measured?;
    page::write(&figures)?;
    for (what, times) in [("matching", &figures.matching), ("the directory", &figures.directory)] {
        let slow = percentile(times, 95);
        if slow > LIMIT {
            bail!("{what}: the 95th percentile is {slow:?}");
        }
    }
    Ok(())
}

async fn measure(product: &Product, profiles: u32) -> Result<Figures> {
    let built = &product.built;
    let lexicon = &built.areas.experts.lexicon;
    println!("writing {profiles} profiles …");
    let mut register = Register::connect(product).await?;
    register.fill(&built.store, lexicon, profiles).await?;
    let mut cx = built.store.begin(Actor::System("bench.experts")).await?;
    let began = Instant::now();
    community::experts::count_tokens(&mut cx).await?;
    cx.commit().await?;
    let counting = began.elapsed();
    println!("{NEEDS} needs …");
    let mut draw = Drawn::new(77);
    let (mut times, mut directory) = (Vec::new(), Vec::new());
    let (mut kept, mut asked) = (0.0, 0);
    for at in 0..NEEDS + WARM {
        let need = need(lexicon, &mut draw)?;
        let mut cx = built.store.begin(Actor::System("bench.experts")).await?;
        let id = Id::unowned(cx.now(), cx.dice());
        let began = Instant::now();
        let (wanted, found) = matching::first(&mut cx, lexicon, (id, &need), (Breadth::default(), 20)).await?;
        let time = began.elapsed();
        let code = need.field.as_str();
        let began = Instant::now();
        let narrowed = match at % 3 {
            0 => (None, None),
            1 => (Some(code), None),
            _ => (Some(code), Some("de")),
        };
        community::experts::directory(&mut cx, narrowed, None, 50).await?;
        let listed = began.elapsed();
        if at >= WARM {
            times.push(time);
            directory.push(listed);
        }
        if at >= WARM && at % 10 == 0 {
            let ours: Vec<f64> = found.iter().map(|(_, own)| own.score).collect();
            kept += register.as_high(&cx, &wanted, &ours).await?;
            asked += 1;
        }
        cx.commit().await?;
    }
    let share = if asked == 0 { f64::NAN } else { 100.0 * kept / asked as f64 };
    Ok(Figures { profiles, counting, matching: times, directory, kept: (share, asked) })
}

/// A need for one to three skills of a field, in either language, with a few words beside.
fn need(lexicon: &Lexicon, draw: &mut Drawn) -> Result<Need> {
    let vocabulary = lexicon.vocabulary();
    let own = &vocabulary.skills[draw.below(vocabulary.skills.len())];
    let near: Vec<_> = vocabulary.skills.iter().filter(|other| other.field == own.field).collect();
    let locale = if draw.below(2) == 0 { Locale::AR } else { Locale::EN };
    let mut said = vec![own.name(locale).to_owned()];
    for _ in 0..draw.below(3) {
        said.push(near[draw.below(near.len())].name(locale).to_owned());
    }
    for _ in 0..draw.below(8) {
        said.push(draw.word());
    }
    Ok(Need {
        title: said.join(" "),
        about: String::new(),
        agency: String::new(),
        field: own.field.clone(),
        skills: Vec::new(),
        offer: draw::OFFERED[draw.below(draw::OFFERED.len())],
        place: Place::Either,
        languages: if draw.below(3) == 0 { vec!["ar".to_owned()] } else { Vec::new() },
        country: (draw.below(5) == 0).then(|| "de".to_owned()),
        until: "2099-01-01".parse()?,
    })
}

/// A percentile of times.
fn percentile(times: &[Duration], percent: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(at).copied().unwrap_or(Duration::MAX)
}
