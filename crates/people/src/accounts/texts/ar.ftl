# الحساب كما يراه صاحبه.
accounts-title = حسابي
accounts-name = الاسم
accounts-email = البريد الإلكتروني
accounts-mobile = رقم المحمول
accounts-number = الرقم القومي
accounts-since = تاريخ فتح الحساب

accounts-level-title = مستوى إثبات الشخصية
accounts-level-contact = وسيلة اتصال مؤكدة
accounts-level-contact-note = تأكدنا أن وسيلة الاتصال المسجلة تصل إلى صاحبها.
accounts-level-matched = بيانات مطابقة
accounts-level-matched-note = طابق السجل المدني الرقم القومي ورقم البطاقة واسم الأم.
accounts-level-verified = هوية مؤكدة
accounts-level-verified-note = اطّلع موظف مختص على وثيقة إثبات الشخصية وقارنها بالبيانات المسجلة.
accounts-way-up = رفع مستوى إثبات الشخصية

accounts-contacts-title = وسائل الاتصال
accounts-contacts-hint = البريد الإلكتروني ورقم المحمول اللذان تصل إليهما الرموز والإخطارات
accounts-contacts-lead = نرسل رمزًا إلى الوسيلة الجديدة، ثم نُخطر الوسيلة القديمة بالتغيير.
accounts-contact-new = وسيلة الاتصال الجديدة
accounts-contact-changed = تم تغيير وسيلة الاتصال.
accounts-sessions-hint = الأجهزة التي سُجّل منها الدخول، وإنهاء الدخول من أيٍّ منها
accounts-consents-hint = ما تمت الموافقة عليه، وسحب الموافقة
accounts-data-hint = نسخة من البيانات المسجلة، وطلب محوها

accounts-language-label = لغة الرسائل
accounts-language-ar = العربية
accounts-language-en = الإنجليزية
accounts-language-save = حفظ اللغة
accounts-language-saved = تم حفظ لغة الرسائل.
accounts-language-missing = يُرجى اختيار لغة الرسائل

accounts-contact-empty = يُرجى كتابة البريد الإلكتروني أو رقم المحمول
accounts-contact-unreadable = ليس هذا بريدًا إلكترونيًا ولا رقم محمول. مثال: name@example.com أو { "\u2066" }+20 100 123 4567{ "\u2069" }
accounts-contact-email-malformed = عنوان البريد الإلكتروني غير مكتمل. مثال: name@example.com
accounts-contact-no-country = يُرجى كتابة رمز الدولة قبل الرقم، مثل { "\u2066" }+20{ "\u2069" } أو 0020
accounts-contact-unknown-country = لا توجد دولة بهذا الرمز. يُرجى مراجعة الأرقام التي تلي علامة +
accounts-contact-length = عدد أرقام المحمول غير صحيح لهذه الدولة. يُرجى مراجعة الرقم

accounts-name-empty = يُرجى كتابة الاسم
accounts-name-signs = يُكتب الاسم بالحروف فقط، دون أرقام أو رموز
accounts-name-too-long = الاسم أطول مما يمكن حفظه. يُرجى مراجعته

accounts-refused-needs-verified = وسيلة الاتصال هي مفتاح الحساب، ولذلك يتطلب تغييرها هوية مؤكدة. الطريق إليها قصير: صورة من جواز السفر أو بطاقة الرقم القومي يطّلع عليها موظف مختص.
accounts-refused-contact-taken = وسيلة الاتصال هذه مسجلة في حساب آخر. يمكن تسجيل الدخول بها أو كتابة وسيلة أخرى.
accounts-refused-proof-gone = انتهت صلاحية الرمز. يُرجى كتابة وسيلة الاتصال مرة أخرى لإرسال رمز جديد.
accounts-refused-closed = هذا الحساب مغلق.

accounts-message-contact-subject = تغيير في وسائل الاتصال بحسابك في وصل
accounts-message-contact-text = أُضيفت أو تغيّرت وسيلة اتصال في حسابك على منصة وصل. إن لم يكن ذلك بعلمك فيُرجى تسجيل الدخول ومراجعة الأجهزة ووسائل الاتصال.
accounts-messages-title = الرسائل والإخطارات
accounts-mandates-title = التعامل عن شخص آخر
accounts-mandates-hint = تسجيل توكيل رسمي، أو إلغاء توكيل
accounts-help-title = المساعدة في الطلبات
accounts-help-hint = مساعدة شخص آخر في إعداد طلبه، أو إدخال رمز ممن يساعدك
accounts-messages-hint = كل ما أرسلته إليك المنصة، وطريقة الإخطار المفضلة
accounts-training-title = تدريبي
accounts-training-hint = ما تم التقدم له من تدريب، والشهادات الصادرة
accounts-events-title = فعالياتي
accounts-events-hint = ما سُجّل للحضور فيه من لقاءات وأيام خدمات
accounts-for-you-title = قد يهمّك
accounts-for-you-more = القائمة كاملة
accounts-interests-title = الاهتمامات
accounts-interests-hint = ما يُعرض أولًا وسببه، وحذفه
accounts-saved-title = المحفوظات
accounts-saved-hint = ما حُفظ من أدلة وامتيازات وخدمات
accounts-shares-title = روابط الاطلاع على وثائقي
accounts-shares-hint = من أتحت له الاطلاع برابط، وكم مرة فُتح
accounts-codes-title = أين استُخدمت رموزي
accounts-codes-hint = الجهات التي سُجّل لديها رمز استحقاق، ومتى
accounts-looks-title = من اطلع على طلباتي
accounts-looks-hint = كل موظف فتح أحد طلباتك، ومتى، ولأي غرض
accounts-requests-title = مستندات طُلبت عني
accounts-requests-hint = ما طلبه غيرك من مستندات تخصك وحدك، واختيار «اسألني أولًا»
accounts-device-hint = طلباتك ووثائقك دون اتصال، على جهازك وحدك
accounts-expert-title = ملف الخبير
accounts-expert-hint = للعلماء والخبراء والمهنيين والحرفيين بالخارج
accounts-group-own = الرسائل والإنابة
accounts-group-gain = ما يهمك
accounts-group-data = هويتك وخصوصيتك
accounts-news-title = أخبار الخدمات
accounts-news-hint = ما وصلك من أخبار الخدمات الجديدة بموافقتك
