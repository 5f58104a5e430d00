# ما نحتفظ به وما لا نحتفظ به.
privacy-title = بياناتك: ما نحتفظ به وما لا نحتفظ به
privacy-lead = هذه الصفحة مأخوذة من إعدادات المنصة نفسها: فما يُكتب هنا هو ما تعمل به.
privacy-short-title = باختصار
privacy-short-sealed = تُحفظ البيانات مشفرة، ولا يقرؤها إلا من يحتاج إليها لإنجاز الطلب.
privacy-short-seen = كل اطلاع لموظف على بياناتك يُسجَّل باسمه وسببه ووقته.
privacy-short-time = لكل بيان مدة؛ فإذا انتهت أُتلف تلقائيًا.
privacy-short-yours = لك أن تطلب نسخة من بياناتك أو محوها في أي وقت، من صفحة حسابك.
privacy-never-title = ما لا نحتفظ به أبدًا
privacy-kept-title = ما نحتفظ به
privacy-kept-always = ما يُحفظ دائمًا لا يحمل اسم صاحب الطلب ولا رقمه القومي.
privacy-basis-consent = موافقتك، ولك سحبها
privacy-basis-service = خدمة طلبتها
privacy-basis-duty = التزام قانوني
privacy-column-what = البيان
privacy-column-why = السبب
privacy-column-basis = الأساس القانوني
privacy-column-how-long = المدة
privacy-keep-account = ما دام الحساب قائمًا
privacy-keep-until-used = حتى نفرغ منه، ثم يُمحى فورًا
privacy-keep-days = { $count ->
    [one] يوم واحد بعد الفراغ منه
    [two] يومان بعد الفراغ منه
    [few] { $number } أيام بعد الفراغ منه
    [many] { $number } يومًا بعد الفراغ منه
   *[other] { $number } يوم بعد الفراغ منه
}
privacy-keep-whole-years = { $count ->
    [one] سنة واحدة
    [two] سنتان
    [few] { $number } سنوات
    [many] { $number } سنة
   *[other] { $number } سنة
}
privacy-keep-always = دائمًا
privacy-keep-years = { $count ->
    [one] سنة واحدة بعد إغلاق الطلب
    [two] سنتان بعد إغلاق الطلب
    [few] { $number } سنوات بعد إغلاق الطلب
    [many] { $number } سنة بعد إغلاق الطلب
   *[other] { $number } سنة بعد إغلاق الطلب
}

privacy-group-account = الحساب وصاحبه
privacy-group-files = الطلبات والوثائق
privacy-group-money = السداد
privacy-group-messages = الرسائل
privacy-group-protection = ما يحمي الجميع

privacy-kept-account = الاسم، ولغة الرسائل، والرقم القومي إن طابقه السجل المدني، وعنوان التوصيل متى كانت الموافقة على حفظه
privacy-why-account = لتقديم الخدمات المطلوبة دون إعادة السؤال
privacy-kept-counter = البعثة التي فُتح الحساب عند شباكها وإثبات الشخصية الذي قورن
privacy-why-counter = لتُطبع هناك رسائل من لا هاتف له ولا بريد إلكتروني
privacy-kept-slip = بصمة رقمية للرمز المكتوب على القسيمة لا يُستخرج منها الرمز
privacy-why-slip = ليتابع صاحب القسيمة طلبه ويتسلم رسائله
privacy-kept-mark = بصمة رقمية للرقم القومي لا يُستخرج منها الرقم
privacy-why-mark = حتى لا يكون للشخص الواحد حسابان، ولا يقرر موظف في طلب يخصه
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
privacy-kept-erasure = طلبات المحو: متى قُدمت، ومتى نُفذت
privacy-why-erasure = لإثبات تنفيذ الحق في المحو
privacy-kept-death = متى عُلم من السجل بوفاة صاحب حساب
privacy-why-death = حتى لا تُرسل إليه تذكيرات ولا عروض، ولحفظ ما لم يكتمل لورثته
privacy-kept-move = انتقال رقم قومي من حساب إلى آخر: متى، وبأي إثبات، وبأي قرار
privacy-why-move = لإثبات أن الانتقال قرره شخصان بعد مقارنة الوثيقة والوجه
privacy-kept-watch = عدد المحاولات التي لم تتم بها مطابقة رقم، دون الرقم نفسه
privacy-why-watch = لمنع تخمين بيانات الآخرين
privacy-kept-staff = أسماء موظفي الجهات وحساباتهم وصلاحياتهم
privacy-why-staff = ليُعرف من اطلع ومن قرر في كل طلب

privacy-never-mother = اسم الأم الذي يُذكر لإثبات الشخصية: يُمحى بعد المطابقة، ولا يراه أي موظف
privacy-never-card = رقم مصنع البطاقة بعد المطابقة
privacy-never-residence = تصريح الإقامة أو التأشيرة: لا نطلبهما، ولا نحفظهما، ولا نرسلهما إلى أي جهة في دولة الإقامة
privacy-never-password = كلمات سر أصحاب الحسابات، لأنه لا كلمات سر لهم
privacy-never-tracking = ما تتصفحه دون موافقتك، ومكان وجودك

privacy-rights-title = حقوقك
privacy-rights-text = يكفل قانون حماية البيانات الشخصية رقم ١٥١ لسنة ٢٠٢٠ حق الاطلاع على البيانات وتصحيحها ومحوها وسحب الموافقة والاعتراض. تُمارس هذه الحقوق من صفحة الحساب.

privacy-data-title = بياناتي
privacy-copy-title = نسخة من بياناتي
privacy-copy-text = ملف واحد بكل ما نحفظه عنك: الحساب، والطلبات وما كُتب وأُرفق فيها، والقرارات، والمدفوعات، والرسائل، ومتى اطّلع موظف على طلب ولأي غرض. يتطلب تأكيد الدخول برمز جديد.
privacy-copy-button = تنزيل النسخة
privacy-erase-title = محو بياناتي
privacy-erase-text = يُنفذ الطلب بعد أربعة عشر يومًا، ويمكن التراجع عنه قبل ذلك. عند التنفيذ تُتلف مفاتيح البيانات، فلا يستطيع أحد قراءتها بعدها، ولا من النسخ الاحتياطية.
privacy-erase-stays = يبقى ما يُلزم القانون بحفظه: سجل الوثائق الصادرة، وقيود السداد، ودليل كل وثيقة صدرت حتى تنقضي مدته.
privacy-erase-warning = بعد المحو لا يمكن الدخول إلى الحساب ولا تنزيل وثائقه. يُرجى تنزيل الوثائق الصادرة أولًا.
privacy-erase-button = طلب محو بياناتي
privacy-erase-asked = تم تسجيل طلب المحو.
privacy-erase-waiting = سُجّل طلب المحو في { $asked }، ويُنفذ بعد { $due }.
privacy-erase-take-back = التراجع عن طلب المحو
privacy-erase-taken-back = تم التراجع عن طلب المحو، ولم يُمحَ شيء.
privacy-erase-none = لا يوجد طلب محو قائم.
privacy-refused-under-way = لا يمكن محو البيانات وللحساب طلب قيد الإجراء. يُرجى انتظار انتهائه أو سحبه أولًا.
