# عرض وثيقة إثبات شخصية ومقارنتها.
verification-title = عرض وثيقة إثبات شخصية
verification-lead = صورة واضحة تكفي. يقارنها موظف مختص بالبيانات المسجلة، ثم تُحذف الصورة.
verification-kind-label = نوع الوثيقة
verification-kind-passport = جواز سفر
verification-kind-national-id = بطاقة الرقم القومي
verification-kind-missing = يُرجى اختيار نوع الوثيقة
verification-mission-label = البعثة التي تقارن الوثيقة
verification-mission-hint = يُرجى اختيار الأقرب إلى محل إقامتك. إذا لم توجد بعثة قريبة فتقارن الإدارة المركزية الوثيقة.
verification-mission-central = الإدارة المركزية للمراجعة
verification-mission-unknown = يُرجى اختيار بعثة من القائمة
verification-number-label = الرقم القومي
verification-number-hint = لمن يحمل رقمًا قوميًا. يُترك فارغًا لغير المصريين.
verification-document-label = صورة الوثيقة
verification-document-hint = الصفحة التي فيها الصورة والاسم، كاملةً ودون ظلال
verification-document-rules = صورة JPEG أو PNG، بحجم لا يتجاوز { $number } ميجابايت
verification-document-missing = يُرجى اختيار صورة الوثيقة
verification-submit = إرسال الوثيقة
verification-more = من يرى هذه الصورة؟
verification-more-text =
    يراها موظف البعثة المختارة أو الإدارة المركزية، وكل اطلاع عليها مسجل باسم من اطّلع.

    تُعاد كتابة الصورة قبل عرضها فيسقط منها مكان التقاطها وأي بيانات مخفية، وتُحذف بعد القرار. لا يُطلب تصريح إقامة ولا تأشيرة.

verification-remedy-not-a-document = لم تظهر في الصورة وثيقة إثبات شخصية. يُرجى تصوير صفحة البيانات في جواز السفر أو وجه بطاقة الرقم القومي.
verification-remedy-unclear = تعذّرت قراءة أجزاء من الوثيقة. يُرجى إعادة التصوير في ضوء جيد ودون انعكاس.
verification-remedy-name-differs = الاسم في الوثيقة غير الاسم المسجل في الحساب. يُرجى عرض وثيقة بالاسم نفسه، أو فتح حساب بالاسم كما في الوثيقة.
verification-remedy-number-differs = لم يمكن تأكيد الرقم القومي بهذه الوثيقة. يُرجى مراجعة الرقم وعرض بطاقة الرقم القومي أو جواز سفر يحمله.

verification-refused-waiting = وثيقة سابقة لا تزال قيد المراجعة.
verification-refused-verified-already = هوية صاحب هذا الحساب مؤكدة من قبل.
verification-refused-self = لا يقارن أحد وثيقته بنفسه.
verification-refused-decided = بتّ زميل في هذه الوثيقة قبل لحظات.
verification-refused-number-taken = هذا الرقم القومي مرتبط بحساب آخر. يُرجى اختيار عدم التأكيد بهذا السبب وإحالة الأمر إلى مسئول حماية البيانات.

verification-list-title = وثائق تنتظر المقارنة
verification-list-lead = الأقدم أولًا. لا تظهر الأسماء في القائمة، وكل اطلاع على وثيقة مسجل.
verification-list-since = وصلت في
verification-list-kind = الوثيقة
verification-list-mission = لدى
verification-list-open = مقارنة
verification-compare-title = مقارنة وثيقة بالبيانات المسجلة
verification-picture-alt = صورة الوثيقة كما أُرسلت، بعد إعادة كتابتها
verification-picture-note = تُحذف الصورة مع القرار. يُرجى عدم نسخها.
verification-stated = البيانات المسجلة في الحساب
verification-number-matched = طابقه السجل المدني
verification-number-stated = ذكره صاحب الحساب
verification-no-number = لا يوجد رقم مسجل
verification-birth = تاريخ الميلاد في الرقم
verification-decision-label = القرار
verification-decision-missing = يُرجى اختيار القرار
verification-confirm = تأكيد الهوية
verification-confirm-hint = الاسم وتاريخ الميلاد، والرقم إن وُجد، كما في الوثيقة
verification-refuse = عدم التأكيد
verification-reason-label = سبب عدم التأكيد
verification-reason-missing = يُرجى اختيار سبب عدم التأكيد
verification-reason-not-a-document = ليست وثيقة إثبات شخصية
verification-reason-unclear = أجزاء غير مقروءة
verification-reason-name-differs = اختلاف الاسم
verification-reason-number-differs = اختلاف الرقم أو تاريخ الميلاد
verification-reason-held-by-another = الرقم مرتبط بحساب آخر
verification-declared-label = إقرار
verification-declared-text = لست صاحب هذا الحساب ولا من أقاربه
verification-declared-missing = يُرجى تأكيد الإقرار، أو ترك الوثيقة لزميل
verification-decide = إثبات القرار
verification-decided = تم إثبات القرار.
