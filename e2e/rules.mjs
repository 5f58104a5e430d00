// The ministry's desk for rules, as its members go through it: a draft with its decree, a second person who decides.
import { cairo, signsInAtDesk } from "./way.mjs";
import { DESKTOP, TABLET } from "./world.mjs";

/** An editor opens a draft of the definition that is called `name`. */
export async function drafts(world, name) {
  const editor = await signsInAtDesk(world, "rules", DESKTOP);
  await editor.follow(name);
  await editor.press("بدء مسودة تعديل");
  return editor;
}

/** From the draft: accepts what the examples give now, names the decree and refers the draft to a second person. `compared`
 * reads the page of differences. */
export async function refers(editor, { decree, reason }, compared) {
  const { day } = cairo();
  await editor.follow("المقارنة والتجربة");
  await compared();
  for (;;) {
    const differs = editor.page.getByRole("button", { name: "اعتماد الناتج الجديد لهذا المثال" });
    if ((await differs.count()) === 0) break;
    await differs.first().click();
    await editor.sees("تم الحفظ");
  }
  await editor.follow("القرار والإحالة");
  await editor.fill({ decree_number: decree, decree_on: day, holds_from: day });
  await editor.press("حفظ القرار والتاريخ");
  await editor.write("سبب التعديل", reason);
  await editor.press("إحالة للاعتماد");
  await editor.sees("أُحيلت المسودة");
  await editor.follow("عرض الإحالة");
  await editor.sees("ينتظر البت");
  if ((await editor.page.getByRole("button", { name: "الموافقة والتنفيذ" }).count()) > 0) throw new Error("nobody approves her own rules");
}

/** A second person reads `sees` in what was referred and puts it in force. */
export async function inForce(world, sees) {
  const approver = await signsInAtDesk(world, "rules2", TABLET);
  await approver.open("/desk/proposals");
  await approver.follow("سريان قواعد");
  for (const text of sees) await approver.sees(text);
  await approver.press("الموافقة والتنفيذ");
}
