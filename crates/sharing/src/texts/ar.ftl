# روابط الاطلاع على وثيقة صادرة: لصاحبها، ولمن فتح الرابط.

sharing-title = روابط الاطلاع على الوثيقة
sharing-lead = أنشئ رابطًا يطّلع به غيرك، كمدرسة أو جهة عمل، على ما تختاره من بيانات الوثيقة، ويعرف وقت فتحه هل هي صحيحة وسارية.
sharing-new = إنشاء رابط
sharing-none = لا توجد روابط.
sharing-account-title = روابط الاطلاع على وثائقي
sharing-account-lead = كل رابط أنشأته، وكم مرة فُتح، ومتى ينتهي. يُنشأ الرابط من صفحة الوثيقة نفسها.
sharing-unnamed = رابط دون بيان
sharing-document = الوثيقة
sharing-made = أُنشئ في
sharing-until = ينتهي في
sharing-looks = مرات الفتح
sharing-looks-of = { $looks } من { $most }
sharing-last = آخر فتح
sharing-ended-at = أُوقف في
sharing-also-row = يعرض أيضًا
sharing-and = {"، "}
sharing-stage-open = متاح
sharing-stage-used-up = استُنفدت مرات فتحه
sharing-stage-ended = أوقفته
sharing-stage-expired = انتهت مدته
sharing-stage-document-ended = انتهى العمل بالوثيقة
sharing-end = إيقاف الآن
sharing-ended = أُوقف الرابط. لم يعد يُعرض به شيء.

sharing-new-title = إنشاء رابط اطلاع
sharing-new-lead = يعرض الرابط: نوع الوثيقة، ومسلسلها، وجهة الإصدار وتاريخه، والاسم: { $name }.
sharing-new-never = لا يعرض الرابط أبدًا الديانة، ولا اسم الأم، ولا الرقم القومي كاملًا، ولا العنوان، ولا رقم طلبك، ولا يُنزَّل منه ملف الوثيقة.
sharing-also = بيانات أخرى يعرضها
sharing-also-hint = اختياري. يُرجى الاكتفاء بما تحتاجه الجهة.
sharing-also-latin-name = الاسم بالحروف اللاتينية
sharing-also-birth-year = سنة الميلاد
sharing-also-number-end = آخر ثلاثة أرقام من الرقم القومي
sharing-days-label = مدة الرابط
sharing-days = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $number } أيام
    [many] { $number } يومًا
   *[other] { $number } يوم
}
sharing-looks-label = كم مرة يُفتح؟
sharing-looks-any = دون حد خلال مدته
sharing-looks-most = { $count ->
    [one] مرة واحدة
    [two] مرتان
    [few] { $number } مرات
    [many] { $number } مرة
   *[other] { $number } مرة
}
sharing-label = لمن هذا الرابط؟
sharing-label-hint = ملاحظة لك وحدك، لا يراها من يفتح الرابط.
sharing-tell = الإخطار
sharing-tell-yes = إخطاري عند فتحه لأول مرة
sharing-make = إنشاء الرابط

sharing-slip-also = يُرجى الاختيار من البيانات المعروضة
sharing-slip-days = يُرجى اختيار مدة الرابط
sharing-slip-looks = يُرجى اختيار عدد من ١ إلى ١٠٠
sharing-slip-label = يُرجى ألا تزيد الملاحظة على ٦٠ حرفًا

sharing-made-title = الرابط جاهز
sharing-made-once = يظهر الرابط الآن فقط. يُرجى نسخه وإرساله إلى من تريد: كل من يحمله يطّلع به.
sharing-made-until = ينتهي في { $moment }.
sharing-made-note = يمكنك إيقافه في أي وقت، ومعرفة كم مرة فُتح. وينتهي وحده إذا انتهى العمل بالوثيقة.
sharing-made-list = روابط هذه الوثيقة

sharing-refused-document-ended = انتهى العمل بهذه الوثيقة، فلا يُنشأ لها رابط.
sharing-refused-another-adult = هذه الوثيقة باسم شخص بالغ آخر، فلا يتيح الاطلاع عليها إلا صاحبها من حسابه.
sharing-refused-no-symbol = صدرت هذه الوثيقة قبل إتاحة الروابط. يمكن التحقق منها برفع ملفها أو برمزها المطبوع.
sharing-refused-not-verified = يُنشأ الرابط بعد مطابقة إثبات الشخصية. يُرجى إتمامها من صفحة «إثبات الشخصية».
sharing-refused-too-many = لهذه الوثيقة عشرة روابط متاحة. يُرجى إيقاف أحدها أولًا.
sharing-throttle-made = أنشأت { $limit } رابطًا خلال يوم واحد. يُرجى المحاولة بعد { $minutes } دقيقة.
sharing-throttle-network = فُتحت روابط كثيرة من شبكتك. يُرجى المحاولة بعد { $minutes } دقيقة.

sharing-door-title = اطلاع على وثيقة
sharing-door-lead = أتاح لك حامل وثيقة رسمية الاطلاع على بعض بياناتها والتأكد من صحتها.
sharing-door-about = تُسجَّل كل مرة تُعرض فيها البيانات، ويعرف عددها من أرسل الرابط. لا يُسجَّل من أنت.
sharing-door-show = عرض البيانات
sharing-shown-title = بيانات الوثيقة
sharing-genuine = الوثيقة صحيحة وسارية الآن، { $moment }.
sharing-test = صدرت هذه الوثيقة من سلطة تجريبية، ولا حجية لها.
sharing-serial = مسلسل الوثيقة
sharing-name = الاسم
sharing-issuer = جهة الإصدار
sharing-issued-on = تاريخ الإصدار
sharing-attested = صحة الوثيقة لا تعني التصديق عليها: يلزم التصديق متى اشترطته الجهة المقدَّم إليها.
sharing-chosen = اختار حامل الوثيقة ما يُعرض هنا.
sharing-shown-until = تتاح هذه الصفحة حتى { $moment } ما لم تُوقَف قبله.
sharing-verify = التحقق من وثيقة في يدك
sharing-shown-ended-title = انتهى العمل بالوثيقة
sharing-shown-revoked = سُحبت هذه الوثيقة ولم تعد صالحة.
sharing-shown-replaced = حلّت محل هذه الوثيقة وثيقة أحدث.
sharing-gone-title = لا شيء يُعرض هنا
sharing-gone-text = الرابط غير صحيح، أو انتهت مدته، أو أُوقف، أو استُنفدت مرات فتحه. يُرجى طلب رابط جديد ممن أرسله.

sharing-kept = روابط الاطلاع على وثائقك: ما تعرضه، ومدتها، وكم مرة فُتحت. لا نحتفظ بالرابط نفسه.
sharing-kept-why = لتعرف من أتحت له الاطلاع وتوقفه متى شئت.
