# طلبات المواطنين: من أول سؤال إلى إصدار الوثيقة. العنوان يسمّي الوثيقة وصاحبها، لا الإجراء.

application-title = { $relation ->
    [self] { $document } باسمك
    [father] { $sex ->
        [female] { $document } لابنتك { $name }
       *[other] { $document } لابنك { $name }
    }
    [mother] { $sex ->
        [female] { $document } لابنتك { $name }
       *[other] { $document } لابنك { $name }
    }
    [son] { $sex ->
        [female] { $document } لوالدتك { $name }
       *[other] { $document } لوالدك { $name }
    }
    [daughter] { $sex ->
        [female] { $document } لوالدتك { $name }
       *[other] { $document } لوالدك { $name }
    }
    [husband] { $document } لزوجتك { $name }
    [wife] { $document } لزوجك { $name }
    [brother] { $sex ->
        [female] { $document } لأختك { $name }
       *[other] { $document } لأخيك { $name }
    }
    [sister] { $sex ->
        [female] { $document } لأختك { $name }
       *[other] { $document } لأخيك { $name }
    }
    [grandfather] { $sex ->
        [female] { $document } لحفيدتك { $name }
       *[other] { $document } لحفيدك { $name }
    }
    [grandmother] { $sex ->
        [female] { $document } لحفيدتك { $name }
       *[other] { $document } لحفيدك { $name }
    }
    [paternal_uncle] { $sex ->
        [female] { $document } لابنة أخيك { $name }
       *[other] { $document } لابن أخيك { $name }
    }
    [paternal_aunt] { $sex ->
        [female] { $document } لابنة أخيك { $name }
       *[other] { $document } لابن أخيك { $name }
    }
    [maternal_uncle] { $sex ->
        [female] { $document } لابنة أختك { $name }
       *[other] { $document } لابن أختك { $name }
    }
    [maternal_aunt] { $sex ->
        [female] { $document } لابنة أختك { $name }
       *[other] { $document } لابن أختك { $name }
    }
    [grandson] { $sex ->
        [female] { $document } لجدتك { $name }
       *[other] { $document } لجدك { $name }
    }
    [granddaughter] { $sex ->
        [female] { $document } لجدتك { $name }
       *[other] { $document } لجدك { $name }
    }
   *[other] { $document } باسم { $name }
}
application-title-grief = { $sex ->
    [female] { $document } للمتوفاة { $name }
   *[other] { $document } للمتوفى { $name }
}
application-condolence = خالص العزاء لسيادتكم وللأسرة.

application-name-style = كيف يُكتب هذا الاسم؟
application-name-style-usual = اسم كامل (ثلاثي أو أكثر)
application-name-style-single = اسم مفرد كما في القيد
application-name-style-foreign = اسم أجنبي
application-name-proposed = هل المقصود أحد هذه الأسماء؟
application-name-none = لا، بل كما هو مكتوب

application-answer-hidden = مكتوب، ولا يُعرض
application-answer-files = { $count ->
    [zero] لا توجد ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $number } ملفات
    [many] { $number } ملفًا
   *[other] { $number } ملف
}

application-start-title = طلب { $document }
application-start-lead = تُحفظ كل إجابة عند الانتقال إلى السؤال التالي، ويمكن استكمال الطلب من أي جهاز. لا يُسدَّد شيء قبل مراجعة الإجابات.
application-start-button = بدء الطلب
application-start-invitation = رمز الدعوة
application-start-invitation-hint = كما ورد من الوزارة، مثل 12-7K4M-29TX. يُستخدم مرة واحدة، ثم تُقدَّم به كل الطلبات من هذا الحساب.

application-files-title = طلباتي
application-files-reference = رقم الطلب { $reference }
application-files-services = الخدمات المتاحة
application-files-all = كل الطلبات
application-files-empty-title = لا توجد طلبات بعد
application-files-empty-text = عند بدء طلب يظهر هنا، ويمكن استكماله من أي جهاز.

application-tasks-heading = أجزاء الطلب
application-tasks-progress = الأسئلة المكتملة: { $done } من { $total }
application-tasks-go-on = استكمال الطلب
application-tasks-check = مراجعة الإجابات
application-task-done = مكتمل
application-task-open = لم يكتمل
application-task-later = لاحقًا
application-draft-kept = تُحفظ المسودة في حسابك، ويمكن استكمالها من أي جهاز.
application-draft-discard = إلغاء هذه المسودة

application-residence-note = يكفي بيان محل الإقامة؛ لا يُطلب تصريح إقامة، ولا يُحفظ، ولا يُرسل شيء إلى أي جهة في بلد الإقامة.

application-assurance-title = تبقّت خطوة واحدة لإثبات الشخصية
application-assurance-contact = تتطلب هذه الخدمة وسيلة اتصال مؤكَّدة. يستغرق تأكيدها دقيقة واحدة.
application-assurance-matched = تتطلب هذه الخدمة مطابقة بياناتك بالسجل: الرقم القومي، ورقم المصنع خلف البطاقة، واسم الأم. بطاقة منتهية الصلاحية تكفي. يمكنك استكمال الطلب الآن وإجراء المطابقة قبل التقديم.
application-assurance-verified = تتطلب هذه الخدمة أن يطابق موظف البعثة مستند إثبات شخصيتك. يمكنك استكمال الطلب الآن وإجراء المطابقة قبل التقديم.
application-assurance-link = رفع مستوى إثبات الشخصية

application-so-far = الإجابات حتى الآن

application-document-sent = الملف { $number } ({ $kind ->
    [pdf] PDF
    [jpeg] صورة JPEG
   *[other] صورة PNG
}، { $size } كيلوبايت)
application-document-remove = حذف هذا الملف
application-document-send = إرسال الملف
application-document-send-more = إرسال ملف آخر
application-document-skip = متابعة دون إرفاق مستند
application-document-pages = للمستند عدة صفحات؟ تصوير كل صفحة وجمعها في ملف واحد

application-upload-empty = لم يُختر ملف، أو الملف المختار فارغ. يُرجى اختيار ملف PDF أو صورة.
application-upload-too-large = حجم الملف أكبر من ١٠ ميجابايت. يُرجى تصغير الصورة أو تقسيم المستند وإرساله مرة أخرى.
application-upload-wrong-type = نوع الملف غير مقبول. يُقبل PDF وJPEG وPNG فقط، أيًّا كان اسم الملف.
application-upload-no-converter = صور HEIC غير مقبولة هنا حاليًا. يُرجى اختيار صيغة JPEG من إعدادات كاميرا المحمول ثم إعادة التصوير، أو إرسال صورة من الشاشة.
application-upload-polyglot = يحمل الملف نوعين معًا، ولا يمكن قبوله. يُرجى تصوير المستند أو مسحه ضوئيًا من جديد.
application-upload-bomb = أبعاد الصورة أو محتوى الملف أكبر مما يمكن فحصه. يُرجى إرسال صورة أو مستند أصغر.
application-upload-truncated = الملف ناقص أو تالف ولا يمكن قراءته. يُرجى التأكد من فتحه على جهازك ثم إرساله مرة أخرى.
application-upload-encrypted = ملف PDF محمي بكلمة سر. يُرجى إرسال نسخة غير محمية.
application-upload-active = يحتوي ملف PDF على برامج أو مرفقات بداخله. يُرجى طباعته إلى PDF جديد أو تصويره وإرساله.
application-upload-too-many-pages = يزيد ملف PDF على ٤٠ صفحة. يُرجى إرسال الصفحات المطلوبة فقط.
application-upload-harmful = رفض فاحص البرامج الضارة هذا الملف. يُرجى إرسال نسخة أخرى.
application-upload-too-many = العدد الأقصى لملفات هذا المستند { $most }. يُرجى حذف ملف قبل إرسال غيره.

application-check-title = مراجعة الإجابات
application-check-lead = يُرجى مراجعة كل إجابة قبل التقديم. يمكن تغيير أي منها الآن.
application-declaration-legend = إقرار
application-declaration = أُقر بأن البيانات المكتوبة في هذا الطلب صحيحة على مسئوليتي.
application-slip-declare = يلزم الإقرار بصحة البيانات قبل التقديم.
application-submit = تقديم الطلب والانتقال إلى السداد
application-submit-free = تقديم الطلب
application-submit-note = يثبت السعر المبيَّن عند التقديم، ولا يتغير بعد ذلك بتغير الرسوم أو سعر الصرف.

application-fees-title = تفاصيل الرسوم
application-fees-rate = سعر الصرف: { $rate }. المصدر: { $source }، بتاريخ { $at }.
application-fees-until = يسري هذا السعر حتى { $until }.

application-confirmation-received = تم استلام طلبك
application-confirmation-paid = تم استلام طلبك وسداد رسومه
application-next-pay = سداد الرسوم قبل انتهاء سريان السعر.
application-next-registry = يبحث قطاع الأحوال المدنية عن القيد.
application-next-review = يراجع موظف البعثة الطلب، وقد يطلب استكمال بيان واحد أو مستند واحد.
application-next-approval = يعتمد قطاع الأحوال المدنية الوثيقة ويصدرها مختومة إلكترونيًا.
application-next-told = يصلك إخطار عند كل خطوة، ولا يُذكر فيه نوع الوثيقة.
application-pay = سداد الرسوم
application-track = متابعة الطلب

application-reference = رقم الطلب
application-slip-document = الخدمة
application-slip-stage = الحالة
application-slip-subject = { $sex ->
    [female] صاحبة الشأن
   *[other] صاحب الشأن
}
application-slip-deceased = { $sex ->
    [female] المتوفاة
   *[other] المتوفى
}
application-slip-mission = البعثة المختصة
application-slip-statutory = الرسوم بالجنيه
application-slip-fees = المبلغ المستحق
application-slip-fees-paid = المبلغ المسدد
application-slip-promised = الموعد المتوقع
application-slip-price = السعر
application-slip-until = مثبَّت حتى { $until }
application-mission-unknown = البعثة المختصة
application-promised = نتوقع إصدارها في موعد أقصاه { $day }
application-promise-passed = كان الموعد المتوقع { $day }، وقد مضى. نعتذر عن التأخير، والطلبات المتأخرة تُقدَّم على غيرها.

application-where = أين طلبك الآن؟

application-stage-draft = مسودة
application-stage-awaiting-payment = في انتظار سداد الرسوم
application-stage-paid = أُحيل الطلب إلى قطاع الأحوال المدنية
application-stage-not-located = لم يُستدل على البيانات
application-stage-mismatch = اختلاف في البيانات المسجلة
application-stage-unresolved = البيانات في حاجة إلى مراجعة
application-stage-under-review = قيد المراجعة
application-stage-action-required = مطلوب استكمال بيانات أو مستندات
application-stage-recommended = قيد اعتماد قطاع الأحوال المدنية
application-stage-approved = تمت الموافقة
application-stage-issued = تم إصدار الوثيقة
application-stage-invited = حدِّد موعد الحضور
application-stage-attended = تم الحضور، والبطاقة قيد الإصدار لدى القطاع
application-stage-handed-over = تم التسليم
application-stage-rejected = تعذّر قبول الطلب
application-stage-cancelled = مُلغى
application-stage-expired = انتهت مهلة الطلب

application-step-received-done = تم استلام الطلب
application-step-received-next = استلام الطلب
application-step-paid-done = تم سداد الرسوم
application-step-paid-next = سداد الرسوم
application-step-registry-done = تم البحث لدى قطاع الأحوال المدنية
application-step-registry-next = البحث لدى قطاع الأحوال المدنية
application-step-review-done = تمت مراجعة الطلب
application-step-review-next = مراجعة الطلب
application-step-approval-done = اعتمد قطاع الأحوال المدنية الطلب
application-step-approval-next = اعتماد قطاع الأحوال المدنية
application-step-appointment-done = تم الحضور
application-step-appointment-next = الحضور في الموعد
application-step-handed-over-done = تم تسليم البطاقة
application-step-handed-over-next = تسليم البطاقة
application-step-given-done = تم الإجراء في البعثة
application-step-given-next = إتمام الإجراء في البعثة
application-step-issued-done = تم إصدار الوثيقة
application-step-issued-next = إصدار الوثيقة

application-note-draft = لديك، ويمكن استكماله في أي وقت.
application-note-awaiting-payment = لديك. تبدأ المعالجة بعد السداد.
application-note-paid = لدى قطاع الأحوال المدنية. يجري البحث عن القيد.
application-note-not-located = لديك. لم يُعثر على قيد بهذه البيانات، وأمامك أكثر من طريق.
application-note-mismatch = لديك. البيانات المكتوبة في حاجة إلى مراجعة، وأمامك أكثر من طريق.
application-note-unresolved = لديك. لم يكتمل البحث بالبيانات المكتوبة، وأمامك أكثر من طريق.
application-note-registry-asked-again = لدى { $mission }، ويُعاد الاستعلام من السجل المدني.
application-note-under-review = لدى { $mission }.
application-note-action-required = لديك. تتوقف المدة إلى حين ورود ردك، ثم يعود الطلب إلى الموظف نفسه.
application-note-recommended = لدى قطاع الأحوال المدنية للاعتماد.
application-note-approved = لدى قطاع الأحوال المدنية. يجري إعداد الوثيقة وختمها.
application-note-invited = لديك. اكتمل فحص الطلب لدى { $mission }، ويبقى الحضور لالتقاط الصورة والبصمة.
application-note-attended = لدى قطاع الأحوال المدنية. تُسجَّل مراحل البطاقة لدى { $mission }.
application-note-rejected = السبب، وما يمكن عمله، وطريق التظلم: كل ذلك مبيَّن في أول الصفحة.
application-note-cancelled = أُلغي بناءً على طلبك.
application-note-expired = لم تُسدَّد الرسوم في مهلتها، ولم يؤخذ شيء. يمكن تقديم طلب جديد.

application-call-pay = الطلب في انتظار سداد الرسوم. تبدأ المعالجة بعد السداد.
application-call-not-located = لم يُستدل على البيانات في السجل. يُرجى اختيار الخطوة التالية.
application-call-mismatch = توجد اختلافات بين ما كُتب وما هو مسجل. يُرجى مراجعة البيانات.
application-call-unresolved = لم يكتمل البحث بالبيانات المكتوبة. يُرجى اختيار الخطوة التالية.
application-call-issued = صدرت الوثيقة، ويمكن الاطلاع عليها وتنزيلها.
application-call-invited = اكتمل فحص الطلب. يُرجى اختيار موعد للحضور بشخص صاحب البطاقة.
application-appointment-see = الموعد
application-card-see = مراحل البطاقة
application-call-correction = يطلب الموظف المختص استكمال بيان واحد أو مستند واحد.

application-outcome-see = الاطلاع على الخطوات المتاحة
application-correction-see = استكمال المطلوب
application-paper-see = متابعة النسخة الورقية
application-paper-ask = طلب نسخة ورقية
application-document-see = عرض الوثيقة وتنزيلها
application-write = مراسلة الموظف المختص
application-receipt = إيصال السداد
application-cancel = إلغاء الطلب

application-cancel-title = إلغاء الطلب؟
application-cancel-unpaid = لم تُسدَّد رسوم، فلا يترتب على الإلغاء شيء. لا يمكن التراجع عن الإلغاء، ويمكن تقديم طلب جديد في أي وقت.
application-cancel-paid = سبق سداد رسوم هذا الطلب؛ عند الإلغاء تبدأ إجراءات ردّها إلى وسيلة السداد نفسها. لا يمكن التراجع عن الإلغاء.
application-cancel-button = إلغاء الطلب
application-cancelled = أُلغي الطلب.

application-rejection-reason = سبب تعذّر القبول
application-rejection-remedy = ما يمكن عمله
application-rejection-objection = طريق التظلم
application-objection-until = آخر يوم لتقديم التظلم: { $day }

application-outcome-not-located-title = لم يُستدل على القيد
application-outcome-not-located-lead = بحث قطاع الأحوال المدنية ولم يعثر على قيد بالبيانات المكتوبة. كثيرًا ما يكون السبب حرفًا أو تاريخًا، وقد يكون القيد ورقيًا لم يُدخل على الحاسب.
application-outcome-mismatch-title = البيانات في حاجة إلى مراجعة
application-outcome-mismatch-lead = يوجد اختلاف بين البيانات المكتوبة والبيانات المسجلة. لحماية البيانات لا يُبيَّن موضع الاختلاف؛ يُرجى مراجعة كل ما كُتب على مستند رسمي.
application-outcome-unresolved-title = لم يكتمل البحث بالبيانات المكتوبة
application-outcome-unresolved-lead = لم يُستخرج القيد بالبيانات المكتوبة. لحماية بيانات صاحب الشأن لا يُبيَّن السبب لغيره؛ يُرجى مراجعة كل ما كُتب على مستند رسمي.
application-outcome-check-title = مراجعة البيانات وإعادة البحث
application-outcome-check-text = يُرجى مقارنة كل إجابة بمستند رسمي، ثم إعادة البحث. لا تُحصَّل رسوم أخرى.
application-outcome-again = إعادة البحث
application-outcome-extract-title = إرفاق مستند ورقي
application-outcome-extract-text = إذا كان لديك مستخرج ورقي أو صورة قيد قديمة فيمكن إرفاقها، ثم إحالة الطلب إلى الموظف المختص ليبحث عن القيد.
application-outcome-extract = المستخرج الورقي أو صورة القيد
application-outcome-extract-sent = أُرفق المستند.
application-outcome-desk = إحالة الطلب إلى الموظف المختص
application-outcome-other-title = ربما تكون المطلوبة خدمة أخرى
application-outcome-other-text = إذا لم تُقيَّد الواقعة لدى السلطات المصرية من قبل فلا يوجد قيد يُستخرج منه. الخدمة المناسبة لهذه الحالة وأوراقها مبيَّنة في دليل الخدمات.
application-outcome-other = الاطلاع على هذه الخدمة
application-searching-again = أُعيد البحث بالبيانات الجديدة.
application-sent-to-desk = أُحيل الطلب إلى الموظف المختص.

application-correction-title = استكمال المطلوب
application-correction-lead = تتوقف المدة الموعودة إلى حين ورود ردك، ثم يعود الطلب إلى الموظف نفسه.
application-correction-note = كتب الموظف المختص:
application-correction-until = يُرجى الرد في موعد أقصاه { $day }
application-correction-until-or-closed = يُرجى الرد في موعد أقصاه { $day }. إذا انتهت المهلة دون رد أُغلق الطلب بعدم القبول.
application-correction-change = تعديل هذا البيان
application-correction-send = إرسال الرد
application-correction-not-yet = يُرجى تعديل المطلوب أولًا، ثم إرسال الرد.
application-correction-sent = أُرسل ردك، وعاد الطلب إلى الموظف المختص.

application-refusal-stage = حالة الطلب الآن لا تسمح بهذا الإجراء.
application-refusal-not-yours = الطلب في عهدة موظف آخر.
application-refusal-registry-answered = ورد القيد من السجل المدني، فلا يُعاد الاستعلام.
application-refusal-registry-awaited = أُعيد الاستعلام من السجل المدني ولم يرد بعد. يُرجى الانتظار حتى يصل الرد.
application-refusal-own-decision = من أوصى بالقبول لا يعتمد.
application-refusal-changed = تغيّر الطلب أثناء العمل عليه. يُرجى إعادة فتحه.
application-refusal-held = هذا الطلب موقوف إلى حين مراجعته، فلا يُتخذ فيه إجراء قبل ذلك.
application-refusal-not-held = هذا الطلب ليس موقوفًا.
application-paused-title = توقف استقبال الطلبات الجديدة مؤقتًا
application-refusal-closed = لا تُستقبل طلبات جديدة لهذه الخدمة من هذا البلد الآن. تبيّن صفحة البلد الطريق المتاح اليوم.
application-refusal-cap = بلغ عدد الطلبات في المرحلة التجريبية حدّه. يُرجى المحاولة لاحقًا، وتبيّن صفحة البلد الطريق المتاح اليوم.
application-refusal-invitation = الخدمة في هذه الدولة لمن لديه دعوة من الوزارة. يُرجى كتابة رمز الدعوة. تبيّن صفحة الدولة الطريق المتاح اليوم لغير المدعوين.
application-refusal-no-mission = لا توجد بعثة تخدم محل الإقامة المكتوب، ولذلك لا يمكن تقديم الطلب الآن. يُرجى مراجعة محل الإقامة.
application-refusal-order = يُرجى استكمال الأسئلة السابقة أولًا.
application-refusal-incomplete = لم تكتمل الإجابات بعد. يُرجى استكمال أجزاء الطلب.
application-refusal-not-eligible = توجد قاعدة لا تنطبق على هذا الطلب. يُرجى الاطلاع على ما يغيّر ذلك في صفحة الطلب.
application-refusal-assurance = يلزم رفع مستوى إثبات الشخصية قبل التقديم. يُرجى الاطلاع على الخطوة في صفحة الطلب.
application-slip-note = يُرجى كتابة المطلوب بوضوح.

application-outcome-register-title = لم تُقيَّد الواقعة من قبل
application-outcome-register-text = إذا لم تُقيَّد الواقعة لدى أي جهة مصرية فيمكن أن يستمر هذا الطلب نفسه طلبًا لقيدها، بكل ما أُجيب عنه وأُرفق وسُدد، ثم تصدر الوثيقة من القيد الجديد.
application-outcome-register = قيد الواقعة لأول مرة بهذا الطلب
application-register-title = قيد الواقعة لأول مرة
application-register-lead = يستمر الطلب برقمه نفسه، ولا يلزم تقديم طلب جديد.
application-register-kept = تبقى الإجابات والمستندات التي قُدمت، ولا يُسأل إلا عما يلزم للقيد ولم يُقدَّم بعد.
application-register-fees = تُحتسب الرسوم التي سُددت من رسوم القيد، ولا يُطلب إلا الفرق، ويُبيَّن قبل السداد. وإذا أُلغي الطلب قبل القيد تُرد الرسوم.
application-register-documents = المستندات التي قد تُطلب
application-register-documents-lead = يُطلب منها ما يناسب الحالة، ويُبيَّن في كل خطوة.
application-register-duplicate = إذا ظهر عند القيد أن للواقعة قيدًا سابقًا فلا تُقيَّد مرة أخرى، ويعود الطلب إلى الموظف المختص لاستخراج الوثيقة أو بيان ما يلزم.
application-register-button = الاستمرار في قيد الواقعة
application-refusal-no-registration = لا يتحول هذا الطلب إلى قيد واقعة من هذه الدولة الآن. يمكن إحالته إلى الموظف المختص.
application-fees-returned = يُرد من المبلغ المسدد
application-fees-counted = { $name } (العدد: { $count })
application-fees-carried = سبق سداده لهذا الطلب
application-held-title = طلبات موقوفة إلى حين مراجعتها
application-held-lead = انتقل الرقم القومي الذي تخصه هذه الطلبات إلى حساب صاحبه. يُنظر في كل طلب: هل يُستكمل أم يُغلق وتُرد رسومه.
application-held-one = مراجعة طلب موقوف
application-held-since = موقوف منذ
application-held-open = مراجعة
application-held-decision = القرار
application-held-go-on = استكمال الطلب
application-held-go-on-hint = يعود إلى حيث كان
application-held-close = إغلاق الطلب
application-held-close-hint = تُفتح رسومه للرد بموافقة موظفين اثنين
application-held-decide = إثبات القرار
application-held-slip = يُرجى اختيار القرار
application-refusal-price-moved = تغيّر السعر أثناء عرضه. يُرجى مراجعة السعر المعروض الآن.
application-carried-valid = صدرت في { $day }
application-carried-replaced = صدرت في { $day }، وحلت محلها وثيقة أحدث
application-carried-revoked = صدرت في { $day }، وأُلغيت
application-offline-kept = لا يوجد اتصال. إجاباتك محفوظة على هذا الجهاز، وتُرسل عند عودة الاتصال.
application-offline-waits = لا يوجد اتصال، ولم تُحفظ الإجابات بعد. يُرجى إبقاء الصفحة مفتوحة والضغط على «متابعة» عند عودة الاتصال.
application-offline-sending = جارٍ الحفظ
application-offline-back = هذه إجاباتك المحفوظة على هذا الجهاز، وجارٍ إرسالها.
application-offline-changed = تغيّرت إجابات هذه الصفحة من جهاز آخر. يُرجى اختيار ما يُعتمد.
application-offline-title = إجابتان لهذه الصفحة
application-offline-mine = على هذا الجهاز
application-offline-theirs = المحفوظة لدينا
application-offline-take-mine = اعتماد إجابات هذا الجهاز
application-offline-take-theirs = اعتماد الإجابات المحفوظة
application-rating-title = ما مدى سهولة هذه الخدمة؟
application-rating-about = تظهر هذه الأسئلة لمن وافق على احتسابه لتحسين الخدمات. لا تُحفظ الإجابة مع الطلب، ولا تُعرض إلا مع إجابات عشرين شخصًا أو أكثر.
application-rating-words = ما الذي يحتاج إلى تحسين؟
application-rating-words-hint = بلا أسماء أو أرقام. يُكتب قبل اختيار الإجابة.
application-rating-answer-5 = سهلة جدًا
application-rating-answer-4 = سهلة
application-rating-answer-3 = مقبولة
application-rating-answer-2 = صعبة
application-rating-answer-1 = صعبة جدًا
application-rating-quiet-title = هل وُجد في هذه الخدمة ما يلزم؟
application-rating-quiet-about = سؤال واحد لمن وافق على احتسابه لتحسين الخدمات. لا تُحفظ مع الإجابة الخدمة ولا الطلب.
application-rating-answer-yes = نعم
application-rating-answer-no = لا
application-rating-thanks = وصلت الإجابة، وتُراعى في تحسين الخدمات.
