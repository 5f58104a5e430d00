// The way of one file, in Arabic: the questions, the price, the two decisions. Stories walk it and tell what is special to them.
import { hands } from "./hands.mjs";
import { TABLET, DESKTOP } from "./world.mjs";

const GOVERNORATES = { 21: "الجيزة", 88: "خارج الجمهورية" };

/** The questions before applying, as a father abroad answers them, up to the result. */
export async function asksBeforehand(father, country = "الإمارات العربية المتحدة") {
  await father.open("/services");
  await father.follow("شهادة ميلاد مميكنة");
  await father.follow("معرفة التكلفة");
  await father.answer(country);
  await father.answer("نعم، الميلاد مقيد");
  await father.answer("مقدم الطلب هو الأب");
  await father.answer("في دولة الإقامة");
  await father.answer("مدرسة أو جامعة");
  await father.answer("لا، هذه أول مرة");
}

/** Answers every question about a child whose number is known; ends at «check your answers» and gives the reference. `home` is
 * the field of the place of residence and what is chosen there. */
export async function answersEverything(father, child, home = ["الإمارة", "الشارقة"]) {
  await father.press("بدء الطلب");
  const reference = /files\/([^/]+)/.exec(father.page.url())[1];
  await father.follow("استكمال الطلب");
  await father.write("الاسم كما هو في السجلات", child.name);
  await father.go();
  await father.answer("نعم");
  await father.write("الرقم القومي", child.number);
  await father.go();
  await father.date("birth_date", child.born);
  await father.go();
  await father.pick("محافظة الميلاد", GOVERNORATES[child.governorate]);
  await father.go();
  if (child.governorate === "88") {
    await father.write("الدولة والمدينة", "الإمارات، الشارقة");
    await father.go();
  }
  await father.write("اسم الأم بالكامل", child.mother_name);
  await father.go();
  await father.pick(...home);
  await father.answer("أُقر بأنني أقيم");
  await father.go();
  await father.press("متابعة دون إرفاق مستند");
  await father.answer("أُقر بأن البيانات");
  return reference;
}

/** Submits, pays on the simulator's own page and waits for the confirmation. */
export async function submitsAndPays(father, reference) {
  await father.press("تقديم الطلب والانتقال إلى السداد");
  await father.press("الانتقال إلى صفحة السداد");
  await father.press("سداد ناجح", { exact: true });
  await father.waitsFor("تم استلام طلبك وسداد رسومه", `/files/${reference}/confirmation`);
}

/** The officer of the mission claims the file, compares and recommends. */
export async function isRecommended(world, reference) {
  const officer = hands(world, await world.person({ viewport: TABLET }), "ar");
  await officer.signInAsStaff("dubai");
  await officer.waitsFor(reference, "/desk");
  await officer.open(`/desk/files/${reference}`);
  await officer.press("استلام الطلب");
  await officer.sees("كما في القيد");
  await officer.sees("يُقارن آليًا ولا يُعرض");
  await officer.write("ما تقوم عليه التوصية", "البيانات مطابقة للقيد");
  await officer.press("التوصية بالموافقة");
  await officer.sees("أُحيل الطلب إلى القطاع");
  return officer;
}

/** The approver of the Authority decides; the seal is used by nobody else. */
export async function isApproved(world, reference) {
  const approver = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await approver.signInAsStaff("authority");
  await approver.sees(reference);
  await approver.open(`/desk/files/${reference}`);
  await approver.press("استلام الطلب للبت فيه");
  await approver.sees("البيانات مطابقة للقيد");
  await approver.press("الموافقة على إصدار الوثيقة");
  await approver.sees("تمت الموافقة");
}

/**
 * Fetches the issued document for the first time; gives its bytes. By now the sign-in is old, and whoever finds an unlocked
 * phone gets no document: a code is asked for, and the way leads back to the document.
 */
export async function fetchesFirst(father, contact, reference) {
  await father.waitsFor("عرض الوثيقة وتنزيلها", `/files/${reference}`);
  await father.follow("عرض الوثيقة وتنزيلها");
  await father.growsOld();
  await father.press("تنزيل الوثيقة");
  await father.provesAgain(contact);
  return father.downloads("تنزيل الوثيقة");
}

/** Shows a document to the public page of verification. */
export async function shows(verifier, bytes) {
  await verifier.open("/verify");
  await verifier.page.locator('input[type="file"]').setInputFiles({ name: "document.pdf", mimeType: "application/pdf", buffer: bytes });
  await verifier.press("التحقق من الملف");
}
