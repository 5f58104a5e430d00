# وقائع الحياة: ما يلزم بعد ميلاد أو زواج أو طلاق أو وفاة بالخارج.
event-list-title = ماذا حدث؟
event-list-lead = ما يلزم بعد كل واقعة بالخارج، خطوة بعد خطوة: ما يُقدَّم من هنا، وما تقوم به جهات أخرى. ولا يلزم حساب للاطلاع.
event-list-events = الوقائع
event-services-title = بحسب ما حدث

event-urgent-title = هاتف البعثة على مدار الساعة: { $country }
event-urgent-unknown = لم تؤكد البعثة رقم الطوارئ بعد، ولا يُعرض رقم غير معروف المصدر.
event-urgent-hours-only = هذا رقم ساعات العمل؛ لم تؤكد البعثة رقم الطوارئ بعد.
event-urgent-unverified = لم يُتحقق من هذا الرقم بعد. المصدر: { $source }
event-urgent-more = بيانات البعثات في { $country }

event-country = بلد الإقامة
event-show-steps = عرض الخطوات
event-questions-kept = لا تُحفظ هذه الإجابات، ولا تُرسل إلى أي جهة.

event-round-first = أولًا
event-round-then = ثم
event-round-together = يمكن السير في هذه الخطوات معًا، ولا ينتظر بعضها بعضًا.
event-step-after = بعد: { $steps }
event-step-uncertain = قد لا تلزم هذه الخطوة؛ يتضح ذلك من الإجابة عن الأسئلة في أول الصفحة.
event-step-not-open = لم تُفتح هذه الخدمة من { $country } في وصل بعد. الطريق المتبع حاليًا في صفحة الدولة.
event-step-service = الشروط والتكلفة والتقديم
event-tag-here = تُقدَّم من وصل
event-tag-not-open = لم تُفتح هنا بعد
event-tag-outside = لدى جهة أخرى

event-office-details = الجهة وما يلزم إحضاره
event-office-who = الجهة
event-office-mission = البعثة
event-office-where = أين
event-office-limit = آخر موعد
event-office-bring = ما يلزم إحضاره
event-office-source = المصدر: { $source }. { $verified }.
event-office-verified = آخر تحقق: { $day }

event-keep-title = الاحتفاظ بهذه الخطوات
event-keep-about = تُحفظ الخطوات في الحساب، ويظهر أمام كل خطوة ما تم فيها، ويبدأ التقديم منها دون تكرار ما سبق إدخاله. لا يراها غير صاحب الحساب، ويمكن حذفها في أي وقت.
event-keep = الاحتفاظ بالخطوات ومتابعتها
