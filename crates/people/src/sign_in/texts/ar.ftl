# التسجيل والدخول والخروج.
sign-in-title = تسجيل الدخول
sign-in-lead = لا حاجة إلى كلمة سر: نرسل رمزًا إلى بريدك الإلكتروني أو إلى محمولك، من أي دولة كان.
sign-in-register-title = فتح حساب
sign-in-register-lead = يكفي بريد إلكتروني أو رقم محمول من أي دولة. لا يُشترط خط مصري، ولا يُطلب الرقم القومي الآن.
sign-in-contact-label = البريد الإلكتروني أو رقم المحمول
sign-in-contact-hint = رقم المحمول مع رمز الدولة، مثل { "\u2066" }+20 100 123 4567{ "\u2069" }
sign-in-shared-legend = الجهاز المستخدم
sign-in-shared = هذا جهاز مشترك يستعمله غيري
sign-in-shared-hint = ينتهي الدخول بعد خمس دقائق دون استخدام وعند إغلاق المتصفح، ولا يُحفظ على الجهاز شيء.
sign-in-send-code = إرسال الرمز
sign-in-to-register = فتح حساب جديد
sign-in-to-sign-in = لديّ حساب: تسجيل الدخول
sign-in-back-home = الصفحة الرئيسية

sign-in-name-title = ما الاسم؟
sign-in-name-lead = بهذا الاسم نخاطبك، وبه يبدأ كل طلب.
sign-in-name-label = الاسم كاملًا
sign-in-name-hint = كما في البطاقة أو جواز السفر إن أمكن. يُقبل الاسم الواحد والاسم الأجنبي.
sign-in-open-account = فتح الحساب
sign-in-api-name-needed = لا يوجد حساب بهذه الوسيلة بعد؛ يُرجى إرسال الاسم والموافقات مع الرمز نفسه

sign-in-again-title = تأكيد الدخول
sign-in-again-lead = هذه الخطوة تخص أمرًا مهمًا في الحساب، ولذلك نتأكد مرة أخرى برمز جديد.
sign-in-again-label = إلى أين نرسل الرمز؟
sign-in-again-choose = يُرجى اختيار وسيلة لإرسال الرمز

sign-in-out-title = تسجيل الخروج
sign-in-out-lead = بعد الخروج يلزم رمز جديد للدخول من هذا الجهاز. ما حُفظ من طلبات يبقى كما هو.
sign-in-out-button = تسجيل الخروج
sign-in-out-done = تم تسجيل الخروج.

sign-in-sessions-title = الأجهزة المسجّل منها الدخول
sign-in-sessions-lead = كل جهاز أو تطبيق دخل إلى الحساب ولم يخرج بعد.
sign-in-sessions-opened = وقت الدخول: { $moment }
sign-in-sessions-seen = آخر استخدام: { $moment }
sign-in-sessions-here = هذا الجهاز
sign-in-sessions-shared = جهاز مشترك
sign-in-sessions-unknown = جهاز غير معروف
sign-in-sessions-end = إنهاء الدخول
sign-in-sessions-end-others = إنهاء الدخول من كل الأجهزة الأخرى
sign-in-sessions-ended = تم إنهاء الدخول.
