# المواعيد: اختيار موعد، والحضور، وقائمة الانتظار، ومراحل البطاقة.
appointment-act = فتح أيام لمواعيد الحضور
appointment-place = { $place }، { $address }
appointment-when = اليوم
appointment-time = الوقت
appointment-where = المكان
appointment-who = الحضور بشخص
appointment-choose-title = اختيار موعد الحضور
appointment-change-title = تغيير الموعد
appointment-choose-lead = الموعد لصاحب البطاقة وحده. بعد الاختيار يُحجز الموعد مؤقتًا إلى حين تأكيده.
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
appointment-refusal-has-one = لصاحب البطاقة موعد قائم أو دور في قائمة انتظار، ولا يكون للشخص أكثر من موعد.
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
appointment-slip-no-day = لا يوجد يوم عمل في هذه المدة: كلها عطلات أو أقصر من موعد واحد.
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
