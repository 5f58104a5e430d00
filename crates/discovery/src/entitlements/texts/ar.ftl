# Proving a privilege to a partner by a code.
entitlement-title = رمز الاستحقاق
entitlement-make = إصدار الرمز
entitlement-make-new = إصدار رمز جديد وإلغاء هذا الرمز
entitlement-make-about =
    { $count ->
        [one] يسري الرمز دقيقة واحدة، ويُعرض على الجهة من شاشة الهاتف.
        [two] يسري الرمز دقيقتين، ويُعرض على الجهة من شاشة الهاتف.
        [few] يسري الرمز { $number } دقائق، ويُعرض على الجهة من شاشة الهاتف.
       *[other] يسري الرمز { $number } دقيقة، ويُعرض على الجهة من شاشة الهاتف.
    }
entitlement-symbol = رمز الاستحقاق، يُقرأ بالكاميرا. يُرجى رفع إضاءة الشاشة.
entitlement-number = رقم الرمز لمن لا يقرأ بالكاميرا
entitlement-until = يسري حتى
entitlement-left = الوقت المتبقي
entitlement-minutes =
    { $count ->
        [one] أقل من دقيقة
        [two] دقيقتان
        [few] { $number } دقائق
       *[other] { $number } دقيقة
    }
entitlement-card = ما تقارنه الجهة ببطاقة الرقم القومي
entitlement-text = نص الرمز كاملًا
entitlement-code-redeemed = استُخدم هذا الرمز في { $at }.
entitlement-tells = ما يُظهره الرمز
entitlement-tells-privilege = الامتياز، وأن وصل أصدر الرمز بعد التحقق من الشروط المثبتة في ما يلي.
entitlement-tells-time = وقت إصداره ووقت انتهائه ورقم عشوائي لا يدل على أحد.
entitlement-tells-digits = ثلاثة أرقام من الرقم القومي (العاشر والحادي عشر والثاني عشر)، لتقارنها الجهة بالبطاقة.
entitlement-tells-not = لا يُظهر الاسم ولا الرقم القومي كاملًا ولا العنوان ولا تاريخ الميلاد ولا الديانة.
entitlement-proven = ما يثبته الرمز
entitlement-unproven = ما لا يثبته الرمز
entitlement-unproven-about = لا تملك وصل ما يثبت هذه الشروط، فتطلب الجهة ما يثبتها كالمعتاد. إجابات صاحب الشأن عن نفسه لا تثبت شيئًا.
entitlement-partners = الجهات التي تقبله
entitlement-partner-bank = البنوك
entitlement-partner-airline = شركات الطيران
entitlement-partner-customs = الجمارك
entitlement-partner-insurer = شركات التأمين
entitlement-partner-university = الجامعات
entitlement-partner-agency = الجهات الحكومية
entitlement-unfulfilled = لا يصدر رمز، لأن المثبت لدى وصل لا يحقق هذا الشرط: { $rules }
entitlement-refused-closed = لا يصدر رمز إلا لامتياز متاح تحققت منه الجهة المانحة حديثًا.
entitlement-refused-level = لا يصدر الرمز قبل إثبات الهوية.
entitlement-refused-number = لا يصدر الرمز دون رقم قومي مثبت في الحساب.
entitlement-refused-unfulfilled = لا يصدر رمز، لأن المثبت لدى وصل لا يحقق أحد الشروط.
entitlement-refused-used-up = استُخدم هذا الامتياز بعدد المرات المسموح به هذا العام.
entitlement-refused-unknown = لا يوجد رمز بهذا النص لهذه الجهة.
entitlement-refused-redeemed = استُخدم هذا الرمز من قبل.
entitlement-refused-expired = الرمز غير سارٍ في هذا الوقت.
entitlement-refused-replaced = أصدر صاحب الرمز رمزًا أحدث.
entitlement-refused-too-late = انتهت المدة التي يمكن فيها الإبلاغ عن هذا الرمز.
entitlement-slip-whole = ما سُجّل دون شبكة يُبلَّغ عنه بنص الرمز كاملًا لا برقمه
entitlement-slip-at = هذا الوقت لم يأتِ بعد
entitlement-slip-moment = يُرجى كتابة الوقت بصيغة RFC 3339
entitlement-used-title = أين استُخدمت رموزي
entitlement-used-lead = كل استخدام لرمز من رموز الاستحقاق: الجهة والامتياز والوقت، ولا شيء عما جرى هناك. تُحذف بعد عامين.
entitlement-used-empty = لم يُستخدم أي رمز
entitlement-used-empty-about = تظهر هنا الجهة والوقت متى سجّلت جهةٌ استخدام رمز.
entitlement-used-at = { $partner }، { $at }
entitlement-used-reported = أُبلغ عنه في { $at }، لأن الجهة لم تكن لديها شبكة.
entitlement-object = لم أستخدم هذا الرمز
entitlement-objected = سُجل الاعتراض في { $at }. يظهر الاعتراض للمسئولين عن هذه الجهة دون اسم صاحبه.
entitlement-objected-kept = تم تسجيل الاعتراض.
entitlement-on-privilege = إثبات الاستحقاق برمز
entitlement-on-privilege-about = يصدر من الحساب رمز قصير المدة يُعرض على الجهة، فتعرف منه أن الامتياز مستحق ولا تعرف غير ذلك.
entitlement-on-privilege-closed = لا يصدر رمز الآن، لأن الامتياز غير مؤكد أنه متاح.
entitlement-to-code = رمز الاستحقاق
entitlement-kept-code = رموز الاستحقاق
entitlement-kept-code-why = لعرضها على صاحبها ولتسجيل استخدامها مرة واحدة، ونصها محفوظ مختومًا
entitlement-kept-redemption = استخدام رموز الاستحقاق
entitlement-kept-redemption-why = ليعرف صاحب الرمز أين ومتى استُخدم، وحتى لا يزيد عدد المرات على المسموح في العام
