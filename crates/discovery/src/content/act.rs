//! Letting a page out and taking it back take two people. What the second one decides about is the page as it would be read,
//! paragraph by paragraph, and its hash; a later change of the draft voids the proposal.

use std::time::Duration;

use async_trait::async_trait;
use catalogue::{Catalogue, Snapshot};
use kernel::{Actor, Failure, Id, Locale, Outcome};
use service_model::Names;
use store::Cx;
use work::proposals::{Approved, Excluded, Proposal, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    difference::{self, Piece},
    happening::Happening,
    kind::Kind,
    matter::Content,
    model::{self, Act, Draft, Page, Stage, Version},
    pictures,
    policy::EDITORS,
    refusal,
    store::{self as rows, drafts},
};

/// For how long a proposal can be decided.
const LIVES: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// The act `discovery.publish_page`. Its subject is the draft's id.
pub struct PublishPage {
    /// Names of the countries and services a page speaks of.
    pub catalogue: Catalogue,
}

impl PublishPage {
    /// Its name in the database.
    pub const KIND: &'static str = "discovery.publish_page";
}

/// A draft that may go out, and what it would follow.
struct Ready {
    draft: Draft,
    page: Option<Page>,
    versions: Vec<Version>,
}

async fn ready(cx: &mut Cx, id: Id<Draft>) -> Outcome<Ready> {
    let draft = drafts::lock(cx, id).await?.ok_or_else(Failure::not_found)?;
    if draft.closed_at.is_some() {
        return Err(refusal::closed());
    }
    if !draft.content.missing().is_empty() {
        return Err(refusal::incomplete());
    }
    pictures::known(cx, &draft.content).await?;
    let page = rows::page(cx, &draft.slug).await?;
    let versions = match &page {
        Some(page) => rows::versions(cx, page.id).await?,
        None => Vec::new(),
    };
    if versions.first().map(|own| own.number) != draft.base {
        return Err(refusal::outdated());
    }
    model::shown_between(&draft.content, cx.now())?;
    Ok(Ready { draft, page, versions })
}

#[async_trait]
impl ProposedAct for PublishPage {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    fn name_text(&self) -> &'static str {
        "content-act-publish"
    }

    fn rules(&self) -> Rules {
        Rules { proposers: EDITORS, deciders: EDITORS, lives: LIVES }
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        Some(format!("/desk/content/drafts/{}/look", subject.thing))
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let ready = ready(cx, Id::from_uuid(subject.thing)).await?;
        let snapshot = self.catalogue.snapshot(cx.store()).await?;
        let content = &ready.draft.content;
        let title = if content.kind == Kind::Emergency { "content-shown-emergency" } else { "content-shown-publish" };
        let shown = about(Shown::new(Words::text(title)), content, &snapshot);
        let shown = changes(shown, ready.versions.first().map(|own| &own.content), content);
        // In lines of sixteen digits, as it is compared by eye.
        let line = |bytes: &[u8]| Words::plain(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
        let digest = Words::Lines(content.sha256()?.chunks(8).map(line).collect());
        Ok(shown.line(Words::text("content-shown-digest"), digest))
    }

    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        let staff = drafts::contributors(cx, Id::from_uuid(subject.thing)).await?;
        Ok(Excluded { staff, ..Excluded::default() })
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let ready = ready(cx, Id::from_uuid(approved.proposal.subject.thing)).await?;
        let now = cx.now();
        let (holds_from, holds_until) = model::shown_between(&ready.draft.content, now)?;
        let page = match ready.page {
            Some(page) => page,
            None => {
                let page = Page { id: Id::unowned(now, cx.dice()), slug: ready.draft.slug.clone() };
                rows::insert_page(cx, &page).await?;
                page
            }
        };
        let version = Version {
            number: ready.versions.first().map_or(0, |own| own.number) + 1,
            content: ready.draft.content,
            published_at: now,
            holds_from,
            holds_until,
            proposed_by: approved.proposal.proposed_by.to_string(),
            approved_by: decider(cx)?,
            reason: approved.proposal.reason.clone(),
            rehearsal: false,
        };
        rows::insert_version(cx, page.id, &version).await?;
        drafts::close(cx, ready.draft.id, Some(version.number)).await?;
        drafts::record(cx, ready.draft.id, Act::Published).await
    }

    async fn refused(&self, cx: &mut Cx, proposal: &Proposal) -> Outcome<()> {
        drafts::record(cx, Id::from_uuid(proposal.subject.thing), Act::Refused).await
    }
}

/// What the page is and whom it concerns.
fn about(shown: Shown, content: &Content, snapshot: &Snapshot) -> Shown {
    let names = |own: &Names| Words::Names { ar: own.ar.clone(), en: own.en.clone() };
    let countries = content.countries.iter().map(|key| match snapshot.country(key) {
        Ok(country) => names(&country.definition.names),
        Err(_) => Words::plain(key),
    });
    let countries: Vec<Words> = countries.collect();
    let everywhere = || Words::text("content-everywhere");
    let sources = content.sources.iter().map(|own| Words::Many(vec![names(&own.names), Words::Day(own.seen_on)]));
    let mut shown = shown
        .line(Words::text("content-field-kind"), Words::text(format!("content-kind-{}", content.kind.as_str())))
        .line(Words::text("content-field-owner"), names(&content.owner))
        .line(
            Words::text("content-field-countries"),
            if countries.is_empty() { everywhere() } else { Words::Lines(countries) },
        )
        .line(Words::text("content-field-verified"), Words::Day(content.verified_on))
        .line(Words::text("content-field-sources"), Words::Lines(sources.collect()));
    if let Some(happens) = &content.happens {
        shown = event(shown, happens);
    }
    for (label, day) in [("content-field-from", content.from), ("content-field-until", content.until)] {
        if let Some(day) = day {
            shown = shown.line(Words::text(label), Words::Day(day));
        }
    }
    shown
}

/// When and where an event takes place, and how one gets in.
fn event(shown: Shown, happens: &Happening) -> Shown {
    let mut shown = shown
        .line(Words::text("content-field-begins"), Words::Day(happens.begins))
        .line(Words::text("content-field-ends"), Words::Day(happens.ends))
        .line(
            Words::text("content-field-place"),
            Words::Names { ar: happens.place.ar.clone(), en: happens.place.en.clone() },
        );
    if let Some(hours) = &happens.hours {
        let hour = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
        shown = shown
            .line(Words::text("content-field-hours-from"), Words::plain(hour(hours.from)))
            .line(Words::text("content-field-hours-until"), Words::plain(hour(hours.until)))
            .line(Words::text("content-field-zone"), Words::plain(&hours.zone));
    }
    if let Some(online) = &happens.online {
        shown = shown.line(Words::text("content-field-online"), Words::plain(online));
    }
    if let Some(registration) = &happens.registration {
        shown = shown
            .line(Words::text("content-field-places"), Words::Number(i64::from(registration.places)))
            .line(Words::text("content-field-opens"), Words::Day(registration.opens))
            .line(Words::text("content-field-closes"), Words::Day(registration.closes));
    }
    shown
}

/// Every paragraph that differs from the version before.
fn changes(mut shown: Shown, before: Option<&Content>, after: &Content) -> Shown {
    for (locale, label) in [(Locale::AR, "content-language-ar"), (Locale::EN, "content-language-en")] {
        let old = before.map(|own| own.lines(locale)).unwrap_or_default();
        let new = after.lines(locale);
        if new.is_empty() && old.is_empty() {
            shown = shown.line(Words::text(label), Words::text("content-translation-missing"));
        } else if before.is_none() {
            let lines = new.into_iter().map(Words::plain).collect();
            shown = shown.line(Words::text(label), Words::Lines(lines));
        } else {
            for row in difference::rows(&old, &new) {
                shown = shown.change(Words::text(label), joined(&row.before), joined(&row.after));
            }
        }
    }
    shown
}

fn joined(pieces: &[Piece]) -> Words {
    if pieces.is_empty() {
        return Words::text("content-nothing");
    }
    Words::plain(pieces.iter().map(|own| own.text.as_str()).collect::<String>())
}

fn decider(cx: &Cx) -> Outcome<String> {
    match cx.actor() {
        Actor::Staff { staff, .. } => Ok(staff.to_string()),
        _ => Err(Failure::not_found()),
    }
}

/// The act `discovery.withdraw_page`. Its subject is the page's id: every version of it there is goes.
pub struct WithdrawPage;

impl WithdrawPage {
    /// Its name in the database.
    pub const KIND: &'static str = "discovery.withdraw_page";
}

#[async_trait]
impl ProposedAct for WithdrawPage {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    fn name_text(&self) -> &'static str {
        "content-act-withdraw"
    }

    fn rules(&self) -> Rules {
        Rules { proposers: EDITORS, deciders: EDITORS, lives: LIVES }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let (_, version) = living(cx, Id::from_uuid(subject.thing)).await?;
        let Names { ar, en } = version.content.titles();
        Ok(Shown::new(Words::text("content-shown-withdraw"))
            .line(Words::text("content-what"), Words::Names { ar, en })
            .line(Words::text("content-version"), Words::Number(i64::from(version.number)))
            .line(Words::text("content-field-from"), Words::Moment(version.holds_from)))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let (page, version) = living(cx, Id::from_uuid(approved.proposal.subject.thing)).await?;
        let (by, approver) = (approved.proposal.proposed_by.to_string(), decider(cx)?);
        let done = rows::withdraw(cx, page.id, version.number, (&by, &approver), &approved.proposal.reason).await?;
        if done { Ok(()) } else { Err(refusal::not_out()) }
    }
}

/// The page and its newest version, if it is out or waits for its day.
async fn living(cx: &mut Cx, id: Id<Page>) -> Outcome<(Page, Version)> {
    let page = rows::page_of(cx, id).await?.ok_or_else(Failure::not_found)?;
    let versions = rows::versions(cx, id).await?;
    let withdrawn = rows::withdrawn(cx, id).await?;
    if !matches!(Stage::of(&versions, withdrawn, cx.now()), Stage::Shown | Stage::Scheduled) {
        return Err(refusal::not_out());
    }
    let newest = versions.into_iter().next().ok_or_else(refusal::not_out)?;
    Ok((page, newest))
}
