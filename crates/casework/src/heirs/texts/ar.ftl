# طلبات الورثة بشأن ما لم يكتمل. لا تُؤكَّد لأحد وفاة أحد، ولا وجود طلب برقمه.
heirs-title = طلب الورثة بشأن ما لم يكتمل
heirs-lead = إذا تُوفي من قدّم طلبًا قبل اكتماله، أو قبل رد ما له من رسوم، فلأي من ورثته أن يطلب إغلاق الطلب ورد رسومه. يبحث الطلبَ موظف ليس من الأسرة.
heirs-reference = رقم طلب المتوفى / المتوفاة
heirs-reference-hint = يرد في الإيصال وفي كل رسالة عن الطلب
heirs-relation = صلة مقدم الطلب بالمتوفى / المتوفاة
heirs-relation-spouse = الزوج أو الزوجة
heirs-relation-child = ابن أو ابنة
heirs-relation-parent = الأب أو الأم
heirs-relation-sibling = أخ أو أخت
heirs-relation-declared = وارث آخر وارد في إعلام الوراثة
heirs-words = ما المطلوب
heirs-words-hint = مثل رد الرسوم، واسم من يتسلمها من الورثة
heirs-proof = إعلام الوراثة، أو ما يثبت الصلة مع شهادة الوفاة
heirs-more = ما الذي يحدث بعد ذلك؟
heirs-more-text =
    يُقارن المستند بما هو محفوظ، ولا يُذكر لمقدم الطلب ما إذا كان هناك طلب بهذا الرقم قبل القرار.

    عند القبول يُغلق ما لم يكتمل، وتُرد رسومه بموافقة موظفين اثنين. ولا يُعرض ما كتبه المتوفى أو المتوفاة، ويمكن لمن شاء من الورثة أن يقدم طلبًا جديدًا باسمه.
heirs-submit = تقديم الطلب
heirs-mine = ما قُدم
heirs-asked-at = تاريخ التقديم
heirs-state = أين وصل
heirs-state-waits = قيد البحث
heirs-state-granted = قُبل الطلب، وتُرد الرسوم بالطريق الذي سُددت به أو كما اتُّفق عليه مع البعثة.
heirs-slip-reference = يُرجى مراجعة رقم الطلب
heirs-slip-relation = يُرجى اختيار صلة القرابة
heirs-slip-words = يُرجى كتابة المطلوب
heirs-slip-words-long = المكتوب أطول مما يمكن حفظه
heirs-slip-proof = يُرجى اختيار المستند
heirs-refused-verified = يتطلب ذلك هوية مؤكدة. الطريق إليها من صفحة إثبات الشخصية في الحساب.
heirs-throttle = قُدّم العدد المتاح من هذه الطلبات لهذا اليوم. يُرجى العودة بعد { $minutes } دقيقة.

heirs-remedy-not-proven = لا يكفي المستند لإثبات الصفة. يُرجى تقديم إعلام الوراثة.
heirs-remedy-unclear = تعذّرت قراءة أجزاء من المستند. يُرجى تقديم صورة أوضح.
heirs-remedy-nothing-held = لا يوجد ما يُسلَّم للورثة بهذا الرقم. يُرجى مراجعة الرقم.

heirs-desk-title = طلبات الورثة
heirs-desk-lead = الأقدم أولًا. كل اطلاع مسجل، ولا يقرر أحد في طلب يخصه أو يخص أقاربه.
heirs-desk-one = طلب أحد الورثة
heirs-desk-open = فتح
heirs-desk-service = الخدمة
heirs-desk-stage = حالة الطلب
heirs-desk-nothing-held = لا يوجد طلب موقوف بهذا الرقم
heirs-desk-proof = تنزيل المستند
heirs-desk-decision = القرار
heirs-desk-grant = قبول الطلب
heirs-desk-grant-hint = يُغلق ما لم يكتمل، وتُفتح رسومه للرد بموافقة موظفين اثنين
heirs-desk-refuse = عدم القبول
heirs-desk-reason = سبب عدم القبول
heirs-reason-not-proven = المستند لا يثبت الصفة
heirs-reason-unclear = أجزاء غير مقروءة
heirs-reason-nothing-held = لا يوجد ما هو موقوف لورثة
heirs-desk-declared-label = إقرار
heirs-desk-declared = لست من أقارب مقدم الطلب ولا من أقارب المتوفى أو المتوفاة
heirs-desk-decide = إثبات القرار
heirs-slip-decision = يُرجى اختيار القرار
heirs-slip-reason = يُرجى اختيار سبب عدم القبول
heirs-slip-declared = يُرجى تأكيد الإقرار، أو ترك الطلب لزميل
heirs-slip-nothing-held = لا يوجد ما يُقبل به الطلب: لا طلب موقوفًا بهذا الرقم.
heirs-refused-own = لا يقرر أحد في طلب يخصه أو يخص أقاربه.
heirs-refused-decided = بتّ زميل في هذا الطلب قبل لحظات.
