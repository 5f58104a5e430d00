//! A live hour for a rehearsal, so that there is something to ask. The application never calls this but in a demo.

use ::store::Store;
use jiff::civil::Time;
use kernel::{Actor, Id, Outcome, marks};
use service_model::Names;

use super::{
    act::held_between,
    model::{Content, Session},
    store as rows,
};
use crate::content::ZONE;

/// In how many days it takes place.
const IN_DAYS: i32 = 7;

/// Holds it once, as written by one editor and approved by another.
///
/// # Errors
/// Faults of the database.
pub async fn seed(store: &Store, (writer, decider): (Id<marks::Staff>, Id<marks::Staff>)) -> Outcome<()> {
    let mut cx = store.begin(Actor::System("discovery.demo")).await?;
    if !rows::sessions(&mut cx).await?.is_empty() {
        return Ok(());
    }
    let names = |ar: &str, en: &str| Names { ar: ar.to_owned(), en: en.to_owned() };
    let content = Content {
        topic: names("تسجيل المواليد بالخارج", "Registering births abroad"),
        about: names(
            "ساعة تجريبية للأسئلة العامة عن قيد المولود واستخراج شهادته. لا تُناقش فيها الطلبات الشخصية.",
            "A demonstration hour for general questions about registering a birth and its certificate. Personal applications are not discussed.",
        ),
        host: names("فريق منصة وصل (بيانات تجريبية)", "The Wasl team (demonstration data)"),
        day: cx.now().day_in(ZONE).plus_days(IN_DAYS),
        from: Time::constant(19, 0, 0, 0),
        until: Time::constant(20, 0, 0, 0),
    };
    let (starts_at, ends_at) = held_between(&content, cx.now())?;
    let session = Session { id: Id::unowned(cx.now(), cx.dice()), content, starts_at, ends_at };
    rows::insert_session(&mut cx, &session, (&writer.to_string(), &decider.to_string())).await?;
    cx.commit().await
}
