# ما نحتفظ به وما لا نحتفظ به.
privacy-title = بياناتكم: ما نحتفظ به وما لا نحتفظ به
privacy-lead = هذه الصفحة مأخوذة من إعدادات المنصة نفسها: ما يُكتب هنا هو ما تعمل به.
privacy-never-title = ما لا نحتفظ به أبدًا
privacy-kept-title = ما نحتفظ به
privacy-column-what = البيان
privacy-column-why = السبب
privacy-column-basis = الأساس القانوني
privacy-column-how-long = المدة
privacy-keep-account = ما دام الحساب قائمًا
privacy-keep-until-used = حتى يتحقق الغرض، ثم يُمحى فورًا
privacy-keep-days = { $count ->
    [one] يوم واحد بعد تحقق الغرض
    [two] يومان بعد تحقق الغرض
    [few] { $number } أيام بعد تحقق الغرض
    [many] { $number } يومًا بعد تحقق الغرض
   *[other] { $number } يوم بعد تحقق الغرض
}
privacy-keep-years = { $count ->
    [one] سنة واحدة بعد إغلاق الطلب
    [two] سنتان بعد إغلاق الطلب
    [few] { $number } سنوات بعد إغلاق الطلب
    [many] { $number } سنة بعد إغلاق الطلب
   *[other] { $number } سنة بعد إغلاق الطلب
}

privacy-kept-account = الاسم، ولغة الرسائل، والرقم القومي إن طابقه السجل المدني، وعنوان التوصيل إن وُوفق على حفظه
privacy-why-account = لتقديم الخدمات المطلوبة دون إعادة السؤال
privacy-kept-contact = البريد الإلكتروني ورقم المحمول
privacy-why-contact = لإرسال رموز الدخول والإخطارات
privacy-kept-code = الرموز المؤقتة، في صورة لا تُقرأ
privacy-why-code = للتأكد أن وسيلة الاتصال تصل إلى صاحبها
privacy-kept-secret = رقم البطاقة واسم الأم
privacy-why-secret = لسؤال السجل المدني مرة واحدة
privacy-kept-number = رقم قومي ذُكر ولم تكتمل مطابقته
privacy-why-number = لانتظار الوثيقة التي تؤكده
privacy-kept-document = صورة وثيقة إثبات الشخصية
privacy-why-document = ليقارنها موظف مختص
privacy-kept-consent = سجل الإشعارات والموافقات
privacy-why-consent = لإثبات ما تمت الموافقة عليه وسحبه
privacy-kept-session = أوقات الدخول، ونوع الجهاز في كلمتين
privacy-why-session = ليرى صاحب الحساب من أين دُخل إليه

privacy-never-mother = اسم الأم بعد المطابقة، ولا يراه أي موظف
privacy-never-card = رقم مصنع البطاقة بعد المطابقة
privacy-never-residence = تصريح الإقامة أو التأشيرة: لا نطلبهما، ولا نحفظهما، ولا نرسلهما إلى أي جهة في دولة الإقامة
privacy-never-password = كلمات سر أصحاب الحسابات، إذ لا كلمات سر لهم
privacy-never-tracking = ما تتصفحونه، ومكان وجودكم

privacy-rights-title = حقوقكم
privacy-rights-text = يكفل قانون حماية البيانات الشخصية رقم ١٥١ لسنة ٢٠٢٠ حق الاطلاع على البيانات وتصحيحها ومحوها وسحب الموافقة والاعتراض. تُمارس هذه الحقوق من صفحة الحساب.

privacy-data-title = بياناتي
privacy-copy-title = نسخة من بياناتي
privacy-copy-text = ملف واحد بما نحفظه في الحساب. يتطلب تأكيد الدخول برمز جديد.
privacy-copy-button = تنزيل النسخة
privacy-erase-title = محو بياناتي
privacy-erase-text = يصل الطلب إلى مسئول حماية البيانات. تُمحى بيانات الحساب، ويبقى ما يُلزم القانون بحفظه من طلبات سبق إصدار وثائقها.
privacy-erase-warning = بعد المحو لا يمكن الدخول إلى الحساب ولا متابعة طلباته.
privacy-erase-button = طلب محو بياناتي
privacy-erase-asked = تم تسجيل طلب المحو.
privacy-erase-waiting = سُجّل طلب المحو في { $moment }، وهو لدى مسئول حماية البيانات.
