// A birth abroad that no Egyptian authority ever registered: the search locates nothing, the same file becomes its
// registration, the mission and the Authority decide, the registry enters it, and the certificate comes from the new record.
import { DESKTOP, PHONE, TABLET } from "../world.mjs";
import { hands } from "../hands.mjs";
import { asksBeforehand, fetchesFirst, shows } from "../way.mjs";

export const title = "no record is located because the birth was never registered: the same application registers it, and its certificate is genuine";

const CHILD = { name: "سارة كريم محمود سيد فرغلي", born: "2026-09-20" };

async function attaches(father, name) {
  const picture = { name: `${name}.png`, mimeType: "image/png", buffer: await father.page.screenshot() };
  await father.page.locator('input[type="file"]').setInputFiles(picture);
  await father.press("إرسال الملف");
  await father.press("متابعة");
}

/** Comes back to the file, which leads to the first thing that is still to be answered. */
async function comesBack(father, reference) {
  await father.open(`/files/${reference}`);
  await father.follow("استكمال الطلب");
}

export async function story(world) {
  const { father: man, wife } = world.demo.people;
  const father = hands(world, await world.person({ viewport: PHONE }), "ar");
  await father.open("/");
  await father.signIn("father@wasl.example");

  // He takes the certificate for a copy: he asks for it, and nothing is located.
  await asksBeforehand(father);
  await father.press("بدء الطلب");
  const reference = /files\/([^/]+)/.exec(father.page.url())[1];
  await father.follow("استكمال الطلب");
  await father.write("الاسم كما هو في السجلات", CHILD.name);
  await father.go();
  await father.answer("لا");
  await father.answer("أنثى");
  await father.date("birth_date", CHILD.born);
  await father.go();
  await father.pick("محافظة الميلاد", "خارج الجمهورية");
  await father.go();
  await father.write("الدولة والمدينة", "الإمارات، الشارقة");
  await father.go();
  await father.write("اسم الأم بالكامل", wife.name);
  await father.go();
  await father.pick("الإمارة", "الشارقة");
  await father.answer("أُقر بأنني أقيم");
  await father.go();
  await father.press("متابعة دون إرفاق مستند");
  await father.answer("أُقر بأن البيانات");
  await father.press("تقديم الطلب والانتقال إلى السداد");
  await father.press("الانتقال إلى صفحة السداد");
  await father.press("سداد ناجح", { exact: true });
  await father.waitsFor("البيانات في حاجة إلى مراجعة", `/files/${reference}`);

  // The same file goes on: only what is missing is asked.
  await father.follow("الاطلاع على الخطوات المتاحة");
  await father.follow("قيد الواقعة لأول مرة بهذا الطلب");
  await father.sees("تبقى الإجابات والمستندات");
  await father.press("الاستمرار في قيد الواقعة");
  await father.sees("قيد واقعة ميلاد بالخارج");
  await father.follow("استكمال الطلب");
  await father.answer("على قيد الحياة");
  await comesBack(father, reference);
  await father.answer("نعم، توجد وثيقة");
  await father.write("اسم الأب بالكامل", man.name);
  await father.write("الرقم القومي للأب", man.number);
  await father.go();
  await comesBack(father, reference);
  await father.answer("نعم");
  await father.write("الرقم القومي", wife.number);
  await father.go();
  await comesBack(father, reference);
  await attaches(father, "certificate");
  await father.answer("نعم");
  for (const document of ["marriage", "mother", "child"]) await attaches(father, document);
  await father.answer("أُقر بأن هذا الميلاد لم يُقيَّد");
  await father.sees("سبق سداده لهذا الطلب");
  await father.press("تقديم الطلب والانتقال إلى السداد");
  await father.press("الانتقال إلى صفحة السداد");
  await father.press("سداد ناجح", { exact: true });
  await father.waitsFor("قيد المراجعة", `/files/${reference}`);

  const officer = hands(world, await world.person({ viewport: TABLET }), "ar");
  await officer.signInAsStaff("dubai");
  await officer.waitsFor(reference, "/desk");
  await officer.open(`/desk/files/${reference}`);
  await officer.press("استلام الطلب");
  await officer.sees("شهادة الميلاد الأجنبية");
  await officer.write("ما تقوم عليه التوصية", "المستندات مصدق عليها وتثبت الواقعة");
  await officer.press("التوصية بالموافقة");
  await officer.sees("أُحيل الطلب إلى القطاع");

  const approver = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await approver.signInAsStaff("authority");
  await approver.sees(reference);
  await approver.open(`/desk/files/${reference}`);
  await approver.press("استلام الطلب للبت فيه");
  await approver.press("الموافقة على إصدار الوثيقة");
  await approver.sees("تمت الموافقة");

  const certificate = await fetchesFirst(father, "father@wasl.example", reference);
  const verifier = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await shows(verifier, certificate);
  await verifier.sees("الوثيقة صحيحة");
}
