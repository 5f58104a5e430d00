# خطوات ما بعد واقعة، كما يحتفظ بها صاحب الحساب.
bundle-country = بلد الإقامة
bundle-keep-title = الاحتفاظ بخطوات: { $event }
bundle-keep-lead = تُحفظ هذه الإجابات مشفرة في الحساب، ولا يراها غير صاحبه. ويمكن حذفها في أي وقت.
bundle-keep = حفظ الخطوات

bundle-list-title = خطوات أتابعها
bundle-list-events = الوقائع وخطواتها
bundle-list-empty-title = لا توجد خطوات محفوظة
bundle-list-empty-text = يمكن الاحتفاظ بخطوات أي واقعة من صفحتها، ثم متابعتها هنا.
bundle-files = طلباتي
bundle-opened = منذ { $day }
bundle-progress = تم { $done } من { $total }
bundle-private = لا يرى هذه الخطوات غير صاحب الحساب: لا موظف ولا قريب.

bundle-next = الخطوة التالية
bundle-standing-not-begun = لم تبدأ
bundle-standing-elsewhere = لدى جهة أخرى
bundle-standing-under-way = جارية
bundle-standing-done = تمت
bundle-standing-ticked = تمت، بحسب صاحب الحساب
bundle-begin = بدء التقديم
bundle-tick = تمت هذه الخطوة
bundle-untick = لم تتم بعد
bundle-file = متابعة الطلب
bundle-discard = حذف هذه الخطوات
bundle-discard-title = حذف خطوات: { $event }
bundle-discard-warning = تُحذف الخطوات وما حُفظ من إجاباتها. تبقى الطلبات التي بدأت منها كما هي.

bundle-beside = هذا الطلب خطوة من: { $event }
bundle-beside-next = الخطوة التالية: { $step }
bundle-beside-see = عرض الخطوات
bundle-mine = خطوات أتابعها

bundle-refusal-too-many = بلغ عدد ما يُحفظ من الخطوات حده الأقصى. يُرجى حذف ما انتهى منها أولًا.
bundle-refusal-not-here = لا تُقدَّم هذه الخطوة من وصل في بلد الإقامة الآن.
bundle-refusal-has-a-file = لهذه الخطوة طلب قائم أو منتهٍ بإصدار وثيقته. يُرجى متابعته من صفحته.
