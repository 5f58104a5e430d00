//! Fields in every state, and a whole question page.

use kernel::Slips;

use super::{Sample, open, said};
use crate::{
    Answer, Filled, Markup, Recording, Visit,
    components::{
        ArabicLetters, BackLink, Button, Checkboxes, Choice, DateInput, Details, ErrorSummary, FileUpload, LinkButton,
        PasswordInput, PhoneInput, Player, QuestionPage, Radios, Recorder, Select, Steps, TextInput, Textarea,
    },
};

pub(super) fn samples(v: &Visit) -> Vec<Sample> {
    let filled = Filled::from_pairs([("kin", "son"), ("born-day", "٢٧"), ("born-month", "٣"), ("born-year", "1988")]);
    let wrong = wrong();
    vec![
        Sample::new("ErrorSummary", &ErrorSummary::new(v, &wrong)),
        Sample::new(
            "TextInput",
            &TextInput::new("full-name", said(v, "الاسم كما في شهادة الميلاد", "Name as on the birth certificate")),
        ),
        Sample::new("ArabicLetters", &ArabicLetters::new(v, "full-name")),
        Sample::new(
            "TextInput.error",
            &TextInput::digits("national-number", said(v, "الرقم القومي", "National number"))
                .hint(said(v, "١٤ رقمًا، تجدها على بطاقة الرقم القومي", "14 digits, on the national number card"))
                .filled(v, &wrong),
        ),
        Sample::new(
            "TextInput.email.optional",
            &TextInput::email("email", said(v, "البريد الإلكتروني", "E-mail address")).optional(v),
        ),
        Sample::new(
            "TextInput.one_time_code",
            &TextInput::one_time_code("code", said(v, "الرمز المرسل إليك", "The code we sent")),
        ),
        Sample::new("PhoneInput", &PhoneInput::new(v, "mobile", said(v, "رقم المحمول", "Mobile number"))),
        Sample::new(
            "PasswordInput.veiled",
            &PasswordInput::veiled(v, "mother", said(v, "اسم الأم", "Mother’s name")).hint(said(
                v,
                "للتحقق فقط، ولا يظهر لأحد",
                "Only to check; nobody will see it",
            )),
        ),
        Sample::new(
            "Textarea.limit",
            &Textarea::new("remark", said(v, "ملاحظات لمن يراجع الطلب", "Remarks for the reviewer")).limit(v, 400),
        ),
        Sample::new(
            "DateInput",
            &DateInput::new(v, "born", said(v, "تاريخ الميلاد", "Date of birth")).filled(v, &filled),
        ),
        Sample::new(
            "DateInput.error",
            &DateInput::new(v, "moved", said(v, "تاريخ الانتقال", "Date of moving")).filled(v, &wrong),
        ),
        Sample::new("Radios", &kin(v).filled(v, &filled)),
        Sample::new(
            "Radios.yes_no",
            &Radios::yes_no(
                v,
                "registered",
                said(v, "هل سبق قيد الميلاد في مصر؟", "Was the birth ever registered with Egypt?"),
            ),
        ),
        Sample::new("Checkboxes", &uses(v).chosen(&["school"])),
        Sample::new("Select", &countries(v)),
        Sample::new(
            "FileUpload",
            &FileUpload::new(v, "passport", said(v, "صورة جواز السفر", "Copy of the passport"), 10_000_000).present(
                v,
                "passport-layla.pdf",
                said(v, "٢٫١ ميجابايت", "2.1 MB"),
            ),
        ),
        Sample::new(
            "FileUpload.error",
            &FileUpload::new(v, "card", said(v, "صورة بطاقة الرقم القومي", "Copy of the card"), 10_000_000)
                .filled(v, &wrong),
        ),
        Sample::new("Player", &Player::new(v, &Recording { path: "/narration/sample".to_owned(), seconds: 7 })),
        Sample::new("Recorder", &Recorder::new(v, 90, |part| recorded(v, part))),
        Sample::new("Button", &Button::new(said(v, "متابعة", "Continue"))),
        Sample::new("Button.quiet", &Button::quiet(said(v, "حفظ والعودة لاحقًا", "Save and come back later"))),
        Sample::new("Button.grave", &Button::grave(said(v, "إلغاء الطلب", "Cancel the application"))),
        Sample::new(
            "LinkButton.quiet",
            &LinkButton::quiet(v.path("/gallery"), said(v, "إيصال السداد", "Receipt")).download(),
        ),
        Sample::new("BackLink", &BackLink::new(v, v.path("/gallery"))),
    ]
}

/// The words of the recorder.
fn recorded(v: &Visit, part: &str) -> String {
    let (ar, en) = match part {
        "name" => ("تسجيل", "recording"),
        "record" => ("بدء التسجيل", "Record"),
        "stop" => ("إنهاء التسجيل", "Stop recording"),
        "again" => ("التسجيل من جديد", "Record again"),
        "running" => ("جارٍ التسجيل", "Recording"),
        "ready" => ("التسجيل جاهز", "The recording is ready"),
        "denied" => ("لا يسمح المتصفح باستعمال الميكروفون", "The browser does not allow the microphone"),
        "hear" => ("سماع التسجيل", "Listen to the recording"),
        _ => ("يمكن أيضًا اختيار ملف صوتي", "A sound file can be chosen, too"),
    };
    said(v, ar, en).to_owned()
}

/// A form sent with three mistakes.
fn wrong() -> Filled {
    let mut filled = Filled::from_pairs([("national-number", "2880327"), ("moved-day", "31"), ("moved-month", "2")]);
    let mut slips = Slips::new();
    slips
        .add("national-number", "web-sample-number")
        .add("moved", "web-slip-date")
        .add("card", "web-problem-upload-unreadable");
    filled.slips = slips;
    filled
}

fn kin(v: &Visit) -> Radios {
    Radios::new(
        "kin",
        said(v, "لمن الشهادة؟", "Who is the certificate for?"),
        vec![
            Choice::new("self", said(v, "لنفسي", "Myself")),
            Choice::new("daughter", said(v, "لابنتي", "My daughter")),
            Choice::new("son", said(v, "لابني", "My son")).hint(said(
                v,
                "ولو كان قاصرًا أو مقيمًا في مصر",
                "Also if he is a minor or lives in Egypt",
            )),
            Choice::new("other", said(v, "لقريب آخر", "Another relative"))
                .reveals(Markup::from(&TextInput::new("kin-other", said(v, "صلة القرابة", "How are you related?")))),
        ],
    )
    .hint(said(
        v,
        "يحق لك طلبها لنفسك ولأصولك وفروعك وزوجك",
        "You may ask for yourself, ancestors, descendants and spouse",
    ))
}

fn uses(v: &Visit) -> Checkboxes {
    Checkboxes::new(
        "uses",
        said(v, "أين ستُقدَّم الشهادة؟", "Where will it be used?"),
        vec![
            Choice::new("school", said(v, "مدرسة أو جامعة", "School or university")),
            Choice::new("employer", said(v, "جهة عمل", "Employer")),
            Choice::new("unknown", said(v, "لا أعرف بعد", "I do not know yet")).apart(said(v, "أو", "or")),
        ],
    )
}

fn countries(v: &Visit) -> Select {
    let choices = vec![
        Choice::new("AE", said(v, "الإمارات العربية المتحدة", "United Arab Emirates")),
        Choice::new("SA", said(v, "المملكة العربية السعودية", "Saudi Arabia")),
        Choice::new("KW", said(v, "الكويت", "Kuwait")),
    ];
    Select::new(v, "country", said(v, "دولة الإقامة", "Country of residence"), choices)
        .autocomplete("country")
        .chosen("AE")
}

/// A question page that was sent wrongly.
pub(super) async fn question(v: Visit) -> Answer {
    open(&v)?;
    let filled = wrong();
    let title = said(&v, "ما الرقم القومي لصاحبة الشأن؟", "What is her national number?");
    let page = QuestionPage::new(&v, v.path("/gallery/question"), &filled)
        .back(BackLink::new(&v, v.path("/gallery")))
        .steps(Steps::new(&v, 2, 5, said(&v, "صاحبة الشأن", "The person")))
        .field(
            &TextInput::digits("national-number", title)
                .heading()
                .hint(said(&v, "١٤ رقمًا. إن لم يكن لها رقم بعد، يُرجى ترك الخانة فارغة.", "14 digits. Leave it empty if she has none yet."))
                .filled(&v, &filled),
        )
        .field(&DateInput::new(&v, "moved", said(&v, "تاريخ الميلاد", "Date of birth")).filled(&v, &filled))
        .field(&FileUpload::new(&v, "card", said(&v, "صورة شهادة الميلاد الأجنبية", "Copy of the foreign birth certificate"), 10_000_000).filled(&v, &filled))
        .second(&Button::quiet(said(&v, "حفظ والعودة لاحقًا", "Save and come back later")).named("later", "1"))
        .after(&Details::new(
            said(&v, "لماذا نطلب الرقم القومي؟", "Why we ask for it"),
            said(&v, "به يعثر السجل المدني على القيد الصحيح. لا يظهر كاملًا في الوثيقة ولا في رمز التحقق.", "It lets the civil registry find the right record. It is never shown whole on the document or in its code."),
        ));
    Ok(v.page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, title, page))
}
