# ملفات تُرسل على أجزاء، ومستندات من عدة صفحات، وملفات تأتي من تطبيق آخر.

uploads-throttle = أُرسلت ملفات كثيرة في وقت قصير. يُرجى المحاولة بعد { $minutes } دقيقة.
uploads-kept = ملفات في طريقها إلى وصل، مشفرة
uploads-kept-why = لاستكمال إرسال الملف إذا انقطع الاتصال، دون إرسال ما وصل منه مرة أخرى
uploads-kept-pages = صفحات مستند تُجمع في ملف واحد، مشفرة
uploads-kept-pages-why = لجمع الصفحات وترتيبها قبل إرسال المستند

uploads-pages-throttle = أُضيفت صفحات كثيرة في وقت قصير. يُرجى المحاولة بعد { $minutes } دقيقة.
uploads-pages-title = مستند من عدة صفحات
uploads-pages-lead = { $document }: تُصوَّر كل صفحة على حدة، ثم تُرتَّب الصفحات وتُجمع في ملف PDF واحد يطّلع عليه الموظف المسئول كما هو.
uploads-pages-first = الصفحة الأولى
uploads-pages-next = صفحة أخرى
uploads-pages-rules = صورة JPEG أو PNG أو HEIC لكل صفحة
uploads-pages-add = إضافة الصفحة
uploads-pages-add-next = إضافة صفحة أخرى
uploads-pages-page = الصفحة { $number }
uploads-pages-alt = صورة { $page }
uploads-pages-earlier = نقل إلى ما قبلها
uploads-pages-remove = حذف هذه الصفحة
uploads-pages-join = اكتملت الصفحات: جمعها في ملف واحد
uploads-pages-join-again = جمع الصفحات من جديد
uploads-pages-ready-title = المستند جاهز للإرسال
uploads-pages-ready =
    { $count ->
        [one] ملف PDF من صفحة واحدة، حجمه { $size } كيلوبايت
        [two] ملف PDF من صفحتين، حجمه { $size } كيلوبايت
        [few] ملف PDF من { $number } صفحات، حجمه { $size } كيلوبايت
        [many] ملف PDF من { $number } صفحة، حجمه { $size } كيلوبايت
       *[other] ملف PDF من { $number } صفحة، حجمه { $size } كيلوبايت
    }
uploads-pages-sent = أُرسل هذا الملف من قبل.
uploads-pages-look = تنزيل الملف للاطلاع عليه
uploads-pages-send = إرسال المستند
uploads-pages-until = تُحفظ الصفحات هنا مشفرة لمدة يوم من آخر تعديل، ثم تُحذف. ويبقى ما أُرسل منها مع الطلب.
uploads-pages-too-many = الحد الأقصى { $most } صفحة للمستند الواحد. يُرجى حذف صفحة قبل إضافة غيرها.
uploads-pages-too-large = حجم الصفحات معًا أكبر من { $megabytes } ميجابايت حتى بعد تصغيرها. يُرجى حذف ما لا يلزم منها.
uploads-pages-only-pictures = تُضاف الصفحات هنا صورًا. ملف PDF يُرسل وحده من صفحة السؤال.

uploads-throttle-shared = أُرسلت ملفات كثيرة من تطبيقات أخرى في وقت قصير. يُرجى المحاولة بعد { $minutes } دقيقة.
uploads-shared-title = ملفات من تطبيق آخر
uploads-shared-lead = عند مشاركة صورة أو ملف PDF من تطبيق آخر مع وصل، يُحفظ هنا مشفرًا لمدة { $hours } ساعات، إلى أن يُحدَّد الطلب والمستند المقصودان به.
uploads-shared-back = حسابي
uploads-shared-none = لا توجد ملفات في الانتظار.
uploads-shared-nothing = لم يصل ملف يمكن قبوله. تُقبل الصور وملفات PDF.
uploads-shared-sign-in = يُرجى تسجيل الدخول أولًا، ثم مشاركة الملف مرة أخرى. لم يُحفظ منه شيء.
uploads-shared-what =
    { $kind ->
        [pdf] ملف PDF
       *[picture] صورة
    }، { $size } كيلوبايت
uploads-shared-since = وصل في { $moment }
uploads-shared-taken = أُرسل هذا الملف مع أحد الطلبات.
uploads-shared-choose = تحديد الطلب والمستند
uploads-shared-remove = حذف هذا الملف
uploads-shared-removed = حُذف الملف.
uploads-shared-for-title = لأي طلب وأي مستند هذا الملف؟
uploads-shared-use = إرساله لهذا المستند
uploads-shared-sent =
    { $count ->
        [one] أُرسل له ملف واحد من قبل
        [two] أُرسل له ملفان من قبل
        [few] أُرسلت له { $number } ملفات من قبل
        [many] أُرسل له { $number } ملفًا من قبل
       *[other] أُرسل له { $number } ملف من قبل
    }
uploads-shared-no-place = لا يوجد طلب ينتظر مستندًا الآن. يُحذف الملف وحده.
uploads-shared-services = الخدمات
