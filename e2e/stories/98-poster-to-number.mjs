// From a poster to a number, in Arabic: a father opens the page of a poster's symbol, goes to the service and obtains his daughter's
// certificate; the company sees sums of many and neither him nor his file. The weeks it sees are simulated, and the page says so.
import { hands } from "../hands.mjs";
import { answersEverything, asksBeforehand, isApproved, isRecommended, signsInAtDesk, submitsAndPays } from "../way.mjs";
import { DESKTOP, PHONE } from "../world.mjs";

export const title = "a poster leads to a finished application that the company sees only as a number";

const CAMPAIGN = "شهادة الميلاد من مكانك (حملة تجريبية)";

export async function story(world) {
  const company = await signsInAtDesk(world, "company", DESKTOP);
  await company.open("/desk/campaigns");
  await company.follow(CAMPAIGN);
  await company.sees("الأعداد في النسخة التجريبية محاكاة");
  await company.sees("تُعرض الأسابيع المنتهية وحدها");
  const before = await company.page.locator("main").innerText();
  const campaign = new URL(company.page.url()).pathname.replace(/^\/ar/, "");
  const poster = await company.page.locator('main a[href*="/posters/"]').first().getAttribute("href");
  await company.open(poster.replace(/^\/ar/, ""));
  await company.sees("نموذج تجريبي، لا يُعلَّق");
  await company.sees("وجِّه كاميرا الهاتف إلى الرمز");
  const code = poster.split("/").at(-1);

  const father = hands(world, await world.person({ viewport: PHONE }), "ar");
  await world.open(father.page, `/go/${code}`);
  await father.sees("كيف تُحتسب هذه الزيارة");
  await father.follow("الانتقال إلى الخدمة");
  if (father.page.url().includes(code)) throw new Error("the code stands in an address after the first page");
  const kept = (await father.page.context().cookies()).filter((cookie) => cookie.value.includes(code));
  if (kept.length !== 1 || kept[0].sameSite !== "Lax" || !kept[0].httpOnly) throw new Error(JSON.stringify(kept));
  const others = (await father.page.context().cookies()).filter((cookie) => !cookie.name.includes("wasl"));
  if (others.length > 0) throw new Error(`cookies of others: ${JSON.stringify(others)}`);

  await father.signIn("father@wasl.example");
  await asksBeforehand(father);
  const reference = await answersEverything(father, world.demo.people.daughter);
  await submitsAndPays(father, reference);
  await isRecommended(world, reference);
  await isApproved(world, reference);
  await father.waitsFor("عرض الوثيقة وتنزيلها", `/files/${reference}`);

  // The week is not over: what the company reads has not changed by one person, and names nobody.
  await company.open(campaign);
  const after = await company.page.locator("main").innerText();
  if (after !== before) throw new Error("one person changed what the company reads");
  if (after.includes(reference)) throw new Error("the company reads the reference of a file");
}
