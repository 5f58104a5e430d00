//! Stopping a pilot whose guardrail broke: its country is paused with words for everybody, what was submitted goes on, and who
//! signs is told. Nobody has to be awake. Going on takes a decision.

use ::store::{
    Store,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use catalogue::{
    Catalogue,
    definitions::Kind,
    switches::{self, Name, Setting},
};
use kernel::{Actor, Outcome};
use serde_json::json;
use service_model::Names;

use super::{judge::broken, seen};
use crate::{indicators, store::gate as rows, telling::TellHold, week::ZONE};

/// Who set the switch, where its history names one.
const BY: &str = "evaluation";

/// So long after its window a pilot is still looked at: what is decided about it takes some time.
const SETTLING_DAYS: i32 = 28;

/// Stops pilots.
pub(crate) struct HoldPilots {
    pub catalogue: Catalogue,
}

impl HoldPilots {
    /// The kind of job.
    pub const KIND: &'static str = "evaluation.hold_pilots";
}

#[async_trait]
impl Handler for HoldPilots {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let snapshot = self.catalogue.snapshot_in(&mut cx).await?;
        let today = cx.now().day_in(ZONE);
        for protocol in rows::newest(&mut cx).await? {
            let under_way = protocol.from <= today && today <= protocol.until.plus_days(SETTLING_DAYS);
            let takes = snapshot.country(&protocol.pilot).is_ok_and(|own| own.stage.takes_applications());
            if !under_way || !takes {
                continue;
            }
            let tallies = seen(&mut cx, &protocol).await?;
            for rail in &protocol.terms.guardrails {
                let Some((_, tally)) = tallies.iter().find(|(key, _)| *key == rail.indicator) else { continue };
                if !broken(rail, tally)? || !rows::hold(&mut cx, &protocol, &rail.indicator, tally).await? {
                    continue;
                }
                let named = &indicators::called(&rail.indicator)?.names;
                let setting = Setting::new(Kind::Country, &protocol.pilot, Name::Stage, "paused").saying(why(named));
                switches::set(&mut cx, &setting, BY, &format!("guardrail: {}", rail.indicator)).await?;
                for staff in rows::signers(&mut cx, protocol.id).await? {
                    let told = json!({ "staff": staff, "country": protocol.pilot, "indicator": rail.indicator });
                    jobs::enqueue(&mut cx, NewJob::new(TellHold::KIND, told)).await?;
                }
                tracing::warn!(country = %protocol.pilot, indicator = %rail.indicator, "a guardrail broke: the pilot is held");
            }
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// What people of the country read while it is paused.
fn why(indicator: &Names) -> Names {
    Names {
        ar: format!(
            "توقف استقبال الطلبات الجديدة مؤقتًا لأن أحد مؤشرات جودة الخدمة ({}) نزل عن الحد المقرر. تتم المراجعة الآن، والطلبات المقدمة مستمرة.",
            indicator.ar
        ),
        en: format!(
            "New applications are paused because a measure of the service ({}) fell below what was set. It is being looked into; applications already submitted go on.",
            indicator.en
        ),
    }
}
