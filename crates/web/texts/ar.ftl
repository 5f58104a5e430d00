# نصوص الإطار والمكوّنات المشتركة.
web-name = وصل
web-desk = المكتب
web-instead-label = لغة هذه الصفحة
web-instead = هذه الصفحة ليست متاحة بهذه اللغة بعد.
web-skip = الانتقال إلى المحتوى
web-languages = لغات أخرى
web-nav = القائمة الرئيسية
web-nav-services = الخدمات
web-nav-privileges = الامتيازات
web-nav-files = طلباتي
web-nav-account = حسابي
web-search = بحث
web-search-label = البحث في الخدمات والإجابات
web-nav-verify = التحقق من وثيقة
web-nav-sign-in = تسجيل الدخول
web-nav-queue = الطلبات المنتظرة
web-nav-access = سجل الاطلاع
web-nav-proposals = قرارات تنتظر الاعتماد
web-nav-refunds = رد الرسوم
web-nav-reconciliation = مطابقة السداد
web-nav-finance = إقفال اليوم
web-nav-identities = إثبات الشخصية
web-nav-appointments = المواعيد
web-nav-counter = الشباك
web-nav-limits = حدود المتابعة
web-nav-help = المساعدة في الطلبات
web-nav-help-watch = متابعة المساعدين
web-nav-enquiries = الاستفسارات والشكاوى
web-nav-delivery = التسليم
web-nav-blanks = النماذج المؤمّنة
web-nav-certificates = الوثائق الصادرة
web-nav-rules = القواعد
web-nav-content = المحتوى
web-nav-events = الفعاليات
web-nav-polls = الاستطلاعات
web-nav-live = الساعة المباشرة
web-nav-words = كلمات البحث
web-nav-narration = تسجيلات النصوص
web-nav-partners = الجهات الشريكة
web-nav-keeping = التحقق من الامتيازات
web-nav-insights = الاحتياجات
web-nav-improvements = التحسينات
web-nav-experts = الخبراء بالخارج
web-nav-needs = طلبات الخبرة
web-nav-training = المبادرات التدريبية
web-nav-academy = أكاديمية العاملين
web-nav-campaigns = الحملات الترويجية
web-nav-evaluation = تقييم التشغيل التجريبي
web-nav-learning = تدريبي ومؤهلاتي
web-nav-staff = العاملون
web-nav-jobs = أعمال متوقفة
web-nav-switches = المراحل والحدود
web-nav-rates = أسعار الصرف
web-nav-figures = أرقام الخدمة
web-nav-sign-out = تسجيل الخروج
web-shared-label = جهاز مشترك
web-shared = سُجّل الدخول من جهاز مشترك، وينتهي بعد خمس دقائق دون استخدام. يُرجى الخروج قبل ترك الجهاز.
web-shared-sign-out = تسجيل الخروج الآن
web-demo-label = تنبيه
web-demo = نسخة تجريبية: السجل المدني والجهات الأخرى والسداد والشحن هنا محاكاة، والوثائق ليست رسمية.
web-foot-nav = روابط أخرى
web-foot-help = المساعدة
web-foot-accessibility = إتاحة المنصة لذوي الإعاقة
web-foot-privacy = بياناتك: ما نحتفظ به وما لا نحتفظ به
web-warning-label = تنبيه سلامة
web-foot-guides = أدلة وإرشادات
web-foot-news = أخبار وتنبيهات
web-foot-ai = الذكاء الاصطناعي في وصل
web-foot-events = الفعاليات
web-foot-polls = استطلاعات الرأي
web-foot-live = الساعة المباشرة
web-foot-message = هل هذه الرسالة من وصل؟
web-foot-who = منصة خدمات المصريين بالخارج
web-digits-latin = عرض الأرقام 123
web-digits-eastern = عرض الأرقام ١٢٣
web-title-wrong = خطأ: { $title }

web-continue = متابعة
web-back = رجوع
web-change = تغيير
web-yes = نعم
web-no = لا
web-choose = اختيار من القائمة
web-all = الكل
web-optional = (اختياري)
web-show = إظهار
web-hide = إخفاء
web-important = تنبيه مهم:
web-what-next = ماذا يحدث بعد ذلك؟
web-error-word = خطأ:
web-error-title = يُرجى مراجعة ما يأتي
web-phone-hint = مع رمز الدولة، مثل { "\u2066" }+20 100 123 4567{ "\u2069" }. يُقبل رقم أي دولة.
web-phone-hint-here = رمز دولة الإقامة { "\u2066" }+{ $code }{ "\u2069" }. ويُكتب رمز الدولة قبل رقم أي دولة أخرى.
web-date-hint = مثال: ٢٧ ٣ ١٩٨٨
web-date-day = اليوم
web-date-month = الشهر
web-date-year = السنة
web-slip-date = يُرجى كتابة تاريخ صحيح: اليوم والشهر والسنة بالأرقام
web-characters-most = { $number } حرف على الأكثر
web-letters = حروف عربية
web-letters-open = لوحة حروف عربية
web-letters-space = مسافة
web-letters-back = حذف
web-player = الاستماع إلى النص: { $count ->
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $number } ثوانٍ
    [many] { $number } ثانية
   *[other] { $number } ثانية
}
web-characters-over = النص أطول من المسموح به
web-upload-choose = اختيار ملف
web-upload-choose-touch = اختيار ملف أو التقاط صورة
web-upload-none = لم يُختر ملف بعد
web-upload-rules = ملف PDF أو صورة JPEG أو PNG أو HEIC، بحجم لا يتجاوز { $number } ميجابايت
web-upload-too-large = حجم الملف أكبر من { $number } ميجابايت؛ يُرجى اختيار ملف أصغر
web-upload-small = الصورة صغيرة، وقد لا تُقرأ كتابتها. يُفضل التقاطها مرة أخرى من مسافة أقرب، ويمكن إرسالها كما هي.
web-upload-blurred = تبدو الصورة غير واضحة. يُفضل التقاطها مرة أخرى مع تثبيت الهاتف، ويمكن إرسالها كما هي.
web-upload-glare = في الصورة انعكاس ضوء قد يخفي كتابة. يُفضل التقاطها مرة أخرى بعيدًا عن الضوء المباشر، ويمكن إرسالها كما هي.
web-upload-cut = تبدو حافة الورقة خارج الصورة. يُفضل التقاطها مرة أخرى بحيث تظهر الورقة كاملة، ويمكن إرسالها كما هي.
web-upload-smaller = صُغِّرت الصورة على هذا الجهاز من { $from } إلى { $to }، ولم يبقَ فيها مكان التصوير.
web-upload-original = إرسال الصورة الأصلية
web-upload-whole = تُرسل الصورة الأصلية، وحجمها { $size }.
web-upload-smaller-again = إرسال الصورة المصغرة
web-upload-megabytes = { $number } ميجابايت
web-upload-kilobytes = { $number } كيلوبايت
web-upload-sending = جارٍ إرسال الملف
web-upload-waiting = انقطع الاتصال. ما وصل محفوظ، ويُستكمل الإرسال عند عودة الاتصال.
web-upload-pause = إيقاف مؤقت
web-upload-paused = الإرسال متوقف مؤقتًا. ما وصل محفوظ.
web-upload-go-on = استكمال الإرسال
web-upload-kept = ملف محفوظ:
web-step-done = تم
web-step-now = الآن
web-step-you = في انتظارك
web-step-next = لاحقًا
web-step-stopped = توقّف هنا
web-steps = الخطوة { $at } من { $of }:
web-fee-what = البند
web-fee-amount = القيمة
web-fee-total = الإجمالي
web-fee-charged = المطلوب سداده
web-table-empty = لا توجد بيانات
web-pages = صفحات القائمة
web-page-of = صفحة { $at } من { $of }
web-page-previous = السابق
web-page-next = التالي

web-moment = { $day }، { $time } { $zone }
web-time-morning = { $clock } صباحًا
web-time-afternoon = { $clock } مساءً
web-zone-africa-cairo = بتوقيت القاهرة
web-zone-asia-dubai = بتوقيت الإمارات
web-zone-asia-riyadh = بتوقيت السعودية
web-zone-asia-kuwait = بتوقيت الكويت
web-zone-asia-qatar = بتوقيت قطر
web-zone-europe-rome = بتوقيت إيطاليا
web-zone-america-new-york = بتوقيت شرق الولايات المتحدة
web-zone-america-chicago = بتوقيت وسط الولايات المتحدة
web-zone-america-los-angeles = بتوقيت غرب الولايات المتحدة
web-zone-utc = بالتوقيت العالمي

# سعر الصرف كما يقوله الناس: وحدة من العملة وما يعادلها بالجنيه.
web-rate = { $one } يعادل نحو { $pounds }
web-money-egp = { $form ->
    [zero] { $amount } جنيه مصري
    [one] جنيه مصري واحد
    [two] جنيهان مصريان
    [few] { $amount } جنيهات مصرية
    [many] { $amount } جنيهًا مصريًا
   *[other] { $amount } جنيه مصري
}
web-money-aed = { $form ->
    [zero] { $amount } درهم إماراتي
    [one] درهم إماراتي واحد
    [two] درهمان إماراتيان
    [few] { $amount } دراهم إماراتية
    [many] { $amount } درهمًا إماراتيًا
   *[other] { $amount } درهم إماراتي
}
web-money-sar = { $form ->
    [zero] { $amount } ريال سعودي
    [one] ريال سعودي واحد
    [two] ريالان سعوديان
    [few] { $amount } ريالات سعودية
    [many] { $amount } ريالًا سعوديًا
   *[other] { $amount } ريال سعودي
}
web-money-kwd = { $form ->
    [zero] { $amount } دينار كويتي
    [one] دينار كويتي واحد
    [two] ديناران كويتيان
    [few] { $amount } دنانير كويتية
    [many] { $amount } دينارًا كويتيًا
   *[other] { $amount } دينار كويتي
}
web-money-usd = { $form ->
    [zero] { $amount } دولار أمريكي
    [one] دولار أمريكي واحد
    [two] دولاران أمريكيان
    [few] { $amount } دولارات أمريكية
    [many] { $amount } دولارًا أمريكيًا
   *[other] { $amount } دولار أمريكي
}
web-money-eur = { $amount } يورو
web-money-other = { $amount } { $code }

web-problem-home = الصفحة الرئيسية
web-problem-incident = رقم الواقعة عند مراسلتنا:
web-problem-401-title = يلزم تسجيل الدخول
web-problem-401-hint = يُرجى تسجيل الدخول ثم إعادة المحاولة.
web-problem-403-title = لا تتاح لك هذه الصفحة
web-problem-403-hint = إن كان لك أن تفتحها، يُرجى الرجوع إلى الصفحة السابقة وتحديثها ثم إعادة المحاولة.
web-problem-lapsed = لا يتم هذا الإجراء لأن مؤهلك الذي تمنحه دورة «{ $course }» غير سارٍ. يعود الإجراء متاحًا فور اجتياز اختبار هذه الدورة.
web-lapsed-label = مؤهلات غير سارية
web-lapsed = توقفت بعض صلاحياتك لأن مؤهل «{ $course }» غير سارٍ.
web-lapsed-go = إلى الدورة
web-problem-404-title = لم نجد هذه الصفحة
web-problem-404-hint = يُرجى مراجعة العنوان. إن كنت تبحث عن طلب، فستجده في «طلباتي» بعد تسجيل الدخول.
web-problem-409-title = تغيّرت حالة الطلب
web-problem-409-hint = يُرجى فتح الصفحة من جديد للاطلاع على الحالة الآن.
web-problem-422-title = تعذّر إتمام ذلك
web-problem-422-hint = لم يُحفظ شيء. يُرجى الرجوع ومراجعة البيانات.
web-problem-429-title = محاولات كثيرة
web-problem-429-hint = يُرجى الانتظار قليلًا ثم إعادة المحاولة.
web-problem-500-title = حدث خلل لدينا
web-problem-500-hint = سُجّل الخلل وسنبحثه. ما سبق أن أكدنا لك استلامه محفوظ.
web-problem-503-title = الخدمة غير متاحة الآن
web-problem-503-hint = يُرجى إعادة المحاولة بعد دقيقة. ما سبق أن أكدنا لك استلامه محفوظ.
web-problem-sign-in = يلزم تسجيل الدخول.
web-problem-sign-in-again = هذا الإجراء يتطلب تسجيل الدخول من جديد.
web-problem-bearer = رمز الدخول غير صالح أو انتهت مدته.
web-problem-form-not-ours = انتهت صلاحية هذه الصفحة، ولم يُحفظ شيء.
web-problem-form-unreadable = تعذّرت قراءة النموذج المرسل.
web-problem-not-json = تعذّرت قراءة محتوى الطلب بصيغة JSON.
web-problem-not-base64 = يُرسل الملف بترميز Base64 كاملًا.
web-problem-json-field = قيمة غير صالحة أو ناقصة في هذا الحقل.
web-problem-idempotency-key = الترويسة Idempotency-Key مطلوبة، بطول من 8 إلى 100 حرف.
web-problem-other-request = سبق إرسال هذه الصفحة ببيانات أخرى. يُرجى فتحها من جديد قبل إعادة الإرسال.
web-problem-upload-too-large = حجم الملف أكبر من المسموح به.
web-problem-upload-unreadable = لم يصل الملف كاملًا؛ يُرجى إعادة إرساله.
web-sample-number = الرقم القومي ١٤ رقمًا، وقد كُتب منها ٧ فقط
web-leave = مغادرة سريعة
web-leave-label = مغادرة هذه الصفحة سريعًا
web-calendar-title = التقويم
web-calendar-month = هذا الشهر
web-calendar-saturday = سبت
web-calendar-sunday = أحد
web-calendar-monday = اثنين
web-calendar-tuesday = ثلاثاء
web-calendar-wednesday = أربعاء
web-calendar-thursday = خميس
web-calendar-friday = جمعة
web-nav-held = طلبات موقوفة
web-nav-mandates = صفات التعامل عن شخص آخر
web-nav-custody = أوامر الحضانة
web-nav-heirs = طلبات الورثة

web-app-name = وصل: خدمات المصريين بالخارج
web-app-description = طلب وثائق الأحوال المدنية ومتابعتها من الخارج، والتحقق من صحة الوثائق
web-app-shortcut-files = طلباتي
web-app-shortcut-services = الخدمات
web-app-shortcut-verify = التحقق من وثيقة
web-app-screen-service = الرسوم والمدة والمستندات معلنة قبل التقديم
web-app-screen-file = أين وصل الطلب ومتى ينتهي
web-app-screen-files = كل الطلبات إلى جانب الطلب المفتوح
web-app-screen-question = سؤال واحد في كل صفحة، وإلى جانبه الإجابات السابقة
web-install-title = وصل على الشاشة الرئيسية
web-install-lead = يُفتح وصل كتطبيق على هذا الجهاز، ولا يأخذ من مساحته إلا القليل.
web-install-apple = في متصفح سفاري: زر المشاركة، ثم «إضافة إلى الشاشة الرئيسية».
web-install-go = إضافة إلى الشاشة الرئيسية
web-install-no = ليس الآن
web-keep = الاحتفاظ بالصفحة للقراءة دون اتصال
web-keep-drop = حذف الصفحة من هذا الجهاز
web-keep-done = حُفظت الصفحة على هذا الجهاز، وتُقرأ دون اتصال. وتُحذف مع تسجيل الخروج.
web-keep-gone = حُذفت الصفحة من هذا الجهاز
web-keep-failed = تعذر حفظ الصفحة؛ يُرجى المحاولة بعد عودة الاتصال
web-offline-title = لا يوجد اتصال بالإنترنت
web-offline-lead = لم نتمكن من الوصول إلى وصل. ما أُكِّد لك استلامه محفوظ لدينا.
web-offline-again = إعادة المحاولة
web-offline-kept = صفحات محفوظة على هذا الجهاز
web-offline-can = ما يمكن عمله الآن
web-offline-can-read = قراءة الأدلة وصفحات الدول التي حُفظت على هذا الجهاز من قبل.
web-offline-can-keep = بعد عودة الاتصال: يظهر زر الاحتفاظ أسفل كل دليل وكل صفحة دولة.
web-offline-cannot = ما ينتظر عودة الاتصال
web-offline-cannot-why = تقديم الطلبات والسداد ومتابعة الطلبات. الصفحة التي لم تصل إلينا لم يُسجَّل منها شيء، ويمكن إرسالها مرة أخرى دون أن تتكرر.
web-wallet-title = وثائقي على هذا الجهاز
web-wallet-files = طلباتي على هذا الجهاز
web-wallet-device = إعدادات هذا الجهاز
web-wallet-show = عرض رمز التحقق
web-wallet-close = إغلاق رمز التحقق
web-wallet-made = كما كانت في { $moment }. الموقف الحالي يظهر بعد عودة الاتصال.
web-wallet-none = لا توجد وثائق سبق تسلمها. تظهر الوثيقة هنا بعد تنزيلها أول مرة.
web-wallet-no-files = لا توجد طلبات
web-wallet-nothing = لا يُحفظ شيء على هذا الجهاز. يمكن طلب ذلك من صفحة «هذا جهازي» في حسابك، مع الاتصال.
web-check-title = التحقق من رمز وثيقة دون اتصال
web-check-lead = يُقرأ الرمز على هذا الجهاز وحده، بمفاتيح مصلحة الأحوال المدنية المحفوظة عليه، ولا يُرسل إلينا شيء.
web-check-unable = لا يتيح هذا المتصفح التحقق على الجهاز. يُرجى استخدام صفحة التحقق مع الاتصال:
web-check-camera = قراءة الرمز بالكاميرا
web-check-text = نص الرمز
web-check-hint = يبدأ بالحروف { "\u2066" }EGA1:{ "\u2069" }
web-check-go = تحقق
web-check-genuine = الوثيقة صحيحة وسارية
web-check-revoked = أُلغيت هذه الوثيقة
web-check-replaced = حلت محل هذه الوثيقة وثيقة أحدث
web-check-unknown = الرمز صحيح التوقيع، ولا يُعرف دون اتصال هل أُلغيت الوثيقة بعد إصدارها
web-check-wrong = هذا ليس رمز وثيقة صحيحًا
web-check-no-keys = لا توجد مفاتيح محفوظة على هذا الجهاز. يُرجى فتح هذه الصفحة مرة مع الاتصال.
web-check-no-camera = تعذر فتح الكاميرا. يمكن لصق نص الرمز.
web-check-test = وثيقة تجريبية غير رسمية
web-check-attested = صحة الوثيقة لا تُغني عن التصديق عليها متى اشترطته الجهة المقدَّم إليها. وتُقارن الأسماء بالوثيقة التي أمامك.
