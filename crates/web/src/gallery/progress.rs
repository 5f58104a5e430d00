//! The chain and the slip, and the two pages that live by them: tracking and confirmation.

use askama::Template;
use kernel::{Currency, Money};

use super::{Sample, open, parts, said};
use crate::{
    Answer, Markup, Visit,
    components::{Button, Confirmation, LinkButton, Slip, Steps, Tag, Timeline, TimelineStep, Tone, When},
};

pub(super) fn samples(v: &Visit) -> Vec<Sample> {
    vec![
        Sample::new("Steps", &Steps::new(v, 3, 5, said(v, "المستندات", "Documents"))),
        Sample::new("Timeline", &chain(v)),
        Sample::new(
            "Timeline.stopped",
            &Timeline::new(vec![
                TimelineStep::new(v, said(v, "تم استلام الطلب", "Received"), When::Done),
                TimelineStep::new(v, said(v, "تعذّر قبول الطلب", "Not accepted"), When::Stopped).note(said(
                    v,
                    "صلة القرابة لا تتيح طلب هذه الوثيقة. يحق لك التظلم خلال ستين يومًا.",
                    "The kinship does not allow this document. You may object within sixty days.",
                )),
            ]),
        ),
        Sample::new("Slip.reference", &slip(v)),
        Sample::new(
            "Slip.titled",
            &Slip::titled(said(v, "وثيقة", "Document"), said(v, "شهادة ميلاد مميكنة", "Computerised birth certificate"))
                .row(said(v, "صدرت في", "Issued on"), v.day(parts::day(2026, 11, 28)))
                .foot(Markup::from(&LinkButton::quiet(
                    v.path("/gallery"),
                    said(v, "تنزيل الوثيقة (PDF)", "Save the document (PDF)"),
                ))),
        ),
    ]
}

fn chain(v: &Visit) -> Timeline {
    Timeline::new(vec![
        TimelineStep::new(v, said(v, "تم استلام الطلب", "Received"), When::Done).at(at(v, "2026-11-22T06:05:00Z")),
        TimelineStep::new(v, said(v, "تم سداد الرسوم", "Paid"), When::Done)
            .at(at(v, "2026-11-22T06:09:00Z"))
            .note(v.money(dirhams(6850))),
        TimelineStep::new(v, said(v, "قيد المراجعة", "Under review"), When::Now).note(said(
            v,
            "لدى القنصلية العامة في دبي. عادةً خلال يومَي عمل.",
            "With the Consulate General in Dubai. Usually within two working days.",
        )),
        TimelineStep::new(
            v,
            said(v, "اعتماد قطاع الأحوال المدنية", "Approval by the Civil Status Authority"),
            When::Next,
        ),
        TimelineStep::new(v, said(v, "إصدار الوثيقة وشحنها", "Issue and delivery"), When::Next),
    ])
}

fn at(v: &Visit, moment: &str) -> String {
    moment.parse().map_or_else(|_| moment.to_owned(), |moment| v.moment(moment, "Asia/Dubai"))
}

fn dirhams(minor: i64) -> Money {
    Money::new(minor, parts::dirham().unwrap_or(Currency::EGP))
}

fn slip(v: &Visit) -> Slip {
    Slip::reference(said(v, "رقم الطلب", "Application number"), "7K4M-29TX-QWE")
        .row(said(v, "الخدمة", "Service"), said(v, "شهادة ميلاد مميكنة × ٢", "Computerised birth certificate × 2"))
        .row(said(v, "صاحبة الشأن", "Person"), "ليلى أحمد محمود السيد")
        .row(said(v, "الرسوم", "Fee"), v.money(Money::new(5000, Currency::EGP)))
        .row(said(v, "الشحن", "Delivery"), v.money(dirhams(5500)))
        .total(said(v, "المسدد", "Paid"), v.money(dirhams(6850)))
        .foot(Markup::from(&LinkButton::quiet(v.path("/gallery"), said(v, "إيصال السداد (PDF)", "Receipt (PDF)"))))
}

#[derive(Template)]
#[template(path = "gallery/tracking.html")]
struct TrackingPage<'a> {
    v: &'a Visit,
    title: &'static str,
    expected: String,
    heading: &'static str,
    tag: Tag,
    chain: Timeline,
    write: LinkButton,
    cancel: Button,
    slip: Slip,
}

pub(super) async fn tracking(v: Visit) -> Answer {
    open(&v)?;
    let title = said(&v, "شهادة ميلاد لابنتك ليلى", "Birth certificate for your daughter Layla");
    let (from, to) = (v.short_day(parts::day(2026, 12, 3)), v.day(parts::day(2026, 12, 6)));
    let expected = if v.is_rtl() {
        format!("نتوقع وصولها إلى عنوانك في الشارقة بين {from} و{to}")
    } else {
        format!("Expected at your address in Sharjah between {from} and {to}")
    };
    let body = TrackingPage {
        v: &v,
        title,
        expected,
        heading: said(&v, "أين طلبك الآن؟", "Where it is now"),
        tag: Tag::new(said(&v, "قيد المراجعة", "Under review"), Tone::Wait),
        chain: chain(&v),
        write: LinkButton::new(v.path("/gallery"), said(&v, "مراسلة الموظف المختص", "Write to the officer")),
        cancel: Button::quiet(said(&v, "إلغاء الطلب", "Cancel the application")),
        slip: slip(&v),
    };
    Ok(v.page(title, body))
}

pub(super) async fn confirmation(v: Visit) -> Answer {
    open(&v)?;
    let title = said(&v, "تم استلام طلبك", "We have your application");
    let body = Confirmation::new(&v, title)
        .text(said(&v, "أرسلنا رقم الطلب إلى بريدك الإلكتروني.", "We sent its number to your e-mail address."))
        .slip(slip(&v))
        .then(said(
            &v,
            "يراجع موظف القنصلية الطلب، عادةً خلال يومَي عمل.",
            "An officer of the consulate looks at it, usually within two working days.",
        ))
        .then(said(
            &v,
            "يعتمده قطاع الأحوال المدنية وتصدر الوثيقة مختومة إلكترونيًا.",
            "The Civil Status Authority approves it and the document is issued under its seal.",
        ))
        .then(said(
            &v,
            "نخطرك برسالة، وتتابع كل خطوة من «طلباتي».",
            "We tell you by message, and you follow each step under “My applications”.",
        ))
        .action(&LinkButton::new(v.path("/gallery/tracking"), said(&v, "متابعة الطلب", "Follow the application")))
        .action(&LinkButton::quiet(v.path("/"), said(&v, "الصفحة الرئيسية", "Home page")));
    Ok(v.page(title, body))
}
