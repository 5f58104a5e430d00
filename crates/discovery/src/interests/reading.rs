//! What somebody opens while she is signed in, told by the pages that show it; and a few things for the page of her account.

use async_trait::async_trait;
use kernel::Outcome;
use people::ports::{Suggester, Suggestion};
use web::{Onlooker, Visit};

use super::{commands, item::Kind, model::Act, pages::for_you::Found, policy, recommender::Interests, told};

/// How many stand on the page of an account.
const FEW: usize = 3;

#[async_trait]
impl Onlooker for Interests {
    async fn opened(&self, v: &Visit, kind: &'static str, key: &str) -> Outcome<()> {
        let (Ok(account), Some(kind)) = (v.account(), Kind::parse(kind)) else { return Ok(()) };
        let offers = self.offers(v.site().store()).await?;
        let mut cx = v.begin().await?;
        commands::note(&mut cx, &offers, account, (kind, key, Act::Opened)).await?;
        cx.commit().await
    }
}

#[async_trait]
impl Suggester for Interests {
    async fn few(&self, v: &Visit) -> Outcome<Vec<Suggestion>> {
        let account = v.account()?;
        let mut cx = v.begin().await?;
        let is_on = policy::standing(&mut cx, account).await?.allowed().is_some();
        cx.commit().await?;
        if !is_on {
            return Ok(Vec::new());
        }
        let snapshot = self.0.catalogue.snapshot(v.site().store()).await?;
        let found = Found::of(v, self, &snapshot, "", FEW).await?;
        let suggestion = |own: &super::Suggested| Suggestion {
            href: v.path(&own.item.path()),
            name: own.item.name(v.locale()).to_owned(),
            why: told::why(v, self.axes(), &snapshot, own),
        };
        Ok(found.suggestions.list.iter().map(suggestion).collect())
    }
}
