# المكتب: فحص الطلبات والبت فيها.

desk-queue-title = الطلبات المنتظرة
desk-views = قوائم الطلبات
desk-tab-mine = المُسند إليّ
desk-tab-free-mission = طلبات البعثة
desk-tab-free-central = المراجعة المركزية
desk-tab-free-authority = قرارات القطاع
desk-tab-held = لدى الزملاء
desk-tab-citizen = لدى مقدمي الطلبات
desk-and-more = أكثر من { $number }
desk-queue-empty = لا توجد طلبات في هذه القائمة.
desk-filter = تطبيق
desk-filter-none = عرض الكل
desk-narrow = تصفية القائمة
desk-next = التالي
desk-since = المقدَّم منذ
desk-only-late = المتأخر فقط
desk-reference = رقم الطلب
desk-service = الخدمة
desk-country = دولة الإقامة
desk-mission = البعثة
desk-reason = سبب الاستكمال
desk-waiting = مدة الانتظار
desk-due = الموعد المحدد
desk-due-at = { $day }، { $time }
desk-due-where = المواعيد بتوقيت الجهة التي لديها الطلب.
desk-state = الحالة
desk-act = الإجراء
desk-claim = استلام الطلب
desk-claim-decide = استلام الطلب للبت فيه
desk-late = متأخر
desk-identity-title = مراجعة إثبات الشخصية
desk-minutes = { $count ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $number } دقائق
    [many] { $number } دقيقة
   *[other] { $number } دقيقة
}
desk-hours = { $count ->
    [zero] أقل من ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $number } ساعات
    [many] { $number } ساعة
   *[other] { $number } ساعة
}
desk-days = { $count ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومان
    [few] { $number } أيام
    [many] { $number } يومًا
   *[other] { $number } يوم
}

desk-stage-draft = مسودة
desk-stage-awaiting-payment = في انتظار سداد الرسوم
desk-stage-paid = أُحيل إلى قطاع الأحوال المدنية
desk-stage-not-located = لم يُستدل على البيانات
desk-stage-mismatch = اختلاف في البيانات المسجلة
desk-stage-under-review = قيد المراجعة
desk-stage-action-required = مطلوب استكمال
desk-stage-recommended = لدى القطاع للبت
desk-stage-approved = تمت الموافقة
desk-stage-issued = تم إصدار الوثيقة
desk-stage-rejected = تعذّر قبول الطلب
desk-stage-cancelled = مُلغى
desk-stage-expired = انتهت مهلته

desk-purpose = الغرض من الاطلاع
desk-purpose-examine = فحص الطلب
desk-purpose-decide = البت في الطلب
desk-purpose-enquiry = الرد على استفسار مقدّم الطلب
desk-purpose-complaint = بحث شكوى أو تظلم
desk-purpose-assist = معاونة زميل أو تولي طلبه
desk-purpose-data-right = طلب من صاحب الشأن يخص بياناته
desk-open-title = فتح الطلب { $reference }
desk-open-lead = هذا الطلب غير مُسند إليك. يُسجَّل كل اطلاع عليه باسم المُطلع والغرض، ويظهر لصاحب الطلب. يبقى مفتوحًا عشرين دقيقة.
desk-open = فتح الطلب

desk-submitted = تاريخ التقديم
desk-promised = الموعد المعلن لمقدّم الطلب
desk-assurance = مستوى إثبات شخصية مقدّم الطلب
desk-assurance-contact = وسيلة اتصال مؤكدة فقط
desk-assurance-matched = بياناته مطابقة للسجل
desk-assurance-verified = قارن مسئول مستند إثبات شخصيته
desk-holder = المسئول
desk-note-recommendation = توصية { $name }، { $at }
desk-note-return = أعاده القطاع: { $name }، { $at }
desk-comparison = بيانات مقدّم الطلب أمام القيد
desk-datum = البيان
desk-answer = كما كتبه مقدّم الطلب
desk-record = كما في القيد
desk-verdict = المقارنة
desk-verdict-same = مطابق
desk-verdict-spelling = اختلاف في الكتابة
desk-verdict-differs = مختلف
desk-verdict-record-only = في القيد فقط
desk-verdict-answer-only = لدى مقدّم الطلب فقط
desk-never-shown = يُقارن آليًا ولا يُعرض
desk-masked = محجوب
desk-not-located = لم يُستدل على قيد.
desk-not-located-no-record = لم يُستدل على قيد: لا يوجد قيد بهذه البيانات.
desk-not-located-ambiguous = لم يُستدل على قيد: أكثر من قيد يناسب هذه البيانات.
desk-not-located-not-computerised = لم يُستدل على قيد: القيد في الدفاتر الورقية ولم يُميكن.
desk-not-located-withheld = لم يُستدل على قيد: لا يجيب السجل عن هذا القيد آليًا.
desk-record-purged = لم يعد القيد محفوظًا في هذا الطلب.
desk-not-asked = لم يُسأل السجل بعد.
desk-datum-name = الاسم
desk-datum-latin-name = الاسم بالحروف اللاتينية
desk-datum-number = الرقم القومي
desk-datum-sex = النوع
desk-value-sex-male = ذكر
desk-value-sex-female = أنثى
desk-datum-religion = الديانة
desk-datum-born = تاريخ الميلاد
desk-datum-place-governorate = محافظة الميلاد
desk-datum-place-text = محل الميلاد
desk-datum-father-name = اسم الأب
desk-datum-father-religion = ديانة الأب
desk-datum-father-nationality = جنسية الأب
desk-datum-father-number = الرقم القومي للأب
desk-datum-mother-name = اسم الأم
desk-datum-mother-religion = ديانة الأم
desk-datum-mother-nationality = جنسية الأم
desk-datum-mother-number = الرقم القومي للأم
desk-datum-office = السجل المدني
desk-datum-record-number = رقم القيد
desk-datum-registered = تاريخ القيد
desk-datum-died-on = تاريخ الوفاة
desk-datum-act = نوع الواقعة
desk-datum-source = مصدر القيد
desk-kinship = صلة القرابة
desk-relation = الصلة المذكورة
desk-kinship-outcome = ما يثبتها
desk-kinship-proven = ثابتة من القيد
desk-kinship-contradicted = القيد يذكر شخصًا آخر في هذه الصلة
desk-kinship-by-document = لا تظهر في القيد، وتثبت بمستند
desk-kinship-unproven = لا تظهر في القيد
desk-kinship-document = المستند المطلوب
desk-answers = باقي البيانات
desk-uploads = المستندات المرفقة
desk-uploads-none = لا توجد مستندات مرفقة.
desk-picture-alt = صورة المستند: { $document }
desk-further-pages = صفحات أخرى:
desk-payment = سداد الرسوم
desk-fee = المطلوب سداده
desk-paid-at = تاريخ السداد
desk-timeline = مسار الطلب
desk-thread = الرسائل مع مقدّم الطلب
desk-letter = الرسالة
desk-letter-from = المرسل
desk-letter-at = التاريخ
desk-from-applicant = مقدّم الطلب
desk-from-desk = المكتب
desk-write = مراسلة مقدّم الطلب
desk-other-acts = إجراءات أخرى
desk-to-acts = الانتقال إلى الإجراءات

desk-event-application-submitted = قُدّم الطلب
desk-event-application-paid = سُددت الرسوم
desk-event-application-found = عُثر على القيد
desk-event-application-not-located = لم يُستدل على البيانات
desk-event-application-mismatch = اختلاف في البيانات المسجلة
desk-event-application-search-repeated = طُلب البحث من جديد
desk-event-application-sent-to-desk = طُلب عرضه على مسئول
desk-event-application-claimed = استلمه مسئول
desk-event-application-correction-asked = طُلب استكمال بيان أو مستند
desk-event-application-correction-reminded = ذُكّر مقدّم الطلب بمهلة الاستكمال
desk-event-application-correction-answered = استُكمل المطلوب
desk-event-application-recommended = أُوصي بالموافقة
desk-event-application-returned = أعاده القطاع للمراجعة
desk-event-application-approved = وافق القطاع
desk-event-application-rejected = تعذّر قبول الطلب
desk-event-application-issued = صدرت الوثيقة
desk-event-application-cancelled = ألغاه مقدّم الطلب
desk-event-application-expired = انتهت مهلة السداد
desk-event-payment-started = بدأت محاولة سداد
desk-event-payment-pending = السداد قيد التأكيد
desk-event-payment-declined = تعذّر السداد
desk-event-payment-refund-opened = بدأ رد الرسوم
desk-event-payment-refunded = رُدت الرسوم
desk-event-message-sent-by-citizen = رسالة من مقدّم الطلب
desk-event-message-sent-by-officer = رسالة من المكتب

desk-recommend = التوصية بالموافقة
desk-recommend-note = ما تقوم عليه التوصية
desk-recommend-hint = يقرؤه صاحب القرار في القطاع. ما يُعرض في هذه الصفحة الآن هو ما يُبنى عليه القرار.
desk-approval-title = الموافقة على طلب
desk-revision = إصدار تعريف الخدمة
desk-record-digest = بصمة القيد
desk-recommendation = التوصية
desk-approve-title = قرار القطاع
desk-approve-lead = الموافقة قرار من قطاع الأحوال المدنية، وتُختم بها الوثيقة بخاتم القطاع. ترتبط الموافقة بما تعرضه هذه الصفحة بالضبط.
desk-approve = الموافقة على إصدار الوثيقة
desk-changed-since = تغيّر الطلب بعد التوصية به، فلا يُبت فيه على هذه الحال. يُرجى إعادته إلى المراجعة.
desk-return = إعادة إلى المراجعة
desk-return-title = إعادة الطلب { $reference } إلى المراجعة
desk-return-lead = يعود الطلب إلى المسئول الذي أوصى به، وتبطل التوصية.
desk-return-note = المطلوب مراجعته
desk-told = تصل إلى مقدّم الطلب رسالة برقم الطلب وحده، ويقرأ ما يُكتب هنا بنصه في صفحة طلبه بعد تسجيل الدخول.
desk-correction = طلب استكمال
desk-correction-title = طلب استكمال في الطلب { $reference }
desk-correction-lead = يُطلب بيان واحد أو مستند واحد. تتوقف مدة الخدمة حتى يرد مقدّم الطلب، ثم يعود الطلب إلى المسئول نفسه.
desk-correction-field = البيان أو المستند والسبب
desk-correction-note = ما يُقال لمقدّم الطلب
desk-correction-hint = يُذكر المطلوب بوضوح، دون اسم الأم أو الديانة.
desk-correction-send = إرسال الطلب
desk-reject = رفض الطلب
desk-reject-title = رفض الطلب { $reference }
desk-reject-lead = يعلم مقدّم الطلب بالسبب، وبما يمكنه عمله، وبطريق التظلم الآتي:
desk-reject-reason = سبب الرفض
desk-reject-note = ما يمكن لمقدّم الطلب عمله في حالته
desk-reject-hint = يُضاف إلى النص الثابت للسبب.
desk-release = إعادة إلى القائمة
desk-release-title = إعادة الطلب { $reference } إلى القائمة
desk-release-reason = سبب الإعادة
desk-hand-over = إحالة إلى زميل
desk-hand-over-title = إحالة الطلب { $reference } إلى زميل
desk-hand-over-reason = سبب الإحالة
desk-colleague = الزميل
desk-religion = الاطلاع على الديانة
desk-religion-title = الديانة في الطلب { $reference }
desk-religion-lead = بيان محجوب. يُعرض مرة واحدة لسبب محدد، ويُسجَّل الاطلاع.
desk-religion-reason = سبب الاطلاع
desk-religion-printed = مطابقة ما يُطبع في الوثيقة
desk-religion-disputed = يقول صاحب الشأن إن القيد به خطأ
desk-religion-once = يُعرض هذا البيان في هذه الصفحة وحدها، ولا عنوان لها يُحفظ أو يُرسل.

desk-search-title = البحث عن طلب
desk-search-lead = يُسجَّل البحث باسم الباحث والغرض. لا يُبحث بالديانة ولا باسم الأم.
desk-search-words = رقم الطلب أو الرقم القومي أو الهاتف أو البريد الإلكتروني أو الاسم
desk-search-hint = الاسم من جزأين على الأقل، بالعربية أو باللاتينية.
desk-search = بحث
desk-search-again = بحث آخر
desk-found-title = نتيجة البحث
desk-found-lead = تُعرض أرقام الطلبات وحدها، ويُفتح كل طلب لغرض محدد.
desk-found-nothing = لا يوجد طلب مطابق في بعثاتك.

desk-refused-own-file = لا يجوز العمل على طلب يخص الموظف نفسه أو أحد ذويه.
desk-refused-kin-not-known = لم يرد بعد من السجل المدني ما يُعرف به ذوو أصحاب هذا الطلب، ولا يُعمل على الطلب ولا يُطّلع عليه قبل وروده. يُرجى المحاولة بعد قليل.
desk-kin-not-whole = لم يتمكن السجل المدني من بيان جميع ذوي أصحاب هذا الطلب. على من تربطه بهم صلة قرابة أو مصاهرة ألا يعمل عليه.
desk-refused-stage = لا تسمح حالة الطلب الآن بهذا الإجراء.
desk-refused-stale = تغيّر الطلب بعد فتح الصفحة. يُرجى قراءته من جديد قبل القرار.
desk-refused-no-recommendation = لا توجد توصية قائمة على هذا الطلب. يُرجى إعادته إلى المراجعة.
desk-refused-taken = سبق أن استلم { $name } هذا الطلب.
desk-refused-colleague = لا يمكن إحالة الطلب إلى هذا الزميل.
desk-refused-no-rasteriser = لا يمكن عرض صفحات هذا المستند، لأن برنامج تحويلها إلى صور غير مثبّت على هذا الخادم. لا تُسلَّم الملفات كما هي.
desk-refused-unreadable-pdf = تعذّر رسم هذه الصفحة من المستند.
desk-slip-field = يُرجى اختيار بيان واحد أو مستند واحد.
desk-slip-reason-field = هذا السبب لا يخص هذا البيان.
desk-slip-reason = يُرجى اختيار سبب من القائمة.
desk-slip-note = يُرجى كتابة ثلاثة أحرف على الأقل.
desk-slip-colleague = يُرجى اختيار زميل.
desk-slip-purpose = يُرجى اختيار الغرض من الاطلاع.
desk-slip-religion = يُرجى اختيار سبب الاطلاع.
desk-slip-words = يُرجى كتابة ما يُبحث عنه.
desk-slip-words-short = يُرجى كتابة اسم من جزأين على الأقل، أو رقم كامل.
desk-flash-recommended = سُجلت التوصية وأُحيل الطلب إلى القطاع.
desk-flash-approved = تمت الموافقة، وتصدر الوثيقة بعد قليل.
desk-flash-void = تغيّر الطلب بعد التوصية به فبطلت، ولم تُسجل موافقة.
desk-flash-returned = أُعيد الطلب إلى المراجعة.
desk-flash-released = أُعيد الطلب إلى القائمة.
desk-flash-handed-over = أُحيل الطلب إلى الزميل.
desk-flash-asked = أُرسل طلب الاستكمال.
desk-flash-rejected = سُجل الرفض وأُبلغ مقدّم الطلب بالسبب وطريق التظلم.

# The Latin spelling of the name, from the passport.
desk-latin-name = الاسم بالحروف اللاتينية كما ورد في جواز السفر
desk-latin-title = الاسم بالحروف اللاتينية في الطلب { $reference }
desk-latin-lead = يُكتب الاسم حرفًا بحرف كما ورد في جواز سفر صاحب الشأن المعروض أدناه. لا يُكتب اسم لم يُرَ في الجواز، ولا يُنقل من العربية.
desk-latin-hint = يُترك فارغًا لسحب ما سبق تسجيله.
desk-latin-mrz = السطران المقروءان آليًّا
desk-latin-mrz-hint = اختياري: السطران أسفل صفحة البيانات، كل منهما ٤٤ خانة. تُراجع أرقام التحقق والاسم وتاريخ الميلاد، ولا يُحفظ السطران.
desk-latin-passport = جواز السفر المقدَّم
desk-latin-record = تسجيل الاسم
desk-latin-record-link = تسجيل الاسم اللاتيني من جواز السفر
desk-latin-printed = ما يُطبع في الوثيقة
desk-latin-document = المستند
desk-latin-seen-by = اطّلع عليه
desk-latin-seen-at = وقت الاطلاع
desk-latin-mrz-checked = كُتبا وطابقا الاسم
desk-latin-mrz-none = لم يُكتبا
desk-flash-latin = سُجل الاسم بالحروف اللاتينية.
desk-event-application-latin-name-seen = سُجل الاسم اللاتيني من جواز السفر
