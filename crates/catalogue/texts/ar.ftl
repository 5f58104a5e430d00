# دليل الخدمات: الخدمات والدول وما يُعرف قبل التقديم.
catalogue-list-title = الخدمات
catalogue-list-lead = لكل خدمة: من يحق له طلبها، وما يلزمها من مستندات، وتكلفتها، ومدتها، قبل بدء الطلب.
catalogue-list-other = خدمات أخرى
catalogue-condolence = خالص العزاء لسيادتكم وللأسرة.
catalogue-list-agencies = خدمات الجهات الأخرى
catalogue-list-agencies-about = تجديد جواز السفر والتوكيلات وغيرها مما تقدمه جهات أخرى، وما يُطلب منها من هنا.
catalogue-list-countries = دول الإقامة
catalogue-card-price = التكلفة المعتادة: { $pounds }، أي { $charged }
catalogue-card-price-pounds = التكلفة المعتادة: { $pounds }
catalogue-comma = ،{ " " }

catalogue-stage-closed = لم تُفتح بعد
catalogue-stage-pilot = مرحلة تجريبية
catalogue-stage-open = متاحة
catalogue-stage-paused = متوقفة مؤقتًا
catalogue-stage-home = داخل مصر

catalogue-start = معرفة التكلفة والشروط ثم التقديم
catalogue-start-about = أسئلة قصيرة لا تُحفظ، ولا تحتاج إلى حساب.
catalogue-agency = الجهة المصدرة
catalogue-who = من يحق له الطلب
catalogue-level = إثبات الشخصية المطلوب
catalogue-level-contact = بريد إلكتروني أو رقم محمول مؤكد
catalogue-level-matched = مطابقة الرقم القومي وبياناته مع السجل
catalogue-level-verified = مطابقة موظف لمستند إثبات الشخصية
catalogue-level-two = للتقديم: { $apply }. لاستلام أول وثيقة: { $release }.
catalogue-time = المدة
catalogue-time-by = إذا تم السداد اليوم: في موعد أقصاه { $day }
catalogue-delivery = الاستلام
catalogue-papers = المستندات المطلوبة
catalogue-papers-none = لا يلزم أي مستند.
catalogue-price = التكلفة
catalogue-price-about = التكلفة المعتادة. قد تغيّرها الإجابات، وتُثبَّت عند تقديم الطلب.
catalogue-price-label = تقدير الرسوم
catalogue-price-line = { $name } ({ $beneficiary })
catalogue-price-line-indicative = { $name } ({ $beneficiary })، قيمة إرشادية
catalogue-price-pounds = الإجمالي بالجنيه
catalogue-price-charged = المطلوب سداده
catalogue-price-rate = سعر الصرف: { $rate }. المصدر: { $source }، بتاريخ { $at }، ويسري حتى { $until }.
catalogue-price-no-rate = لا يوجد الآن سعر صرف سارٍ، ولذلك يظهر الإجمالي بالجنيه فقط.
catalogue-price-not-said = يُحدد المبلغ بعملة دولة الإقامة بعد اختيارها.
catalogue-price-indicative = «قيمة إرشادية» تعني أن القرار المحدد للرسم لم يتأكد بعد.
catalogue-price-frozen = تُثبَّت هذه الرسوم عند تقديم الطلب، ولا يغيّرها أي تعديل لاحق.
catalogue-way = مسار الطلب
catalogue-stage = { $count ->
    [one] { $stage }: لدى { $holder }، ساعة عمل واحدة على الأكثر
    [two] { $stage }: لدى { $holder }، ساعتا عمل على الأكثر
    [few] { $stage }: لدى { $holder }، { $number } ساعات عمل على الأكثر
   *[other] { $stage }: لدى { $holder }، { $number } ساعة عمل على الأكثر
}

catalogue-country-question = في أي دولة الإقامة الحالية؟
catalogue-country-lead = الإقامة إقرار فقط: لا يُطلب تصريح إقامة، ولا يُرسل شيء إلى أي جهة في تلك الدولة.
catalogue-question-kept = لا تُحفظ هذه الإجابات إلا إذا بدأ الطلب.

catalogue-result-title = قبل التقديم
catalogue-result-eligible = يمكن التقديم لهذا الطلب.
catalogue-result-unmet = لا يمكن التقديم بهذه الإجابات. فيما يلي السبب وما يمكن عمله.
catalogue-result-paused = الخدمة متوقفة مؤقتًا، والطلبات السابقة مستمرة.
catalogue-result-not-offered = الخدمة غير متاحة بعد في دولة الإقامة المختارة.
catalogue-result-remedy = ما الذي يغيّر ذلك؟
catalogue-country-page = صفحة { $country }
catalogue-apply = بدء الطلب

catalogue-used-title = هل تُقبل الوثيقة هناك؟
catalogue-used-unknown = لا تتوفر معلومات مؤكدة عن هذه الجهة. يُرجى سؤال الجهة المقدَّم إليها قبل السداد.
catalogue-used-say-digital = تقبل هذه الجهة الوثيقة الإلكترونية وفق المصدر المذكور.
catalogue-used-say-paper = تقبل هذه الجهة المستخرج الورقي بعد التصديقات المذكورة. أما الوثيقة الإلكترونية فيُرجى سؤال الجهة عنها قبل السداد.
catalogue-used-say-ask = لم يتأكد ما تقبله هذه الجهة. يُرجى سؤالها قبل السداد.
catalogue-used-digital = الوثيقة الإلكترونية
catalogue-used-paper = المستخرج الورقي
catalogue-used-accepted = مقبول
catalogue-used-refused = غير مقبول
catalogue-used-ask = يُرجى سؤال الجهة
catalogue-used-max-age = أقصى عمر للوثيقة
catalogue-used-age-unknown = لا توجد مدة معروفة
catalogue-used-age = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $number } أيام
    [many] { $number } يومًا
   *[other] { $number } يوم
}
catalogue-used-attestations = التصديقات بالترتيب
catalogue-used-step-fee = { $step } ({ $fee })
catalogue-used-genuine = صحة الوثيقة شيء والتصديق عليها شيء آخر: التحقق الإلكتروني لا يُغني عن التصديق متى اشترطته الجهة المقدَّم إليها.
catalogue-verified-on = آخر تحقق
catalogue-never-verified = لم يُتحقق من هذه البيانات بعد
catalogue-source = المصدر

catalogue-country-closed = لم تُفتح الخدمات بعد في هذه الدولة. فيما يلي الطريقة المتبعة اليوم.
catalogue-country-pilot = الخدمات متاحة هنا في مرحلة تجريبية.
catalogue-country-open = الخدمات متاحة هنا.
catalogue-country-paused = الخدمات متوقفة مؤقتًا في هذه الدولة، والطلبات السابقة مستمرة.
catalogue-country-invited = الخدمات متاحة هنا في مرحلة تجريبية لمن لديه دعوة من الوزارة. يُطلب رمز الدعوة عند بدء الطلب.
catalogue-country-currency = عملة السداد
catalogue-country-languages = لغات الخدمة
catalogue-country-brought = كيف تصل الوثيقة
catalogue-brought-digital = وثيقة رقمية
catalogue-brought-courier = نسخة ورقية مع شركة توصيل
catalogue-brought-mission = نسخة ورقية من مقر البعثة
catalogue-brought-person-in-egypt = نسخة ورقية إلى شخص في مصر
catalogue-brought-post-office = نسخة ورقية من مكتب بريد في مصر
catalogue-country-services = الخدمات المتاحة
catalogue-missions = البعثات المصرية
catalogue-mission-city = المدينة
catalogue-mission-serves = تخدم المقيمين في
catalogue-mission-address = العنوان
catalogue-mission-hours = مواعيد استقبال الجمهور
catalogue-mission-hours-unknown = لا توجد مواعيد مؤكدة بعد
catalogue-mission-opening = { $days }: من { $opens } إلى { $closes }
catalogue-mission-phone = الهاتف
catalogue-mission-emergency = هاتف الطوارئ على مدار الساعة
catalogue-mission-email = البريد الإلكتروني
catalogue-period-when = الفترة
catalogue-period-days = من { $from } إلى { $until }
catalogue-period-hours = مواعيد العمل في هذه الفترة
catalogue-period-opening = من { $opens } إلى { $closes }
catalogue-period-certainty = تأكيد الأيام
catalogue-period-to-be-announced = الأيام متوقعة، وتُؤكَّد بالإعلان الرسمي عن رؤية الهلال.
catalogue-weekday-monday = الاثنين
catalogue-weekday-tuesday = الثلاثاء
catalogue-weekday-wednesday = الأربعاء
catalogue-weekday-thursday = الخميس
catalogue-weekday-friday = الجمعة
catalogue-weekday-saturday = السبت
catalogue-weekday-sunday = الأحد
catalogue-today-title = { $service }: الطريقة المتبعة اليوم
catalogue-today-lead = هذه البيانات من مصادر منشورة وليست من المنصة. يُرجى التأكد لدى البعثة قبل التوجه إليها.
catalogue-today-where = مكان التقديم
catalogue-today-hours = المواعيد
catalogue-today-papers = الأوراق المطلوبة
catalogue-today-fee = الرسم
catalogue-today-time = المدة
catalogue-interest-title = إشعار عند إتاحة الخدمة
catalogue-interest-lead = تصل رسالة واحدة عند إتاحة الخدمات في هذه الدولة، ثم تُحذف بيانات التواصل.
catalogue-interest-contact = البريد الإلكتروني أو رقم المحمول
catalogue-interest-hint = رقم المحمول مع رمز الدولة، من أي دولة.
catalogue-interest-send = طلب الإشعار
catalogue-interest-missing = يُرجى كتابة بريد إلكتروني أو رقم محمول
catalogue-interest-kept = تم تسجيل طلب الإشعار، وستصل رسالة واحدة عند إتاحة الخدمات.

catalogue-refused-rate = سعر الصرف غير صحيح.
catalogue-refused-switch = هذه القيمة غير معروفة لهذا المفتاح.
catalogue-refused-unexplained = عند الإيقاف يُرجى كتابة السبب للمواطنين باللغتين، بما لا يزيد على ٥٠٠ حرف. وفي غير الإيقاف لا يُكتب سبب معلن.
catalogue-refused-gap-services = لا تُفتح الدولة: لم تُذكر فيها أي خدمة. تُضاف من مكتب القواعد.
catalogue-refused-gap-mission = لا تُفتح الدولة: لا توجد لها بعثة. تُضاف من مكتب القواعد.
catalogue-refused-gap-area = لا تُفتح الدولة: توجد فيها منطقة لا تخدمها أي بعثة. يُستكمل ذلك من مكتب القواعد.
catalogue-refused-gap-rate = لا تُفتح الدولة: لا يوجد سعر صرف سارٍ لعملتها. تُدخله المالية من صفحة أسعار الصرف.
catalogue-refused-gap-calendar = لا تُفتح الدولة: لا توجد فيها أيام عمل. يُستكمل التقويم من مكتب القواعد.
catalogue-refused-gap-language = لا تُفتح الدولة: العربية ليست بين لغاتها. تُضاف من مكتب القواعد.
catalogue-refused-no-rate = لا يوجد الآن سعر صرف سارٍ، ولذلك لا يمكن حساب الرسوم. يُرجى المحاولة لاحقًا.

catalogue-act-switch = تغيير مرحلة أو شروط المرحلة التجريبية
catalogue-switch-unset = كما في التعريف
catalogue-switch-service-stage = مرحلة الخدمة
catalogue-switch-service-cap = الحد الأقصى لطلبات الخدمة
catalogue-switch-country-stage = مرحلة الدولة
catalogue-switch-country-cap = الحد الأقصى لطلبات المرحلة التجريبية
catalogue-switches-title = المراحل والمرحلة التجريبية
catalogue-switches-lead = تحدد ما يُقبل من طلبات جديدة. لا تتغير مرحلة ولا حد إلا باقتراح من شخص وموافقة شخص آخر، ويسري التغيير خلال ثوانٍ، ولا يتأثر طلب جارٍ.
catalogue-switches-holding = ما يسري الآن
catalogue-switches-history = التغييرات السابقة
catalogue-switches-never = لم يتغير شيء عما في التعريفات.
catalogue-switch-of = الدولة أو الخدمة
catalogue-switch-stage = المرحلة
catalogue-switch-cap = الحد الأقصى للطلبات
catalogue-switch-service-people = الحد الأقصى لأصحاب طلبات الخدمة
catalogue-switch-service-entry = من يُقبل في الخدمة
catalogue-switch-country-people = الحد الأقصى لأصحاب طلبات المرحلة التجريبية
catalogue-switch-country-entry = من يُقبل في المرحلة التجريبية
catalogue-switch-entry = من يُقبل في المرحلة التجريبية
catalogue-switch-people = الحد الأقصى للأشخاص
catalogue-switch-files-of = الطلبات: { $number }
catalogue-switch-people-of = الأشخاص: { $number }
catalogue-switch-counted = ما الذي يُحسب؟
catalogue-counted-files = الطلبات المقدَّمة
catalogue-counted-people = الأشخاص، ولكل منهم ما يحتاجه من طلبات
catalogue-entry-anyone = كل مقيم في الدولة
catalogue-entry-invited = بدعوة من الوزارة
catalogue-switch-propose-entry = اقتراح من يُقبل في المرحلة التجريبية
catalogue-switch-new-entry = من يُقبل
catalogue-switch-said = ما يقرؤه المواطنون
catalogue-switch-said-ar = سبب الإيقاف للمواطنين بالعربية
catalogue-switch-said-en = سبب الإيقاف للمواطنين بالإنجليزية
catalogue-switch-said-hint = عند الإيقاف المؤقت فقط: يظهر في صفحات الدولة والخدمة كما هو.
catalogue-switch-ready-services = الخدمات المتاحة
catalogue-switch-ready-missions = البعثات
catalogue-switch-ready-currency = العملة
catalogue-switch-ready-rate = يسري سعر الصرف حتى
catalogue-switch-since = منذ
catalogue-switch-value = القيمة
catalogue-switch-by = مقدّم الاقتراح
catalogue-switch-propose-stage = اقتراح مرحلة
catalogue-switch-propose-cap = اقتراح حد أقصى للمرحلة التجريبية
catalogue-switch-new-stage = المرحلة المطلوبة
catalogue-switch-new-cap = الحد الأقصى
catalogue-desk-reason = السبب
catalogue-desk-propose = تقديم الاقتراح
catalogue-proposed = قُدِّم الاقتراح، وينتظر موافقة شخص آخر.
catalogue-save = حفظ للرجوع إليه
