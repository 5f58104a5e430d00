basket-title = سلة الطلبات
basket-lead = تُقدَّم الطلبات المدرجة هنا معًا وتُسدَّد رسومها دفعة واحدة، ثم يسير كل طلب منها مستقلًا بقراره ووثيقته.
basket-see = عرض سلة الطلبات
basket-add = إضافة وثيقة أو شخص آخر
basket-add-title = إضافة وثيقة أو شخص آخر
basket-add-lead = لا تُطلب بيانات مقدم الطلب والاستخدام والتسليم مرة أخرى، وتظهر كلها للمراجعة قبل التقديم.
basket-add-for = لمن الوثيقة؟
basket-add-other = لشخص آخر
basket-add-same = للشخص نفسه: { $file }
basket-add-what = ما الوثيقة المطلوبة؟
basket-add-button = إضافة إلى السلة
basket-added = أُضيف طلب جديد إلى السلة.
basket-taken-out = أُخرج الطلب من السلة، وهو محفوظ مسودةً مستقلة.
basket-slip-person = يُرجى اختيار من تُطلب له الوثيقة
basket-slip-service = يُرجى اختيار الوثيقة المطلوبة
basket-item-ready = مكتمل
basket-item-open = غير مكتمل
basket-item-check = مراجعة البيانات
basket-item-go-on = استكمال البيانات
basket-item-remove = إخراج من السلة
basket-not-ready = يمكن التقديم بعد استكمال كل طلب في السلة.
basket-files = { $count ->
    [one] طلب واحد
    [two] طلبان
    [few] { $number } طلبات
    [many] { $number } طلبًا
   *[other] { $number } طلب
 }
basket-total-title = إجمالي السلة
basket-total-pounds = إجمالي الرسوم بالجنيه
basket-total-until = السعر سارٍ حتى
basket-total = المطلوب سداده
basket-submit = تقديم الكل والانتقال إلى السداد
basket-submit-free = تقديم الكل
basket-submit-note = بالتقديم تُثبَّت الأسعار، ولا يمكن بعده تعديل البيانات أو إضافة طلب إلى السلة.
basket-beside = طلبات قُدِّمت معه
basket-group = طلبات قُدِّمت معًا
basket-group-draft = سلة الطلبات
basket-to = الانتقال إلى سلة الطلبات
basket-to-note = هذا الطلب في سلة، ويُقدَّم ويُسدَّد مع باقي ما فيها.
basket-pay-together = تُسدَّد رسوم هذه الطلبات معًا بعملية واحدة.
basket-receipt-other-file = { $document } ({ $reference })، سُدِّدت بالعملية نفسها
basket-receipt-whole = إجمالي العملية
basket-desk-beside = قُدِّم معه
basket-refusal-full = السلة ممتلئة: تتسع لعدد { $most } من الطلبات. يمكن تقديمها ثم فتح سلة أخرى.
basket-refusal-same = هذه الوثيقة مطلوبة للشخص نفسه في هذا الطلب. يُرجى اختيار وثيقة أخرى أو شخص آخر.
basket-refusal-submitted = قُدِّمت هذه السلة، ولا يمكن تغيير ما فيها.
basket-refusal-together = هذا الطلب في سلة ويُقدَّم معها. يُرجى التقديم من صفحة السلة أو إخراجه منها.
basket-one-envelope = تُرسل الوثائق إلى العنوان نفسه في مظروف واحد. أيام الانتظار من جاهزية أولها: { $days }، وما يتأخر عنها يُرسل وحده دون رسوم إضافية.
