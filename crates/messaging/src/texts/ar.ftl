# الرسائل والإخطارات. لا يُذكر فيها إلا رقم الطلب؛ لا نوع الوثيقة ولا اسم ولا مبلغ.

messaging-notice-received-subject = تم استلام طلبك رقم { $reference }
messaging-notice-received-text =
    تم استلام طلبك رقم { $reference }.
    تبدأ معالجة الطلب بعد سداد الرسوم. يمكنك السداد ومتابعة الطلب من هنا:
    { $link }
messaging-notice-received-sms = وصل: تم استلام الطلب { $reference }. يُرجى سداد الرسوم من { $link }

messaging-notice-paid-subject = تم سداد رسوم الطلب رقم { $reference }
messaging-notice-paid-text =
    تم سداد رسوم الطلب رقم { $reference }، وبدأت معالجته.
    يمكنك معرفة مكان الطلب والموعد المتوقع في أي وقت من هنا:
    { $link }
messaging-notice-paid-sms = وصل: تم سداد رسوم الطلب { $reference } وبدأت معالجته. { $link }

messaging-notice-data-check-subject = الطلب رقم { $reference } في حاجة إلى مراجعة البيانات
messaging-notice-data-check-text =
    البيانات المكتوبة في الطلب رقم { $reference } في حاجة إلى مراجعة قبل استكماله.
    يُرجى مراجعة ما كتبته وإعادة البحث، أو إحالة الطلب إلى الموظف المختص من هنا:
    { $link }
messaging-notice-data-check-sms = وصل: الطلب { $reference } في حاجة إلى مراجعة بياناته. { $link }

messaging-notice-correction-subject = مطلوب استكمال في الطلب رقم { $reference }
messaging-notice-correction-text =
    يطلب الموظف المختص استكمال بيان واحد أو مستند واحد في الطلب رقم { $reference }.
    تتوقف مدة تقديم الخدمة إلى حين ورود الرد. يُرجى الاستكمال من هنا:
    { $link }
messaging-notice-correction-sms = وصل: مطلوب استكمال في الطلب { $reference }. { $link }

messaging-notice-correction-reminder-subject = تذكير: قرب انتهاء مهلة الاستكمال في الطلب رقم { $reference }
messaging-notice-correction-reminder-text =
    لم يُستكمل بعد ما طُلب في الطلب رقم { $reference }، وأوشكت مهلة الاستكمال على الانتهاء. إذا انتهت المهلة دون استكمال أُغلق الطلب بعدم القبول.
    آخر يوم للاستكمال مبيَّن في صفحة الطلب. يُرجى الاستكمال من هنا:
    { $link }
messaging-notice-correction-reminder-sms = وصل: أوشكت مهلة استكمال الطلب { $reference } على الانتهاء. { $link }

messaging-notice-payment-reminder-subject = تذكير: الطلب رقم { $reference } في انتظار السداد
messaging-notice-payment-reminder-text =
    لم تُسدد بعد رسوم الطلب رقم { $reference }، وانتهت صلاحية السعر الذي عُرض له. قبل السداد تُعرض رسوم اليوم للموافقة عليها، وإذا انتهت مهلة السداد أُغلق الطلب.
    المهلة والرسوم مبيَّنة في صفحة الطلب: { $link }
messaging-notice-payment-reminder-sms = وصل: الطلب { $reference } في انتظار السداد قبل انتهاء مهلته. { $link }

messaging-notice-paper-sent-subject = أُرسلت النسخة الورقية للطلب رقم { $reference }
messaging-notice-paper-sent-text =
    أُرسلت النسخة الورقية التي طُلبت في الطلب رقم { $reference }.
    يمكن متابعتها برقم التتبع من صفحة الطلب: { $link }
messaging-notice-paper-sent-sms = وصل: أُرسلت النسخة الورقية للطلب { $reference }. { $link }
messaging-notice-paper-waiting-subject = وصلت إلى البعثة النسخة الورقية للطلب رقم { $reference }
messaging-notice-paper-waiting-text =
    وصلت إلى البعثة النسخة الورقية التي طُلبت في الطلب رقم { $reference }.
    رمز الاستلام في صفحة الطلب: { $link }
messaging-notice-paper-waiting-sms = وصل: النسخة الورقية للطلب { $reference } في البعثة. رمز الاستلام في صفحة الطلب: { $link }
messaging-notice-paper-came-back-subject = لم تصل النسخة الورقية للطلب رقم { $reference }
messaging-notice-paper-came-back-text =
    لم تصل النسخة الورقية التي طُلبت في الطلب رقم { $reference }.
    يُرجى مراجعة العنوان لإرسال نسخة أخرى: { $link }
messaging-notice-paper-came-back-sms = وصل: لم تصل النسخة الورقية للطلب { $reference }. يُرجى مراجعة العنوان: { $link }
messaging-notice-issued-subject = صدر ما طُلب في الطلب رقم { $reference }
messaging-notice-issued-text =
    صدر ما طُلب في الطلب رقم { $reference }. يمكنك تنزيله بعد تسجيل الدخول من هنا:
    { $link }
messaging-notice-issued-sms = وصل: صدر ما طُلب في الطلب { $reference }. { $link }

messaging-notice-rejected-subject = تعذّر قبول الطلب رقم { $reference }
messaging-notice-rejected-text =
    تعذّر قبول الطلب رقم { $reference }.
    السبب، وما يمكن عمله، وطريق التظلم، كل ذلك مبيَّن في صفحة الطلب بعد تسجيل الدخول:
    { $link }
messaging-notice-rejected-sms = وصل: تعذّر قبول الطلب { $reference }. السبب وطريق التظلم: { $link }

messaging-notice-grievance-received-subject = تظلم قيد البحث في الطلب رقم { $reference }
messaging-notice-grievance-received-text =
    قُدّم التظلم في الطلب رقم { $reference }، ويبحثه مسئول لم يشارك في القرار.
    موعد الرد مبيَّن في صفحة الطلب بعد تسجيل الدخول:
    { $link }
messaging-notice-grievance-received-sms = وصل: تظلم قيد البحث في الطلب { $reference }. { $link }

messaging-notice-grievance-decided-subject = تم البت في التظلم في الطلب رقم { $reference }
messaging-notice-grievance-decided-text =
    تم البت في التظلم المقدَّم في الطلب رقم { $reference }.
    النتيجة وأسبابها والخطوة التالية في صفحة الطلب بعد تسجيل الدخول:
    { $link }
messaging-notice-grievance-decided-sms = وصل: تم البت في التظلم في الطلب { $reference }. { $link }

messaging-notice-cancelled-subject = أُلغي الطلب رقم { $reference }
messaging-notice-cancelled-text =
    أُلغي الطلب رقم { $reference } بناءً على طلبك. إذا سبق سداد رسوم فسيُرسل إليك إخطار بردّها.
    { $link }
messaging-notice-cancelled-sms = وصل: أُلغي الطلب { $reference } بناءً على طلبك. { $link }

messaging-notice-expired-subject = انتهت مهلة سداد الطلب رقم { $reference }
messaging-notice-expired-text =
    انتهت مهلة سداد رسوم الطلب رقم { $reference } فأُغلق. لم يُحصَّل منك شيء، ويمكنك تقديم طلب جديد في أي وقت.
    { $link }
messaging-notice-expired-sms = وصل: انتهت مهلة سداد الطلب { $reference }. { $link }

messaging-notice-refund-opened-subject = جارٍ ردّ رسوم الطلب رقم { $reference }
messaging-notice-refund-opened-text =
    بدأت إجراءات ردّ رسوم الطلب رقم { $reference } إلى وسيلة السداد نفسها. سيصلك إخطار عند إتمام الردّ.
    { $link }
messaging-notice-refund-opened-sms = وصل: جارٍ ردّ رسوم الطلب { $reference }. { $link }

messaging-notice-refunded-subject = تم ردّ رسوم الطلب رقم { $reference }
messaging-notice-refunded-text =
    تم ردّ رسوم الطلب رقم { $reference } إلى وسيلة السداد نفسها. قد يستغرق ظهورها في كشف الحساب أيامًا.
    { $link }
messaging-notice-refunded-sms = وصل: تم ردّ رسوم الطلب { $reference }. { $link }

messaging-notice-letter-subject = رسالة جديدة في الطلب رقم { $reference }
messaging-notice-letter-text =
    كتب إليك الموظف المختص رسالة في الطلب رقم { $reference }. يمكنك قراءتها والرد عليها بعد تسجيل الدخول:
    { $link }
messaging-notice-letter-sms = وصل: رسالة جديدة في الطلب { $reference }. { $link }

messaging-notice-letter-late-subject = تأخر الرد على رسالتك في الطلب رقم { $reference }
messaging-notice-letter-late-text =
    لم يصدر الرد على رسالتك في الطلب رقم { $reference } في موعده. نعتذر عن التأخير، وقد أُحيلت الرسالة الآن إلى المراجعة المركزية أيضًا.
    { $link }
messaging-notice-letter-late-sms = وصل: تأخر الرد على رسالتك في الطلب { $reference }، وأُحيلت إلى المراجعة المركزية. { $link }

messaging-inbox-title = رسائلي
messaging-inbox-lead = كل ما أُرسل إليك عن طلباتك. تصلك نسخة منه بالبريد الإلكتروني أو برسالة نصية بحسب اختيارك.
messaging-inbox-empty-title = لا توجد رسائل بعد
messaging-inbox-empty-text = عند تقديم طلب تظهر هنا كل خطوة يمرّ بها.
messaging-inbox-new = جديدة
messaging-inbox-open = فتح الطلب
messaging-preference-title = كيف نراسلك؟
messaging-preference-mail = بالبريد الإلكتروني
messaging-preference-sms = برسالة نصية على المحمول
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

messaging-notice-enquiry-received-subject = تم استلام رسالتك رقم { $reference }
messaging-notice-enquiry-received-text =
    تم استلام رسالتك رقم { $reference } وأُحيلت إلى الجهة المختصة. موعد الرد مبيَّن هنا:
    { $link }
messaging-notice-enquiry-received-sms = وصل: تم استلام رسالتك { $reference }. { $link }

messaging-notice-enquiry-answered-subject = ورد الرد على رسالتك رقم { $reference }
messaging-notice-enquiry-answered-text =
    ورد الرد على رسالتك رقم { $reference }. يمكنك قراءته بعد تسجيل الدخول من هنا:
    { $link }
messaging-notice-enquiry-answered-sms = وصل: ورد الرد على رسالتك { $reference }. { $link }

messaging-notice-enquiry-question-subject = مطلوب إيضاح في رسالتك رقم { $reference }
messaging-notice-enquiry-question-text =
    تطلب الجهة المختصة إيضاحًا في رسالتك رقم { $reference }. يتوقف موعد الرد إلى حين ورود الإيضاح. يمكنك الكتابة من هنا:
    { $link }
messaging-notice-enquiry-question-sms = وصل: مطلوب إيضاح في رسالتك { $reference }. { $link }

messaging-notice-enquiry-late-subject = تأخر الرد على رسالتك رقم { $reference }
messaging-notice-enquiry-late-text =
    لم يصدر الرد على رسالتك رقم { $reference } في موعده. نعتذر عن التأخير، وقد أُحيلت الآن إلى المراجعة المركزية أيضًا.
    { $link }
messaging-notice-enquiry-late-sms = وصل: تأخر الرد على رسالتك { $reference }، وأُحيلت إلى المراجعة المركزية. { $link }

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
messaging-enquiry-clock-stands = متوقف إلى حين ورود الإيضاح منك
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
messaging-standing-with-citizen = مطلوب إيضاح
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
messaging-slip-as = يُرجى تحديد ما تفعله هذه الكلمات: رد، أم طلب إيضاح، أم ملاحظة داخلية.
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
messaging-as-question = طلب إيضاح من المواطن
messaging-as-question-hint = يتوقف موعد الرد إلى حين ورود الإيضاح.
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

messaging-notice-invited-subject = اكتمل فحص الطلب رقم { $reference }
messaging-notice-invited-text =
    اكتمل فحص الطلب رقم { $reference }، ويبقى الحضور بشخص صاحبه.
    يُرجى اختيار موعد من هنا:
    { $link }
messaging-notice-invited-sms = وصل: اكتمل فحص الطلب { $reference }. يُرجى اختيار موعد الحضور من { $link }

messaging-notice-to-confirm-subject = الطلب رقم { $reference } في انتظار التأكيد
messaging-notice-to-confirm-text =
    اكتمل إعداد الطلب رقم { $reference } بالمساعدة، ولم يُقدَّم بعد.
    يُرجى مراجعة الملخص ثم التأكيد برمز من هنا:
    { $link }
    لا يطلب أحد هذا الرمز هاتفيًا، ولا يُعطى لمن ساعد في الإعداد.
messaging-notice-to-confirm-sms = وصل: الطلب { $reference } في انتظار المراجعة والتأكيد. لا يُعطى الرمز لأحد. { $link }

messaging-notice-booked-subject = تأكيد موعد الطلب رقم { $reference }
messaging-notice-booked-text =
    تم تأكيد موعد الحضور في الطلب رقم { $reference }.
    اليوم والمكان وما يُحضر مبيَّنة هنا، ومنها يمكن تغيير الموعد أو إضافته إلى التقويم:
    { $link }
messaging-notice-booked-sms = وصل: تم تأكيد موعد الطلب { $reference }. { $link }

messaging-notice-offered-subject = خلا موعد للطلب رقم { $reference }
messaging-notice-offered-text =
    خلا موعد من قائمة الانتظار، وهو معروض على صاحب الطلب رقم { $reference } وحده لمهلة محددة.
    يُرجى قبوله أو الاعتذار عنه من هنا:
    { $link }
messaging-notice-offered-sms = وصل: خلا موعد للطلب { $reference } لمهلة محددة. { $link }

messaging-notice-missed-subject = لم يُسجَّل حضور في موعد الطلب رقم { $reference }
messaging-notice-missed-text =
    لم يُسجَّل حضور في موعد الطلب رقم { $reference }.
    الطلب قائم، ويمكن اختيار موعد آخر من هنا:
    { $link }
messaging-notice-missed-sms = وصل: لم يُسجَّل حضور في موعد الطلب { $reference }. يمكن اختيار موعد آخر: { $link }

messaging-notice-appointment-closed-subject = إلغاء موعد الطلب رقم { $reference } من جانب البعثة
messaging-notice-appointment-closed-text =
    ألغت البعثة موعد الحضور في الطلب رقم { $reference }، ونعتذر عن ذلك.
    الترتيب محفوظ: يُعرض أول موعد متاح قبل قائمة الانتظار، ويصل به إخطار. السبب والتفاصيل هنا:
    { $link }
messaging-notice-appointment-closed-sms = وصل: ألغت البعثة موعد الطلب { $reference }. الترتيب محفوظ، والتفاصيل: { $link }

messaging-notice-sent-back-subject = يلزم موعد آخر للطلب رقم { $reference }
messaging-notice-sent-back-text =
    لم يكتمل الإجراء في موعد الطلب رقم { $reference }، والطلب قائم.
    ما يلزم قبل الموعد التالي، واختيار موعد آخر، من هنا:
    { $link }
messaging-notice-sent-back-sms = وصل: يلزم موعد آخر للطلب { $reference }. { $link }

messaging-notice-arrived-subject = الاستلام متاح في الطلب رقم { $reference }
messaging-notice-arrived-text =
    ما طُلب برقم { $reference } وصل إلى البعثة.
    رمز التسليم في صفحة الطلب بعد تسجيل الدخول، ولا يُرسل في رسالة:
    { $link }
messaging-notice-arrived-sms = وصل: الاستلام متاح لدى البعثة في الطلب { $reference }. الرمز في صفحة الطلب: { $link }

messaging-notice-handed-over-subject = تم التسليم في الطلب رقم { $reference }
messaging-notice-handed-over-text =
    تم تسليم ما طُلب برقم { $reference }.
    إذا لم يكن التسليم لصاحب الشأن فيُرجى إبلاغ البعثة فورًا من هنا:
    { $link }
messaging-notice-handed-over-sms = وصل: تم التسليم في الطلب { $reference }. { $link }

messaging-notice-subject-asked-subject = إخطار في حسابك على منصة وصل
messaging-notice-subject-asked-text =
    في حسابك على منصة وصل ما يحسن الاطلاع عليه. يُقرأ بعد تسجيل الدخول من هنا:
    { $link }
messaging-notice-subject-asked-sms = وصل: في حسابك إخطار جديد. { $link }
messaging-notice-subject-question-subject = سؤال ينتظر إجابة في حسابك على منصة وصل
messaging-notice-subject-question-text =
    في حسابك على منصة وصل سؤال ينتظر إجابة. يُقرأ بعد تسجيل الدخول من هنا:
    { $link }
messaging-notice-subject-question-sms = وصل: في حسابك سؤال ينتظر إجابة. { $link }
