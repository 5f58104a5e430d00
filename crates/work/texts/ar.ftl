# الأعمال: ما ينتظر كل موظف، وما لا يتم إلا بشخصين.

work-refused-with-citizen = الطلب لدى مقدّمه لاستكمال بيان أو مستند، ولا يمكن العمل عليه قبل رده.
work-refused-not-with-citizen = الطلب ليس لدى مقدّمه.
work-refused-finished = انتهت هذه المرحلة من الطلب.
work-refused-not-held = الطلب غير مُسند إلى أحد.
work-refused-not-yours = الطلب مُسند إلى زميل آخر، ولا يعمل عليه إلا من أُسند إليه.
work-refused-colleague-queue = هذا الزميل لا يعمل على هذه القائمة أو على هذه البعثة.
work-refused-reason-missing = يُرجى كتابة السبب في ثلاثة أحرف على الأقل.

work-refused-proposal-expired = انتهت مهلة البت في هذا الاقتراح، ويلزم تقديمه من جديد.
work-refused-proposal-closed = سبق البت في هذا الاقتراح أو سُحب.
work-refused-same-person = لا يبتّ في الاقتراح من قدّمه، ولو بحساب آخر.
work-refused-contributor = لا يبتّ في الاقتراح من شارك في إعداده.
work-refused-kin = لا يجوز العمل على طلب يخص الموظف نفسه أو أحد ذويه.
work-refused-open-already = هذا الاقتراح مقدَّم بالفعل وينتظر البت.
work-refused-stale = تغيّر ما عُرض في الصفحة بعد فتحها. يُرجى قراءتها من جديد قبل القرار.

work-proposals-title = اقتراحات تنتظر موافقة شخص ثانٍ
work-proposals-lead = لا يُنفَّذ أي من هذه الأعمال إلا إذا وافق عليه شخص غير الذي اقترحه، بعد الاطلاع على ما سيترتب عليه بالضبط.
work-proposals-empty = لا توجد اقتراحات تنتظر البت.
work-proposals-closed-title = ما تم البت فيه خلال ثلاثين يومًا
work-proposals-act = العمل المقترح
work-proposals-reason = سبب الاقتراح
work-proposals-by = مقدّم الاقتراح
work-proposals-at = تاريخ التقديم
work-proposals-until = آخر موعد للبت
work-proposals-stage = الحالة
work-proposals-next = التالي
work-stage-open = ينتظر البت
work-stage-expired = انتهت المهلة
work-stage-approved = تمت الموافقة والتنفيذ
work-stage-refused = رُفض
work-stage-void = بَطَل

work-proposal-back = كل الاقتراحات
work-proposal-shown = ما سيترتب على الموافقة
work-proposal-whole = عرض المسودة كاملة
work-proposal-datum = البيان
work-proposal-before = الحالي
work-proposal-after = المقترح
work-proposal-gone = لم يعد هذا العمل ممكنًا، لأن موضوعه تغيّر بعد تقديم الاقتراح.
work-proposal-changed = تغيّر موضوع الاقتراح بعد تقديمه. إذا سُجّل قرار الآن بَطَل الاقتراح ولزم تقديمه من جديد.
work-proposal-decide = القرار
work-proposal-approve = الموافقة والتنفيذ
work-proposal-refuse = رفض الاقتراح
work-proposal-refuse-reason = سبب الرفض
work-proposal-withdraw = سحب الاقتراح
work-proposal-decided-by = صاحب القرار
work-flash-approved = تمت الموافقة ونُفّذ العمل.
work-flash-refused = رُفض الاقتراح وأُبلغ مقدّمه بالسبب.
work-flash-void = بَطَل الاقتراح لأن موضوعه تغيّر بعد تقديمه، ولم يُنفَّذ شيء.
work-flash-withdrawn = سُحب الاقتراح.
work-flash-done-already = سبق تسجيل هذا القرار.
