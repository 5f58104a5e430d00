// What people need, in Arabic: an analyst reads what many sought in vain and whom that does not speak for, takes the suggestion
// that was made of it, and a second one lets it be tried. A trial of the week before has an effect that was measured; the two of
// them adopt it, and everybody reads so in the log. Who agreed to be counted takes that back, and the page of what learns here
// says who decides.
import { hands } from "../hands.mjs";
import { signsInAtDesk } from "../way.mjs";
import { DESKTOP, PHONE } from "../world.mjs";

export const title = "an insight becomes a trial with a measured effect, begun and settled by two";

/** Sends the form of a page that leads there, and looks at what comes. */
async function sends(world, person, action) {
  const button = person.page.locator(`main form[action$="${action}"] button`).first();
  await Promise.all([person.page.waitForLoadState("load"), button.click()]);
  await person.page.waitForLoadState("load");
  await world.look(person.page);
}

/** Lets the second analyst approve what waits on this page. */
async function approves(person, second) {
  await person.sees("بانتظار قرار محلل آخر");
  const proposal = await person.page.locator('main a[href*="/desk/proposals/"]').first().getAttribute("href");
  await second.open(proposal.replace(/^\/ar/, ""));
  await second.press("الموافقة والتنفيذ");
}

export async function story(world) {
  const analyst = await signsInAtDesk(world, "analyst", DESKTOP);
  await analyst.waitsFor("رخصة", "/desk/insights");
  await analyst.sees("دول لا تعبر عنها هذه النتيجة");
  await analyst.sees("من تعبر عنهم هذه النتائج");
  await analyst.sees("محجوب");
  const said = await analyst.page.locator("main").innerText();
  if (said.includes("ملكية")) throw new Error("what nine people sought is shown");

  const second = await signsInAtDesk(world, "analyst2", DESKTOP);
  await analyst.follow("التحسينات");
  const suggestion = analyst.page.locator("main th a").filter({ hasText: "رخصة" }).first();
  await Promise.all([analyst.page.waitForLoadState("load"), suggestion.click()]);
  await world.look(analyst.page);
  await analyst.sees("مسودة");
  await analyst.fill({ reason: "بحث كثيرون دون نتيجة" });
  await sends(world, analyst, "/start");
  await approves(analyst, second);
  const path = new URL(analyst.page.url()).pathname.replace(/^\/ar/, "");
  await analyst.waitsFor("قيد التجربة", path);

  const reader = hands(world, await world.person({ viewport: PHONE }), "ar");
  await reader.open("/improvements");
  await reader.sees("قيد التجربة");
  await reader.sees("رخصة");

  await analyst.open("/desk/improvements");
  const measured = analyst.page.locator("main th a").filter({ hasText: "السؤال القصير" }).first();
  await Promise.all([analyst.page.waitForLoadState("load"), measured.click()]);
  await world.look(analyst.page);
  await analyst.sees("ظهر الأثر بوضوح");
  await analyst.sees("نقطة مئوية");
  await analyst.fill({ outcome: "adopt", reason: "الأثر واضح" });
  await sends(world, analyst, "/settle");
  await approves(analyst, second);

  await reader.waitsFor("اعتُمد", "/improvements");
  await reader.waitsFor("سؤال قصير يكفي", "/ask");
  await reader.open("/open-data");
  await reader.sees("ميزانية الخصوصية");
  await reader.open("/about/ai");
  await reader.sees("١٥١ لسنة ٢٠٢٠");
  await reader.sees("كيف يُعترض");
}
