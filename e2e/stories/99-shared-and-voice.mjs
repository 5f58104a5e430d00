// A father speaks instead of writing, and the officer hears him; then he lets a school look at the certificate by a link, and ends
// it. Once told with Chromium's microphone that is none: what it hears is a beep.
import { DESKTOP, PHONE } from "../world.mjs";
import { hands } from "../hands.mjs";
import { answersEverything, asksBeforehand, isApproved, isRecommended, submitsAndPays } from "../way.mjs";

export const title = "a spoken note is recorded and sent, and a school looks at a certificate by a link until it is ended";

/** Throws unless this holds. */
function must(holds, told) {
  if (!holds) throw new Error(told);
}

async function speaks(world, father, reference) {
  const { page } = father;
  await father.open(`/files/${reference}/messages`);
  await father.records({ begin: "تسجيل رسالة صوتية", end: "إنهاء التسجيل" });
  const chosen = await page.locator("main input[type=file]").evaluate((input) => ({ type: input.files[0].type, size: input.files[0].size }));
  must(chosen.type === "audio/webm" && chosen.size > 1000, JSON.stringify(chosen));
  await world.look(page);
  await father.press("إرسال الرسالة");
  await page.getByText(/رسالة صوتية:/).last().waitFor();
  await father.sees(/رسالة صوتية: [٢٣٤]/);
  await father.plays(".letters");
}

async function looks(stranger, address) {
  await stranger.page.goto(address);
  await stranger.sees("أتاح لك حامل وثيقة رسمية");
  await stranger.press("عرض البيانات");
}

export async function story(world) {
  const { daughter } = world.demo.people;
  const father = hands(world, await world.person({ viewport: PHONE, app: true }), "ar");
  await father.signIn("father@wasl.example");
  await asksBeforehand(father);
  const reference = await answersEverything(father, daughter);
  await submitsAndPays(father, reference);
  await father.waitsFor("قيد المراجعة", `/files/${reference}`);
  await speaks(world, father, reference);
  const holding = async (officer) => {
    await officer.open(`/desk/files/${reference}/messages`);
    await officer.sees(/رسالة صوتية: [٢٣٤]/);
    await officer.plays(".letters");
  };
  await isRecommended(world, reference, { holding });
  await isApproved(world, reference);

  await father.waitsFor("إتاحة الاطلاع برابط", `/files/${reference}/document`);
  await father.follow("إتاحة الاطلاع برابط");
  await father.follow("إنشاء رابط");
  await father.provesIfAsked("father@wasl.example");
  await father.sees("لا يعرض الرابط أبدًا الديانة");
  await father.choose("سنة الميلاد");
  await father.choose("يوم واحد");
  await father.fill({ label: "مدرسة الشارقة" });
  await father.press("إنشاء الرابط");
  const address = await father.page.locator("bdi.code a").getAttribute("href");

  const school = hands(world, await world.person({ viewport: PHONE }), "ar");
  await looks(school, address);
  await school.sees("الوثيقة صحيحة وسارية الآن");
  await school.sees(daughter.name);
  await school.sees(daughter.born.slice(0, 4));
  const said = await school.page.content();
  for (const hidden of [reference, daughter.number, daughter.mother_name]) must(!said.includes(hidden), `the school reads ${hidden}`);

  await father.open("/account/shares");
  await father.sees("مدرسة الشارقة");
  await father.press("إيقاف الآن");
  await father.sees("أُوقف الرابط");
  const gone = await school.page.goto(address);
  must(gone.status() === 404, `it answers ${gone.status()}`);
  await school.sees("لا شيء يُعرض هنا");
  await world.look(school.page);
}
