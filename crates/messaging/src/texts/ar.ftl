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
messaging-kept-preference = طريقة الإخطار المختارة: البريد الإلكتروني أو الرسائل النصية
messaging-kept-preference-why = للإخطار بالطريقة المطلوبة
