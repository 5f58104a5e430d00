# الدعوات إلى المرحلة التجريبية لدولة.
invitation-title = الدعوات إلى المرحلة التجريبية
invitation-lead = لكل دعوة رقم ورمز يُستخدم مرة واحدة من شخص واحد. لا يُحفظ الرمز نفسه، فلا يُعرض إلا عند إصداره.
invitation-issue-title = إصدار دعوات
invitation-issue = إصدار الدعوات
invitation-country = الدولة
invitation-count = عدد الدعوات
invitation-until = تسري حتى نهاية يوم
invitation-until-hint = بتوقيت القاهرة، وبحد أقصى ١٨٠ يومًا.
invitation-issued-heading = { $count ->
    [one] صدرت دعوة واحدة
    [two] صدرت دعوتان
    [few] صدرت { $number } دعوات
    [many] صدرت { $number } دعوة
   *[other] صدرت { $number } دعوة
}
invitation-issued-lead = يُرجى تسليم الرموز الآن، فلن تُعرض مرة أخرى. إذا ضاع رمز يُسحب وتصدر دعوة غيره.
invitation-withdraw-title = سحب دعوة لم تُستخدم
invitation-withdraw = سحب الدعوة
invitation-withdrawn = تم سحب الدعوة.
invitation-number = رقم الدعوة
invitation-list = الدعوات الصادرة
invitation-none = لم تصدر دعوات بعد.
invitation-issued-at = تاريخ الإصدار
invitation-issued-by = أصدرها
invitation-state = الحالة
invitation-state-waits = لم تُستخدم
invitation-state-used = استُخدمت
invitation-state-withdrawn = سُحبت
invitation-state-over = انتهت مدتها
invitation-slip-count = يُرجى كتابة عدد من ١ إلى ٢٠٠
invitation-slip-until = يُرجى اختيار يوم من اليوم حتى ١٨٠ يومًا
invitation-slip-number = يُرجى كتابة رقم الدعوة
invitation-slip-shown = صدرت هذه الدعوات من قبل وعُرضت رموزها. تظهر أرقامها في القائمة.
invitation-refused-settled = لا توجد دعوة بهذا الرقم لم تُستخدم ولم تُسحب.
invitation-refused-unknown = لا يفتح هذا الرمز الخدمة في هذه الدولة. يُرجى مراجعة الرمز كما ورد في الدعوة.
