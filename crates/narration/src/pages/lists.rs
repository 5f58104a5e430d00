//! How much of each service is heard in each language, and the passages of one.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Locale, Outcome};
use serde::Deserialize;
use uuid::Uuid;
use web::{
    Answer, Value, Visit,
    components::{BackLink, DataTable},
};

use super::language;
use crate::{Passage, Ports, model::Recording, policy, store as rows};

#[derive(Template)]
#[template(path = "narration/list.html")]
struct ListPage {
    back: BackLink,
    title: String,
    lead: String,
    tables: Vec<DataTable>,
}

/// What is written, and what is heard.
struct Known {
    passages: Vec<Passage>,
    recordings: Vec<Recording>,
    /// The passages that are heard.
    heard: BTreeSet<Uuid>,
}

async fn known(v: &Visit, ports: &Ports) -> Outcome<Known> {
    v.staff()?;
    policy::may_see(v.actor())?;
    let passages = ports.script.passages(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let recordings = rows::heard(&mut cx).await?;
    cx.commit().await?;
    let heard = recordings.iter().map(|own| own.passage).collect();
    Ok(Known { passages, recordings, heard })
}

/// Every place, with how many of its passages are heard.
pub(crate) async fn places(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    let Known { passages, recordings, heard } = known(&v, &ports).await?;
    let locales = v.site().texts().locales();
    let mut of: BTreeMap<(&str, Locale), BTreeSet<Uuid>> = BTreeMap::new();
    let mut order: Vec<&Passage> = Vec::new();
    for passage in &passages {
        if !order.iter().any(|own| own.place.key == passage.place.key) {
            order.push(passage);
        }
        of.entry((&passage.place.key, passage.locale)).or_default().insert(passage.id());
    }
    let title = v.t("narration-title");
    let mut table = DataTable::new(&v, title.clone()).caption_hidden().column(v.t("narration-column-place"));
    for locale in &locales {
        table = table.column(language(*locale));
    }
    for Passage { place, .. } in order {
        let href = v.path(&format!("/desk/narration/{}", place.key));
        let mut row = vec![Value::link(&href, place.names.get(v.locale()))];
        for locale in &locales {
            let own = of.get(&(place.key.as_str(), *locale));
            let (all, done) = own.map_or((0, 0), |own| (own.len(), own.intersection(&heard).count()));
            let number = |count: usize| v.number(i64::try_from(count).unwrap_or(i64::MAX));
            row.push(v.t_with("narration-done", &[("done", &number(done)), ("all", &number(all))]).into());
        }
        table = table.row(row);
    }
    let back = BackLink::to(v.path("/desk/content"), v.t("narration-back-content"));
    let lead = v.t("narration-lead");
    let mut tables = vec![table];
    tables.extend(former(&v, &passages, &recordings));
    Ok(v.page(title.clone(), ListPage { back, title, lead, tables }))
}

/// What is heard of words that no definition in force says any more: files that keep them are read out still.
fn former(v: &Visit, passages: &[Passage], recordings: &[Recording]) -> Option<DataTable> {
    let written: BTreeSet<Uuid> = passages.iter().map(Passage::id).collect();
    let former: Vec<&Recording> = recordings.iter().filter(|own| !written.contains(&own.passage)).collect();
    let table = DataTable::new(v, v.t("narration-former")).column(v.t("narration-column-number"));
    let table = table.column(v.t("narration-field-words"));
    let rows = former.iter().enumerate().map(|(at, own)| {
        let href = v.path(&format!("/desk/narration/passages/{}", own.passage));
        let number = v.number(i64::try_from(at + 1).unwrap_or(i64::MAX));
        vec![number.into(), Value::link_in(&href, own.words.lines().next().unwrap_or_default(), own.locale)]
    });
    (!former.is_empty()).then(|| rows.fold(table, DataTable::row))
}

/// A place in an address.
#[derive(Deserialize)]
pub(crate) struct At {
    place: String,
}

/// The passages of a place.
pub(crate) async fn passages(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let Known { passages, heard, .. } = known(&v, &ports).await?;
    let own: Vec<&Passage> = passages.iter().filter(|own| own.place.key == at.place).collect();
    let title = own.first().map(|own| own.place.names.get(v.locale()).to_owned()).ok_or_else(Failure::not_found)?;
    let tables = v.site().texts().locales().into_iter().map(|locale| {
        let mut table = DataTable::new(&v, language(locale))
            .column(v.t("narration-column-number"))
            .column(v.t("narration-field-words"))
            .column(v.t("narration-column-state"));
        let mut listed = BTreeSet::new();
        for passage in own.iter().filter(|own| own.locale == locale) {
            let id = passage.id();
            if listed.insert(id) {
                let href = v.path(&format!("/desk/narration/passages/{id}"));
                let state = if heard.contains(&id) { "narration-state-heard" } else { "narration-state-none" };
                let number = v.number(i64::try_from(listed.len()).unwrap_or(i64::MAX));
                let words = Value::link_in(&href, passage.first(), locale);
                table = table.row(vec![number.into(), words, v.t(state).into()]);
            }
        }
        table
    });
    let back = BackLink::to(v.path("/desk/narration"), v.t("narration-title"));
    let (lead, tables) = (v.t("narration-place-lead"), tables.collect());
    Ok(v.page(title.clone(), ListPage { back, title, lead, tables }))
}
