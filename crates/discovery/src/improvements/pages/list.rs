//! Every improvement: what is suggested, what is tried, what it did.

use askama::Template;
use web::{
    Answer, Value, Visit,
    components::{BackLink, DataTable, LinkButton},
};

use super::{effect, stage_tag};
use crate::{
    improvements::{policy, store as rows},
    insights::{self, ZONE},
};

#[derive(Template)]
#[template(path = "improvements/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    back: BackLink,
    table: DataTable,
    new: Option<LinkButton>,
    log: LinkButton,
}

pub(in crate::improvements) async fn show(v: Visit) -> Answer {
    v.staff()?;
    insights::may_see(v.actor())?;
    let mut cx = v.begin().await?;
    let all = rows::all(&mut cx).await?;
    cx.commit().await?;
    let mut table = DataTable::new(&v, v.t("improvement-list"))
        .caption_hidden()
        .column(v.t("improvement-hypothesis"))
        .column(v.t("improvement-stage"))
        .column(v.t("improvement-from"))
        .column(v.t("improvement-made"))
        .column(v.t("improvement-effect"))
        .nothing(v.t("improvement-none"));
    for own in &all {
        let from = if own.made_by.is_some() { "improvement-from-analyst" } else { "improvement-from-machine" };
        table = table.row(vec![
            Value::link(&v.path(&format!("/desk/improvements/{}", own.id.uuid())), own.hypothesis(v.locale())),
            Value::component(&stage_tag(&v, own.stage())),
            v.t(from).into(),
            v.moment(own.made_at, ZONE).into(),
            effect(&v, own.effect.as_ref()).into(),
        ]);
    }
    let page = ListPage {
        back: BackLink::to(v.path("/desk/insights"), v.t("insight-title")),
        table,
        new: policy::may_write(v.actor())
            .is_ok()
            .then(|| LinkButton::new(v.path("/desk/improvements/new"), v.t("improvement-new"))),
        log: LinkButton::quiet(v.path("/improvements"), v.t("improvement-log-title")),
        v: &v,
    };
    Ok(v.page(v.t("improvement-title"), page))
}
