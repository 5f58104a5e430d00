# Saved items.
saved-title = المحفوظات
saved-lead = ما حُفظ للرجوع إليه. لا يراه غير صاحب الحساب، ويُحذف مع الحساب.
saved-save = حفظ للرجوع إليه
saved-remove = حذف من المحفوظات
saved-kept-now = تم الحفظ. تجده في المحفوظات في صفحة الحساب.
saved-removed = تم الحذف من المحفوظات.
saved-empty = لا توجد محفوظات
saved-empty-about = يمكن حفظ أي دليل أو امتياز أو خدمة من صفحته.
saved-to-guides = الأدلة
saved-since = حُفظ في { $at }
saved-gone = لم يعد منشورًا
saved-kind-guide = دليل
saved-kind-news = إعلان
saved-kind-privilege = امتياز
saved-kind-service = خدمة
saved-kept = ما حُفظ للرجوع إليه
saved-kept-why = ليجده صاحبه في مكان واحد
