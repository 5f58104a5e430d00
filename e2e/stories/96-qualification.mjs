// The academy, in Arabic on a tablet: an approver whose qualification has ended is refused and told which course renews it; she
// reads, decides made-up cases, passes the short exam, and is let in with the next click. A trainer sees how everybody stands.
import { readFile } from "node:fs/promises";
import { signsInAtDesk } from "../way.mjs";
import { DESKTOP } from "../world.mjs";

export const title = "an approval is refused until the approver passes what renews her qualification";

const TABLET = { width: 820, height: 1180 };
const COURSE = "/desk/learning/approver";

/** The questions of the course with their right choice, as the file of the course has them. */
async function bank() {
  const file = await readFile(new URL("../../courses/approver.toml", import.meta.url), "utf8");
  return file.split("[[question]]").slice(1).map((block) => {
    const key = /^key = "(.*)"$/m.exec(block)[1];
    return [key, /^right = (\d+)/m.exec(block)[1]];
  });
}

/** Addresses of the parts of this kind that the page of the course leads to. */
const parts = (page, kind) =>
  page.locator(`main a[href*="${COURSE}/${kind}/"]`).evaluateAll((links) => links.map((link) => link.getAttribute("href")));

export async function story(world) {
  const approver = await signsInAtDesk(world, "authority3", TABLET);
  await approver.sees("توقفت بعض صلاحياتك");
  await approver.open("/desk/certificates");
  await approver.sees("لا يتم هذا الإجراء لأن مؤهلك");
  await approver.sees("قرار قطاع الأحوال المدنية");
  await approver.follow("إلى الدورة");
  await approver.sees("انتهى في");
  await approver.follow("قرار قطاع الأحوال المدنية");
  const page = approver.page;
  const [lessons, cases] = [await parts(page, "lessons"), await parts(page, "practice")];
  for (const lesson of lessons) {
    await approver.open(lesson.replace(/^\/ar/, ""));
    await approver.press("تمت القراءة");
  }
  for (const path of cases) {
    await approver.open(path.replace(/^\/ar/, ""));
    await approver.sees("حالة تدريبية مختلقة");
    for (let choice = 0; choice < 6; choice += 1) {
      await approver.fill({ deed: String(choice) });
      await approver.press("تأكيد الاختيار");
      if ((await page.locator("main").innerText()).includes("اختيار صحيح")) break;
    }
    await approver.sees("اختيار صحيح");
  }
  await approver.open(COURSE);
  await approver.follow("إلى اختبار التجديد");
  await approver.press("بدء الاختبار");
  for (const [key, place] of await bank()) {
    const answer = page.locator(`main input[name="${key}"][value="${place}"]`);
    if (await answer.count() > 0) await answer.check({ force: true });
  }
  await approver.press("إنهاء الاختبار");
  await approver.sees("تم اجتياز الاختبار");
  await approver.open("/desk/certificates");
  const said = await page.locator("body").innerText();
  if (said.includes("لا يتم هذا الإجراء") || said.includes("توقفت بعض صلاحياتك")) throw new Error("it is refused still");

  const trainer = await signsInAtDesk(world, "trainer", DESKTOP);
  await trainer.follow("أكاديمية العاملين");
  await trainer.sees("من يلزمه التجديد خلال شهر");
  await trainer.follow("قرار قطاع الأحوال المدنية");
  await trainer.sees("بنك الأسئلة");
  await trainer.follow("إضافة سؤال");
  await trainer.sees("رقم الاختيار الصحيح");
}
