// A fee decree entered and in force, in Arabic: an editor of the ministry drafts it, a second person puts it in force, a new
// application shows the new fee and the one that was under way keeps its own. No developer has a part in it.
import { hands } from "../hands.mjs";
import { answersEverything, asksBeforehand } from "../way.mjs";
import { DESKTOP, TABLET } from "../world.mjs";

export const title = "a fee decree is entered, put in force by a second person, and leaves files under way alone";

/** The most a decree may take from the first click to the new price. */
const MOST_MINUTES = 10;

export async function story(world) {
  const father = hands(world, await world.person({ viewport: TABLET }), "ar");
  await father.signIn(world.demo.citizens.find((citizen) => citizen.part === "father").contact);
  await asksBeforehand(father);
  await father.sees("٧٩٫٩٦");
  const running = await answersEverything(father, world.demo.people.daughter);

  const began = Date.now();
  const editor = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await editor.signInAsStaff("rules");
  await editor.follow("شهادة ميلاد مميكنة");
  await editor.press("بدء مسودة تعديل");
  await editor.follow("الرسوم", { exact: true });
  await editor.page.getByRole("link", { name: "تعديل المبلغ" }).first().click();
  await editor.sees("٤٥ جنيهًا");
  const today = await cairoDay();
  await editor.page.locator('input[name="amount"]').fill("٦٠");
  await editor.date("from", today);
  await editor.page.locator('input[name="decree"]').fill("١٠٤٢ لسنة ٢٠٢٦");
  await editor.page.locator('input[name="source"]').fill("الوقائع المصرية، العدد ٢٥٨");
  await editor.press("حفظ", { exact: true });
  await editor.sees("تم الحفظ");

  // Two decrees of one fee on the same days are refused where they are typed.
  await editor.page.getByRole("link", { name: "تعديل المبلغ" }).first().click();
  await editor.page.locator('input[name="amount"]').fill("٧٠");
  await editor.date("from", today);
  await editor.page.locator('input[name="source"]').fill("الوقائع المصرية");
  await editor.press("حفظ", { exact: true });
  await editor.sees("المبلغ الجديد يبدأ بعد بداية المبلغ الحالي");
  await editor.follow("الرسوم", { exact: true });
  await editor.follow("المسودة", { exact: true });

  await editor.follow("المقارنة والتجربة");
  await editor.sees("٩٥٫٣٩");
  for (;;) {
    const differs = editor.page.getByRole("button", { name: "اعتماد الناتج الجديد لهذا المثال" });
    if ((await differs.count()) === 0) break;
    await differs.first().click();
    await editor.sees("تم الحفظ");
  }
  await editor.follow("القرار والإحالة");
  await editor.page.locator('input[name="decree_number"]').fill("١٠٤٢ لسنة ٢٠٢٦");
  await editor.date("decree_on", today);
  await editor.date("holds_from", today);
  await editor.press("حفظ القرار والتاريخ");
  await editor.write("سبب التعديل", "تعديل رسم شهادة الميلاد لأول مرة");
  await editor.press("إحالة للاعتماد");
  await editor.sees("أُحيلت المسودة");
  await editor.follow("عرض الإحالة");
  await editor.sees("ينتظر البت");
  if ((await editor.page.getByRole("button", { name: "الموافقة والتنفيذ" }).count()) > 0) throw new Error("nobody approves her own rules");

  const approver = hands(world, await world.person({ viewport: TABLET }), "ar");
  await approver.signInAsStaff("rules2");
  await approver.open("/desk/proposals");
  await approver.follow("سريان قواعد");
  await approver.sees("١٠٤٢ لسنة ٢٠٢٦");
  await approver.sees("٦٠ جنيهًا");
  await approver.sees("أب في الشارقة");
  await approver.press("الموافقة والتنفيذ");

  // A new application meets the new fee within a second or two; the other keeps what was promised.
  const price = "/services/birth_certificate/result?country=ae&registered=yes&relation=father&used_in=residence&used_at=school&issued_before=no";
  await father.waitsFor("٩٥٫٣٩", price);
  const minutes = (Date.now() - began) / 60_000;
  if (minutes > MOST_MINUTES) throw new Error(`the decree took ${minutes.toFixed(1)} minutes`);
  await father.open(`/files/${running}/check`);
  await father.sees("٧٩٫٩٦");

  await editor.open("/desk/rules/of/service/birth_certificate");
  await editor.sees("١٠٤٢ لسنة ٢٠٢٦");
  await editor.sees("الرجوع إلى الإصدار ١");
  const [download] = await Promise.all([
    editor.page.waitForEvent("download"),
    editor.page.getByRole("link", { name: "تنزيل الملفات" }).first().click(),
  ]);
  if (!download.suggestedFilename().endsWith(".zip")) throw new Error("the files come as an archive");
}

/** The day it is in Cairo. */
async function cairoDay() {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Africa/Cairo" }).format(new Date());
}
