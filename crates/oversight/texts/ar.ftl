# الرقابة: من اطلع على ماذا ولماذا، وسلامة السجلات، وأداء الخدمة، وما تعطل.

oversight-and = {"، "}
oversight-at = التاريخ والوقت
oversight-staff = الموظف
oversight-office = الجهة
oversight-file = رقم الطلب
oversight-purpose = الغرض
oversight-fields = ما عُرض
oversight-from = من يوم
oversight-to = إلى يوم
oversight-filter = تطبيق
oversight-earlier = ما قبلها
oversight-day-and-time = { $day }، { $time }
oversight-cairo = الأوقات بتوقيت القاهرة.
oversight-all = عرض الكل
oversight-narrow = تصفية السجل
oversight-slip-file = لا يوجد طلب بهذا الرقم. يُرجى مراجعته
oversight-list = قائمة
oversight-log-title = سجل الاطلاع
oversight-log-lead = كل اطلاع على بيانات الأشخاص، بصاحبه وغرضه. تُسجَّل قراءة هذا السجل فيه.
oversight-log-empty = لا يوجد اطلاع في هذه المدة.
oversight-looks-title = من اطلع على طلباتي
oversight-looks-lead = كل مرة فتح فيها موظف أحد طلباتك، ومن أي جهة، ولأي غرض.
oversight-looks-empty = لم يطلع أحد من الموظفين على طلباتك حتى الآن.
oversight-office-mission-officer = البعثة
oversight-office-central-reviewer = المراجعة المركزية
oversight-office-authority-approver = قطاع الأحوال المدنية
oversight-office-finance = الشئون المالية
oversight-office-privacy-officer = مسئول حماية البيانات الشخصية
oversight-office-administrator = إدارة المنصة
oversight-office-rules-editor = تحرير القواعد
oversight-office-rules-approver = اعتماد القواعد
oversight-office-delivery-clerk = تسليم الوثائق
oversight-office-call-agent = مركز الاتصال
oversight-office-content-editor = تحرير المحتوى
oversight-office-former = موظف ترك العمل
oversight-purpose-examine = فحص الطلب
oversight-purpose-decide = البت في الطلب
oversight-purpose-enquiry = الرد على استفسار
oversight-purpose-complaint = بحث شكوى أو تظلم
oversight-purpose-assist = معاونة زميل أو تولي الطلب
oversight-purpose-data-right = طلب يخص بيانات صاحب الشأن
oversight-purpose-queue = قائمة الانتظار
oversight-purpose-proposals = اقتراحات تنتظر موافقة
oversight-purpose-access-log = الرقابة على الاطلاع
oversight-purpose-identity = مقارنة مستند إثبات الشخصية
oversight-purpose-refunds = رد الرسوم
oversight-purpose-reconciliation = مطابقة السداد
oversight-purpose-rates = قيد أسعار الصرف
oversight-purpose-switches = المراحل والحدود
oversight-purpose-staff = إدارة حسابات العاملين
oversight-purpose-rules = تحرير القواعد واعتمادها
oversight-purpose-content = تحرير المحتوى واعتماده
oversight-purpose-delivery = تسليم النسخ الورقية
oversight-purpose-assistance = معاونة مقدّم الطلب
oversight-purpose-helpers = متابعة المعاونة في الطلبات
oversight-purpose-appointments = استقبال أصحاب المواعيد
oversight-purpose-card = متابعة بطاقة الرقم القومي
oversight-purpose-counter = الشباك
oversight-purpose-invitations = دعوات المرحلة التجريبية
oversight-purpose-casework-review-held = بحث طلب موقوف
oversight-field-answers = البيانات المقدمة
oversight-field-registry-record = القيد
oversight-field-uploads = المستندات
oversight-field-upload = مستند
oversight-field-kinship = صلة القرابة
oversight-field-payment = السداد
oversight-field-timeline = مسار الطلب
oversight-field-messages = الرسائل
oversight-field-recommendation = التوصية
oversight-field-religion = الديانة
oversight-field-reference = رقم الطلب
oversight-field-staff-name = اسم موظف
oversight-field-amount = المبلغ
oversight-field-amounts = المبالغ
oversight-field-reason = السبب
oversight-field-charge = رقم عملية السداد
oversight-field-letters = الرسائل
oversight-field-latin-name = الاسم بالحروف اللاتينية
oversight-field-name = الاسم
oversight-field-national-number = الرقم القومي
oversight-field-birth-date = تاريخ الميلاد
oversight-field-identity-document = صورة مستند إثبات الشخصية
oversight-field-user-name = اسم المستخدم
oversight-field-posts = الأدوار
oversight-field-attachment = ملف مرفق برسالة
oversight-field-subject-name = اسم صاحب الشأن
oversight-field-card-progress = مراحل البطاقة
oversight-field-stage = مرحلة الطلب
oversight-field-service = الخدمة
oversight-field-document-preview = معاينة الوثيقة قبل الموافقة
oversight-field-document = الوثيقة
oversight-field-helper-name = اسم المعاون
oversight-field-recipient = المرسل إليه
oversight-field-address = العنوان
oversight-field-phone = الهاتف
oversight-field-collector = المستلم
oversight-field-mode = طريقة التسليم
oversight-field-number = رقم التتبع
oversight-field-serial = مسلسل الوثيقة

oversight-figures-title = أرقام الخدمة
oversight-figures-lead = { $count ->
    [one] خلال يوم واحد
    [two] خلال يومين
    [few] خلال { $number } أيام
    [many] خلال { $number } يومًا
   *[other] خلال { $number } يوم
}
oversight-figures-note = هذه أرقام الخدمة نفسها. لا يُحصى هنا شيء مما في سجلات الأحوال المدنية، فذلك محظور إلا بتصريح كتابي (المادة ١٣ من القانون ١٤٣ لسنة ١٩٩٤).
oversight-days = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $number } أيام
    [many] { $number } يومًا
   *[other] { $number } يوم
}
oversight-hours = { $count ->
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $number } ساعات
    [many] { $number } ساعة
   *[other] { $number } ساعة
}
oversight-minutes = { $count ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $number } دقائق
    [many] { $number } دقيقة
   *[other] { $number } دقيقة
}
oversight-percent = { $number }٪
oversight-evaluation = مؤشرات التقييم وتجارب التوسع
oversight-spans = المدة
oversight-volumes = الطلبات
oversight-service = الخدمة
oversight-submitted = قُدّمت
oversight-paid = سُددت رسومها
oversight-issued = صدرت
oversight-right-first = صدرت دون استكمال
oversight-rejected = تعذّر قبولها
oversight-cancelled = أُلغيت
oversight-expired = انتهت مهلتها
oversight-turns = مدد العمل الفعلية
oversight-queue = القائمة
oversight-queue-mission = مراجعة البعثة
oversight-queue-central = المراجعة المركزية
oversight-queue-authority = قرار القطاع
oversight-queue-grievance = تظلم من قرار
oversight-finished = أُنجز
oversight-median = الوسيط
oversight-p95 = ٩٥٪ في أقل من
oversight-in-time = في الموعد
oversight-waiting = ما ينتظر الآن
oversight-free = متاح
oversight-held = لدى موظف
oversight-with-citizen = لدى مقدمي الطلبات
oversight-late = متأخر
oversight-oldest = أطول انتظار
oversight-reasons = أسباب الاستكمال والرفض
oversight-reasons-none = لا توجد أسباب مسجلة في هذه المدة.
oversight-reason = السبب
oversight-act = الإجراء
oversight-act-correction = استكمال
oversight-act-reject = رفض
oversight-times = المرات

oversight-letters-title = أعمال متوقفة
oversight-letters-lead = أعمال آلية لم تنجح بعد كل المحاولات. تحمل أرقامًا تعريفية فقط، ولا تحمل بيانات أشخاص.
oversight-letters-empty = لا توجد أعمال متوقفة.
oversight-job = العمل
oversight-died = توقف في
oversight-attempts = المحاولات
oversight-error = آخر خطأ
oversight-about = موضوعه
oversight-replay = إعادة التشغيل
oversight-replay-reason = سبب إعادة التشغيل
oversight-slip-job = يُرجى اختيار عمل من القائمة.
oversight-slip-reason = يُرجى كتابة السبب في ثلاثة أحرف على الأقل.
oversight-flash-replayed = أُعيد تشغيل العمل، وسُجّل السبب.

oversight-flags-title = اطلاع يستدعي السؤال
oversight-flags-lead = أيام اطّلع فيها موظف على طلبات لم يعمل عليها، أو خارج أوقات العمل، أو أكثر من معتاده. لا تُذكر هنا طلبات ولا بيانات مواطنين، والإشارة سؤال لا اتهام.
oversight-flags-empty = لا توجد إشارات.
oversight-flags-open = { $count ->
    [0] لا توجد إشارات تنتظر السؤال
    [one] إشارة واحدة تنتظر السؤال
    [two] إشارتان تنتظران السؤال
    [few] { $number } إشارات تنتظر السؤال
   *[other] { $number } إشارة تنتظر السؤال
}
oversight-flag-day = اليوم
oversight-flag-kind = سبب الإشارة
oversight-flag-counted = طلبات موضع السؤال
oversight-flag-files = كل ما اطُّلع عليه
oversight-flag-usual = المعتاد في اليوم
oversight-flag-state = الحالة
oversight-flag-open = تنتظر السؤال
oversight-flag-reads-without-deciding = اطلاع دون عمل
oversight-flag-out-of-hours = خارج أوقات العمل
oversight-flag-above-usual = أكثر من المعتاد
oversight-flag-reads-without-deciding-rule = { $least } طلبات على الأقل في اليوم لم تكن بعهدته ولم يتخذ فيها إجراءً، وهي { $bound }٪ أو أكثر مما اطّلع عليه
oversight-flag-out-of-hours-rule = { $least } طلبات على الأقل في اليوم قبل بدء العمل أو بعد انتهائه بأكثر من { $bound } دقيقة، بتوقيت مقر عمله
oversight-flag-above-usual-rule = { $least } طلبًا على الأقل في اليوم، وهو { $bound }٪ أو أكثر من معتاده في ثلاثين يومًا
oversight-flag-rules = متى يُشار إلى يوم
oversight-flag-rules-lead = تُفحص الأيام كل ساعة بهذه الحدود، وهي بيانات تتغير دون تغيير البرنامج.
oversight-flag-rule = الحد
oversight-flag-which = الإشارة
oversight-flag-finding = ما انتهى إليه السؤال
oversight-flag-finding-explained = له ما يفسره
oversight-flag-finding-followed-up = أُحيل للمتابعة
oversight-flag-close = إغلاق إشارة
oversight-slip-flag = يُرجى اختيار إشارة من القائمة.
oversight-slip-finding = يُرجى اختيار ما انتهى إليه السؤال.
oversight-refused-flag = أُغلقت هذه الإشارة من قبل، أو هي عنك ويغلقها غيرك.
oversight-flash-closed = أُغلقت الإشارة.
oversight-purpose-evaluation = تقييم تجارب التشغيل
oversight-purpose-shared-link = الاطلاع على وثيقة برابط
oversight-office-link = حامل رابط أنشأته
oversight-field-birth-year = سنة الميلاد
oversight-field-number-end = آخر أرقام الرقم القومي
oversight-purpose-watch = متابعة الإشارات
oversight-bounds-title = حدود المتابعة
oversight-bounds-lead = متى يُنظر في أمر من يساعد في الطلبات أو يطّلع على الملفات. يقترح الحد شخص ويوافق عليه آخر، ويسري على ما يأتي بعده.
oversight-bound-act = تعديل حد من حدود المتابعة
oversight-bound-of = من يُتابَع
oversight-bound-private = المساعدة بين المواطنين
oversight-bound-counter = موظف الشباك
oversight-bound-call = موظف مركز الاتصال
oversight-bound-files = عدد الملفات
oversight-bound-days = المدة بالأيام
oversight-bound-own = حد القاعدة
oversight-bound-minutes = { $count ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $number } دقائق
    [many] { $number } دقيقة
   *[other] { $number } دقيقة
}
oversight-bound-percent = { $number }٪
oversight-bound-second = المدة أو حد القاعدة
oversight-bound-second-hint = لمن يساعد: المدة بالأيام. للاطلاع: النسبة المئوية، أو الدقائق حول ساعات العمل.
oversight-slip-bound-of = يُرجى اختيار من يُتابَع.
oversight-slip-bound-number = يُرجى كتابة عدد في الحدود المسموح بها.
oversight-refused-bound-same = هذا هو الحد المعمول به الآن.
