# الرسائل والإخطارات. لا يُذكر فيها إلا رقم الطلب؛ لا نوع الوثيقة ولا اسم ولا مبلغ.

messaging-inbox-title = رسائلي
messaging-inbox-lead = كل ما أُرسل إليك عن طلباتك. تصلك نسخة منه بالبريد الإلكتروني أو برسالة نصية بحسب اختيارك.
messaging-inbox-empty-title = لا توجد رسائل بعد
messaging-inbox-empty-text = عند تقديم طلب تظهر هنا كل خطوة يمرّ بها.
messaging-inbox-new = جديدة
messaging-inbox-open = فتح الطلب
messaging-preference-title = كيف نراسلك؟
messaging-preference-mail = بالبريد الإلكتروني
messaging-preference-sms = برسالة نصية على المحمول
messaging-preference-push = الإشعارات على الجهاز
messaging-preference-hint = تظهر الرسائل هنا في كل الأحوال. لا يُذكر في أي رسالة نوع الوثيقة المطلوبة.
messaging-preference-save = حفظ الاختيار
messaging-preference-saved = تم حفظ اختيارك.

messaging-thread-title = مراسلة الموظف المختص
messaging-thread-lead = تُحفظ المراسلات مع الطلب رقم { $reference }، ويطّلع عليها الموظف المختص بالبعثة.
messaging-thread-desk-title = الرسائل مع مقدّم الطلب
messaging-thread-desk-lead = تُحفظ الرسائل مع الطلب رقم { $reference }. تصل إلى مقدّم الطلب رسالة برقم الطلب وحده، ويقرأ النص بعد تسجيل الدخول.
messaging-thread-empty = لا توجد رسائل بعد.
messaging-thread-within = { $count ->
    [one] يرد الموظف المختص على الرسالة خلال ساعة عمل واحدة.
    [two] يرد الموظف المختص على الرسالة خلال ساعتي عمل.
    [few] يرد الموظف المختص على الرسالة خلال { $number } ساعات عمل.
    [many] يرد الموظف المختص على الرسالة خلال { $number } ساعة عمل.
   *[other] يرد الموظف المختص على الرسالة خلال { $number } ساعة عمل.
}
messaging-thread-due = رسالة في انتظار الرد. الرد في موعد أقصاه { $at }.
messaging-thread-late = تأخر الرد عن موعده، وكان { $at }. أُحيلت الرسالة إلى المراجعة المركزية أيضًا.
messaging-thread-you = منك
messaging-thread-officer = من الموظف المختص
messaging-thread-citizen = من مقدم الطلب
messaging-thread-label = نص الرسالة
messaging-thread-hint = يُرجى عدم كتابة بيانات بطاقات السداد.
messaging-thread-send = إرسال الرسالة
messaging-thread-sent = أُرسلت رسالتك.
messaging-thread-back = العودة إلى الطلب
messaging-thread-closed = الطلب مغلق، ولا تُستقبل فيه رسائل جديدة.
messaging-refusal-closed = الطلب مغلق، ولا تُستقبل فيه رسائل جديدة.
messaging-slip-empty = يُرجى كتابة نص الرسالة.
messaging-slip-long = الرسالة أطول من ٤٠٠٠ حرف. يُرجى اختصارها.
messaging-throttle-letters = أُرسلت رسائل كثيرة في وقت قصير. يُرجى المحاولة بعد { $minutes } دقيقة.
messaging-throttle-sms-country = تعذّر إرسال رسالة نصية الآن؛ الرسالة موجودة في حسابك.

messaging-kept-carried = نصوص ما أُرسل من رسائل البريد الإلكتروني والرسائل النصية
messaging-kept-carried-why = لمعرفة سبب عدم وصول رسالة
messaging-kept-paper = ما طُبع في البعثة لمن لا هاتف له، ومتى تسلمه
messaging-kept-paper-why = ليثبت وصول الرسالة إلى صاحبها
messaging-kept-inbox = الإخطارات في صندوق الرسائل
messaging-kept-inbox-why = للرجوع إلى ما سبق الإخطار به
messaging-kept-letter = المراسلات مع موظفي البعثة
messaging-kept-letter-why = لفهم ما جرى في الطلب، وحفظًا للحق في التظلم
messaging-kept-attachment = الملفات المرفقة بالرسائل
messaging-kept-attachment-why = لفهم ما جرى في الطلب أو الشكوى؛ تُمحى مع الرسالة
messaging-kept-promise = مواعيد الرد على رسائل الطلبات
messaging-kept-promise-why = لمعرفة هل رُدّ على الرسالة في موعدها
messaging-kept-preference = طريقة الإخطار المختارة: البريد الإلكتروني أو الرسائل النصية
messaging-kept-preference-why = للإخطار بالطريقة المطلوبة
messaging-kept-enquiry = الاستفسارات والشكاوى: الموضوع والجهة والمواعيد
messaging-kept-enquiry-why = للرد عليها في الموعد، ولمعرفة ما جرى فيها
messaging-kept-code = رمز التأكد الخاص بكل رسالة، ويوم إرسالها وطريقته، دون اسم أو وسيلة اتصال
messaging-kept-code-why = ليُعرف هل الرسالة من وصل

messaging-enquiries-title = استفساراتك وشكاواك
messaging-inbox-notices = ما أُرسل إليك
messaging-inbox-open-enquiry = فتح الرسالة
messaging-enquiry-new-title = كتابة استفسار أو شكوى
messaging-enquiry-new-lead = يحدد الموضوع الجهة التي ترد والمدة التي ترد خلالها. الشكوى من بعثة لا تُعرض على تلك البعثة أولًا.
messaging-enquiry-title = استفسار
messaging-complaint-title = شكوى
messaging-enquiry-number = رقم الرسالة
messaging-enquiry-topic = الموضوع
messaging-enquiry-agency = الجهة المختصة
messaging-enquiry-mission = البعثة التي تتبعها
messaging-enquiry-mission-hint = السفارة أو القنصلية التي تخدم مكان إقامتك.
messaging-enquiry-file = رقم الطلب
messaging-enquiry-file-hint = إذا كانت الرسالة عن طلب سبق تقديمه من حسابك.
messaging-enquiry-opened = تاريخ الإرسال
messaging-enquiry-due = موعد الرد
messaging-enquiry-answered = تاريخ الرد
messaging-enquiry-clock-stands = متوقف إلى أن يصل التوضيح منك
messaging-enquiry-within = { $count ->
    [one] ترد { $agency } خلال ساعة عمل واحدة.
    [two] ترد { $agency } خلال ساعتي عمل.
    [few] ترد { $agency } خلال { $number } ساعات عمل.
    [many] ترد { $agency } خلال { $number } ساعة عمل.
   *[other] ترد { $agency } خلال { $number } ساعة عمل.
}
messaging-enquiry-sent = أُرسلت رسالتك. رقمها وموعد الرد مبيَّنان هنا.
messaging-enquiry-again = إضافة إلى الرسالة، أو طلب رد آخر
messaging-enquiry-late-note = تأخر الرد عن موعده. نعتذر عن ذلك؛ أُحيلت الرسالة إلى المراجعة المركزية أيضًا.
messaging-enquiry-with-citizen-note = تنتظر الجهة المختصة إيضاحًا منك.
messaging-standing-waiting = في انتظار الرد
messaging-standing-late = تأخر الرد
messaging-standing-with-citizen = مطلوب توضيح
messaging-standing-answered = تم الرد
messaging-rating-title = هل أفادك الرد؟
messaging-rating-send = إرسال الرأي
messaging-rating-thanks = تم تسجيل رأيك.
messaging-rating-was-yes = أفدتَ بأن الرد كان مفيدًا.
messaging-rating-was-no = أفدتَ بأن الرد لم يكن مفيدًا. يمكنك الكتابة مرة أخرى هنا.
messaging-slip-rating = يُرجى اختيار نعم أو لا.
messaging-slip-topic = يُرجى اختيار الموضوع.
messaging-slip-mission = يُرجى اختيار البعثة.
messaging-slip-file = لا يوجد في حسابك طلب بهذا الرقم. يُرجى مراجعة الرقم أو تركه فارغًا.
messaging-slip-as = يُرجى تحديد ما تفعله هذه الكلمات: رد، أم طلب توضيح، أم ملاحظة داخلية.
messaging-refusal-moved-on = تغيّرت الرسالة في هذه الأثناء. يُرجى فتحها من جديد.
messaging-refusal-own = لا يرد موظف على رسالة كتبها هو.
messaging-throttle-enquiries = بلغ عدد الرسائل الجديدة اليوم حدّه. يمكنك الكتابة في رسالة سابقة، أو المحاولة غدًا.

messaging-desk-list-title = الاستفسارات والشكاوى
messaging-desk-list-lead = ما ينتظر الرد، الأقرب موعدًا أولًا. ما فات موعده يظهر للمراجعة المركزية أيضًا.
messaging-desk-list-empty = لا توجد رسائل في انتظار الرد.
messaging-desk-standing = الحالة
messaging-desk-letters-title = رسائل الطلبات في انتظار الرد
messaging-desk-letters-lead = رسائل كتبها أصحاب الطلبات ولم يُرد عليها بعد، الأقرب موعدًا أولًا. تُفتح الرسالة من صفحة الطلب.
messaging-desk-letters-empty = لا توجد رسائل طلبات في انتظار الرد.
messaging-desk-words-hint = يصل الإخطار إلى المواطن برقم الرسالة وحده، ويقرأ النص بعد تسجيل الدخول.
messaging-as-label = ماذا تفعل هذه الكلمات؟
messaging-as-letter = تُرسل إلى مقدّم الطلب
messaging-as-answer = رد على الرسالة
messaging-as-answer-hint = يقف موعد الرد، ويُخطر المواطن.
messaging-as-question = طلب توضيح من المواطن
messaging-as-question-hint = يتوقف موعد الرد إلى أن يصل التوضيح.
messaging-as-note = ملاحظة داخلية للزملاء
messaging-as-note-hint = لا يراها المواطن أبدًا، ولا تدخل في نسخة بياناته.
messaging-note-kept = حُفظت الملاحظة الداخلية.
messaging-thread-note = ملاحظة داخلية

messaging-attachment-label = ملف مرفق
messaging-attachment-hint = ملف واحد مع كل رسالة، كصورة مستند أو نسخة منه.
messaging-attachment = ملف مرفق: { $kind ->
    [pdf] PDF
    [jpeg] صورة JPEG
   *[other] صورة PNG
}، { $size } كيلوبايت
messaging-attachment-alt = صورة الملف المرفق بالرسالة
messaging-attachment-more = صفحات أخرى:

messaging-sound = رسالة صوتية: { $count ->
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $number } ثوانٍ
    [many] { $number } ثانية
   *[other] { $number } ثانية
}
messaging-sound-save = حفظ التسجيل
messaging-sound-hint = ملف واحد مع كل رسالة، كصورة مستند أو نسخة منه، أو رسالة صوتية. يمكن إرسال الرسالة الصوتية دون كتابة.
messaging-sound-rules = PDF أو JPEG أو PNG، حتى { $number } ميجابايت. أو تسجيل صوتي حتى دقيقتين و٢ ميجابايت.
messaging-sound-long = مدة التسجيل تزيد على دقيقتين. يُرجى إرسال تسجيل أقصر.
messaging-sound-large = حجم التسجيل يزيد على ٢ ميجابايت. يُرجى إرسال تسجيل أقصر.
messaging-sound-broken = تعذر فتح التسجيل. يُرجى التسجيل من جديد.
messaging-sound-other = لا يُقبل هذا النوع من التسجيلات. يُقبل WebM وOgg بترميز Opus، وM4A، وWAV.
messaging-sound-words-only = تُكتب الردود نصًا، ولا يُرفق بها تسجيل صوتي.
messaging-voice-record = تسجيل رسالة صوتية
messaging-voice-stop = إنهاء التسجيل
messaging-voice-again = التسجيل من جديد
messaging-voice-running = جارٍ التسجيل، ومدته دقيقتان على الأكثر.
messaging-voice-ready = التسجيل جاهز. يُرجى سماعه ثم الضغط على «إرسال».
messaging-voice-denied = لا يسمح المتصفح باستعمال الميكروفون. يمكن الكتابة، أو اختيار ملف صوتي من الجهاز.
messaging-voice-hear = سماع التسجيل قبل إرساله
messaging-voice-name = رسالة-صوتية
messaging-voice-words = يمكن كتابة مضمون الرسالة الصوتية أيضًا، ليقرأه من لا يسمعها.

messaging-template-label = صيغة جاهزة
messaging-template-take = وضع الصيغة في النص

messaging-channel-mail = البريد الإلكتروني
messaging-channel-sms = رسالة نصية
messaging-sent-title = كل ما أُرسل بالبريد والرسائل النصية
messaging-sent-lead = نصوص ما أُرسل إليك كما هي، للمقارنة بأي رسالة تصلك. تُمحى النصوص بعد ثلاثين يومًا، ويبقى أن رسالة أُرسلت.
messaging-sent-empty = لم تُرسل إليك رسالة بالبريد الإلكتروني أو برسالة نصية بعد.
messaging-sent-forgotten = مُحي النص بانتهاء مدة حفظه.
messaging-sent-not-yet = كُتبت { $at } ولم تُسلَّم إلى الناقل

messaging-check-title = هل هذه الرسالة من وصل؟
messaging-check-lead = في آخر كل إخطار عن طلب أو استفسار، بالبريد الإلكتروني أو برسالة نصية، رمز من عشرة حروف وأرقام. يُرجى كتابته هنا.
messaging-check-label = رمز التأكد
messaging-check-hint = مثل 7K4M2-9TXQ3. رسالة الرمز المؤقت للدخول، والتنبيه إلى تغيير في الحساب، والإخطار ببدء الخدمة في دولة لا تحمل رمز تأكد.
messaging-check-submit = التأكد
messaging-check-yes-title = نعم، أرسلنا رسالة بهذا الرمز
messaging-check-yes = أُرسلت يوم { $day }. طريقة الإرسال: { $channel }.
messaging-check-no-title = لا، لم نرسل رسالة بهذا الرمز
messaging-check-no = إذا كان الرمز مكتوبًا كما هو في الرسالة فالرسالة ليست من وصل. يُرجى عدم فتح أي رابط فيها وعدم دفع أي مبلغ.
messaging-check-copied = كثر السؤال عن هذا الرمز، وقد يكون نُقل إلى رسائل ليست منا. يُرجى مقارنة النص بما في حسابك.
messaging-check-never-title = ما لا نفعله أبدًا
messaging-check-never-pay = لا نطلب في رسالة بيانات بطاقة السداد، ولا تحويلًا إلى شخص.
messaging-check-never-code = لا يطلب منك أي موظف الرمز المؤقت للدخول.
messaging-check-same-words = الرمز وحده لا يكفي: نص كل رسالة محفوظ في حسابك، ويمكن مقارنته بما وصلك.
messaging-check-in-mail =
    رمز التأكد: { $code }
    للتأكد من أن هذه الرسالة من وصل: { $link }
messaging-check-in-sms = رمز التأكد: { $code }
messaging-slip-code = الرمز عشرة حروف وأرقام، مثل 7K4M2-9TXQ3.
messaging-throttle-check = كثرت الأسئلة من هذه الشبكة. يُرجى المحاولة بعد { $minutes } دقيقة.

messaging-channel-paper = ورقة طُبعت في البعثة
messaging-paper-title = رسائل تُطبع وتُسلَّم
messaging-paper-lead = رسائل من ليس له هاتف ولا بريد إلكتروني. تُطبع هنا وتُسلَّم لصاحبها بالرمز المدون على قسيمته أو بإثبات شخصيته.
messaging-paper-about = رقم الطلب
messaging-paper-account = عن الحساب
messaging-paper-written = كُتبت في
messaging-paper-state = الحالة
messaging-paper-none = لا توجد رسائل للطباعة.
messaging-paper-to-print = للطباعة
messaging-paper-printed = طُبعت ولم تُسلَّم
messaging-paper-handed = سُلِّمت
messaging-paper-letters = ما كتبته الجهة في هذا الطلب
messaging-paper-print = إثبات الطباعة
messaging-paper-code = الرمز المدون على القسيمة
messaging-paper-identity = قورن إثبات الشخصية بوجه حامله الحاضر أمامي.
messaging-paper-identity-legend = من لا يحمل القسيمة
messaging-paper-hand-over = إثبات التسليم
messaging-paper-flash-printed = أُثبتت الطباعة.
messaging-paper-flash-handed = أُثبت التسليم.
messaging-paper-slip-code = الرمز غير صحيح. يُرجى مراجعة القسيمة أو مقارنة إثبات الشخصية.
messaging-paper-slip-proof = يُرجى كتابة الرمز أو الإقرار بمقارنة إثبات الشخصية.
messaging-paper-refused-away = لم تُطبع هذه الرسالة بعد، أو سبق تسليمها.
