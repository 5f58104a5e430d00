search-title = البحث
search-label = عمَّ تبحث؟
search-hint = كلمات قليلة بالفصحى أو بالعامية، مثل: شهادة ميلاد لابني، تجديد البطاقة. لا يُكتب اسم ولا رقم قومي: لا يُحتفظ بما يُبحث عنه، إلا كلمات لم تُوجد لها نتيجة ممن وافق على احتسابه، دون أسماء ولا أرقام.
search-country = بلد الإقامة
search-go = بحث
search-country-unknown = هذه الدولة غير معروفة.
search-kind-unknown = هذا النوع غير معروف.
search-found = { $count ->
    [0] لا توجد نتائج.
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $number } نتائج
    [many] { $number } نتيجة
   *[other] { $number } نتيجة
}
search-kind-service = خدمة
search-kind-privilege = امتياز
search-kind-training = تدريب
search-kind-life-event = خطوات واقعة
search-kind-guide = دليل
search-kind-news = إعلان
search-kind-event = فعالية
search-kind-answer = سؤال وإجابته
search-kind-mission = بعثة
search-kind-country = دولة
search-nothing-title = لا توجد نتيجة لهذا السؤال
search-nothing-text = قد تكون الخدمة غير متاحة هنا بعد، أو مكتوبة بكلمات أخرى.
search-try-title = ما يمكن تجربته
search-try-words = اسم الوثيقة أو الخدمة نفسها، مثل: شهادة وفاة، بطاقة الرقم القومي، توكيل.
search-try-fewer = كلمات أقل: كلمتان تكفيان غالبًا.
search-try-country = البحث في كل الدول بدلًا من دولة واحدة.
search-near-title = أقرب ما وُجد
search-ask-title = لمن يُوجَّه السؤال؟
search-ask-help = صفحة المساعدة
search-ask-enquiry = كتابة استفسار
search-ask-mission = البعثات ومواعيدها
search-all-title = كل الخدمات
search-all-events = بعد ولادة أو زواج أو طلاق أو وفاة
search-heading-who = من له الطلب
search-heading-delivery = طريقة الاستلام
search-heading-objection = التظلم
search-heading-residence = محل الإقامة
search-heading-papers = المستندات المطلوبة
search-heading-time = مراحل الطلب
search-heading-price = الرسوم
search-heading-rule = متى لا يُقبل الطلب، وما البديل
search-heading-rejected = إذا رُفض الطلب
search-heading-lasts = المدة
search-heading-notice = قبل الطلب
search-heading-today = كيف تُستخرج اليوم لدى البعثة
search-country-summary = الخدمات المتاحة للمقيمين في هذه الدولة، وطرق الاستلام، والبعثات المصرية ومواعيدها:
search-mission-serves = تخدم المقيمين في:
