# التقييم: ما تبينه تجربة التشغيل، وهل تُفتح الدولة التالية.

evaluation-title = مؤشرات التقييم
evaluation-lead = تُحسب المؤشرات كل ليلة من أعمال المنصة نفسها، لا من محتوى السجلات، ولا يُعرض ما يقل عن عشرين.
evaluation-definitions = تعريف المؤشرات
evaluation-definitions-lead = لكل مؤشر تعريف ثابت. لا يُعرض مؤشر لأقل من { $threshold }، ولا ما يمكن استنتاجه منه. مجال الثقة ٩٥٪ في الجداول و٩٩٪ عند الحكم على التجربة.
evaluation-choose = عرض
evaluation-choose-indicator = المؤشر
evaluation-choose-weeks = المدة
evaluation-choose-country = دولة الإقامة في منحنى الأسابيع
evaluation-all-countries = جميع الدول
evaluation-no-country = دون دولة محددة
evaluation-no-service = دون خدمة محددة
evaluation-country = الدولة
evaluation-service = الخدمة
evaluation-week = الأسبوع من
evaluation-value = القيمة
evaluation-median = الوسيط
evaluation-p95 = لم تتجاوزه ٩٥٪
evaluation-interval = مجال الثقة ٩٥٪
evaluation-interval-99 = مجال الثقة ٩٩٪
evaluation-exact = عدد فعلي
evaluation-n = العدد
evaluation-n-of = { $n } (الحد الأدنى { $least })
evaluation-counted-at = تاريخ الحساب
evaluation-withheld = محجوب لقلة العدد
evaluation-none = لا توجد بيانات
evaluation-too-few = العدد لا يكفي
evaluation-between = من { $low } إلى { $high }
evaluation-from-up = من { $low } فأكثر
evaluation-percent = { $number }٪
evaluation-per-thousand = { $number } لكل ألف
evaluation-print-hours = { $number } ساعة
evaluation-print-pounds = { $number } جنيه
evaluation-hours = ساعة
evaluation-by-country = حسب دولة الإقامة
evaluation-by-service = حسب الخدمة والدولة
evaluation-by-week = حسب الأسبوع
evaluation-chart-caption = الخط يمثل القيمة كل أسبوع، والمساحة حوله مجال الثقة. الجدول التالي يعرض الأرقام نفسها.
evaluation-chart-label = { $name } أسبوعًا بعد أسبوع
evaluation-csv = تنزيل الأرقام (CSV)
evaluation-simulated = بيانات محاكاة للعرض التجريبي، وليست نتائج فعلية.
evaluation-not-permitted = لا يُحسب هذا المؤشر ولا يُعرض إلا بتصريح كتابي من مدير قطاع الأحوال المدنية وفق المادة ١٣ من القانون ١٤٣ لسنة ١٩٩٤. لا يوجد تصريح مسجل.
evaluation-meaning = التعريف
evaluation-numerator = ما يُعد
evaluation-denominator = من بين
evaluation-unit = وحدة القياس
evaluation-unit-share = نسبة مئوية
evaluation-unit-per-thousand = لكل ألف
evaluation-unit-seconds = مدة
evaluation-unit-money = مبلغ
evaluation-unit-count = عدد
evaluation-better = الأفضل
evaluation-better-high = الأعلى
evaluation-better-low = الأقل
evaluation-source = المصدر
evaluation-source-operation = أعمال المنصة
evaluation-source-registry = ردود سجلات الأحوال المدنية، بتصريح
evaluation-silent = ما لا يبينه
evaluation-entries = التصاريح والتكاليف والتدقيق
evaluation-entries-lead = كل ما يُدخل هنا يقترحه موظف ويوافق عليه موظف آخر.
evaluation-permissions = التصاريح
evaluation-permissions-none = لا يوجد تصريح مسجل.
evaluation-scope = نطاق التصريح
evaluation-scope-registry = حساب ردود السجل للعاملين
evaluation-scope-public = نشر مؤشرات الأداء للجمهور
evaluation-number = رقم التصريح
evaluation-issued-on = تاريخ التصريح
evaluation-standing = الموقف
evaluation-in-force = سارٍ
evaluation-ended-at = انتهى في { $at }
evaluation-costs = التكاليف
evaluation-cost-about = بند التكلفة
evaluation-about-ar = بند التكلفة بالعربية
evaluation-about-en = بند التكلفة بالإنجليزية
evaluation-amount = المبلغ
evaluation-pounds = المبلغ بالجنيه
evaluation-from = من يوم
evaluation-until = إلى يوم
evaluation-audits = تدقيق النفاذ الرقمي
evaluation-audit-on = تاريخ التدقيق
evaluation-audit-by = جهة التدقيق والمعيار
evaluation-audit-tested = المعايير المختبرة
evaluation-audit-met = المعايير المستوفاة
evaluation-reason = السبب
evaluation-slip-text = يُرجى كتابة نص مناسب الطول
evaluation-slip-number = يُرجى كتابة رقم صحيح
evaluation-act-permission = تسجيل تصريح
evaluation-act-end-permission = إنهاء تصريح
evaluation-act-cost = تسجيل تكلفة
evaluation-act-audit = تسجيل تدقيق
evaluation-act-protocol = اعتماد معايير تجربة
evaluation-act-decide = القرار بشأن الدولة التالية
evaluation-card-permission = تسجيل تصريح
evaluation-card-permission-about = يُسجل رقم خطاب التصريح وتاريخه كما وردا، ويوافق عليه قطاع الأحوال المدنية.
evaluation-card-permission-send = تقديم للاعتماد
evaluation-card-ending = إنهاء تصريح
evaluation-card-ending-about = عند إنهاء تصريح حساب ردود السجل تُحذف المؤشرات المحسوبة به جميعًا.
evaluation-card-ending-send = تقديم للاعتماد
evaluation-card-cost = تسجيل تكلفة
evaluation-card-cost-about = توزع التكلفة على أيام مدتها، وما لا يخص دولة بعينها يدخل في الإجمالي.
evaluation-card-cost-send = تقديم للاعتماد
evaluation-card-audit = تسجيل تدقيق
evaluation-card-audit-about = تُسجل نتيجة آخر تدقيق للنفاذ الرقمي.
evaluation-card-audit-send = تقديم للاعتماد
evaluation-card-protocol = معايير تجربة جديدة
evaluation-card-protocol-about = تُعتمد المعايير قبل أن تبدأ مدة القياس، ولا تتغير بعدها. التعديل اللاحق نسخة جديدة لمدة لاحقة.
evaluation-card-protocol-send = تقديم للاعتماد
evaluation-card-answer = استيفاء بند من قائمة المراجعة
evaluation-card-answer-about = يُسجل اسم من استوفى البند وتاريخه.
evaluation-card-answer-send = حفظ البند
evaluation-card-practice = درس أو ممارسة تُنقل
evaluation-card-practice-about = تظهر في خطة الدولة التالية وفي تقرير التقييم.
evaluation-card-practice-send = حفظ
evaluation-card-decide = القرار
evaluation-card-decide-about = يوقع القرار شخصان. لا يُفتح الباب إلا إذا استُوفيت المعايير كلها وقائمة المراجعة.
evaluation-card-decide-send = تقديم القرار للاعتماد
evaluation-gates = تجارب التشغيل والتوسع
evaluation-gates-lead = لا تُفتح دولة إلا بقرار يستند إلى تجربة حُددت معاييرها سلفًا.
evaluation-gates-none = لم تُعتمد معايير تجربة بعد.
evaluation-gate = التجربة
evaluation-gate-of = من { $pilot } إلى { $next }
evaluation-gate-lead = القيم محسوبة حتى آخر أسبوع منته. المعيار مستوفى إذا وقع مجال الثقة كله في الجانب الأفضل من الحد.
evaluation-gate-passed = قرار فتح الدولة
evaluation-pilot = دولة التجربة
evaluation-next = الدولة التالية
evaluation-version = نسخة المعايير
evaluation-signed-at = تاريخ الاعتماد
evaluation-criteria = المعايير
evaluation-indicator = المؤشر
evaluation-required = المطلوب
evaluation-bound-least = { $value } على الأقل
evaluation-bound-most = { $value } على الأكثر
evaluation-bound-most-p95 = ٩٥٪ خلال { $value }
evaluation-at-least = على الأقل
evaluation-at-most = على الأكثر
evaluation-of-middle = (القيمة)
evaluation-of-p95 = (لا تتجاوزه ٩٥٪)
evaluation-least-n = الحد الأدنى للعدد
evaluation-guardrail = حد الإيقاف
evaluation-guardrails = حدود الإيقاف التلقائي
evaluation-guardrails-about = إذا تأكد نزول مؤشر عن حده توقف استقبال الطلبات الجديدة تلقائيًا، ولا يُستأنف إلا بقرار.
evaluation-broken = تجاوز الحد
evaluation-kept = ضمن الحد
evaluation-held = توقفت التجربة تلقائيًا في { $at } بسبب مؤشر: { $name }.
evaluation-standing-met = مستوفى
evaluation-standing-missed = غير مستوفى
evaluation-standing-open = لم يُحسم
evaluation-checklist = قائمة المراجعة
evaluation-item = البند
evaluation-evidence = ما يثبته
evaluation-answered-by = المسئول عنه
evaluation-answered-at = تاريخ الاستيفاء
evaluation-unanswered = لم يُستوف
evaluation-item-mission = تجهيز البعثة وتأهيل موظفيها
evaluation-item-legal = السند القانوني لتقديم الخدمة بالدولة
evaluation-item-protection = تقييم أثر حماية البيانات الشخصية
evaluation-item-delivery = التعاقد مع ناقل للوثائق
evaluation-item-support = قنوات الدعم والشكاوى تعمل
evaluation-item-accessibility = مراجعة النفاذ الرقمي
evaluation-item-return-way = خطة الرجوع إذا تعثر التشغيل
evaluation-decisions = القرارات
evaluation-decisions-none = لم يصدر قرار بعد.
evaluation-decided-at = تاريخ القرار
evaluation-outcome = القرار
evaluation-follows = ما يترتب على القيم
evaluation-verdict-open = فتح الدولة التالية
evaluation-verdict-extend = تمديد التجربة
evaluation-verdict-stop = إيقاف التوسع
evaluation-versions = نسخ المعايير
evaluation-practices = الدروس والممارسات
evaluation-practices-none = لم تُكتب دروس بعد.
evaluation-kind = النوع
evaluation-kind-lesson = درس مستفاد
evaluation-kind-practice = ممارسة تُنقل
evaluation-words = النص
evaluation-words-ar = النص بالعربية
evaluation-words-en = النص بالإنجليزية
evaluation-report = تقرير التقييم (PDF)
evaluation-plan-of = خطة فتح { $country }
evaluation-plan-lead = مستمدة من بيانات الدولة المسجلة ومن التجارب السابقة.
evaluation-plan-ready = البيانات مكتملة
evaluation-plan-gaps = بيانات ناقصة
evaluation-plan-stage = مرحلة التشغيل
evaluation-plan-people = عدد الجالية التقديري
evaluation-plan-unknown = لا يوجد تقدير مسجل
evaluation-plan-currency = العملة
evaluation-plan-languages = اللغات
evaluation-plan-couriers = ناقلو الوثائق
evaluation-plan-areas = مناطق العنوان
evaluation-plan-zone = المنطقة الزمنية
evaluation-plan-holidays = العطلات المسجلة
evaluation-plan-missions = البعثات
evaluation-plan-mission = البعثة
evaluation-plan-city = المدينة
evaluation-plan-serves = المناطق التي تخدمها
evaluation-plan-verified = تاريخ مراجعة البيانات
evaluation-plan-unverified = لم تُراجع
evaluation-plan-services = الخدمات
evaluation-plan-missing = ما ينقص قبل الفتح
evaluation-plan-row = البيان
evaluation-plan-nothing-missing = لا ينقص شيء.
evaluation-plan-pilots = التجارب التي يستند إليها الفتح
evaluation-plan-pilots-none = لم تُعتمد تجربة لهذه الدولة بعد.
evaluation-undecided = لم يصدر قرار
evaluation-missing = غير مسجل
evaluation-comma = {"، "}
evaluation-gap-services = الخدمات المتاحة
evaluation-gap-mission = البعثة المختصة
evaluation-gap-area = منطقة لا تخدمها بعثة
evaluation-gap-rate = سعر صرف العملة
evaluation-gap-calendar = تقويم العمل
evaluation-gap-language = اللغة العربية
evaluation-from-hint = أول يوم اثنين بعد الاعتماد أو ما يليه.
evaluation-window-weeks = عدد أسابيع القياس
evaluation-field-least = { $name }: على الأقل
evaluation-field-most = { $name }: على الأكثر
evaluation-field-most-p95 = { $name }: ٩٥٪ خلال
evaluation-field-n = { $name }: الحد الأدنى للعدد
evaluation-field-rail = { $name }: حد الإيقاف التلقائي
evaluation-suffix-share = ٪
evaluation-suffix-seconds = يوم
evaluation-suffix-per-thousand = لكل ألف
evaluation-suffix-money = جنيه
evaluation-suffix-count = عدد
evaluation-refused-no-decision = لا تُفتح دولة قبل قرار موقع من شخصين يستند إلى تجربة مستوفاة. يُرجى الرجوع إلى صفحة تجارب التشغيل
evaluation-refused-held = توقفت التجربة تلقائيًا لنزول مؤشر عن حده، ولا تُستأنف إلا بقرار لاحق
evaluation-refused-too-late = تُعتمد المعايير قبل بدء مدة القياس. يُرجى اختيار يوم اثنين لاحق
evaluation-refused-unsound = لا يمكن الحكم بهذه المعايير. يُرجى مراجعة الحدود والمدة، وأن يكون أول يوم يوم اثنين
evaluation-refused-not-over = لم تنته مدة القياس بعد
evaluation-refused-not-met = لا يُفتح الباب قبل استيفاء جميع المعايير وبنود قائمة المراجعة
evaluation-refused-permitted = يوجد تصريح سارٍ بهذا النطاق
evaluation-refused-later = التاريخ أو العدد غير ممكن. يُرجى مراجعته
evaluation-mail-subject = توقف تجربة { $country } تلقائيًا
evaluation-mail-text = نزل مؤشر «{ $indicator }» عن حد الإيقاف، فتوقف استقبال الطلبات الجديدة في { $country } تلقائيًا. التفاصيل: { $address }
evaluation-public-title = أداء الخدمة
evaluation-public-lead = أرقام الخدمة من { $from } إلى { $until }، مجمعة لجميع الدول والخدمات.
evaluation-public-note = تُحسب من أعمال المنصة وحدها، ولا تتضمن أي بيان من سجلات الأحوال المدنية. لا يُعرض رقم يخص أقل من عشرين.
evaluation-public-closed = لم تُنشر أرقام بعد
evaluation-public-closed-about = تُنشر أرقام الأداء بعد تسجيل التصريح القانوني بنشرها.
evaluation-weeks-of = { $count ->
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $number } أسابيع
    [many] { $number } أسبوعًا
   *[other] { $number } أسبوع
}
evaluation-days-of = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $number } أيام
    [many] { $number } يومًا
   *[other] { $number } يوم
}
evaluation-hours-of = { $count ->
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $number } ساعات
    [many] { $number } ساعة
   *[other] { $number } ساعة
}
evaluation-minutes-of = { $count ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $number } دقائق
    [many] { $number } دقيقة
   *[other] { $number } دقيقة
}
