// A fee decree entered and in force, in Arabic: an editor of the ministry drafts it, a second person puts it in force, a new
// application shows the new fee and the one that was under way keeps its own. No developer has a part in it.
import { hands } from "../hands.mjs";
import { drafts, inForce, refers } from "../rules.mjs";
import { answersEverything, asksBeforehand, cairo } from "../way.mjs";
import { TABLET } from "../world.mjs";

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
  const editor = await drafts(world, "شهادة ميلاد مميكنة");
  await editor.follow("الرسوم", { exact: true });
  await editor.page.getByRole("link", { name: "تعديل المبلغ" }).first().click();
  await editor.sees("٤٥ جنيهًا");
  const { day: today } = cairo();
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

  const decree = { decree: "١٠٤٢ لسنة ٢٠٢٦", reason: "تعديل رسم شهادة الميلاد لأول مرة" };
  await refers(editor, decree, () => editor.sees("٩٥٫٣٩"));
  await inForce(world, ["١٠٤٢ لسنة ٢٠٢٦", "٦٠ جنيهًا", "أب في الشارقة"]);

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
