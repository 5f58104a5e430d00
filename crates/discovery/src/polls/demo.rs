//! A poll for a rehearsal, so that there is something to answer. The application never calls this but in a demo.

use ::store::Store;
use kernel::{Actor, Failure, Id, Outcome, Slips, marks};
use web::Fields;

use super::{act::open_between, model::Poll, store as rows, typed};
use crate::content::ZONE;

/// For how many days it is open.
const OPEN: i32 = 30;

/// What is asked, as an editor would type it.
const TYPED: [(&str, &str); 5] = [
    ("title_ar", "كيف تفضل متابعة طلباتك؟ (بيانات تجريبية)"),
    ("title_en", "How do you like to follow your applications? (demonstration data)"),
    ("about_ar", "استطلاع تجريبي يوضح كيف تُجمع الآراء وتُعرض. لا تنظمه جهة حقيقية، وتُستخدم نتائجه في تحسين الإخطارات."),
    (
        "about_en",
        "A demonstration poll that shows how opinions are gathered and shown. No real body holds it; its results would improve notices.",
    ),
    (
        "questions",
        "? بأي وسيلة تفضل أن يصلك الجديد في طلبك؟ | By which way would you like to hear news of your application?\n\
         - رسالة نصية | SMS\n- البريد الإلكتروني | E-mail\n- من صفحة الطلب فقط | Only on the page of the application\n\
         ?? ما الذي يفيدك أكثر في الصفحة؟ | What helps you most on the page?\n\
         - المدة المتبقية | The time that is left\n- الخطوة التالية | The next step\n- من بيده الطلب الآن | Who has it now",
    ),
];

/// Lets it out once, as written by one editor and approved by another.
///
/// # Errors
/// Faults of the database.
pub async fn seed(store: &Store, (writer, decider): (Id<marks::Staff>, Id<marks::Staff>)) -> Outcome<()> {
    let mut cx = store.begin(Actor::System("discovery.demo")).await?;
    if !rows::all(&mut cx).await?.is_empty() {
        return Ok(());
    }
    let today = cx.now().day_in(ZONE);
    let mut fields = Fields::new(TYPED.map(|(name, text)| (name.to_owned(), text.to_owned())));
    for (name, day) in [("opens", today), ("closes", today.plus_days(OPEN))] {
        for (part, number) in [("day", i16::from(day.day())), ("month", i16::from(day.month())), ("year", day.year())] {
            fields.set(format!("{name}-{part}"), number.to_string());
        }
    }
    let content = typed::read(&fields, today).map_err(|failure| match failure {
        Failure::Slips(Slips(slips)) => Failure::fault("asking in a demo", format!("{slips:?}")),
        other => other,
    })?;
    let (opens_at, closes_at) = open_between(&content, cx.now())?;
    let poll = Poll { id: Id::unowned(cx.now(), cx.dice()), content, opens_at, closes_at };
    rows::insert(&mut cx, &poll, (&writer.to_string(), &decider.to_string())).await?;
    cx.commit().await
}
