// What one takes part in, in Arabic, on a phone: a father finds a coming event, is led to signing in, registers and has a
// place; he sees it among his events, takes its calendar file and gives the place up again. Then he answers a poll, is told
// that too few took part to show a result, changes his answer and takes it back.
import { hands } from "../hands.mjs";

export const title = "a place at an event is taken and given up; a poll is answered, changed and taken back";

/** Presses the button of this name, and looks at what comes. */
async function presses(world, person, name, value) {
  const button = person.page.locator(`main form button[name="${name}"][value="${value}"]`).first();
  await Promise.all([person.page.waitForLoadState("load"), button.click()]);
  await person.page.waitForLoadState("load");
  await world.look(person.page);
}

export async function story(world) {
  const contact = world.demo.citizens.find((citizen) => citizen.part === "father").contact;
  const father = hands(world, await world.person(), "ar");
  await father.open("/events");
  await father.sees("التسجيل مفتوح");
  await father.follow("لقاء تجريبي عبر الإنترنت: التحويلات والاستثمار");
  await father.sees("٢٠٠ من ٢٠٠ متاحة");
  await father.sees("يظهر الرابط لمن حصل على مكان");
  await father.signIn(contact);
  await father.open("/events/online-meeting-transfers");
  await father.follow("التسجيل في الفعالية");
  await presses(world, father, "act", "register");
  await father.sees("لك مكان في هذه الفعالية");
  await father.sees("meet.example.org");
  const file = await father.page.locator('main a[href$="/calendar"]').first().getAttribute("href");
  const calendar = await (await father.page.request.get(new URL(file, world.demo.url).href)).text();
  if (!calendar.startsWith("BEGIN:VCALENDAR") || !calendar.includes("BEGIN:VEVENT")) throw new Error(calendar);
  await father.open("/account/events");
  await father.sees("لك مكان في هذه الفعالية");
  await father.follow("لقاء تجريبي عبر الإنترنت: التحويلات والاستثمار");
  await presses(world, father, "act", "cancel");
  await father.sees("أُلغي التسجيل");

  await father.open("/polls");
  await father.follow("كيف تفضل متابعة طلباتك؟");
  await father.sees("عدد المشاركين لا يكفي لعرض النتيجة");
  await presses(world, father, "act", "answer");
  await father.sees("يُرجى اختيار إجابة");
  await father.choose("رسالة نصية");
  await father.choose("الخطوة التالية");
  await presses(world, father, "act", "answer");
  await father.sees("تم حفظ الإجابة");
  await father.choose("البريد الإلكتروني");
  await presses(world, father, "act", "answer");
  await father.sees("أجبت عن هذا الاستطلاع");
  await father.sees("عدد المشاركين لا يكفي لعرض النتيجة");
  await presses(world, father, "act", "take-back");
  await father.sees("سُحبت الإجابة وحُذفت");
}
