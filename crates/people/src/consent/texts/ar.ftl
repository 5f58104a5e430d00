# الإشعارات والموافقات.
consent-title = الموافقات
consent-lead = ما أُبلغتم به وما تمت الموافقة عليه، متى وبأي لغة. يمكن سحب أي موافقة في أي وقت.
consent-legend-necessary = لازم لفتح الحساب
consent-legend-free = اختياري
consent-necessary = يُرجى الاطلاع على هذا الإشعار وقبوله لفتح الحساب
consent-basis-consent = الأساس القانوني: موافقتكم، ويمكن سحبها
consent-basis-service-requested = الأساس القانوني: خدمة طلبتموها
consent-basis-legal-duty = الأساس القانوني: التزام يفرضه القانون
consent-state-given = تمت الموافقة
consent-state-not-given = دون موافقة
consent-state-told = للعلم
consent-since = منذ { $moment }
consent-give = موافقة
consent-withdraw = سحب الموافقة
consent-given = تم حفظ الموافقة.
consent-withdrawn = تم سحب الموافقة، ومُحي ما كان قائمًا عليها وحدها.
consent-refused-necessary = لا يقوم الحساب دون هذا الإشعار. يمكن طلب محو البيانات بدلًا من ذلك.
consent-necessary-why = الإشعار اللازم للحساب لا يُسحب منفردًا، لأن الحساب لا يقوم دونه. من يرغب عنه فله طلب محو بياناته.
consent-history = موافقات سابقة
consent-past = { $title }: من { $from } إلى { $to }

consent-notice-account-1-title = اطلعت على ما يُحفظ لفتح الحساب
consent-notice-account-1-body = نحفظ الاسم ووسيلة الاتصال ولغة الرسائل مشفّرةً ما دام الحساب قائمًا، لنقدّم ما تطلبونه من خدمات ونخبركم بسيرها.
consent-notice-identity-check-1-title = أوافق على سؤال السجل المدني
consent-notice-identity-check-1-body = يُرسَل الرقم القومي ورقم البطاقة واسم الأم إلى قطاع الأحوال المدنية لغرض واحد هو المطابقة. يُحذف رقم البطاقة واسم الأم فور وصول الإجابة.
consent-notice-keep-address-1-title = أوافق على حفظ عنوان التوصيل
consent-notice-keep-address-1-body = يُحفظ آخر عنوان توصيل ليُملأ تلقائيًا في الطلب التالي. يُمحى فور سحب الموافقة.
