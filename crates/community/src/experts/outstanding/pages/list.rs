//! `/desk/experts/nominations`: every nomination somebody agreed to, and how it stands. It names nobody.

use axum::Extension;
use kernel::Failure;
use web::{
    Answer, Filled, Value, Visit,
    components::{DataTable, LinkButton},
};

use crate::experts::{
    ZONE,
    outstanding::store as rows,
    pages::{Page, Part, key_of, shown},
    policy,
    vocabulary::Lexicon,
};

/// The page.
pub(in crate::experts) const PAGE: &str = "/{lang}/desk/experts/nominations";
/// How many are shown.
const SHOWN: i64 = 200;

pub(in crate::experts) async fn show(v: Visit, Extension(lexicon): Extension<Lexicon>) -> Answer {
    v.staff()?;
    policy::ministry(v.actor())?;
    let mut cx = v.begin().await?;
    let all = rows::latest(&mut cx, SHOWN).await?;
    cx.commit().await?;
    let mut table = DataTable::new(&v, v.t("outstanding-nominations"))
        .column(v.t("outstanding-title"))
        .column(v.t("outstanding-by"))
        .column(v.t("outstanding-since"))
        .column(v.t("outstanding-stage"))
        .nothing(v.t("outstanding-nominations-none"));
    for own in all {
        let criteria = lexicon.vocabulary().criteria.version(own.criteria)?;
        let title = criteria.title(&own.title).ok_or_else(Failure::not_found)?;
        let stage = own.stage(criteria, v.now().day_in(ZONE));
        let by = own.by.map_or_else(|| v.t("outstanding-by-herself"), |(ministry, _)| v.t(&ministry.text()));
        let href = v.path(&format!("/desk/experts/nominations/{}", own.id));
        table = table.row(vec![
            Value::link(&href, title.names.get(v.locale())),
            by.into(),
            shown::moment(&v, own.nominated_at).into(),
            v.t(&key_of("outstanding-stage-", stage.as_str())).into(),
        ]);
    }
    let filled = Filled::blank();
    let criteria = LinkButton::quiet(v.path("/experts/criteria"), v.t("outstanding-criteria-title"));
    let page = Page::new(&v, v.t("outstanding-nominations"), &filled)
        .back(&v, "/desk/experts", "experts-desk-title")
        .lead(v.t("outstanding-nominations-lead"))
        .part(Part::default().shows(&table))
        .part(Part::default().shows(&criteria));
    Ok(page.answer(&v, &filled))
}
