// The pilot's verdict, in Arabic on a tablet: the figures of the Emirates with how far each can be trusted, a country that cannot be
// opened before a decision, the checklist answered, the decision signed by two, the report, the plan of the next country, and
// Kuwait opened. The numbers of the demo's pilot are made up, and every page says so.
import { GATE, passesGate } from "../gate.mjs";
import { hands } from "../hands.mjs";
import { cairo } from "../way.mjs";
import { DESKTOP, TABLET } from "../world.mjs";

export const title = "the gate of the Emirates passes and Kuwait opens";

export async function story(world) {
  const reader = hands(world, await world.person({ viewport: TABLET }), "ar");
  await reader.signInAsStaff("emigration");
  await reader.open("/desk/evaluation");
  await reader.sees("بيانات محاكاة");
  await reader.sees("الإنجاز من أول مرة");
  await reader.open("/desk/evaluation?indicator=time_whole&country=ae");
  await reader.sees("الوسيط");
  await reader.open("/desk/evaluation?indicator=not_located");
  await reader.sees("لا يوجد تصريح مسجل");
  await reader.open("/desk/evaluation/indicators");
  await reader.sees("ما لا يبينه");

  await rate(world);
  const admin = await opens(world);
  await admin.sees("لا تُفتح دولة قبل قرار موقع من شخصين");

  const first = await passesGate(world);
  await first.sees("فتح الدولة التالية");
  const [report] = await Promise.all([
    first.page.waitForEvent("download"),
    first.page.getByRole("link", { name: "تقرير التقييم" }).click(),
  ]);
  const parts = [];
  for await (const part of await report.createReadStream()) parts.push(part);
  if (Buffer.concat(parts).subarray(0, 5).toString() !== "%PDF-") throw new Error("the report is not a PDF");
  await first.open("/desk/evaluation/plan/kw");
  await first.sees("لا ينقص شيء");
  await first.sees("يُعيَّن موظفان على الأقل لكل بعثة");

  const again = await opens(world);
  await again.sees("قرار فتح الدولة");
  await approves(world, "admin2", again.page.url());
  const visitor = hands(world, await world.person(), "ar");
  await visitor.waitsFor("الخدمات متاحة هنا", "/countries/kw");
  await visitor.open("/performance");
  await visitor.sees("بيانات محاكاة");
  await reader.open(GATE);
  await reader.sees("تاريخ القرار");
}

/** Finance enters the rate of the dinar, and a second member approves it. */
async function rate(world) {
  const finance = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await finance.signInAsStaff("finance");
  await finance.open("/desk/rates");
  const { day, clock } = cairo(new Date(Date.now() - 60_000));
  const until = cairo(new Date(Date.now() + 48 * 3_600_000)).day;
  const source = { source_ar: "البنك المركزي المصري", source_en: "Central Bank of Egypt" };
  await finance.fill({ currency: "KWD", pounds: "١٥٥٫٠٤", ...source, at: day, time: clock, until, reason: "سعر اليوم" });
  await finance.page.locator('form[action$="/desk/rates"] button').first().click();
  await finance.sees("لا يبتّ في الاقتراح من قدّمه");
  await approves(world, "finance2", finance.page.url());
}

/** An administrator proposes to open Kuwait. */
async function opens(world) {
  const admin = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await admin.signInAsStaff("admin");
  await admin.open("/desk/switches");
  await admin.page.locator('select[name="stage_what"]').selectOption("country.kw");
  await admin.page.locator('input[name="stage_value"][value="open"] + label').click();
  await admin.page.locator('textarea[name="stage_reason"]').fill("قرار التوسع إلى دولة الكويت");
  await admin.page.locator('form:has(select[name="stage_what"]) button').click();
  return admin;
}

/** Somebody else reads what was proposed and approves it. */
async function approves(world, login, url) {
  const second = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await second.signInAsStaff(login);
  await second.open(new URL(url).pathname.replace(/^\/ar/, ""));
  await second.press("الموافقة والتنفيذ");
}
