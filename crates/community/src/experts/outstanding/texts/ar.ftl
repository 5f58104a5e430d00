# النابغون والمتفوقون: المعايير والترشيح والتقييم والاعتراض.
outstanding-criteria-title = معايير النابغين والمتفوقين
outstanding-criteria-lead = بهذه المعايير وحدها يُمنح لقب «نابغ» أو «متفوق» لمصري بالخارج. يسري على كل ترشيح الإصدار المعمول به يوم تقديمه.
outstanding-version = الإصدار { $version }، يسري من { $from }
outstanding-titles = الألقاب
outstanding-title = اللقب
outstanding-meaning = المقصود به
outstanding-needed = المطلوب
outstanding-criteria = المعايير
outstanding-criterion = المعيار
outstanding-proves = ما يثبته
outstanding-weight = الوزن
outstanding-rule-who = من يُرشح
outstanding-rule-verified = من تحققت التعليم العالي من ملفه، بترشيح وزارة وموافقته أو بطلبه
outstanding-rule-anybody = كل صاحب ملف، بترشيح وزارة وموافقته أو بطلبه
outstanding-rule-assessed = التقييم
outstanding-rule-assessed-how = يقيّم اثنان كلٌّ على حدة، ويعطي كل منهما درجة من صفر إلى { $highest } لكل معيار مع سببها، ولا يرى أحدهما تقييم الآخر قبل أن يكتب تقييمه
outstanding-rule-result = النتيجة
outstanding-rule-result-how = متوسط التقييمين بعد الترجيح بالأوزان، على ألا يقل أي منهما عن { $least } من مائة
outstanding-rule-decided = القرار
outstanding-rule-decided-how = موظفان آخران لم يرشحا ولم يقيّما
outstanding-rule-objection = مهلة الاعتراض بعد الرفض
outstanding-rule-term = مدة اللقب
outstanding-rule-renewal = يمكن التجديد قبل نهايته بمدة
outstanding-days = { $count ->
    [zero] لا مهلة
    [one] يوم واحد
    [two] يومان
    [few] { $number } أيام
    [many] { $number } يومًا
   *[other] { $number } يوم
}
outstanding-months = { $count ->
    [zero] لا مدة
    [one] شهر واحد
    [two] شهران
    [few] { $number } أشهر
    [many] { $number } شهرًا
   *[other] { $number } شهر
}
outstanding-hundredths = { $points } من مائة
outstanding-mine-title = لقب نابغ أو متفوق
outstanding-mine-hint = الترشيح ونتيجته وأسبابها، والاعتراض
outstanding-mine-lead = يُمنح اللقب بمعايير منشورة. لا يظهر لأحد إلا إذا أظهرته في «من يرى ملفك»، ولا يغيّر ترتيبك في أي احتياج.
outstanding-nominate-oneself = ترشيح نفسك
outstanding-nominate-about = يرى المقيّمون ما أظهرته من ملفك للوزارات وما تكتبه هنا.
outstanding-statement-own = لماذا تستوفي المعايير
outstanding-statement = سبب الترشيح
outstanding-stage = الحالة
outstanding-by = رشحه
outstanding-by-herself = صاحب الملف
outstanding-since = تاريخ الترشيح
outstanding-until = يسري حتى
outstanding-object-until = يمكن الاعتراض حتى
outstanding-stage-offered = في انتظار موافقة صاحب الملف
outstanding-stage-withdrawn = مسحوب
outstanding-stage-assessed = قيد التقييم
outstanding-stage-found = اكتمل التقييم وينتظر القرار
outstanding-stage-held = لقب سارٍ
outstanding-stage-ended = انتهت مدته
outstanding-stage-refused = لم يُمنح، ويمكن الاعتراض
outstanding-stage-objected = اعتراض قيد النظر
outstanding-stage-closed = لم يُمنح
outstanding-offered-about = رشحتك وزارة. لا يبدأ التقييم إلا بموافقتك.
outstanding-agree = أوافق على الترشيح
outstanding-decline = أعتذر عن الترشيح
outstanding-withdraw = سحب الترشيح
outstanding-give-back = ترك اللقب
outstanding-held-about = يظهر اللقب في ملفك لمن تختاره في «من يرى ملفك».
outstanding-object = على ماذا تعترض ولماذا
outstanding-object-send = تقديم الاعتراض
outstanding-objection = الاعتراض
outstanding-answer = الرد على الاعتراض
outstanding-answer-upheld = قُبل الاعتراض ويُعاد التقييم على يد اثنين آخرين
outstanding-answer-not = لم يُقبل الاعتراض
outstanding-reasons = نتيجة التقييم وأسبابها
outstanding-found = نتيجة التقييمين معًا: { $points } من مائة، والمطلوب { $needed }.
outstanding-scored = { $score } من { $of }
outstanding-sum = المجموع بعد الترجيح
outstanding-nominate = ترشيح للقب نابغ أو متفوق
outstanding-nominate-desk = يُسأل صاحب الملف أولًا، ولا يبدأ التقييم إلا بموافقته. من يرشح لا يقيّم ولا يقرر.
outstanding-nominations = ترشيحات النابغين والمتفوقين
outstanding-nominations-lead = الترشيحات التي وافق عليها أصحابها. لا تظهر الأسماء قبل فتح الترشيح، وكل فتح يراه صاحب الملف.
outstanding-nominations-none = لا توجد ترشيحات.
outstanding-one-lead = هذا ما أظهره صاحب الملف للوزارات الثلاث. سُجل اطلاعك ويراه صاحب الملف. من كان له دور في الترشيح لا يؤدي غيره.
outstanding-assessments = التقييم
outstanding-written = { $count ->
    [zero] لم يُكتب أي من التقييمين بعد.
    [one] كُتب أحد التقييمين.
    [two] كُتب التقييمان.
    [few] كُتب { $number }.
    [many] كُتب { $number }.
   *[other] كُتب { $number }.
}
outstanding-assess = تقييمك
outstanding-assess-about = اكتب لكل معيار درجة وسببها. يقرأ صاحب الملف ما تكتبه بعد القرار دون اسمك، ولا يمكن تغييره بعد إرساله.
outstanding-assess-send = إرسال التقييم
outstanding-why = سبب الدرجة: { $criterion }
outstanding-propose = اقتراح القرار
outstanding-propose-about = القرار هو ما انتهى إليه التقييم بالقاعدة المنشورة. يقترحه موظف ويقره آخر لم يكن لأي منهما دور من قبل.
outstanding-propose-uphold = اقتراح قبول الاعتراض وإعادة التقييم
outstanding-propose-dismiss = اقتراح عدم قبول الاعتراض
outstanding-object-desk = ينظر في الاعتراض موظفان لم يرشحا ولم يقيّما ولم يقررا. يقرأ صاحب الملف السبب الذي تكتبه.
outstanding-result-given = النتيجة: يُمنح اللقب
outstanding-result-refused = النتيجة: لا يُمنح اللقب
outstanding-result = النتيجة
outstanding-nomination = الترشيح
outstanding-first = التقييم الأول من مائة
outstanding-second = التقييم الثاني من مائة
outstanding-points = المتوسط من مائة
outstanding-act-decide = قرار في لقب نابغ أو متفوق
outstanding-act-answer = الرد على اعتراض خبير
outstanding-flash-nominated = سُجل الترشيح.
outstanding-flash-asked = سُجل الترشيح، وسُئل صاحب الملف عن موافقته.
outstanding-flash-agreed = سُجلت موافقتك.
outstanding-flash-withdrawn = سُحب.
outstanding-flash-objected = قُدم الاعتراض.
outstanding-flash-assessed = سُجل تقييمك.
outstanding-refused-nominated = يوجد ترشيح قائم، أو لقب لم يحن تجديده.
outstanding-refused-unverified = يُرشح من تحققت التعليم العالي من ملفه وأظهر للوزارات شيئًا منه.
outstanding-refused-own = لا يرشح موظف نفسه بصفته. يُرجى الترشيح من ملفك كخبير.
outstanding-refused-part = كان لك دور في هذا الترشيح، أو هو عنك. يؤدي هذا غيرك.
outstanding-refused-taken = اكتمل التقييمان.
outstanding-refused-stage = تغيّرت حالة الترشيح ولم يعد هذا ممكنًا. يُرجى فتح الصفحة من جديد.
