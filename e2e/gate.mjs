// The way through the gate: what is left of the checklist is answered, two people decide, and the next country may open.
import { hands } from "./hands.mjs";
import { DESKTOP, TABLET } from "./world.mjs";

/** The gate between the pilot of the demo and Kuwait. */
export const GATE = "/desk/evaluation/gate/ae/kw";

/** Two people let Kuwait through. Gives the hands of the first of them, at the gate. */
export async function passesGate(world) {
  const first = hands(world, await world.person({ viewport: TABLET }), "ar");
  await first.signInAsStaff("emigration");
  for (const [item, evidence] of [
    ["support", "محضر تشغيل قنوات الدعم بتاريخ ٢٠ نوفمبر ٢٠٢٦"],
    ["return_way", "خطة الرجوع المعتمدة رقم ١٢ لسنة ٢٠٢٦"],
  ]) {
    await first.open(GATE);
    await first.fill({ answer_item: item, answer_evidence: evidence });
    await first.press("حفظ البند");
    await first.sees(evidence);
  }
  await first.sees("بيانات محاكاة");
  await first.fill({ decide_outcome: "open", decide_reason: "استوفت تجربة الإمارات معاييرها كلها" });
  await first.press("تقديم القرار للاعتماد");
  await first.sees("لا يبتّ في الاقتراح من قدّمه");
  const proposal = new URL(first.page.url()).pathname.replace(/^\/ar/, "");
  const second = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await second.signInAsStaff("emigration2");
  await second.open(proposal);
  await second.press("الموافقة والتنفيذ");
  await first.open(GATE);
  return first;
}
