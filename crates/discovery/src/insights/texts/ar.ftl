insight-kept = ما أُحصي لتحسين الخدمات: كلمات بحث لم تُوجد لها نتيجة بعد حذف الأسماء والأرقام، وخطوات النماذج دون الإجابات، والرأي في سهولة الخدمة دون الطلب
insight-kept-why = معرفة ما يحتاجه المصريون بالخارج ولا يجدونه. تُحفظ باسم مستعار يتغير كل أسبوع، ولمن وافق من البالغين فقط
insight-title = احتياجات المواطنين
insight-lead = ما بُحث عنه دون نتيجة، وأين تُركت النماذج، من { $from } إلى { $until }.
insight-lead-none = لم يكتمل أسبوع يمكن عرضه بعد. تظهر النتائج في الليلة التالية لنهاية كل أسبوع.
insight-weeks = الأسابيع
insight-protected = لا يُعرض عدد يقل عن { $smallest }، وتُقرَّب الأعداد إلى أقرب { $step }، ولا يُحتسب الشخص في أكثر من { $cells } خانات في الأسبوع. ويُحجب كذلك كل عدد يمكن أن يُستنتج منه عدد محجوب.
insight-to-improvements = التحسينات
insight-to-open-data = البيانات المفتوحة
insight-to-card = الذكاء الاصطناعي في وصل
insight-too-few = عدد من وافقوا على احتسابهم هذا الأسبوع لا يكفي لعرض نتيجة.
insight-unmet = ما بُحث عنه دون نتيجة
insight-unmet-bars = الموضوعات بحسب عدد الأشخاص
insight-unmet-table = الموضوعات في كل دولة
insight-theme = الموضوع
insight-sum = الإجمالي
insight-nothing = لا يوجد ما يمكن عرضه.
insight-withheld = محجوب
insight-people = { $count ->
    [one] شخص واحد
    [two] شخصان
    [few] { $number } أشخاص
    [many] { $number } شخصًا
   *[other] { $number } شخص
}
insight-unheard = دول لا تعبر عنها هذه النتيجة
insight-unheard-none = كل الدول المعروضة ممثلة
insight-heard = من تعبر عنهم هذه النتائج
insight-heard-about = تعبر النتائج عمن وافق على احتسابه فقط. أعداد الجاليات تقديرية، ويُذكر أقل تقدير منشور وأعلاه، ولا يوجد تقدير منشور بحسب النوع والسن.
insight-heard-table = المشاركون في كل دولة
insight-country = الدولة
insight-country-unknown = دولة غير محددة
insight-heard-people = عدد الأشخاص
insight-community = تقدير عدد الجالية
insight-community-unknown = لا يوجد تقدير
insight-rate = من كل ١٠٠ ألف
insight-range = من { $low } إلى { $high }
insight-source = مصدر التقدير
insight-groups-table = المشاركون بحسب النوع والسن
insight-group = الفئة
insight-sex-female = نساء
insight-sex-male = رجال
insight-group-from = { $sex }، { $from } سنة فأكثر
insight-group-between = { $sex }، من { $from } إلى { $until } سنة
insight-silent = لا تعبر نتائج هذا الأسبوع عن: { $groups }.
insight-left = أين تُترك النماذج
insight-left-bars = نسبة من توقف عند كل خطوة، مع حدود الثقة
insight-left-table = عدد من توقف عند كل خطوة
insight-step = الخطوة
insight-step-finished = اكتمل الطلب
insight-step-check = المراجعة قبل التقديم
insight-began = { $count ->
    [one] بدأ النموذج شخص واحد.
    [two] بدأ النموذج شخصان.
    [few] بدأ النموذج { $number } أشخاص.
    [many] بدأ النموذج { $number } شخصًا.
   *[other] بدأ النموذج { $number } شخص.
}
insight-percent = { $share }٪ (من { $low }٪ إلى { $high }٪)
insight-helped = هل أفادت الصفحات؟
insight-helped-bars = نسبة من أفادته الصفحة، مع حدود الثقة
insight-helped-table = الآراء في كل صفحة
insight-page = الصفحة
insight-said-useful = أفادت
insight-said-useless = لم تُفِد
insight-budget = المتبقي من ميزانية الخصوصية هذا العام { $left } من { $year }، ويستهلك كل إصدار { $each }. وعند نفادها لا يُنشر جديد حتى العام التالي.
insight-release = الأسبوع من { $from } إلى { $until }
insight-noise = أضيف إلى كل عدد تشويش عشوائي (إبسيلون { $epsilon }، ومقياسه { $scale })، ولا يُنشر عدد يقل عن { $threshold }. نُشر في { $at }.
insight-decimal = { $whole }٫{ $tenth }
insight-open-none = لم يُنشر إصدار بعد
insight-open-none-about = يُنشر إصدار واحد في كل ربع سنة، بعد أول أسبوع مكتمل فيه.
insight-open-title = البيانات المفتوحة
insight-open-lead = ما يحتاجه المصريون بالخارج، بأعداد لا تدل على أحد.
insight-open-about = تُحسب الأعداد ممن وافق على احتسابه فقط، ولا يُحتسب الشخص في أكثر من ثلاث خانات. ويُضاف إليها تشويش عشوائي يجعل وجود أي شخص بينها أو غيابه غير قابل للاستنتاج (الخصوصية التفاضلية).
insight-open-api = البيانات بصيغة JSON
insight-open-table = الأعداد المنشورة
insight-open-what = ما أُحصي
insight-open-of = الدولة أو الكلمة
insight-open-count = عدد الأشخاص التقريبي
insight-open-nothing = لم يبلغ أي عدد الحد الذي يسمح بنشره.
insight-kind-found = بحث وُجدت له نتيجة
insight-kind-without = بحث دون نتيجة
insight-kind-answered = سؤال أُجيب عنه
insight-kind-refused = سؤال لم يُعرف جوابه
insight-kind-handed-over = سؤال أُحيل إلى موظف
insight-kind-step-seen = فتح خطوة من نموذج
insight-kind-step-done = إتمام خطوة من نموذج
insight-kind-submitted = تقديم طلب
insight-kind-useful = صفحة أفادت
insight-kind-useless = صفحة لم تُفِد
insight-kind-word = كلمة بُحث عنها دون نتيجة
insight-refused-budget = نفدت ميزانية الخصوصية لهذا العام، فلا يُنشر جديد.
insight-kind-rated = رأي في سهولة خدمة
insight-rated = سهولة الخدمات
insight-rated-bars = نسبة من وجدوا الخدمة سهلة، مع حدود الثقة
insight-rated-table = الآراء في كل خدمة
insight-rated-about = الخدمة
insight-rated-1 = صعبة جدًا
insight-rated-2 = صعبة
insight-rated-3 = مقبولة
insight-rated-4 = سهلة
insight-rated-5 = سهلة جدًا
insight-rated-quiet = الوفاة والطلاق وما يلزم فيه الستر، دون تمييز
insight-rated-quiet-table = هل وُجد فيها ما يلزم؟
insight-rated-yes = نعم
insight-rated-no = لا
insight-rated-said-table = ما قيل عن الخدمات
