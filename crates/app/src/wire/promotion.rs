//! Joins promotion to the engine that counts, to files, to what people declared, to mail and to the editors' pictures.

use std::{collections::BTreeSet, sync::Arc};

use ::promotion::{
    Ports,
    audience::Known,
    messages::quiet::Quiet,
    ports::{
        Difference, Files, News, Pictures, Post, Poster, Press, Reader, Readers, Released, Shown, Statistics,
        not_printable,
    },
};
use async_trait::async_trait;
use casework::applications::store as files;
use catalogue::Catalogue;
use discovery::interests;
use documents::render::{self, IssuerNames, RenderError, RenderPool};
use kernel::{Failure, Id, Locale, Outcome, RefusalKind, marks};
use learning::{
    disclosure::{self, SMALLEST},
    sequential::{self, Arm},
};
use outbound::mail::{Letter, Mail as _};
use people::accounts::contact::ContactKind;
use service_model::Names;
use store::{Cx, Scope};
use web::Texts;

use super::messages::Carriers;

/// What promotion is built from.
///
/// # Errors
/// A fault if the list of quiet times cannot be read.
pub fn ports(
    catalogue: &Catalogue,
    carriers: &Arc<Carriers>,
    press: RenderPool,
    texts: &Texts,
    public_url: &str,
) -> Outcome<Ports> {
    Ok(Ports {
        catalogue: catalogue.clone(),
        statistics: Arc::new(Counting),
        files: Arc::new(EndedFiles),
        readers: Arc::new(WhoDeclared),
        post: Arc::new(NewsByMail { carriers: carriers.clone() }),
        pictures: Arc::new(EditorsPictures),
        press: Arc::new(PosterPress { pool: press }),
        quiet: Arc::new(Quiet::shipped()?),
        texts: texts.clone(),
        public_url: public_url.to_owned(),
    })
}

/// The engine `documents`: a poster is set like everything that is printed, and sealed by nobody.
struct PosterPress {
    pool: RenderPool,
}

#[async_trait]
impl Press for PosterPress {
    async fn poster(&self, poster: Poster) -> Outcome<Vec<u8>> {
        let printed = render::Poster {
            code: poster.code,
            at: poster.at,
            language: poster.language.to_string(),
            headline: poster.headline,
            text: poster.text,
            promoted: poster.promoted,
            symbol: poster.symbol,
            address: poster.address,
            foot: poster.foot,
            mark: poster.mark,
            test: poster.test,
        };
        let issuer = IssuerNames { ar: "وصل".to_owned(), en: "Wasl".to_owned(), test: poster.test };
        let set = self.pool.run(move |renderer| renderer.poster(&printed, &issuer)).await;
        set.and_then(|set| set).map_err(|error| match error {
            RenderError::Busy => Failure::passing("typesetting a poster", error),
            // The words are the company's: a letter that no face has is hers to change.
            RenderError::Template(_) | RenderError::Sheet(_) => {
                tracing::warn!(%error, "a wording cannot be typeset as a poster");
                not_printable()
            }
            other => Failure::fault("typesetting a poster", other),
        })
    }
}

/// The engine `learning`.
pub struct Counting;

impl Statistics for Counting {
    fn smallest(&self) -> u64 {
        SMALLEST
    }

    fn table(&self, counts: &[Vec<u64>]) -> Released {
        let disclosure::Released { cells, rows, columns, total } = disclosure::release(counts);
        Released { cells, rows, columns, total }
    }

    fn difference(&self, first: (u64, u64), second: (u64, u64)) -> Option<Difference> {
        let arm = |(tried, succeeded): (u64, u64)| Arm { tried, succeeded };
        let told = sequential::difference(arm(first), arm(second))?;
        Some(Difference { observed: told.observed, low: told.low, high: told.high })
    }
}

/// Casework as promotion sees it.
pub struct EndedFiles;

#[async_trait]
impl Files for EndedFiles {
    async fn about(&self, cx: &mut Cx, file: Id<marks::Application>) -> Outcome<(Id<marks::Account>, String)> {
        let file = files::load(cx, &Scope::System("promotion.files"), file).await?;
        Ok((file.owner, file.service))
    }
}

/// Whoever declared where she lives and is of age, by what she agreed to be known by.
pub struct WhoDeclared;

#[async_trait]
impl Readers for WhoDeclared {
    async fn reader(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Option<Reader>> {
        let declared = match interests::declared(cx, account).await {
            Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::NotFound => return Ok(None),
            other => other?,
        };
        let Some((Some(country), topics)) = declared.map(|own| (own.country, own.topics)) else { return Ok(None) };
        let profile = people::profile(cx, account).await?;
        let email = profile.contacts.iter().find(|own| own.contact.kind() == ContactKind::Email);
        let days = cx.now().since(profile.registered_at).as_secs() / 86_400;
        let known = Known {
            country,
            language: profile.language.as_str().to_owned(),
            topics: topics.into_iter().collect::<BTreeSet<_>>(),
            days: u32::try_from(days).unwrap_or(u32::MAX),
        };
        let email = email.map(|own| own.contact.value().to_owned());
        Ok(Some(Reader { known, language: profile.language, email }))
    }

    fn topics(&self) -> Outcome<Vec<(String, Names)>> {
        let axes = interests::Axes::shipped()?;
        let named = |own: &interests::Named| {
            let names = Names { ar: own.name(Locale::AR).to_owned(), en: own.name(Locale::EN).to_owned() };
            (own.key.clone(), names)
        };
        Ok(axes.axes.iter().map(named).collect())
    }
}

/// Letters by mail, each with the way to end them.
pub struct NewsByMail {
    carriers: Arc<Carriers>,
}

#[async_trait]
impl Post for NewsByMail {
    async fn send(&self, news: &News) -> Outcome<()> {
        let letter = Letter {
            id: news.id.clone(),
            to: news.to.clone(),
            subject: news.subject.clone(),
            text: news.text.clone(),
            at: self.carriers.clock.now(),
            unsubscribe: Some(news.unsubscribe.clone()),
        };
        self.carriers.mail.send(&letter).await.map_err(Failure::from)
    }
}

/// The pictures the editors keep.
pub struct EditorsPictures;

#[async_trait]
impl Pictures for EditorsPictures {
    async fn picture(&self, cx: &mut Cx, key: &str) -> Outcome<Option<Shown>> {
        let found = discovery::content::picture(cx, key).await?;
        Ok(found.map(|own| Shown { path: own.path(), width: own.width, height: own.height }))
    }
}
