# The holder's page of an issued document.
certificate-title = { $document }
certificate-copy = رقم النسخة الورقية (تنتهي وحدها دون غيرها)
certificate-serial = مسلسل الشهادة
certificate-document = الوثيقة
certificate-issued-on = تاريخ الإصدار
certificate-issuer = جهة الإصدار
certificate-fetch = تنزيل الوثيقة (PDF)
certificate-fetch-note = الملف مختوم بخاتم إلكتروني. يُرجى حفظه كما هو: أي تعديل فيه، أو إعادة حفظه من برنامج آخر، يُظهره عند التحقق مُعدَّلًا.
certificate-attestation = التحقق الإلكتروني لا يُغني عن التصديق متى اشترطته الجهة المقدَّم إليها.
certificate-verify = التحقق من وثيقة
certificate-share = إتاحة الاطلاع برابط
certificate-level-title = خطوة واحدة قبل تسليم الوثيقة
certificate-level-why = تُسلَّم الوثيقة أول مرة لمن طابق موظف إثبات شخصيته. لا يلزم ذلك مرة أخرى بعدها.
certificate-way-up = إثبات الشخصية
certificate-revoked = سُحبت هذه الوثيقة ولم تعد صالحة.
certificate-replaced = حلّت محل هذه الوثيقة وثيقة أحدث.
certificate-refused-level = تُسلَّم الوثيقة أول مرة بعد مطابقة إثبات الشخصية. يُرجى إتمامها من صفحة «إثبات الشخصية».
certificate-refused-cannot-be-set = لا يمكن طبع الوثيقة بهذه البيانات: حرف لا تتضمنه خطوط الوثيقة أو نص أطول مما تتسع له. لن تصدر الوثيقة قبل تصحيح القيد.
certificate-refused-ended = انتهى العمل بهذه الوثيقة، فلا يمكن تنزيلها ولا تغيير حالتها.

# Ending a certificate, at the Authority's desk.
certificate-act-end = إنهاء العمل بشهادة
certificate-end-how = السبب
certificate-end-issued_in_error = صدرت بالخطأ
certificate-end-record_corrected = صُحّح القيد بعد إصدارها
certificate-end-court_order = حكم أو قرار قضائي
certificate-end-misuse = إساءة استعمالها
certificate-end-replaced = حلّت محلها شهادة أحدث
certificate-end-newer = مسلسل الشهادة الأحدث
certificate-end-words = بيان الأسباب لمن يعتمد
certificate-end-propose = عرض الاقتراح للاعتماد
certificate-slip-serial = يُرجى كتابة مسلسل الشهادة
certificate-slip-how = يُرجى اختيار السبب
certificate-slip-newer = يُرجى كتابة مسلسل الشهادة الأحدث
certificate-slip-words = يُرجى بيان الأسباب
certificate-slip-unknown = لا توجد شهادة بهذا المسلسل

# Slips of the Latin spelling.
certificate-latin-slip-letters = يُرجى كتابة الاسم بالحروف اللاتينية كما ورد في جواز السفر
certificate-latin-slip-mrz-form = يُرجى كتابة السطرين كاملين: سطران، كل منهما ٤٤ خانة من الحروف اللاتينية الكبيرة والأرقام وعلامة <
certificate-latin-slip-mrz-digit = رقم التحقق لا يطابق: يُرجى مراجعة السطر الثاني حرفًا بحرف
certificate-latin-slip-other-name = الاسم المكتوب ليس اسم السطر الأول: يُرجى مراجعة الحروف
certificate-latin-slip-other-birth = تاريخ الميلاد في السطر الثاني ليس تاريخ القيد: يُرجى التحقق من أن الجواز لصاحب الشأن
