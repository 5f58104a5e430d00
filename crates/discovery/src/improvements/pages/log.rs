//! The public change log: what is tried now, what was, what it did and what became of it. Drafts are nobody's business.

use askama::Template;
use web::{
    Answer, Visit,
    components::{BackLink, Empty, SummaryList, SummaryRow, Tag},
};

use super::{effect, stage_tag, variant};
use crate::{
    improvements::{
        model::{Improvement, Stage},
        store as rows,
    },
    insights::ZONE,
};

#[derive(Template)]
#[template(path = "improvements/log.html")]
struct LogPage<'a> {
    v: &'a Visit,
    back: BackLink,
    nothing: Option<Empty>,
    changes: Vec<Change>,
}

struct Change {
    hypothesis: String,
    stage: Tag,
    about: SummaryList,
}

/// Whether everybody may read of it: what is tried, and what was.
pub(in crate::improvements) fn is_public(own: &Improvement) -> bool {
    own.stage() != Stage::Draft
}

pub(in crate::improvements) async fn show(v: Visit) -> Answer {
    let mut cx = v.begin().await?;
    let all = rows::all(&mut cx).await?;
    cx.commit().await?;
    let changes: Vec<Change> = all.iter().filter(|own| is_public(own)).map(|own| change(&v, own)).collect();
    let page = LogPage {
        back: BackLink::to(v.path("/about/ai"), v.t("insight-to-card")),
        nothing: changes.is_empty().then(|| Empty::new(v.t("improvement-log-none"), v.t("improvement-log-none-about"))),
        changes,
        v: &v,
    };
    Ok(v.page(v.t("improvement-log-title"), page))
}

fn change(v: &Visit, own: &Improvement) -> Change {
    let mut rows = vec![
        SummaryRow::new(v.t("improvement-place"), v.t(&own.place.name())),
        SummaryRow::new(v.t("improvement-variant"), variant(v, &own.variant)),
        SummaryRow::new(v.t("improvement-metric"), v.t(&own.metric.name())),
        SummaryRow::new(v.t("improvement-guardrail"), v.t(&own.guardrail.name())),
    ];
    let moments = [
        ("improvement-started", own.started_at),
        ("improvement-stopped", own.stopped_at),
        ("improvement-settled", own.settled_at),
    ];
    for (label, at) in moments {
        if let Some(at) = at {
            rows.push(SummaryRow::new(v.t(label), v.moment(at, ZONE)));
        }
    }
    if let Some(why) = &own.stopped_for {
        let key = format!("improvement-stopped-{}", why.replace('_', "-"));
        rows.push(SummaryRow::new(v.t("improvement-stopped-for"), v.t(&key)));
    }
    // What a running trial does so far would tempt whoever reads it.
    if own.stage() != Stage::Running {
        rows.push(SummaryRow::new(v.t("improvement-effect"), effect(v, own.effect.as_ref())));
    }
    Change {
        hypothesis: own.hypothesis(v.locale()).to_owned(),
        stage: stage_tag(v, own.stage()),
        about: SummaryList::new(rows),
    }
}
