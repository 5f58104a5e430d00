// A complaint about a mission, in Arabic: it goes past that mission to the central review, which answers; the citizen is told
// by a message that carries no word of it and a code that anybody may ask about, reads the answer and says that it helped.
import { hands } from "../hands.mjs";
import { DESKTOP } from "../world.mjs";

export const title = "a complaint about a mission is answered, and the message about it is known to be ours";

const WORDS = "انتظرت شهرًا لموعد في القنصلية ولم يرد أحد.";
const ANSWER = "نعتذر عن التأخير، وقد حُدد الموعد يوم الأحد.";
const DUBAI = /القنصلية العامة لجمهورية مصر العربية في دبي/;

export async function story(world) {
  const contact = world.demo.citizens.find((citizen) => citizen.part === "father").contact;
  const father = hands(world, await world.person(), "ar");
  await father.signIn(contact);
  await father.open("/account/messages");
  await father.follow("كتابة استفسار أو شكوى");
  await father.choose("شكوى من أداء البعثة");
  const mission = father.page.locator('select[name="mission"]');
  const dubai = await mission.locator("option", { hasText: DUBAI }).first().getAttribute("value");
  await mission.selectOption(dubai);
  await father.write("نص الرسالة", WORDS);
  await father.press("إرسال الرسالة");
  await father.sees("في انتظار الرد");
  const reference = /enquiries\/([^/]+)$/.exec(father.page.url())[1];

  const central = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await central.signInAsStaff("review");
  await central.open("/desk/enquiries");
  await central.follow(reference);
  await central.sees(WORDS);
  await central.page.locator('select[name="template"]').selectOption("solved:ar");
  await central.press("وضع الصيغة في النص");
  await central.write("نص الرسالة", "يُراجع دفتر المواعيد.");
  await central.choose("ملاحظة داخلية");
  await central.press("إرسال الرسالة");
  await central.sees("حُفظت الملاحظة الداخلية");
  await central.write("نص الرسالة", ANSWER);
  await central.choose("رد على الرسالة");
  await central.press("إرسال الرسالة");

  await father.open(`/account/enquiries/${reference}`);
  await father.sees(ANSWER);
  if (/دفتر المواعيد/.test(await father.page.locator("main").innerText())) throw new Error("the citizen reads a note");
  await father.choose("نعم");
  await father.press("إرسال الرأي");
  await father.sees("كان مفيدًا");

  let told;
  await world.until("the message to be sent", async () => {
    const sent = await world.sent(contact);
    told = sent.reverse().find(({ text }) => text.includes("ورد الرد") && text.includes(reference));
    return told !== undefined;
  });
  if (told.text.includes(ANSWER)) throw new Error("the message carries the answer");
  const code = /رمز التأكد: (\S+)/.exec(told.text)[1];
  const anybody = hands(world, await world.person(), "ar");
  await anybody.open("/messages/check");
  await anybody.write("رمز التأكد", code);
  await anybody.press("التأكد", { exact: true });
  await anybody.sees("نعم، أرسلنا رسالة بهذا الرمز");
  await father.open("/account/messages/sent");
  await father.sees(code);
}
