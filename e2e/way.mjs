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

/** The same for any service, each question answered by the value of its choice; then the application is started. Gives its
 * reference, and whether the result wore no colour of success. */
export async function starts(citizen, service, answers) {
  await citizen.open(`/services/${service}`);
  await citizen.follow("معرفة التكلفة");
  for (const value of answers) {
    await citizen.page.locator(`main input[type="radio"][value="${value}"]`).check({ force: true });
    await citizen.go();
  }
  await citizen.sees("يمكن التقديم لهذا الطلب");
  const sober = await citizen.page.locator("main .banner-ok").count() === 0;
  return { reference: await begins(citizen), sober };
}

/** Starts the application that the result offers; gives its reference. */
export async function begins(citizen) {
  await citizen.press("بدء الطلب");
  const reference = /files\/([^/]+)/.exec(citizen.page.url())[1];
  await citizen.follow("استكمال الطلب");
  return reference;
}

/** Answers every question about a child whose number is known; ends at «check your answers» and gives the reference. `home` is
 * the field of the place of residence and what is chosen there. */
export async function answersEverything(father, child, home = ["الإمارة", "الشارقة"]) {
  const reference = await begins(father);
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

/** Answers whatever the file asks, page after page, by the names of fields; for a document that is named it sends a picture.
 * A page about which `answers` says nothing is left as it is. Ends at «check your answers». */
export async function answersByName(citizen, reference, answers) {
  const { page } = citizen;
  const asked = new Set();
  for (;;) {
    const path = new URL(page.url()).pathname;
    if (path.endsWith("/check")) return;
    const key = /\/q\/([^/]+)$/.exec(path)?.[1];
    if (key === undefined) {
      // Where pages that were answered before lie between, the file leads to what is still open.
      await citizen.open(`/files/${reference}`);
      await citizen.follow("استكمال الطلب");
      continue;
    }
    if (asked.has(key)) throw new Error(`${key} is asked again\n${await page.locator("main").innerText()}`);
    asked.add(key);
    await answersPage(citizen, answers);
  }
}

/** Answers one page and goes on. */
async function answersPage(citizen, answers) {
  const { page } = citizen;
  if (await page.locator('main input[type="file"]').count() > 0) {
    const key = /\/q\/([^/]+)$/.exec(page.url())[1];
    if (answers[key] === undefined) return citizen.press("متابعة دون إرفاق مستند");
    await citizen.picture(key);
    await citizen.press("إرسال الملف");
    return citizen.go();
  }
  const names = await page.locator("main form [name]").evaluateAll((fields) => fields.map((field) => field.name));
  const there = Object.entries(answers).filter(([name]) => names.includes(name) || names.includes(`${name}-day`));
  await citizen.fill(Object.fromEntries(there));
  return citizen.go();
}

/** Submits and pays on the simulator's own page; then the page at `path` of the file says what comes next. */
export async function submitsAndPays(citizen, reference, says = "تم استلام طلبك وسداد رسومه", path = "/confirmation") {
  await citizen.press("تقديم الطلب والانتقال إلى السداد");
  await citizen.press("الانتقال إلى صفحة السداد");
  await citizen.press("سداد ناجح", { exact: true });
  await citizen.waitsFor(says, `/files/${reference}${path}`);
}

/** Somebody of the desk with a screen of her own. */
export async function signsInAtDesk(world, login, viewport = TABLET) {
  const member = hands(world, await world.person({ viewport }), "ar");
  await member.signInAsStaff(login);
  return member;
}

/** The officer of the mission claims the file, reads `sees` on it, does what is to be done while she holds it, and recommends. `login`
 * is her name, or she who signed in. */
export async function isRecommended(world, reference, { login = "dubai", sees = COMPARED, note = "البيانات مطابقة للقيد", holding = null } = {}) {
  const officer = typeof login === "string" ? await signsInAtDesk(world, login) : login;
  await officer.waitsFor(reference, "/desk");
  await officer.open(`/desk/files/${reference}`);
  await officer.press("استلام الطلب");
  for (const text of sees) await officer.sees(text);
  if (holding) {
    await holding(officer);
    await officer.open(`/desk/files/${reference}`);
  }
  await officer.write("ما تقوم عليه التوصية", note);
  await officer.press("التوصية بالموافقة");
  await officer.sees("أُحيل الطلب إلى القطاع");
  return officer;
}

/** What an officer reads beside a record that was found. */
const COMPARED = ["كما في القيد", "يُقارن آليًا ولا يُعرض"];
/** What an officer of a registration reads: there is no record yet. */
export const REGISTERS = { sees: [], note: "المستندات مصدق عليها وتثبت الواقعة" };

/** The approver of the Authority decides; the seal is used by nobody else. `who` is she who signed in before. */
export async function isApproved(world, reference, who = null) {
  const approver = who ?? (await signsInAtDesk(world, "authority", DESKTOP));
  await approver.waitsFor(reference, "/desk");
  await approver.open(`/desk/files/${reference}`);
  await approver.press("استلام الطلب للبت فيه");
  await approver.press("الموافقة على إصدار الوثيقة");
  await approver.sees("تمت الموافقة");
  return approver;
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

/** Day and time of day in Cairo. */
export function cairo(moment = new Date()) {
  const zone = { timeZone: "Africa/Cairo" };
  const day = new Intl.DateTimeFormat("en-CA", zone).format(moment);
  const clock = new Intl.DateTimeFormat("en-GB", { ...zone, hour: "2-digit", minute: "2-digit" }).format(moment);
  return { day, clock };
}
