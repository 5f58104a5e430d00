# الساعة المباشرة.
live-list-title = الساعة المباشرة
live-list-lead = كل أسبوع موضوع وجهة تجيب. تُرسل الأسئلة ويُصوَّت عليها قبل الموعد، وتُنشر الإجابات باسم الجهة وتاريخها.
live-sessions = الجلسات
live-list-empty = لا توجد جلسات
live-list-empty-about = تُعلن الجلسات هنا قبل موعدها.
live-stage-asking = الأسئلة مفتوحة
live-stage-live = تُعقد الآن
live-stage-over = انتهت
live-starts = تبدأ
live-ends = تنتهي
live-question = السؤال
live-ask = سؤالك
live-ask-hint = سؤال عام يفيد غيرك، بلا أسماء أو أرقام أو عناوين. يُراجع قبل نشره، ولا يُعرض اسم صاحبه.
live-ask-send = إرسال السؤال
live-sign-in = إرسال سؤال أو التصويت
live-mine = أسئلتك التي لم تُنشر
live-waits = في انتظار المراجعة
live-admitted = منشور
live-declined = لم يُنشر
live-answered = أُجيب عنه
live-answered-title = أسئلة أُجيب عنها
live-answered-by = { $owner }، { $day }
live-asked-title = أسئلة تنتظر الإجابة
live-asked-none = لا توجد أسئلة منشورة بعد
live-votes = { $count ->
    [zero] بلا أصوات
    [one] صوت واحد
    [two] صوتان
    [few] { $number } أصوات
    [many] { $number } صوتًا
   *[other] { $number } صوت
}
live-vote = أريد إجابة عنه
live-unvote = سحب صوتي
live-privacy = صوت واحد لكل حساب على السؤال الواحد. لا يُعرض من سأل ومن صوّت.
live-why-personal = يتعلق بحالة شخصية: يُرجى إرساله من صفحة الاستفسارات
live-why-off-topic = خارج موضوع الجلسة
live-why-asked-before = سبق طرحه في الجلسة نفسها
live-why-rude = صياغته غير لائقة
live-flash-asked = وصل السؤال، ويُنشر بعد مراجعته.
live-flash-voted = سُجّل صوتك.
live-flash-unvoted = سُحب صوتك.
live-flash-judged = تمت المراجعة.
live-slip-length = يُرجى كتابة سؤال من ١٠ أحرف إلى ٣٠٠ حرف
live-slip-personal = يُرجى حذف الأرقام وعناوين البريد: لا تُكتب هنا بيانات شخصية
live-desk-title = الساعة المباشرة
live-desk-lead = تُعقد الجلسة وتُنشر الإجابة بموافقة محرر آخر. وتُراجع الأسئلة قبل نشرها.
live-moderate-lead = لا يظهر هنا من سأل. ما لا يُنشر يرى صاحبه السبب.
live-count-waiting = في الانتظار
live-count-admitted = منشورة
live-count-answered = أُجيب عنها
live-field-topic = الموضوع
live-field-topic-ar = الموضوع بالعربية
live-field-topic-en = الموضوع بالإنجليزية
live-field-about = نبذة
live-field-about-ar = ما يُسأل عنه، بالعربية
live-field-about-en = ما يُسأل عنه، بالإنجليزية
live-field-host = الجهة المجيبة
live-field-host-ar = الجهة المجيبة بالعربية
live-field-host-en = الجهة المجيبة بالإنجليزية
live-field-day = اليوم
live-field-hour-hint = بتوقيت القاهرة ونظام ٢٤ ساعة، مثل 19:00
live-field-answer-ar = الإجابة بالعربية
live-field-answer-en = الإجابة بالإنجليزية
live-field-owner = المسئول عن الإجابة
live-field-owner-ar = المسئول عن الإجابة، بالعربية
live-field-owner-en = المسئول عن الإجابة، بالإنجليزية
live-propose = تقديم للموافقة
live-admit = نشر السؤال
live-decline = عدم النشر
live-decline-why = السبب
live-answer = كتابة الإجابة
live-act-hold = عقد ساعة مباشرة
live-act-answer = نشر إجابة في الساعة المباشرة
live-refused-began = بدأت الجلسة، ولم تعد تُرسل أسئلة جديدة.
live-refused-over = انتهت الجلسة.
live-refused-outlived = تُعقد الجلسة في موعد قادم، وتبدأ قبل أن تنتهي.
live-refused-enough = يُرسل كل حساب ثلاثة أسئلة بحد أقصى في الجلسة.
live-refused-answered = أُجيب عن هذا السؤال.
live-kept-question = أسئلة الساعة المباشرة
live-kept-question-why = لمراجعتها ونشرها بلا اسم. ما أُجيب عنه يبقى بلا صلة بالحساب
live-kept-vote = الأصوات على الأسئلة
live-kept-vote-why = ليكون لكل حساب صوت واحد على السؤال
