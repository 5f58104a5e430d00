// A question is read out: an editor speaks it into the page, a second one listens and lets it be heard, and somebody on a phone
// hears it before she has an account. Once told with Chromium's microphone that is none: what it hears is a beep.
import { hands } from "../hands.mjs";
import { DESKTOP, PHONE } from "../world.mjs";

export const title = "an editor reads a question out, a second one listens and lets it be heard, and a visitor hears it";

const SERVICE = "شهادة ميلاد مميكنة";
const QUESTION = "هل سبق قيد واقعة الميلاد لدى السلطات المصرية؟";
const ASKED = "/services/birth_certificate/questions?country=ae";

export async function story(world) {
  const visitor = hands(world, await world.person({ viewport: PHONE }), "ar");
  await visitor.open(ASKED);
  await visitor.sees(QUESTION);
  if ((await visitor.page.locator("audio").count()) > 0) throw new Error("there is a player where nothing would sound");

  const editor = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await editor.signInAsStaff("editor");
  await editor.open("/desk/narration");
  await editor.follow(SERVICE);
  await editor.follow(QUESTION);
  await editor.records({ begin: "بدء التسجيل", end: "إنهاء التسجيل" });
  await editor.fill({ reason: "أول تسجيل" });
  await editor.press("اقتراح التسجيل");
  await editor.sees("إتاحة تسجيل صوتي لأحد النصوص");
  const proposal = new URL(editor.page.url()).pathname.replace(/^\/ar/, "");

  const second = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await second.signInAsStaff("editor2");
  await second.open(proposal);
  const recording = await second.page.locator('main a[href*="/desk/narration/recordings/"]').getAttribute("href");
  await second.open(recording.replace(/^\/ar/, ""));
  await second.sees(QUESTION);
  await second.plays(".listen");
  await second.open(proposal);
  await second.press("الموافقة والتنفيذ");

  await visitor.waitsFor("الاستماع إلى النص", ASKED);
  await world.look(visitor.page);
  await visitor.plays(".listen");
  await editor.open("/desk/narration/birth_certificate");
  await editor.page.getByRole("cell", { name: "متاح", exact: true }).first().waitFor();
}
