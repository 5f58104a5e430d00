# ما تحفظه المنصة لحماية الجميع، ولماذا.
retention-interest-what = وسيلة اتصال تُركت للإخطار ببدء الخدمة في دولة
retention-interest-why = للإخطار مرة واحدة، ثم تُمحى؛ وتُمحى كذلك إذا انقضت المدة ولم تبدأ الخدمة
retention-event-what = خطوات كل طلب بتسلسلها
retention-event-why = ليُكشف كل تغيير أو حذف
retention-access-what = من اطلع من الموظفين على أي طلب، ومتى، ولماذا
retention-access-why = للمساءلة عن كل اطلاع
retention-turn-what = لدى من كان الطلب، ومن متى إلى متى
retention-turn-why = لمعرفة سبب التأخير
retention-proposal-what = من اقترح كل قرار ومن اعتمده
retention-proposal-why = لأن القرار لا ينفرد به موظف واحد
retention-erasure-what = ما أُتلف من مفاتيح البيانات، ومتى
retention-erasure-why = حتى لا تعيد نسخة احتياطية ما مُحي
retention-request-what = رقم كل طلب إرسال، دون محتواه
retention-request-why = لئلا يُنفذ الشيء مرتين إذا انقطع الاتصال
retention-tries-what = عدد المحاولات في مدة قصيرة، دون اسم أو رقم
retention-tries-why = لمنع التخمين وإساءة الاستعمال
