# نصوص السداد ورد الرسوم والمطابقة.
payment-pay-title = سداد الرسوم
payment-pay-what = المطلوب سداده الآن: { $amount }. هذا السعر ثابت حتى { $until }.
payment-pay-where = يتم السداد على صفحة آمنة لدى مقدم خدمة الدفع، ولا تصل إلينا بيانات البطاقة. بعد السداد تعود الصفحة إلى هنا تلقائيًا.
payment-pay-button = الانتقال إلى صفحة السداد
payment-back-to-file = العودة إلى الطلب
payment-price-title = تغيّر السعر قبل السداد
payment-price-lead = انتهت صلاحية السعر السابق في { $at }. يُرجى مراجعة رسوم اليوم وقبولها قبل السداد.
payment-price-former = السعر السابق
payment-price-today = سعر اليوم
payment-price-accept = قبول سعر اليوم: { $amount }
payment-price-accept-free = المتابعة دون رسوم
payment-price-until = يسري سعر اليوم بعد قبوله حتى { $until }.
payment-price-or-withdraw = لا يُحصَّل أي مبلغ قبل القبول، ويمكن إلغاء الطلب من صفحته دون رسوم.
payment-declined-title = تعذّر السداد
payment-declined-text = لم تتم عملية السداد ولم يُسدَّد أي مبلغ. يُرجى المحاولة مرة أخرى أو استخدام بطاقة أخرى.
payment-pending-title = جارٍ تأكيد السداد
payment-pending-text = لم يصل بعد رد البنك على آخر محاولة. يُرجى الانتظار قبل السداد مرة أخرى، وإذا سُدد المبلغ مرتين يُرد أحدهما.

payment-return-title = جارٍ تأكيد السداد
payment-return-text = ننتظر تأكيد السداد من مقدم خدمة الدفع. يستغرق ذلك عادةً أقل من دقيقة، وتتحدث هذه الصفحة من تلقاء نفسها.
payment-return-leave = يمكن مغادرة هذه الصفحة الآن، وتظهر نتيجة السداد في صفحة الطلب رقم { $reference }.
payment-return-again = تحديث الصفحة

payment-receipt-title = إيصال سداد
payment-receipt-file = رقم الطلب
payment-receipt-for = مقابل
payment-receipt-at = تاريخ السداد
payment-receipt-charge = رقم عملية السداد
payment-receipt-words = المبلغ كتابةً
payment-receipt-paid = المبلغ المسدد
payment-receipt-refunded = رُدّ في { $at }
payment-receipt-refunding = جارٍ رد المبلغ
payment-receipt-print = إيصال للطباعة (PDF)
payment-receipt-free-title = إيصال طلب دون رسوم
payment-receipt-nothing-due = لا رسوم مستحقة
payment-receipt-details = بيانات السداد
payment-receipt-fees = تفاصيل الرسوم بالجنيه المصري
payment-receipt-total = الإجمالي
payment-receipt-returns = مبالغ مردودة
payment-receipt-note = إيصال إلكتروني بما سُدد عن الطلب، يُطابَق برقم الطلب على منصة وصل. ليس وثيقة من وثائق الأحوال المدنية ولا يحمل خاتمها.
payment-receipt-issuer = منصة وصل لخدمات المصريين بالخارج
payment-receipt-kept = يُحتفظ بهذا الإيصال مع الطلب ويمكن الاطلاع عليه في أي وقت.

payment-refusal-not-awaited = هذا الطلب ليس في انتظار سداد رسوم.
payment-refusal-quote-expired = انتهت مدة سريان السعر. يُرجى مراجعة سعر اليوم وقبوله قبل السداد.
payment-refusal-not-ours = لا تخص هذه العملية أي محاولة سداد مسجلة.
payment-refusal-refund-not-open = طلب رد الرسوم هذا لا ينتظر الإفراج عنه.
payment-refund-heir = قُبل طلب أحد الورثة في
payment-refusal-refund-held = طلب هذا المبلغ موقوف إلى حين البت فيه، فلا يُفرج عن المبلغ قبل ذلك.

payment-act-release-refund = الإفراج عن رد رسوم
payment-refunds-title = رد الرسوم
payment-refunds-lead = تُفتح طلبات رد الرسوم آليًا. يقترح موظف مالي الإفراج عن المبلغ، ويعتمده موظف آخر.
payment-refunds-waiting = في انتظار الإفراج
payment-refunds-moving = في الطريق إلى مقدم خدمة الدفع
payment-refunds-given = تم الرد
payment-refunds-none = لا توجد طلبات
payment-refund-title = طلب رد رسوم
payment-refund-file = رقم الطلب
payment-refund-amount = المبلغ
payment-refund-reason = السبب
payment-refund-reason-paid_twice = سُدِّدت الرسوم أكثر من مرة
payment-refund-reason-file_ended = وصل المبلغ بعد انتهاء الطلب
payment-refund-reason-cancelled = أُلغي الطلب بعد سداد الرسوم
payment-refund-reason-rejected = رُفض الطلب لسبب تُرد معه الرسوم
payment-refund-reason-price_changed = سُدد المبلغ بسعر انتهى سريانه
payment-refund-reason-lower_fees = الرسوم بعد التصحيح أقل مما سُدد
payment-refund-reason-not_provided = خدمة سُددت ولم تُقدَّم
payment-refund-reason-charged_wrongly = بند حُصِّل دون وجه حق
payment-refund-reason-exempted = تقرر الإعفاء من البند بعد السداد
payment-refund-reason-as_a_remedy = رد على سبيل جبر خطأ من جانبنا
payment-refund-charge = رقم عملية السداد
payment-refund-opened = تاريخ الفتح
payment-refund-given = تاريخ الرد
payment-refund-failure = كود رفض مقدم خدمة الدفع
payment-refund-stage = الحالة
payment-refund-stage-open = في انتظار الإفراج
payment-refund-stage-released = قيد التنفيذ
payment-refund-stage-failed = رفضه مقدم خدمة الدفع
payment-refund-stage-given = تم الرد
payment-refund-two-people = لا يُرد المبلغ إلا بعد اعتماد موظف مالي آخر.
payment-refund-why = مبرر الإفراج عن المبلغ
payment-refund-propose = اقتراح الإفراج
payment-refund-waits = اقتراح الإفراج ينتظر الاعتماد
payment-refund-slip-reason = يُرجى كتابة مبرر الإفراج عن المبلغ

payment-act-part-refund = رد بند من الرسوم
payment-part-title = رد بند من الرسوم
payment-part-lead = يُرد بند واحد أو جزء منه بالعملة والمبلغ المسددين، ولا يجاوز ما بقي منه.
payment-part-find = عرض البنود
payment-part-held = المحصَّل من الطلب وما زال قائمًا
payment-part-component = البند
payment-part-beneficiary = الجهة المستحقة
payment-part-in-pounds = بالجنيه
payment-part-charged = المسدد عنه
payment-part-back = المبلغ المردود
payment-part-pounds = المبلغ المطلوب رده من البند بالجنيه
payment-part-pounds-hint = يُترك فارغًا لرد البند كاملًا.
payment-part-why = مبرر الرد
payment-part-propose = اقتراح الرد
payment-part-slip-reference = يُرجى إدخال رقم طلب صحيح
payment-part-slip-component = يُرجى اختيار البند
payment-part-slip-pounds = يُرجى إدخال مبلغ بالجنيه، مثل 25.00
payment-part-slip-reason = يُرجى اختيار سبب الرد
payment-refusal-more-than-held = المبلغ أكبر مما بقي من البند، أو أقل من أصغر وحدة تُرد.
payment-refusal-nothing-held = لا يوجد في هذا الطلب ما يمكن رده الآن.

payment-reconciliation-title = مطابقة السداد
payment-reconciliation-lead = مقارنة يومية بين كشف مقدم خدمة الدفع ودفاتر المنصة.
payment-reconciliation-days = نتائج الأيام
payment-reconciliation-day = اليوم
payment-reconciliation-theirs = عمليات الكشف
payment-reconciliation-ours = عمليات الدفاتر
payment-reconciliation-result = النتيجة
payment-reconciliation-ran = وقت المطابقة
payment-reconciliation-none = لم تُجرَ مطابقة بعد
payment-reconciliation-agrees = متطابقة
payment-reconciliation-differs = { $count ->
    [zero] لا فروق
    [one] فرق واحد
    [two] فرقان
    [few] { $number } فروق
    [many] { $number } فرقًا
   *[other] { $number } فرق
}
payment-reconciliation-differences = فروق يوم { $day }
payment-reconciliation-minor = { $number } من أصغر وحدة ({ $code })
payment-reconciliation-external = رقم العملية
payment-reconciliation-kind = نوع الفرق
payment-reconciliation-by-gateway = في الكشف
payment-reconciliation-by-books = في الدفاتر
payment-reconciliation-nothing = لا يوجد
payment-reconciliation-kind-payment-not_in_books = سداد غير مقيد في الدفاتر
payment-reconciliation-kind-payment-not_in_statement = سداد غير وارد في الكشف
payment-reconciliation-kind-payment-amount = اختلاف في مبلغ سداد
payment-reconciliation-kind-refund-not_in_books = رد رسوم غير مقيد في الدفاتر
payment-reconciliation-kind-refund-not_in_statement = رد رسوم غير وارد في الكشف
payment-reconciliation-kind-refund-amount = اختلاف في مبلغ رد رسوم
payment-balances = أرصدة الحسابات
payment-balances-account = الحساب
payment-balances-amount = الرصيد (مدين بالموجب)
payment-balances-none = لا توجد قيود بعد
payment-account-citizen_receivable = مستحقات على مقدمي الطلبات
payment-account-gateway_clearing = لدى مقدمي خدمة الدفع
payment-account-treasury_statutory = رسوم مستحقة للخزانة العامة
payment-account-service_fees = مقابل خدمات المنصة
payment-account-gateway_fees = مقابل خدمات الدفع
payment-account-delivery_fees = مقابل التوصيل
payment-account-fx_difference = مركز فروق العملة
payment-account-refunds_payable = مبالغ واجبة الرد
payment-account-rate_difference = فروق أسعار الصرف عند الرد
payment-account-charged_back = مبالغ استردتها البنوك

payment-throttle-start = محاولات السداد كثيرة على هذا الطلب. يُرجى المحاولة بعد { $minutes } دقيقة.
