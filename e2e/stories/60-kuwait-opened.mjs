// Kuwait opened while everything runs, in Arabic: finance enters the rate of the dinar and a second member approves it, an
// administrator proposes the stage and a second one approves that. Then a family in Hawalli applies, in dinars of a thousand
// fils, to the mission in Kuwait. No file of the Emirates notices, and no developer has a part in it.
import { hands } from "../hands.mjs";
import { answersEverything, asksBeforehand, submitsAndPays } from "../way.mjs";
import { DESKTOP, TABLET } from "../world.mjs";

export const title = "Kuwait is opened by four people while running, and its first application is paid in dinars";

/** The most the opening of a country may take, from the first click to the open page. */
const MOST_MINUTES = 10;

export async function story(world) {
  const visitor = hands(world, await world.person(), "ar");
  await visitor.open("/countries/kw");
  await visitor.sees("لم تُفتح الخدمات بعد");
  await visitor.sees("القنصلية العامة لجمهورية مصر العربية في الكويت");

  const began = Date.now();
  const finance = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await finance.signInAsStaff("finance");
  await finance.open("/desk/rates");
  const { day, clock } = cairo(new Date(Date.now() - 60_000));
  await finance.page.locator('select[name="currency"]').selectOption("KWD");
  await finance.page.locator('input[name="pounds"]').fill("١٥٥٫٠٤");
  await finance.page.locator('input[name="source_ar"]').fill("البنك المركزي المصري");
  await finance.page.locator('input[name="source_en"]').fill("Central Bank of Egypt");
  await finance.date("at", day);
  await finance.page.locator('input[name="time"]').fill(clock);
  await finance.date("until", cairo(new Date(Date.now() + 48 * 3_600_000)).day);
  await finance.page.locator('textarea[name="reason"]').fill("سعر اليوم للدينار الكويتي");
  await finance.page.locator('form[action$="/desk/rates"] button').first().click();
  await finance.sees("لا يبتّ في الاقتراح من قدّمه");
  await approves(world, "finance2", finance.page.url());

  const admin = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await admin.signInAsStaff("admin");
  await admin.open("/desk/switches");
  await admin.page.locator('select[name="stage_what"]').selectOption("country.kw");
  await admin.page.locator('input[name="stage_value"][value="open"] + label').click();
  await admin.page.locator('textarea[name="stage_reason"]').fill("قرار التوسع إلى دولة الكويت");
  await admin.page.locator('form:has(select[name="stage_what"]) button').click();
  await admin.sees("القنصلية العامة لجمهورية مصر العربية في الكويت");
  await approves(world, "admin2", admin.page.url());

  await visitor.waitsFor("الخدمات متاحة هنا", "/countries/kw");
  await visitor.sees("دينار كويتي");
  const minutes = (Date.now() - began) / 60_000;
  if (minutes > MOST_MINUTES) throw new Error(`opening took ${minutes.toFixed(1)} minutes`);

  const father = hands(world, await world.person({ viewport: TABLET }), "ar");
  await father.signIn(world.demo.citizens.find((citizen) => citizen.part === "father").contact);
  await asksBeforehand(father, "دولة الكويت");
  await father.sees("٠٫٥١٦ دينار كويتي");
  const reference = await answersEverything(father, world.demo.people.daughter, ["المحافظة", "حولي"]);
  await father.sees("٠٫٥١٦ دينار كويتي");
  await submitsAndPays(father, reference);
  await father.open(`/files/${reference}/receipt`);
  await father.sees("خمسمائة وستة عشر فلسًا");

  const officer = hands(world, await world.person({ viewport: TABLET }), "ar");
  await officer.signInAsStaff("kuwait");
  await officer.waitsFor(reference, "/desk");
  const dubai = hands(world, await world.person({ viewport: TABLET }), "ar");
  await dubai.signInAsStaff("dubai");
  await dubai.open("/desk");
  if ((await dubai.page.locator("main").innerText()).includes(reference)) throw new Error("another mission sees the file");
}

/** Somebody else reads what was proposed and approves it. */
async function approves(world, login, url) {
  const second = hands(world, await world.person({ viewport: TABLET }), "ar");
  await second.signInAsStaff(login);
  await second.open(new URL(url).pathname.replace(/^\/ar/, ""));
  await second.press("الموافقة والتنفيذ");
}

/** Day and time of day in Cairo. */
function cairo(moment) {
  const zone = { timeZone: "Africa/Cairo" };
  const day = new Intl.DateTimeFormat("en-CA", zone).format(moment);
  const clock = new Intl.DateTimeFormat("en-GB", { ...zone, hour: "2-digit", minute: "2-digit" }).format(moment);
  return { day, clock };
}
