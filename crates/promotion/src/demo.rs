//! Campaigns of a rehearsal, with simulated numbers: one that two people let out, with posters, costs and five weeks of counts,
//! and another that waits for the second person. Nobody of whom they tell exists. The application never calls this but in a demo.

use std::{collections::BTreeSet, sync::Arc};

use ::store::Store;
use kernel::{Actor, Day, Id, Outcome, marks};
use service_model::Names;
use work::proposals::{Acts, NewProposal, propose};

use crate::{
    acts::{
        self,
        publish::{PUBLISH, Proposed, let_out, out_between},
    },
    audience::{Audience, Visitors},
    model::{Budget, Campaign, Channel, Content, Cost, Creative, Stage, Target, ZONE, monday},
    ports::Statistics,
    releases,
    store::{self as rows, counts, told},
};

/// For how many weeks numbers are simulated.
const WEEKS: i32 = 5;
/// How many came in a week by each way, of the first wording; the second did a little better.
const CAME: [(Channel, i64); 4] =
    [(Channel::Poster, 320), (Channel::Social, 610), (Channel::Hall, 140), (Channel::Message, 95)];
/// Of a hundred who came, so many began, sent in and finished.
const SHARES: [(Stage, i64); 4] = [(Stage::Came, 100), (Stage::Began, 24), (Stage::Sent, 15), (Stage::Finished, 11)];
/// How many were held out and written to, and how many of them finished.
const GROUPS: [(bool, i64, i64); 2] = [(true, 410, 37), (false, 3_690, 546)];

/// Puts both down, once: let out by `company` and `ministry`, the second proposed by the company.
///
/// # Errors
/// Faults of the database.
pub async fn seed(
    store: &Store,
    (acts, statistics): (&Arc<Acts>, &dyn Statistics),
    (company, ministry): (Id<marks::Staff>, Id<marks::Staff>),
) -> Outcome<()> {
    let mut cx = store.begin(Actor::System("promotion.demo")).await?;
    if !rows::all(&mut cx).await?.is_empty() {
        return Ok(());
    }
    let today = cx.now().day_in(ZONE);
    let first = monday(today).plus_days(-7 * WEEKS);
    let content = certificates(first, today.plus_days(60));
    let (opens_at, closes_at) = out_between(&content, cx.now())?;
    let own = Campaign { id: Id::unowned(cx.now(), cx.dice()), revision: 1, content, opens_at, closes_at };
    let by = (company.to_string(), ministry.to_string());
    let by = (by.0.as_str(), by.1.as_str());
    let_out(&mut cx, &own, by).await?;
    for link in rows::links(&mut cx, own.id).await? {
        let Some((_, came)) = CAME.into_iter().find(|(channel, _)| *channel == link.channel) else { continue };
        for week in 0..WEEKS {
            let came = (came + i64::from(week) * 11) * if link.variant == 0 { 10 } else { 11 } / 10;
            for (stage, share) in SHARES {
                let day = first.plus_days(7 * week + 2);
                let many = came * share / 100;
                if many > 0 {
                    counts::add(&mut cx, &link.code, stage, day, many).await?;
                }
            }
        }
    }
    releases::release(&mut cx, &own, statistics).await?;
    for (held_out, people, finished) in GROUPS {
        told::simulate(&mut cx, own.id, held_out, (people, finished)).await?;
    }
    for (at, channel, minor, paid_for) in [
        (3, Channel::Poster, 4_200_000, "طباعة الملصقات وتعليقها (بيانات تجريبية)"),
        (10, Channel::Social, 6_850_000, "نشر على شبكات التواصل (بيانات تجريبية)"),
        (17, Channel::Hall, 1_500_000, "حوامل في قاعات البعثات (بيانات تجريبية)"),
    ] {
        let cost = Cost { spent_on: first.plus_days(at), channel, minor, paid_for: paid_for.to_owned() };
        let id = Id::<Cost>::unowned(cx.now(), cx.dice()).uuid();
        rows::add_cost(&mut cx, (id, own.id), &cost, by).await?;
    }
    cx.commit().await?;
    waiting(store, acts, company, today).await
}

/// Proposes a second one as the company does.
async fn waiting(store: &Store, acts: &Acts, company: Id<marks::Staff>, today: Day) -> Outcome<()> {
    let actor =
        Actor::Staff { staff: company.uuid(), roles: vec![kernel::StaffRole::Campaigner], missions: Vec::new() };
    let mut cx = store.begin(actor).await?;
    let id = Id::<Campaign>::unowned(cx.now(), cx.dice());
    let proposed = Proposed { after: 0, content: cards(today.plus_days(7), today.plus_days(60)) };
    let subject = acts::subject(id.uuid(), &proposed)?;
    propose(&mut cx, acts, NewProposal { kind: PUBLISH, subject, reason: "حملة تجريبية تنتظر القرار", seen: None })
        .await?;
    cx.commit().await
}

fn names(ar: &str, en: &str) -> Names {
    Names { ar: ar.to_owned(), en: en.to_owned() }
}

fn set(keys: &[&str]) -> BTreeSet<String> {
    keys.iter().map(|own| (*own).to_owned()).collect()
}

fn wording((ar, en): (&str, &str), (text_ar, text_en): (&str, &str)) -> Creative {
    Creative { headline: names(ar, en), text: names(text_ar, text_en), picture: None }
}

fn certificates(opens: Day, closes: Day) -> Content {
    Content {
        names: names(
            "شهادة الميلاد من مكانك (حملة تجريبية)",
            "Your birth certificate from where you are (demonstration campaign)",
        ),
        purpose: "تعريف المصريين بالإمارات بأن شهادة الميلاد المميكنة تُطلب دون زيارة القنصلية. الأرقام محاكاة.".to_owned(),
        target: Target { kind: crate::model::Kind::Service, key: "birth_certificate".to_owned() },
        opens,
        closes,
        budget: Budget { minor: 25_000_000, currency: "EGP".to_owned(), exponent: 2 },
        audience: Audience { countries: set(&["ae"]), topics: set(&["papers"]), ..Audience::default() },
        channels: vec![Channel::Poster, Channel::Social, Channel::Hall, Channel::Message],
        landing: names(
            "يُقدَّم الطلب على وصل، وتُسدد الرسوم إلكترونيًّا، وتُتابع كل خطوة حتى صدور الشهادة. لا يلزم الحضور إلى القنصلية.",
            "Apply on Wasl, pay online and follow every step until the certificate is issued. No visit to the consulate is needed.",
        ),
        variants: vec![
            wording(
                ("شهادة ميلادك من مكانك", "Your birth certificate from where you are"),
                (
                    "اطلب شهادة الميلاد المميكنة من الإمارات دون زيارة القنصلية.",
                    "Ask for the computerised birth certificate from the Emirates without a visit to the consulate.",
                ),
            ),
            wording(
                ("بدون مشوار ولا انتظار", "No trip and no queue"),
                (
                    "شهادة الميلاد المميكنة تصلك بتوقيع يمكن التحقق منه.",
                    "The computerised birth certificate comes to you with a signature that can be verified.",
                ),
            ),
        ],
    }
}

fn cards(opens: Day, closes: Day) -> Content {
    Content {
        names: names(
            "تجديد بطاقة الرقم القومي للمقيمين بالكويت (حملة تجريبية)",
            "Renewing the national ID card in Kuwait (demonstration campaign)",
        ),
        purpose: "حملة تجريبية تنتظر قرار الوزارة.".to_owned(),
        target: Target { kind: crate::model::Kind::Service, key: "nid_renewal".to_owned() },
        opens,
        closes,
        budget: Budget { minor: 9_000_000, currency: "EGP".to_owned(), exponent: 2 },
        audience: Audience { countries: set(&["kw", "ae"]), visitors: Visitors::Returning, ..Audience::default() },
        channels: vec![Channel::Press, Channel::Hall],
        landing: names(
            "يُطلب تجديد البطاقة على وصل، ويُحجز موعد مع بعثة الأحوال المدنية الزائرة.",
            "Renewal is asked for on Wasl, with a place in the visiting civil-status mission.",
        ),
        variants: vec![wording(
            ("بطاقتك على وصل", "Your ID card on Wasl"),
            ("طلب واحد وموعد واحد.", "One application and one appointment."),
        )],
    }
}
