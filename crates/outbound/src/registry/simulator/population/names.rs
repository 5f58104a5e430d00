//! «بيانات خيالية»: lists of ordinary names from which the fictional people are put together. The Latin spelling stands
//! for the one a passport office once chose; it is never derived.

/// One part of a name in both scripts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Name {
    pub(super) ar: &'static str,
    pub(super) latin: &'static str,
}

const fn n(ar: &'static str, latin: &'static str) -> Name {
    Name { ar, latin }
}

/// The passport's spelling of a whole name.
pub(super) fn latin(parts: &[Name]) -> String {
    parts.iter().map(|name| name.latin).collect::<Vec<_>>().join(" ")
}

/// The part with this Arabic text, for whose father's name must be carried on.
pub(super) fn known(ar: &str) -> Option<Name> {
    [MUSLIM_MEN, CHRISTIAN_MEN, SHARED_MEN, MUSLIM_WOMEN, CHRISTIAN_WOMEN, FAMILIES, CHRISTIAN_FAMILIES]
        .into_iter()
        .flatten()
        .copied()
        .find(|name| name.ar == ar)
}

pub(super) const MUSLIM_MEN: &[Name] = &[
    n("محمد", "Mohamed"), n("أحمد", "Ahmed"), n("محمود", "Mahmoud"), n("مصطفى", "Moustafa"), n("علي", "Aly"),
    n("حسن", "Hassan"), n("إبراهيم", "Ibrahim"), n("خالد", "Khaled"), n("عمر", "Omar"), n("حسين", "Hussein"),
    n("عبد الرحمن", "Abdelrahman"), n("يوسف", "Youssef"), n("طارق", "Tarek"), n("كريم", "Karim"), n("سيد", "Sayed"),
    n("عبد الله", "Abdallah"), n("رمضان", "Ramadan"), n("ياسر", "Yasser"), n("هشام", "Hesham"), n("أيمن", "Ayman"),
    n("عصام", "Essam"), n("شريف", "Sherif"), n("وائل", "Wael"), n("إسلام", "Eslam"), n("رجب", "Ragab"),
    n("عبد العزيز", "Abdelaziz"), n("فتحي", "Fathy"), n("صلاح", "Salah"), n("جمال", "Gamal"), n("سعيد", "Said"),
    n("عبد الحميد", "Abdelhamid"), n("شعبان", "Shaaban"), n("بلال", "Belal"), n("زياد", "Ziad"), n("ماجد", "Maged"),
    n("نور الدين", "Noureldin"), n("حمدي", "Hamdy"), n("عبد الفتاح", "Abdelfattah"), n("رضا", "Reda"),
    n("أسامة", "Osama"), n("عماد الدين", "Emadeldin"), n("سليمان", "Soliman"), n("عبد المنعم", "Abdelmoneim"),
    n("ربيع", "Rabie"), n("حازم", "Hazem"), n("عثمان", "Osman"), n("عبد الغني", "Abdelghany"), n("سالم", "Salem"),
    n("بهاء الدين", "Bahaaeldin"), n("منصور", "Mansour"), n("عبد الحليم", "Abdelhalim"), n("ثروت", "Tharwat"),
];

pub(super) const CHRISTIAN_MEN: &[Name] = &[
    n("مينا", "Mina"), n("جرجس", "Guirguis"), n("بيتر", "Peter"), n("مايكل", "Michael"), n("كيرلس", "Kyrillos"),
    n("عادل", "Adel"), n("ميخائيل", "Mikhail"), n("بطرس", "Botros"), n("سمير", "Samir"), n("عماد", "Emad"),
    n("يوسف", "Youssef"), n("فادي", "Fady"), n("رامي", "Ramy"), n("حنا", "Hanna"), n("إسحق", "Ishak"),
    n("صموئيل", "Samuel"), n("بولا", "Paula"), n("أنطون", "Antoun"), n("لبيب", "Labib"), n("ملاك", "Malak"),
    n("وهيب", "Wahib"), n("مرقس", "Morcos"), n("رفعت", "Refaat"), n("نبيل", "Nabil"), n("شنودة", "Shenouda"),
    n("ثابت", "Thabet"), n("إبراهيم", "Ibrahim"), n("متى", "Matta"), n("أبانوب", "Abanoub"), n("داود", "Dawoud"),
];

/// Names met in every family.
pub(super) const SHARED_MEN: &[Name] = &[
    n("سامي", "Samy"), n("هاني", "Hany"), n("مجدي", "Magdy"), n("أشرف", "Ashraf"), n("نادر", "Nader"),
    n("وليد", "Waleed"), n("باسم", "Bassem"), n("آدم", "Adam"), n("شادي", "Shady"), n("تامر", "Tamer"),
];

pub(super) const MUSLIM_WOMEN: &[Name] = &[
    n("فاطمة", "Fatma"), n("نورا", "Noura"), n("آية", "Aya"), n("سارة", "Sara"), n("هبة", "Heba"),
    n("مريم", "Mariam"), n("إيمان", "Eman"), n("أسماء", "Asmaa"), n("دينا", "Dina"), n("منى", "Mona"),
    n("زينب", "Zeinab"), n("هدى", "Hoda"), n("ليلى", "Laila"), n("رانيا", "Rania"), n("شيماء", "Shaimaa"),
    n("نادية", "Nadia"), n("سلمى", "Salma"), n("ياسمين", "Yasmin"), n("أميرة", "Amira"), n("عائشة", "Aisha"),
    n("خديجة", "Khadiga"), n("سعاد", "Soad"), n("نجلاء", "Naglaa"), n("رشا", "Rasha"), n("غادة", "Ghada"),
    n("فوزية", "Fawzia"), n("جميلة", "Gamila"), n("حنان", "Hanan"), n("صفاء", "Safaa"), n("نعمة", "Neama"),
    n("إسراء", "Esraa"), n("مي", "Mai"), n("سميرة", "Samira"), n("نوال", "Nawal"), n("جنى", "Gana"),
    n("رقية", "Rokaya"), n("حبيبة", "Habiba"), n("عزة", "Azza"), n("كوثر", "Kawthar"), n("بسمة", "Basma"),
];

pub(super) const CHRISTIAN_WOMEN: &[Name] = &[
    n("مريان", "Marian"), n("مارينا", "Marina"), n("ماري", "Mary"), n("إيرين", "Irene"), n("كرستين", "Christine"),
    n("مريم", "Mariam"), n("فيولا", "Viola"), n("نرمين", "Nermine"), n("دميانة", "Demiana"), n("سوزان", "Suzan"),
    n("مادونا", "Madonna"), n("نيفين", "Nevine"), n("ليديا", "Lydia"), n("تريزا", "Tereza"), n("جاكلين", "Jacqueline"),
    n("فيبي", "Phoebe"), n("إنجي", "Engy"), n("سيلفيا", "Sylvia"), n("ميرنا", "Mirna"), n("هيلانة", "Helana"),
    n("مرثا", "Martha"), n("راحيل", "Rahil"), n("يوستينا", "Youstina"), n("بربارة", "Barbara"), n("كاترين", "Catherine"),
];

pub(super) const FAMILIES: &[Name] = &[
    n("حسن", "Hassan"), n("السيد", "Elsayed"), n("فرغلي", "Farghaly"), n("الجندي", "Elgendy"), n("الشناوي", "Elshennawy"),
    n("عبد العال", "Abdelaal"), n("النجار", "Elnaggar"), n("الحداد", "Elhaddad"), n("سالم", "Salem"), n("البنا", "Elbanna"),
    n("الصاوي", "Elsawy"), n("شاهين", "Shahin"), n("الطحان", "Eltahan"), n("الدسوقي", "Eldesouky"), n("البدوي", "Elbadawy"),
    n("أبو زيد", "Abouzeid"), n("خليل", "Khalil"), n("المرسي", "Elmorsy"), n("الشافعي", "Elshafie"), n("عطية", "Attia"),
    n("القاضي", "Elkady"), n("الخولي", "Elkholy"), n("زهران", "Zahran"), n("بركات", "Barakat"), n("العطار", "Elattar"),
    n("درويش", "Darwish"), n("حجازي", "Hegazy"), n("الفقي", "Elfeky"), n("المنياوي", "Elminiawy"), n("الأسواني", "Elaswany"),
    n("أبو العلا", "Aboulela"), n("رزق", "Rizk"), n("الصعيدي", "Elsaidy"), n("نصار", "Nassar"), n("القصاص", "Elkassas"),
    n("الديب", "Eldeeb"), n("غنيم", "Ghoneim"), n("هلال", "Helal"), n("البحيري", "Elbeheiry"), n("الغزالي", "Elghazaly"),
    n("عامر", "Amer"), n("الهواري", "Elhawary"), n("صقر", "Sakr"), n("السمان", "Elsamman"), n("عوض", "Awad"),
    n("الزيات", "Elzayat"), n("مخيمر", "Mekheimar"), n("الشرقاوي", "Elsharkawy"), n("طلبة", "Tolba"), n("العريشي", "Elarishy"),
];

pub(super) const CHRISTIAN_FAMILIES: &[Name] = &[
    n("جرجس", "Guirguis"), n("ميخائيل", "Mikhail"), n("بشاي", "Beshay"), n("عبد الملاك", "Abdelmalak"), n("سوريال", "Sourial"),
    n("حنا", "Hanna"), n("بطرس", "Botros"), n("غبريال", "Ghobrial"), n("تادرس", "Tadros"), n("عبد المسيح", "Abdelmessih"),
    n("فرج", "Farag"), n("إسكندر", "Iskandar"), n("مسعد", "Mosaad"), n("واصف", "Wassef"), n("قلادة", "Kelada"),
    n("نصيف", "Nassif"), n("جاد", "Gad"), n("رزق الله", "Rizkallah"), n("شحاتة", "Shehata"), n("عازر", "Azer"),
];

/// Foreign wives: name in Arabic letters and nationality.
pub(super) const FOREIGN_WIVES: &[(&str, &str)] = &[
    ("ماريا سانتوس كروز", "فلبينية"), ("رنا فؤاد الحلبي", "سورية"), ("ناديا إيفانوفا", "روسية"),
    ("سعاد الطيب الأمين", "سودانية"), ("إيلينا روسي", "إيطالية"), ("هند سالم العمري", "أردنية"),
    ("أمينة بن يوسف", "مغربية"), ("لي نا", "صينية"), ("كاتارينا نوفاك", "بولندية"), ("سيتي رحماواتي", "إندونيسية"),
    ("جوان ماري سميث", "بريطانية"), ("ليلى خوري", "لبنانية"),
];
