# المواعيد: اختيار موعد، والحضور، وقائمة الانتظار، ومراحل البطاقة.
appointment-act = فتح أيام لمواعيد الحضور
appointment-place = { $place }، { $address }
appointment-when = اليوم
appointment-time = الوقت
appointment-where = المكان
appointment-who = الحضور بشخص
appointment-choose-title = اختيار موعد الحضور
appointment-change-title = تغيير الموعد
appointment-choose-lead = الموعد للشخص المذكور في الطلب وحده. بعد الاختيار يُحجز الموعد مؤقتًا إلى حين تأكيده.
appointment-full-lead = لا توجد مواعيد متاحة الآن. يمكن الانضمام إلى قائمة الانتظار، ويُعرض كل موعد يخلو على أول المنتظرين.
appointment-none-open = لا توجد أيام معلنة لهذه الخدمة لدى البعثة الآن. تُعلن مواعيد المأمورية هنا فور تحديدها.
appointment-roving = مأمورية أحوال مدنية ·
appointment-full = اكتملت المواعيد.
appointment-free =
    { $count ->
        [zero] لا توجد مواعيد
        [one] موعد واحد متاح
        [two] موعدان متاحان
        [few] { $number } مواعيد متاحة
        [many] { $number } موعدًا متاحًا
       *[other] { $number } موعد متاح
    }
appointment-times-of = مواعيد { $day }
appointment-wait-lead = يُعرض الموعد الذي يخلو على أول المنتظرين برسالة، ومعها مهلة للرد.
appointment-wait-button = الانضمام إلى قائمة الانتظار
appointment-leave-button = الخروج من قائمة الانتظار
appointment-waits-title = في قائمة الانتظار
appointment-waits =
    { $count ->
        [zero] الدور التالي لك في { $place }.
        [one] يسبقك شخص واحد في { $place }.
        [two] يسبقك شخصان في { $place }.
        [few] يسبقك { $number } أشخاص في { $place }.
        [many] يسبقك { $number } شخصًا في { $place }.
       *[other] يسبقك { $number } شخص في { $place }.
    }
appointment-missed = لم يُسجَّل الحضور في الموعد السابق. يمكن اختيار موعد آخر.
appointment-held-title = تأكيد الموعد
appointment-held-until = الموعد محجوز مؤقتًا حتى { $until }. إن لم يُؤكَّد قبل ذلك صار متاحًا لغيرك.
appointment-held-confirm = تأكيد الموعد
appointment-held-let-go = اختيار موعد آخر
appointment-offered-title = خلا موعد لك
appointment-offered-until = هذا الموعد معروض عليك وحدك حتى { $until }، ثم يُعرض على من يليك.
appointment-offered-confirm = قبول الموعد
appointment-offered-let-go = الاعتذار عن الموعد
appointment-booked-title = موعد الحضور
appointment-booked-confirm = تأكيد الموعد
appointment-booked-let-go = إلغاء الموعد
appointment-calendar = إضافة إلى التقويم
appointment-change = تغيير الموعد
appointment-give-up = إلغاء الموعد
appointment-give-up-title = إلغاء الموعد
appointment-give-up-warning = ينتقل الموعد إلى أول من في قائمة الانتظار ولا يمكن استرجاعه. يبقى الطلب قائمًا، ويمكن اختيار موعد آخر.
appointment-bring-title = ما يُحضر إلى الموعد
appointment-bring-originals = أصول المستندات المرفقة بالطلب:
appointment-after-title = بعد الحضور
appointment-calendar-title = موعد لدى البعثة المصرية
appointment-calendar-notes = رقم الطلب { $reference }. ما يُحضر مبيَّن في صفحة الطلب.
appointment-card-title = مراحل البطاقة
appointment-card-lead = يُصدر قطاع الأحوال المدنية البطاقة، وتُسجَّل هنا المراحل كما أبلغتها البعثة.
appointment-card-code-title = البطاقة وصلت إلى البعثة
appointment-card-code = رمز التسليم { $code }. يُقرأ عند الاستلام فقط، ولا يُعطى لأحد قبله.
appointment-card-given-title = ما تم في البعثة
appointment-card-came-done = تم الحضور
appointment-card-came-next = الحضور
appointment-card-given-done = تم الإجراء وسُلّم الأصل
appointment-card-given-next = إتمام الإجراء وتسليم الأصل
appointment-card-captured-done = تم التقاط الصورة والبصمة
appointment-card-captured-next = التقاط الصورة والبصمة
appointment-card-printed-done = طُبعت البطاقة
appointment-card-printed-next = طباعة البطاقة
appointment-card-arrived-done = وصلت البطاقة إلى البعثة
appointment-card-arrived-next = وصول البطاقة إلى البعثة
appointment-card-handed-over-done = تم التسليم
appointment-card-handed-over-next = تسليم البطاقة
appointment-flash-booked = تم تأكيد الموعد.
appointment-flash-given-up = أُلغي الموعد.
appointment-flash-waits = تمت الإضافة إلى قائمة الانتظار.
appointment-flash-left = تم الخروج من قائمة الانتظار.
appointment-flash-proposed = عُرضت الأيام على شخص ثانٍ للاعتماد.
appointment-refusal-not-invited = لا يُختار موعد لهذا الطلب الآن.
appointment-refusal-taken = سبق غيرك إلى هذا الموعد. يُرجى اختيار موعد آخر.
appointment-refusal-has-one = لصاحب الطلب موعد قائم أو دور في قائمة انتظار، ولا يكون للشخص أكثر من موعد.
appointment-refusal-waited-for = تُعرض مواعيد هذا المكان على قائمة الانتظار بالدور.
appointment-refusal-gone = لم يعد هذا الموعد محجوزًا. يُرجى اختيار موعد آخر.
appointment-refusal-seats-free = توجد مواعيد متاحة. يُرجى اختيار أحدها.
appointment-refusal-wrong-code = الرمز غير صحيح. يُرجى قراءته من صفحة الطلب.
appointment-refusal-card = لا تسمح مرحلة البطاقة الآن بهذا الإجراء.
appointment-refusal-too-early = لم يحن هذا الموعد بعد.
appointment-throttle-code = تكررت المحاولة { $limit } مرات. يُرجى المحاولة بعد { $minutes } دقيقة.
appointment-slip-slot = يُرجى اختيار موعد من المواعيد المعروضة.
appointment-slip-from = يُرجى كتابة يوم بعد اليوم.
appointment-slip-until = آخر يوم لا يسبق أول يوم، ولا تزيد المدة على ٦٢ يومًا.
appointment-slip-hours = وقت الانتهاء بعد وقت البدء.
appointment-slip-clock = يُرجى كتابة الوقت مثل ٠٩:٣٠.
appointment-slip-minutes = من ٥ دقائق إلى ٢٤٠ دقيقة لكل شخص.
appointment-slip-capacity = من شخص واحد إلى خمسين شخصًا في الوقت نفسه.
appointment-slip-services = يُرجى اختيار خدمة واحدة على الأقل من المعروض.
appointment-slip-no-day = لا يوجد وقت عمل في هذه المدة: كلها عطلات، أو خارج مواعيد العمل في رمضان وما شابهه، أو أقصر من موعد واحد.
appointment-slip-too-many = عدد المواعيد كبير. يُرجى تقسيم المدة.
appointment-slip-text = يُرجى كتابة نص لا يزيد على مئتي حرف.
appointment-slip-mission = يُرجى اختيار بعثة من القائمة.
appointment-desk-title = مواعيد الحضور
appointment-desk-lead = الأيام المعلنة لبعثاتك ومن حُجزت لهم. تُفتح قائمة اليوم لتسجيل الحضور وللطباعة.
appointment-desk-none = لا توجد أيام معلنة.
appointment-desk-day = اليوم
appointment-desk-taken = محجوز
appointment-desk-seats = مقاعد
appointment-desk-day-title = قائمة { $day }
appointment-desk-nobody = لا أحد في هذا اليوم.
appointment-desk-seat = المقعد
appointment-desk-standing = الحضور
appointment-desk-came = حضر
appointment-desk-missed = لم يحضر
appointment-desk-mark-came = حضر
appointment-desk-mark-missed = لم يحضر
appointment-desk-withheld = محجوب
appointment-desk-card-title = بطاقة الطلب { $reference }
appointment-desk-card-captured = حضر صاحب البطاقة. هل أبلغ القطاع بطباعتها؟
appointment-desk-card-printed = تسجيل الطباعة
appointment-desk-card-at-cairo = طُبعت البطاقة. هل وصلت إلى البعثة؟
appointment-desk-card-arrived = تسجيل الوصول
appointment-desk-card-here = البطاقة لدى البعثة. تُسلَّم لمن يقرأ الرمز الظاهر في صفحة طلبه بعد مطابقة صورته.
appointment-desk-card-code = رمز التسليم
appointment-desk-card-hand-over = تسليم البطاقة
appointment-desk-card-done = تم التسليم.
appointment-desk-card-none = لم يُسجَّل حضور صاحب هذا الطلب.
appointment-plan-title = إضافة أيام
appointment-plan-lead = يعتمد شخص ثانٍ هذه الأيام قبل أن تُعرض على أحد. تُستبعد العطلات الرسمية للدولة.
appointment-plan-mission = البعثة
appointment-plan-kind = من يستقبل
appointment-plan-kind-roving = مأمورية أحوال مدنية
appointment-plan-kind-counter = شباك البعثة
appointment-plan-roving = مأمورية أحوال مدنية
appointment-plan-place = المكان
appointment-plan-address = العنوان
appointment-plan-place-ar = اسم المكان بالعربية
appointment-plan-place-en = اسم المكان بالإنجليزية
appointment-plan-address-ar = العنوان بالعربية
appointment-plan-address-en = العنوان بالإنجليزية
appointment-plan-services = الخدمات
appointment-plan-from = أول يوم
appointment-plan-until = آخر يوم
appointment-plan-days = عدد أيام الاستقبال
appointment-plan-hours = ساعات الاستقبال
appointment-plan-zone = التوقيت
appointment-plan-opens = من الساعة
appointment-plan-closes = إلى الساعة
appointment-plan-minutes = دقائق الموعد الواحد
appointment-plan-capacity = عدد الأشخاص في الوقت نفسه
appointment-plan-seats = عدد المواعيد
appointment-plan-weekends = العمل في نهاية الأسبوع
appointment-plan-weekends-hint = الاستقبال في نهاية الأسبوع أيضًا
appointment-plan-reason = السبب
appointment-plan-propose = عرض الأيام للاعتماد
appointment-closed-title = أعلنت البعثة إلغاء الموعد السابق
appointment-closed = السبب: { $why } يُحفظ الترتيب: يُعرض أول موعد متاح على من أُلغيت مواعيدهم قبل غيرهم.
appointment-close-team_delayed = تأخر وصول المأمورية.
appointment-close-place_closed = المكان مغلق في ذلك اليوم.
appointment-close-holiday = صار اليوم عطلة رسمية.
appointment-close-equipment = تعطلت أجهزة التصوير.
appointment-close-safety = أسباب تتعلق بسلامة الحاضرين.
appointment-paused-lead = تكرر عدم الحضور في هذا الطلب، والمواعيد محدودة.
appointment-paused = يمكن اختيار موعد آخر بعد { $until }.
appointment-flash-closed = أُلغيت المواعيد، ويُخطر أصحابها الآن.
appointment-flash-sent-back = سُجِّل التأجيل. يختار صاحب الطلب موعدًا آخر.
appointment-flash-turned-away = رُفض الطلب، ويُخطر صاحبه.
appointment-flash-turn-away-proposed = عُرض الرفض على شخص ثانٍ.
appointment-flash-turn-away-refused = لم يُعتمد الرفض، والطلب قائم.
appointment-flash-turn-away-void = تغيّر الطلب بعد العرض، فلم يعد العرض قائمًا.
appointment-refusal-nothing-to-close = لا توجد مواعيد قادمة في هذا اليوم.
appointment-refusal-paused = تكرر عدم الحضور في هذا الطلب. يُرجى الانتظار إلى الموعد المبيَّن قبل اختيار موعد آخر.
appointment-refusal-nobody-there = لم يحن موعد صاحب هذا الطلب، أو لم تعد مرحلته تسمح بهذا الإجراء.
appointment-slip-reason = يُرجى اختيار سبب من المعروض.
appointment-slip-document = يُرجى اختيار نوع المستند الذي جرت المطابقة عليه.
appointment-slip-why = يُرجى كتابة سبب عدم الاعتماد.
appointment-desk-state = الحالة
appointment-desk-closed = أُلغي
appointment-desk-holiday = صار عطلة
appointment-desk-sent-back = أُرجئ
appointment-desk-turned-away = رُفض
appointment-desk-mark-sent = تعذر الاستقبال
appointment-desk-second-person = في انتظار شخص ثانٍ
appointment-desk-card-refused = تعذر إصدار البطاقة
appointment-desk-card-lost = إن فُقد الرمز: المستند الذي جرت المطابقة عليه
appointment-desk-card-lost-hint = تُطابَق صورة البطاقة وصورة المستند مع من حضر. يُسجَّل نوع المستند واسم الموظف، ويُخطر صاحب الطلب بالتسليم.
appointment-document-national_id = بطاقة الرقم القومي
appointment-document-passport = جواز السفر
appointment-document-birth_certificate = شهادة الميلاد
appointment-close-column = الإلغاء
appointment-close-day = إلغاء اليوم
appointment-close-all = إلغاء كل الأيام الباقية
appointment-close-day-title = إلغاء { $day }
appointment-close-all-title = إلغاء كل الأيام الباقية
appointment-close-lead = لا رجعة في الإلغاء. يُخطر كل من حُجز له بلغته، ويُحفظ ترتيبه في أقرب أيام أخرى قبل قائمة الانتظار.
appointment-close-people =
    { $count ->
        [zero] لا أحد محجوز له في هذه المواعيد.
        [one] شخص واحد محجوز له في هذه المواعيد.
        [two] شخصان محجوز لهما في هذه المواعيد.
        [few] { $number } أشخاص محجوز لهم في هذه المواعيد.
        [many] { $number } شخصًا محجوز لهم في هذه المواعيد.
       *[other] { $number } شخص محجوز لهم في هذه المواعيد.
    }
appointment-close-reason = السبب كما يقرؤه أصحاب المواعيد
appointment-close-button = إلغاء المواعيد
appointment-sending-title = تعذر استقبال صاحب الطلب { $reference }
appointment-sending-lead = يُختار سبب واحد. التأجيل لا يمس الطلب، والرفض ينهيه مع حق التظلم.
appointment-sending-reason = السبب
appointment-sending-again = تأجيل إلى موعد آخر. { $remedy }
appointment-sending-one = رفض بقرار موظف واحد.
appointment-sending-one-refund = رفض بقرار موظف واحد، وتُرد الرسوم.
appointment-sending-two = رفض بقرار شخصين.
appointment-sending-two-refund = رفض بقرار شخصين، وتُرد الرسوم.
appointment-sending-note = ما يُكتب لصاحب الطلب عند الرفض
appointment-sending-note-hint = يُضاف إلى نص السبب وما يمكن فعله. لا يلزم عند التأجيل.
appointment-sending-button = تسجيل
appointment-sending-nobody = لا يوجد ما يُسجَّل عند الشباك لهذا الطلب الآن.
appointment-sending-by = من عرض الرفض
appointment-sending-proposed = عرض زميل رفض هذا الطلب عند الشباك. يُتخذ القرار بعد مطابقة مستقلة.
appointment-sending-why = سبب عدم الاعتماد
appointment-sending-why-hint = يلزم عند عدم الاعتماد وحده.
appointment-sending-approve = اعتماد الرفض
appointment-sending-refuse = عدم الاعتماد
appointment-turn-away-act = رفض طلب عند الشباك
appointment-turn-away-reason = السبب
appointment-turn-away-remedy = ما يمكن فعله
appointment-turn-away-refund = رد الرسوم
appointment-turn-away-note = ما يُكتب لصاحب الطلب
