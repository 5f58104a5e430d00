# ما طُلب من مستندات تخص صاحب الحساب وحده. لا يُذكر مكان مقدم الطلب ولا وسيلة اتصاله ولا البعثة.
subject-title = مستندات طُلبت عني
subject-lead = إذا طلب غيرك مستندًا يخصك وحدك فإنه يظهر هنا: نوع المستند، وصفة من طلبه كما ذكرها، ويوم الطلب.
subject-safety = لا يُعرض مكان من قدّم الطلب ولا وسيلة اتصاله، ولا يُخطر هو باطلاعك على هذه الصفحة ولا بما يُختار فيها. والقيود التي يكون الزوجان طرفين فيها لكل منهما أن يطلبها، ولا يُخطر بها أحد.

subject-lock-title = «اسألني أولًا»
subject-lock-text = عند اختيار ذلك لا يُعطى مستند يخصك وحدك لغيرك قبل موافقتك من هذا الحساب. ويقرأ من طلبه العبارة نفسها التي يقرؤها من لم يُستدل له على قيد.
subject-lock-except = لا يسري ذلك على ما يعطيه القانون للأزواج في القيود المشتركة وللورثة بعد الوفاة.
subject-lock = اسألني أولًا
subject-unlock = الاكتفاء بإخطاري
subject-unlock-note = يتطلب الاكتفاء بالإخطار تسجيل الدخول من جديد.
subject-locked-since = السؤال أولًا مطلوب منذ { $day }.

subject-list-title = ما طُلب
subject-none-title = لم يُطلب شيء
subject-none-text = لم يطلب غيرك مستندًا يخصك وحدك.
subject-by = طلبه من ذكر صفته: { $relation }
subject-relation-unknown = غير مذكورة
subject-question = هل يُعطى هذا المستند لمن طلبه؟
subject-allow = نعم، يُعطى
subject-refuse = لا
subject-state-told = للعلم
subject-state-waits = في انتظار إجابتك
subject-state-allowed = تمت الموافقة
subject-state-refused = لم تتم الموافقة
subject-slip-answer = يُرجى اختيار إجابة
subject-refused-no-number = يتطلب ذلك مطابقة الرقم القومي أولًا.
subject-refused-answered = تمت الإجابة عن هذا السؤال من قبل.
