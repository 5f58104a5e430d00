//! Tags, banners, lists and tables in every state.

use kernel::{Currency, Money};

use super::{Sample, said};
use crate::{
    Value, Visit,
    components::{
        Banner, Bars, DataTable, Details, Empty, FeeTable, InstallOffer, KeepOffline, LinkButton, Pagination,
        SummaryList, SummaryRow, Tag, Task, TaskList, Tone, Warning,
    },
};

pub(super) fn samples(v: &Visit) -> Vec<Sample> {
    let tag = |arabic, english, tone| Tag::new(said(v, arabic, english), tone);
    vec![
        Sample::new("InstallOffer.once", &InstallOffer::once(v)),
        Sample::new("KeepOffline", &KeepOffline::new(v)),
        Sample::new("Tag.quiet", &tag("مسودة", "Draft", Tone::Quiet)),
        Sample::new("Tag.wait", &tag("قيد المراجعة", "Under review", Tone::Wait)),
        Sample::new("Tag.ok", &tag("تم إصدار الوثيقة", "Issued", Tone::Ok)),
        Sample::new("Tag.wrong", &tag("تعذّر قبول الطلب", "Not accepted", Tone::Wrong)),
        Sample::new("Tag.sand", &tag("تجريبي", "Pilot", Tone::Sand)),
        Sample::new(
            "Banner.ok",
            &Banner::new(Tone::Ok, said(v, "تم حفظ عنوانك الجديد.", "Your new address is saved.")),
        ),
        Sample::new(
            "Banner.wait",
            &Banner::new(
                Tone::Wait,
                said(
                    v,
                    "يُرجى إعادة إرسال صورة جواز السفر حتى يستكمل الموظف مراجعة الطلب.",
                    "Send the passport copy again, so that the officer can go on.",
                ),
            )
            .heading(said(v, "مطلوب استكمال مستند", "One document is missing")),
        ),
        Sample::new(
            "Banner.wrong",
            &Banner::new(
                Tone::Wrong,
                said(v, "تعذّر السداد، ولم يُخصم شيء.", "The payment did not go through; nothing was charged."),
            ),
        ),
        Sample::new(
            "Banner.sand",
            &Banner::new(
                Tone::Sand,
                said(v, "هذه الخدمة في مرحلة تجريبية في الإمارات.", "This service is a pilot in the UAE."),
            ),
        ),
        Sample::new(
            "Warning",
            &Warning::new(
                v,
                said(
                    v,
                    "التحقق الإلكتروني لا يُغني عن التصديق متى اشترطته الجهة المقدَّم إليها.",
                    "Verification does not replace attestation where the receiving body asks for it.",
                ),
            ),
        ),
        Sample::new(
            "Details",
            &Details::new(
                said(v, "ما المستندات المقبولة؟", "Which documents are accepted?"),
                said(
                    v,
                    "جواز سفر سارٍ أو منتهٍ.\n\nأو بطاقة الرقم القومي ولو كانت منتهية.",
                    "A passport, valid or lapsed.\n\nOr the national number card, even if it has lapsed.",
                ),
            ),
        ),
        Sample::new(
            "Empty",
            &Empty::new(
                said(v, "لا توجد طلبات بعد", "No applications yet"),
                said(
                    v,
                    "عند تقديم أول طلب ستتابعه هنا خطوة بخطوة.",
                    "When you make your first one, you will follow it here.",
                ),
            )
            .action(&LinkButton::new(v.path("/services"), said(v, "اختيار خدمة", "Choose a service"))),
        ),
        Sample::new("SummaryList", &summary(v)),
        Sample::new("TaskList", &tasks(v)),
        Sample::new("FeeTable", &fees(v)),
        Sample::new("DataTable", &queue(v)),
        Sample::new(
            "DataTable.empty",
            &DataTable::new(v, said(v, "طلبات متأخرة", "Late applications")).column(said(v, "المرجع", "Reference")),
        ),
        Sample::new(
            "Bars",
            &Bars::new(v, said(v, "أين تُترك النماذج", "Where forms are left"))
                .bounded(said(v, "محل الإقامة", "Residence"), said(v, "٣٢٪", "32%"), 0.32, (0.26, 0.39))
                .bar(said(v, "المراجعة", "The check"), said(v, "٨٪", "8%"), 0.08),
        ),
        Sample::new("Pagination", &Pagination::new(v, 2, 7, |page| v.path(&format!("/gallery?page={page}")))),
    ]
}

fn summary(v: &Visit) -> SummaryList {
    let here = v.path("/gallery");
    SummaryList::new(vec![
        SummaryRow::new(said(v, "صاحبة الشأن", "The person"), "ليلى أحمد محمود السيد").change(v, here.clone()),
        SummaryRow::new(said(v, "الرقم القومي", "National number"), Value::code("3140327 01 0456 8"))
            .change(v, here.clone()),
        SummaryRow::new(said(v, "تاريخ الميلاد", "Date of birth"), v.day(day(2014, 3, 27)))
            .tag(Tag::new(said(v, "يختلف عن القيد", "differs from the record"), Tone::Wait))
            .change(v, here.clone()),
        SummaryRow::new(said(v, "البريد الإلكتروني", "E-mail"), Value::code("ahmed.mahmoud@example.com"))
            .change(v, here),
        SummaryRow::new(said(v, "رقم جواز السفر", "Passport number"), Value::Missing),
    ])
    .heading(said(v, "ما كتبته", "What you told us"))
}

fn tasks(v: &Visit) -> TaskList {
    let here = v.path("/gallery");
    let done = || Tag::new(said(v, "مكتمل", "Done"), Tone::Ok);
    TaskList::new(
        "tasks",
        vec![
            Task::new(said(v, "صاحبة الشأن", "The person"), Some(here.clone()), done()),
            Task::new(
                said(v, "المستندات", "Documents"),
                Some(here),
                Tag::new(said(v, "لم يكتمل", "In progress"), Tone::Wait),
            )
            .hint(said(v, "صورة جواز السفر، بحجم لا يتجاوز ١٠ ميجابايت", "Passport copy, at most 10 MB")),
            Task::new(said(v, "السداد", "Payment"), None, Tag::new(said(v, "لاحقًا", "Later"), Tone::Quiet)),
        ],
    )
    .heading(said(v, "خطوات طلبك", "Your application"))
}

pub(super) fn fees(v: &Visit) -> FeeTable {
    let egp = |minor| Money::new(minor, Currency::EGP);
    let charged = dirham().map_or(Money::zero(Currency::EGP), |currency| Money::new(6083, currency));
    FeeTable::new(v, said(v, "الرسوم", "Fees"))
        .line(v, said(v, "شهادة ميلاد مميكنة × ٢", "Computerised birth certificate × 2"), egp(10_000))
        .line(v, said(v, "الشحن إلى الشارقة", "Delivery to Sharjah"), egp(66_900))
        .line(v, said(v, "خدمة السداد", "Payment service"), egp(2_620))
        .total(v, egp(79_520), charged)
        .note(said(
            v,
            "السعر مثبَّت حتى ٢٤ نوفمبر. سعر الصرف من البنك المركزي المصري.",
            "The price holds until 24 November. Rate of the Central Bank of Egypt.",
        ))
}

fn queue(v: &Visit) -> DataTable {
    let row = |reference: &str, name: &str, days: i64, state: Tag| {
        vec![Value::code(reference), Value::from(name), Value::component(&state), Value::from(v.number(days))]
    };
    DataTable::new(v, said(v, "الطلبات المنتظرة", "Waiting applications"))
        .column(said(v, "المرجع", "Reference"))
        .column(said(v, "صاحب الشأن", "Person"))
        .column(said(v, "الحالة", "State"))
        .number_column(said(v, "أيام الانتظار", "Days waiting"))
        .row(row(
            "7K4M-29TX-QWE",
            "ليلى أحمد محمود السيد",
            2,
            Tag::new(said(v, "قيد المراجعة", "Under review"), Tone::Wait),
        ))
        .row(row(
            "7K4M-31PA-B2C",
            "George Adel Hanna",
            1,
            Tag::new(said(v, "لم يُستدل على البيانات", "Not located"), Tone::Wrong),
        ))
        .row(row("8M2D-55RT-X9Y", "منى عبد الرحمن", 0, Tag::new(said(v, "تمت الموافقة", "Approved"), Tone::Ok)))
}

pub(super) fn dirham() -> Option<Currency> {
    Currency::new("AED", 2).ok()
}

pub(super) fn day(year: i16, month: i8, day: i8) -> kernel::Day {
    kernel::Day::new(year, month, day).unwrap_or_else(|_| kernel::Moment::from_microsecond(0).day_in("UTC"))
}
