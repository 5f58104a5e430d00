# المطابقة ومستويات التحقق.
identity-title = إثبات الشخصية
identity-lead = كل خدمة تحدد المستوى الذي تحتاج إليه. لا حاجة إلى أكثر منه.
identity-levels-title = المستويات الثلاثة

identity-checking-title = نتحقق الآن
identity-checking = وصلت البيانات، والتحقق جارٍ. نُخطرك برسالة واحدة عند الانتهاء، ولا حاجة إلى الانتظار في هذه الصفحة.
identity-not-completed-title = لم تكتمل المطابقة
identity-not-completed = انتهى التحقق دون أن تكتمل المطابقة. حمايةً لأصحاب البيانات لا نذكر السبب لأحد. يمكن مراجعة البيانات والمحاولة مرة أخرى، أو عرض وثيقة إثبات شخصية على موظف مختص.
identity-document-waiting-title = الوثيقة قيد المراجعة
identity-document-waiting = يقارن موظف مختص الوثيقة بالبيانات المسجلة، ثم نُخطرك برسالة.
identity-document-unreadable-title = تعذّرت قراءة الصورة
identity-document-unreadable = لم نتمكن من فتح الملف بوصفه صورة. يُرجى إرسال صورة JPEG أو PNG واضحة.
identity-document-refused-title = لم تُؤكَّد الهوية بهذه الوثيقة

identity-way-to-matched = الخطوة المطلوبة: أن تطابق البيانات ما في السجل المدني.
identity-way-to-verified = الخطوة المطلوبة: أن يطّلع موظف مختص على وثيقة إثبات شخصية.
identity-way-match = المطابقة مع السجل المدني
identity-way-match-hint = الرقم القومي ورقم مصنع البطاقة واسم الأم. تُقبل البطاقة المنتهية.
identity-way-match-go = بدء المطابقة
identity-way-minutes-match = نحو دقيقتين
identity-way-document = عرض وثيقة إثبات شخصية
identity-way-document-hint = صورة من جواز السفر أو بطاقة الرقم القومي، دون حضور
identity-way-document-go = عرض الوثيقة
identity-way-document-instead = أو عرض وثيقة بدلًا من ذلك
identity-way-document-instead-hint = لمن ليست لديه بطاقة، ولمن لا يحمل رقمًا قوميًا
identity-way-minutes-document = يومَا عمل عادةً

identity-match-title = المطابقة مع السجل المدني
identity-match-lead = ثلاثة بيانات لا يعرفها معًا إلا صاحبها والسجل المدني. لا يُطلب تصريح إقامة ولا عنوان.
identity-match-submit = إرسال للتحقق
identity-match-more = ماذا يحدث لهذه البيانات؟
identity-match-more-text =
    يسأل النظام السجل المدني سؤالًا واحدًا: هل تخص البيانات الثلاثة شخصًا واحدًا؟ لا يقرأ الإجابة إلا النظام.

    يُحذف رقم البطاقة واسم الأم فور وصول الإجابة. ويُحفظ الرقم القومي مشفّرًا إذا اكتملت المطابقة.
identity-number-label = الرقم القومي
identity-number-hint = ١٤ رقمًا من وجه البطاقة أو من شهادة الميلاد
identity-number-empty = يُرجى كتابة الرقم القومي
identity-number-length = الرقم القومي ١٤ رقمًا. يُرجى مراجعة العدد
identity-number-digits = الرقم القومي أرقام فقط، دون حروف
identity-number-century = يبدأ الرقم القومي بالرقم ٢ أو ٣. يُرجى مراجعته
identity-number-birth-date = الأرقام من الثاني إلى السابع هي تاريخ الميلاد، وما كُتب ليس تاريخًا صحيحًا
identity-number-check-digit = يُرجى مراجعة الرقم القومي، فقد يكون فيه رقم غير صحيح. إذا كان كما في البطاقة فيُرجى إعادة الإرسال كما هو
identity-card-label = رقم مصنع البطاقة
identity-card-hint = حروف لاتينية وأرقام مطبوعة أسفل الصورة. تُقبل البطاقة المنتهية.
identity-card-empty = يُرجى كتابة رقم مصنع البطاقة
identity-card-malformed = رقم المصنع من ٦ إلى ١٤ خانة، حروف لاتينية وأرقام، كما هو مطبوع على البطاقة
identity-mother-label = اسم الأم
identity-mother-hint = للتحقق فقط، ولا يظهر لأحد. يقارنه النظام ثم يُحذف.
identity-mother-empty = يُرجى كتابة اسم الأم
identity-notice-needed = لا تُرسل البيانات إلى السجل المدني إلا بعد الموافقة

identity-refused-checking = لم ينته التحقق السابق بعد. نُخطرك برسالة عند انتهائه.
identity-refused-known-already = اكتمل التحقق لهذا الحساب من قبل.
identity-throttle-account = بلغ عدد محاولات التحقق اليوم حدّه. يُرجى المحاولة غدًا، أو عرض وثيقة على موظف مختص.
identity-throttle-network = جرت محاولات تحقق كثيرة من هذه الشبكة اليوم. يُرجى المحاولة غدًا أو من شبكة أخرى.
identity-throttle-document = عُرضت عدة وثائق اليوم. يُرجى المحاولة غدًا.

identity-message-subject = جديد في حسابك على وصل
identity-message-text = هناك جديد في إثبات شخصيتك على منصة وصل. يُرجى تسجيل الدخول إلى حسابك للاطلاع عليه.
