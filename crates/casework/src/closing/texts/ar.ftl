# نصوص إقفال اليوم المالي.
closing-title = إقفال اليوم
closing-lead = يُقفل كل يوم عمل بعملته: ما ورد، وما استُحق لكل جهة، وما رُدّ، وما زال واجب الرد. يقترح موظف مالي الإقفال ويعتمده موظف آخر، ولا يُعدَّل بعد ذلك.
closing-act = إقفال يوم مالي
closing-day = اليوم
closing-currency = العملة
closing-currency-egp = الجنيه المصري
closing-currency-aed = الدرهم الإماراتي
closing-currency-sar = الريال السعودي
closing-currency-kwd = الدينار الكويتي
closing-currency-eur = اليورو
closing-currency-usd = الدولار الأمريكي
closing-entries = عدد القيود
closing-came-in = الوارد من المسددين
closing-kept = المستحق للجهات
closing-kept-for = المستحق لجهة
closing-exchanged = ما يقابله بعملات أخرى
closing-differences = فروق أسعار الصرف عند الرد
closing-given-back = المردود للمسددين
closing-taken-back = ما استردته البنوك
closing-withheld = ما خصمه مقدمو خدمة الدفع مقابل الاعتراضات
closing-with-banks = لدى البنوك إلى حين البت في الاعتراض
closing-owed-by-payers = مستحق على المسددين بعد قرار البنك لصالحهم
closing-paid-again = ما أُعيد سداده بعد قرار البنك لصالح المسدد
closing-cost-of-disputes = ما تتحمله المنصة من الاعتراضات
closing-disputed = الاعتراضات: المستحق للمنصة وما تتحمله
closing-to-give-back = واجب الرد ولم يُرد بعد
closing-statement = كشف مقدم خدمة الدفع
closing-statement-agrees = مطابق للدفاتر
closing-statement-differs = يختلف عن الدفاتر
closing-statement-missing = لم تُجرَ مطابقته بعد
closing-incident = ملاحظة تستوجب البحث
closing-incident-statement_missing = أُقفل اليوم قبل مطابقة كشف مقدم خدمة الدفع
closing-incident-statement_differs = كشف مقدم خدمة الدفع يختلف عن الدفاتر
closing-incident-receivable_open = بقي مستحق على مقدمي الطلبات بعد انتهاء اليوم
closing-incident-does_not_add_up = مجموع الحسابات لا يتوازن
closing-incident-words = نتيجة البحث
closing-incident-clear = تسجيل نتيجة البحث
closing-incidents = { $count ->
    [zero] لا ملاحظات
    [one] ملاحظة واحدة لم تُبحث بعد؛ تظهر في صفحة يومها.
    [two] ملاحظتان لم تُبحثا بعد؛ تظهر كل منهما في صفحة يومها.
    [few] { $number } ملاحظات لم تُبحث بعد؛ تظهر كل منها في صفحة يومها.
    [many] { $number } ملاحظة لم تُبحث بعد؛ تظهر كل منها في صفحة يومها.
   *[other] { $number } ملاحظة لم تُبحث بعد؛ تظهر كل منها في صفحة يومها.
}
closing-hash = بصمة القيود
closing-open-day = { $currency }: يوم { $day }
closing-open-entries = { $count ->
    [zero] لا قيود مفتوحة
    [one] قيد واحد لم يُقفل
    [two] قيدان لم يُقفلا
    [few] { $number } قيود لم تُقفل
    [many] { $number } قيدًا لم يُقفل
   *[other] { $number } قيد لم يُقفل
}
closing-not-over = لم ينتهِ اليوم بعد، ويمكن إقفاله بعد انتهائه.
closing-waits = اقتراح الإقفال ينتظر الاعتماد
closing-reason = ما تمت مراجعته قبل الإقفال
closing-propose = اقتراح الإقفال
closing-closings = الأيام المقفلة
closing-none = لم يُقفل أي يوم بعد
closing-of = إقفال { $currency } ليوم { $day }
closing-closed-at = وقت الإقفال
closing-zone = التوقيت الذي يُحسب به اليوم
closing-sums = ملخص اليوم
closing-what = البيان
closing-of-the-day = عن اليوم
closing-to-date = منذ البداية
closing-owed = المستحق ولمن
closing-beneficiary = الجهة
closing-owed-none = لا مستحقات
closing-payers = المسددون (مبالغ واجبة الرد)
closing-kept-note = المستحق لكل جهة هو ما حُصِّل لها بعد خصم ما رُدّ. التحويل الفعلي إليها يتم خارج المنصة.
closing-csv = تنزيل الجدول (CSV)
closing-signed = من اقترح ومن اعتمد
closing-refusal-not-open = هذا اليوم ليس مفتوحًا للإقفال الآن.
closing-refusal-changed = قُيدت عملية في هذا اليوم أثناء الإقفال. يُرجى مراجعة الأرقام وإقفاله من جديد.
closing-slip-reason = يُرجى كتابة ما تمت مراجعته
closing-slip-words = يُرجى كتابة نتيجة البحث
