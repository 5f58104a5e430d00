// A divorce and a death that happened abroad and that no Egyptian authority ever registered: each is asked for, examined by
// the mission, approved by the Authority and entered in the register, and its pages are sober to the end. Before, a letter
// with a paper goes to the mission and comes back answered, and a copy on paper is asked for after the issue.
import { DESKTOP, PHONE, TABLET } from "../world.mjs";
import { hands } from "../hands.mjs";
import { answersEverything, asksBeforehand, submitsAndPays } from "../way.mjs";

export const title = "a paper goes with a letter both ways; a divorce and a death abroad are registered and told soberly";

const LETTER = "هل تكفي صورة الترجمة أم يلزم أصلها؟";

/** Answers the questions before applying, each by the value of its choice, and starts the application. */
async function starts(citizen, service, answers) {
  await citizen.open(`/services/${service}`);
  await citizen.follow("معرفة التكلفة");
  for (const value of answers) {
    await citizen.page.locator(`main input[type="radio"][value="${value}"]`).check({ force: true });
    await citizen.go();
  }
  await citizen.sees("يمكن التقديم لهذا الطلب");
  const sober = await citizen.page.locator("main .banner-ok").count() === 0;
  await citizen.press("بدء الطلب");
  const reference = /files\/([^/]+)/.exec(citizen.page.url())[1];
  await citizen.follow("استكمال الطلب");
  return { reference, sober };
}

/** Writes into the fields of one page by their names and goes on. */
async function fills(citizen, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = citizen.page.locator(`main [name="${name}"]`);
    if (value === true) await field.first().check({ force: true });
    else if (await field.first().getAttribute("type") === "radio") {
      await citizen.page.locator(`main [name="${name}"][value="${value}"]`).check({ force: true });
    } else if (await field.evaluate((element) => element.tagName) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
  await citizen.go();
}

async function dates(citizen, field, day) {
  await citizen.date(field, day);
  await citizen.go();
}

/** Sends a picture for the document that the page asks for. */
async function attaches(citizen, name) {
  const picture = { name: `${name}.png`, mimeType: "image/png", buffer: await citizen.page.screenshot() };
  await citizen.page.locator('main input[type="file"]').setInputFiles(picture);
  await citizen.press("إرسال الملف");
  await citizen.go();
}

const LIVES = { "residence-emirate": "dubai", residence_declared: true };

/** Declares, checks, submits and pays. */
async function submits(citizen, reference) {
  await citizen.choose("أُقر بأن");
  await citizen.go();
  await citizen.press("تقديم الطلب والانتقال إلى السداد");
  await citizen.press("الانتقال إلى صفحة السداد");
  await citizen.press("سداد ناجح", { exact: true });
  await citizen.waitsFor("قيد المراجعة", `/files/${reference}`);
}

/** The mission examines and recommends, the Authority approves, and the register has a new record. */
async function isRegistered(world, { citizen, officer, approver }, reference) {
  await officer.waitsFor(reference, "/desk");
  await officer.open(`/desk/files/${reference}`);
  await officer.press("استلام الطلب");
  await officer.write("ما تقوم عليه التوصية", "المستندات مصدق عليها وتثبت الواقعة");
  await officer.press("التوصية بالموافقة");
  await officer.sees("أُحيل الطلب إلى القطاع");
  await approver.waitsFor(reference, "/desk");
  await approver.open(`/desk/files/${reference}`);
  await approver.press("استلام الطلب للبت فيه");
  await approver.press("الموافقة على إصدار الوثيقة");
  await approver.sees("تمت الموافقة");
  await citizen.waitsFor("عرض الوثيقة وتنزيلها", `/files/${reference}`);
}

export async function story(world) {
  const { wife, father: man } = world.demo.people;
  const father = hands(world, await world.person({ viewport: PHONE }), "ar");
  await father.open("/");
  await father.signIn("father@wasl.example");
  const officer = hands(world, await world.person({ viewport: TABLET }), "ar");
  await officer.signInAsStaff("dubai");
  const approver = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await approver.signInAsStaff("authority");
  const people = { citizen: father, officer, approver };

  // A certificate first: he asks the mission something and sends a paper with it; the answer comes with one, too.
  await asksBeforehand(father);
  const copy = await answersEverything(father, world.demo.people.daughter);
  await submitsAndPays(father, copy);
  await father.open(`/files/${copy}/messages`);
  await father.write("نص الرسالة", LETTER);
  const paper = { name: "paper.png", mimeType: "image/png", buffer: await father.page.screenshot() };
  await father.page.locator('main input[type="file"]').setInputFiles(paper);
  await father.press("إرسال الرسالة");
  await father.sees("ملف مرفق");
  await father.sees("الرد في موعد أقصاه");
  await officer.open("/desk/enquiries");
  await officer.sees(copy);
  await officer.waitsFor(copy, "/desk");
  await officer.open(`/desk/files/${copy}`);
  await officer.press("استلام الطلب");
  await officer.open(`/desk/files/${copy}/messages`);
  await officer.sees(LETTER);
  await officer.page.locator(".letters .pictures img").first().waitFor();
  await officer.write("نص الرسالة", "تكفي الصورة؛ والمطلوب كما في المرفق.");
  await officer.page.locator('main input[type="file"]').setInputFiles(paper);
  await officer.press("إرسال الرسالة");
  await father.open(`/files/${copy}/messages`);
  await father.sees("تكفي الصورة");
  if (await father.page.locator('a[href*="/account/attachments/"]').count() !== 2) throw new Error("two papers were sent");
  await officer.open(`/desk/files/${copy}`);
  await officer.write("ما تقوم عليه التوصية", "البيانات مطابقة للقيد");
  await officer.press("التوصية بالموافقة");
  await approver.waitsFor(copy, "/desk");
  await approver.open(`/desk/files/${copy}`);
  await approver.press("استلام الطلب للبت فيه");
  await approver.press("الموافقة على إصدار الوثيقة");
  await father.waitsFor("عرض الوثيقة وتنزيلها", `/files/${copy}`);
  // It was issued digitally only; a copy on paper may still be fetched.
  await father.follow("طلب نسخة ورقية");
  await father.press("طلب نسخة ورقية تُستلم من البعثة");
  await father.sees("سُجّل طلب النسخة الورقية");

  // A divorce that may be revoked, and the death of the wife before its term ended.
  const papers = { document_authority: "محكمة دبي", document_number: "2026/1377" };
  const divorce = await starts(father, "divorce_first_abroad", ["ae", "self", "residence", "authority"]);
  if (!divorce.sober) throw new Error("a divorce is nobody's success");
  await fills(father, { subject_name: man.name });
  await fills(father, { subject_number: man.number });
  await fills(father, { spouse_name: wife.name });
  await dates(father, "divorce_date", "2026-11-10");
  await fills(father, { divorce_kind: "revocable" });
  await fills(father, papers);
  await fills(father, LIVES);
  await father.go();
  await attaches(father, "judgment");
  await fills(father, { certificate_arabic: "yes" });
  await submits(father, divorce.reference);
  await isRegistered(world, people, divorce.reference);

  const death = await starts(father, "death_first_abroad", ["ae", "husband", "residence", "authority"]);
  if (!death.sober) throw new Error("a death is nobody's success");
  await fills(father, { subject_name: wife.name });
  await fills(father, { subject_number: wife.number });
  await dates(father, "death_date", "2026-11-15");
  await fills(father, { death_place: "الإمارات، دبي" });
  await fills(father, LIVES);
  await father.go();
  await attaches(father, "kinship");
  await attaches(father, "certificate");
  await fills(father, { certificate_arabic: "yes" });
  await submits(father, death.reference);
  await father.sees("خالص العزاء لسيادتكم وللأسرة");
  await isRegistered(world, people, death.reference);
  await father.sees("خالص العزاء لسيادتكم وللأسرة");
  if (await father.page.locator("main .tag-ok, main .banner-ok").count() > 0) throw new Error("a death has no colour of success");
}
