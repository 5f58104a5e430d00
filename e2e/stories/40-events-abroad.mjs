// A divorce and a death that happened abroad and that no Egyptian authority ever registered: each is asked for, examined by
// the mission, approved by the Authority and entered in the register, and its pages are sober to the end. Before, a letter
// with a paper goes to the mission and comes back answered, and a copy on paper is asked for after the issue.
import { DESKTOP, PHONE, TABLET } from "../world.mjs";
import { hands } from "../hands.mjs";
import {
  REGISTERS, answersByName, answersEverything, asksBeforehand, isApproved, isRecommended, signsInAtDesk, starts, submitsAndPays,
} from "../way.mjs";

export const title = "a paper goes with a letter both ways; a divorce and a death abroad are registered and told soberly";

const LETTER = "هل تكفي صورة الترجمة أم يلزم أصلها؟";

const LIVES = { "residence-emirate": "dubai", residence_declared: true, registration_declaration: true };

export async function story(world) {
  const { wife, father: man } = world.demo.people;
  const father = hands(world, await world.person({ viewport: PHONE }), "ar");
  await father.signIn("father@wasl.example");
  const officer = await signsInAtDesk(world, "dubai", TABLET);
  const approver = await signsInAtDesk(world, "authority", DESKTOP);

  // A certificate first: he asks the mission something and sends a paper with it; the answer comes with one, too.
  await asksBeforehand(father);
  const copy = await answersEverything(father, world.demo.people.daughter);
  await submitsAndPays(father, copy);
  await father.open(`/files/${copy}/messages`);
  await father.write("نص الرسالة", LETTER);
  const paper = { name: "paper.png", mimeType: "image/png", buffer: await father.page.screenshot() };
  await father.page.locator('main input[type="file"]').setInputFiles(paper);
  await father.press("إرسال الرسالة");
  // The picture may be made smaller first, so the page is not left at once.
  await father.page.getByText("الرد في موعد أقصاه").first().waitFor();
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
  await isApproved(world, copy, approver);
  await father.waitsFor("عرض الوثيقة وتنزيلها", `/files/${copy}`);
  // It was issued digitally only; a copy on paper may still be fetched.
  await father.follow("طلب نسخة ورقية");
  await father.press("طلب نسخة ورقية تُستلم من البعثة");
  await father.sees("سُجّل طلب النسخة الورقية");

  // A divorce that may be revoked, and the death of the wife before its term ended.
  const divorce = await starts(father, "divorce_first_abroad", ["ae", "self", "residence", "authority"]);
  if (!divorce.sober) throw new Error("a divorce is nobody's success");
  await answersByName(father, divorce.reference, {
    ...LIVES,
    subject_name: man.name,
    subject_number: man.number,
    spouse_name: wife.name,
    divorce_date: "2026-11-10",
    divorce_kind: "revocable",
    document_authority: "محكمة دبي",
    document_number: "2026/1377",
    foreign_certificate: "picture",
    certificate_arabic: "yes",
  });
  await submitsAndPays(father, divorce.reference, "قيد المراجعة", "");
  await isRecommended(world, divorce.reference, { ...REGISTERS, login: officer });
  await isApproved(world, divorce.reference, approver);
  await father.waitsFor("عرض الوثيقة وتنزيلها", `/files/${divorce.reference}`);

  const death = await starts(father, "death_first_abroad", ["ae", "husband", "residence", "authority"]);
  if (!death.sober) throw new Error("a death is nobody's success");
  await answersByName(father, death.reference, {
    ...LIVES,
    subject_name: wife.name,
    subject_number: wife.number,
    death_date: "2026-11-15",
    death_place: "الإمارات، دبي",
    kinship_proof: "picture",
    foreign_certificate: "picture",
    certificate_arabic: "yes",
  });
  await submitsAndPays(father, death.reference, "قيد المراجعة", "");
  await father.sees("خالص العزاء لسيادتكم وللأسرة");
  await isRecommended(world, death.reference, { ...REGISTERS, login: officer });
  await isApproved(world, death.reference, approver);
  await father.waitsFor("عرض الوثيقة وتنزيلها", `/files/${death.reference}`);
  await father.sees("خالص العزاء لسيادتكم وللأسرة");
  if (await father.page.locator("main .tag-ok, main .banner-ok").count() > 0) throw new Error("a death has no colour of success");
}
