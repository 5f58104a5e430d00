//! The pieces of a front page, and the page they make.

use askama::Template;

use super::{Sample, open, said};
use crate::{
    Answer, Visit,
    components::{Hero, HowItWorks, LinkButton, ServiceCard, ServiceCards, Slip, Tag, Tone, TrustStrip},
};

pub(super) fn samples(v: &Visit) -> Vec<Sample> {
    vec![
        Sample::new("ServiceCards", &cards(v)),
        Sample::new("HowItWorks", &how(v)),
        Sample::new("TrustStrip", &trust(v)),
    ]
}

fn hero(v: &Visit) -> Hero {
    Hero::new(
        said(v, "وثائقك المصرية، حيث تقيم", "Your Egyptian documents, wherever you live"),
        said(
            v,
            "استخراج شهادات الأحوال المدنية ومتابعتها خطوة بخطوة، من غير سفر ومن غير انتظار.",
            "Obtain civil status documents and follow each step, without travelling and without waiting in line.",
        ),
    )
    .action(&LinkButton::new(v.path("/services"), said(v, "اختيار خدمة", "Choose a service")))
    .action(&LinkButton::quiet(v.path("/verify"), said(v, "التحقق من وثيقة", "Check a document")))
    .aside(
        &Slip::reference(said(v, "رقم الطلب", "Application number"), "7K4M-29TX-QWE")
            .row(said(v, "الخدمة", "Service"), said(v, "شهادة ميلاد مميكنة", "Birth certificate"))
            .row(said(v, "الحالة", "State"), said(v, "تم إصدار الوثيقة", "Issued")),
    )
}

fn cards(v: &Visit) -> ServiceCards {
    let here = v.path("/gallery");
    ServiceCards::new(vec![
        ServiceCard::new(
            here.clone(),
            said(v, "شهادة ميلاد مميكنة", "Computerised birth certificate"),
            said(
                v,
                "مستخرج رسمي من السجل المدني لك أو لأحد أفراد أسرتك.",
                "An official extract for you or your family.",
            ),
        )
        .fact(said(v, "٥٠ جنيهًا للنسخة", "EGP 50 a copy"))
        .fact(said(v, "عادةً خلال ٥ أيام عمل", "Usually within 5 working days"))
        .tag(Tag::new(said(v, "تجريبي في الإمارات", "Pilot in the UAE"), Tone::Sand)),
        ServiceCard::new(
            here,
            said(v, "قيد عائلي", "Family record"),
            said(v, "بيان بأفراد الأسرة كما هو ثابت في السجل.", "The members of a family as recorded."),
        )
        .tag(Tag::new(said(v, "قريبًا", "Later"), Tone::Quiet)),
    ])
}

fn how(v: &Visit) -> HowItWorks {
    HowItWorks::new(said(v, "كيف يسير الطلب؟", "How it works"))
        .step(
            said(v, "تقديم الطلب", "Apply"),
            said(v, "سؤال واحد في كل صفحة، وما كُتب محفوظ.", "One question a page; what you wrote is kept."),
        )
        .step(
            said(v, "سداد الرسوم", "Pay"),
            said(v, "بعملة بلد إقامتك وبسعر مثبَّت.", "In your currency, at a price that holds."),
        )
        .step(
            said(v, "المراجعة والاعتماد", "Review and approval"),
            said(v, "القنصلية تراجع، وقطاع الأحوال المدنية يعتمد.", "The consulate reviews, the Authority approves."),
        )
        .step(
            said(v, "استلام الوثيقة", "Receive"),
            said(v, "وثيقة مختومة إلكترونيًا يمكن لأي جهة التحقق منها.", "A sealed document that anyone can check."),
        )
}

fn trust(v: &Visit) -> TrustStrip {
    TrustStrip::new(said(v, "ما نلتزم به", "What we hold to"))
        .promise(
            said(v, "بياناتك مشفرة", "Your data are sealed"),
            said(v, "كل اطلاع عليها مسجل باسم من اطلع وسببه.", "Every look at them is recorded with name and reason."),
        )
        .promise(
            said(v, "لا نطلب تصريح الإقامة", "No residence permit"),
            said(v, "ولا نرسل شيئًا إلى سلطات بلد إقامتك.", "Nothing is sent to the authorities of your host country."),
        )
        .promise(
            said(v, "السعر قبل السداد", "The price beforehand"),
            said(v, "الرسم المقرر وسعر الصرف ومصدره.", "The set fee, the rate and its source."),
        )
}

#[derive(Template)]
#[template(path = "gallery/front.html")]
struct FrontPage {
    hero: Hero,
    heading: &'static str,
    cards: ServiceCards,
    how: HowItWorks,
    trust: TrustStrip,
}

pub(super) async fn show(v: Visit) -> Answer {
    open(&v)?;
    let heading = said(&v, "الخدمات المتاحة", "Services");
    let body = FrontPage { hero: hero(&v), heading, cards: cards(&v), how: how(&v), trust: trust(&v) };
    Ok(v.page(said(&v, "الصفحة الرئيسية", "Home"), body))
}
