//! Who is listened to. One function decides, for reading and for writing: a signed-in adult who agreed to be counted, whose age
//! is known from the number that was confirmed. Whoever's age is not known is not listened to.

use ::store::{Cx, Scope};
use kernel::{Id, Outcome, marks};
use people::consent::{self, ANALYTICS};
use web::Visit;

use super::{
    Scrub,
    signal::{Kind, Row, age_band, sex},
    store, week,
};

/// The domain of the blind index that pseudonyms are.
const PSEUDONYM: &str = "discovery.signal";

/// What is told of an act.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// What happened.
    pub kind: Kind,
    /// The service, page or trial it is about.
    pub topic: &'a str,
    /// The step of a form, or the way of a trial.
    pub step: &'a str,
    /// What somebody typed.
    pub words: &'a str,
    /// The country it is about, if it is about one.
    pub country: Option<&'a str>,
}

impl<'a> Told<'a> {
    /// That something happened.
    pub fn of(kind: Kind) -> Self {
        Self { kind, topic: "", step: "", words: "", country: None }
    }

    /// About a service, a page or a trial.
    #[must_use]
    pub fn about(self, topic: &'a str) -> Self {
        Self { topic, ..self }
    }

    /// At a step.
    #[must_use]
    pub fn at(self, step: &'a str) -> Self {
        Self { step, ..self }
    }

    /// In these words.
    #[must_use]
    pub fn saying(self, words: &'a str) -> Self {
        Self { words, ..self }
    }

    /// In a country.
    #[must_use]
    pub fn in_country(self, country: Option<&'a str>) -> Self {
        Self { country, ..self }
    }
}

/// Who is listened to, as she is counted.
struct Heard {
    sex: &'static str,
    age_band: &'static str,
    country: Option<String>,
}

/// Whether the account is listened to, and as whom. Everything that writes a signal asks here first.
async fn heard(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Option<Heard>> {
    if !consent::is_given(cx, &Scope::Owner(account), account, ANALYTICS).await? {
        return Ok(None);
    }
    let (_, today) = week::of(cx.now());
    let profile = people::profile(cx, account).await?;
    let counted = profile.birth.and_then(|born| age_band(born, today)).zip(profile.sex);
    let country = profile.address.map(|own| own.country);
    Ok(counted.map(|(age_band, own)| Heard { sex: sex(own), age_band, country }))
}

/// Under which names the account may stand in a week: one for each version of the key.
pub(super) fn pseudonyms(cx: &Cx, account: Id<marks::Account>, monday: kernel::Day) -> Vec<Vec<u8>> {
    cx.vault().blind_all(PSEUDONYM, &format!("{monday}:{account}"))
}

/// Writes a signal of this account, if it is listened to. Words that name somebody, or touch what is nobody's business, are
/// dropped before anything is written.
///
/// # Errors
/// Faults of the database.
pub async fn tell(cx: &mut Cx, scrub: &Scrub, account: Id<marks::Account>, told: &Told<'_>) -> Outcome<()> {
    let Some(heard) = heard(cx, account).await? else { return Ok(()) };
    let kept = match told.kind.is_words() || told.kind.may_have_words() {
        true => scrub.words(told.words),
        false => None,
    };
    if kept.is_none() && told.kind.is_words() {
        return Ok(());
    }
    let words = kept.unwrap_or_default().join(" ");
    let (monday, today) = week::of(cx.now());
    let country = told.country.map(str::to_owned).or(heard.country).unwrap_or_default();
    let row = Row {
        pseudonym: cx.vault().blind(PSEUDONYM, &format!("{monday}:{account}")),
        kind: told.kind,
        country,
        sex: heard.sex.to_owned(),
        age_band: heard.age_band.to_owned(),
        topic: told.topic.to_owned(),
        step: told.step.to_owned(),
        words,
    };
    store::insert(cx, &row, (monday, today)).await
}

/// The same for a visit, in a transaction of its own; nothing for whoever is not signed in.
///
/// # Errors
/// Faults of the database.
pub async fn listen(v: &Visit, scrub: &Scrub, told: &Told<'_>) -> Outcome<()> {
    let Ok(account) = v.account() else { return Ok(()) };
    let mut cx = v.begin().await?;
    tell(&mut cx, scrub, account, told).await?;
    cx.commit().await
}

/// A step of a form of a service, as the area that owns forms tells it: which step and never what was answered.
///
/// # Errors
/// Faults of the database.
pub async fn heard_at_step(
    cx: &mut Cx,
    scrub: &Scrub,
    account: Id<marks::Account>,
    (kind, service, step): (Kind, &str, &str),
    country: &str,
) -> Outcome<()> {
    tell(cx, scrub, account, &Told::of(kind).about(service).at(step).in_country(Some(country))).await
}

/// Whether this account is asked how it went: it is listened to, and in the weeks that are kept it said nothing of this.
///
/// # Errors
/// Faults of the database.
pub async fn may_ask(cx: &mut Cx, account: Id<marks::Account>, about: &str) -> Outcome<bool> {
    if heard(cx, account).await?.is_none() {
        return Ok(false);
    }
    let names: Vec<Vec<u8>> =
        week::kept(cx.now()).into_iter().flat_map(|monday| pseudonyms(cx, account, monday)).collect();
    Ok(!store::is_told(cx, &names, (Kind::Rated, about)).await?)
}

/// How it went at the end of a file, as the area that owns files tells it: about what, which answer, in which words.
///
/// # Errors
/// Faults of the database.
pub async fn heard_rating(
    cx: &mut Cx,
    scrub: &Scrub,
    account: Id<marks::Account>,
    (about, answer, words): (&str, &str, &str),
    country: &str,
) -> Outcome<()> {
    let told = Told::of(Kind::Rated).about(about).at(answer).saying(words).in_country(Some(country));
    tell(cx, scrub, account, &told).await
}
