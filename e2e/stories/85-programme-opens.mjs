// A programme that is closed, in Arabic: it says so, and whoever waits asks to be told once. The ministry opens it: an editor of the
// rules changes the offer and the day it was verified, a second one puts it in force. Then the page says that it is open, one
// message comes that names nothing, and the wish is gone.
import { hands } from "../hands.mjs";
import { drafts, inForce, refers } from "../rules.mjs";
import { cairo } from "../way.mjs";
import { PHONE } from "../world.mjs";

export const title = "a closed programme is never shown as open, and whoever asked is told once when it opens";

const PROGRAMME = "/privileges/car_import";
const NAME = "مبادرة سيارات المصريين بالخارج";
/** Those who wait are told within a minute. */
const WITHIN_SECONDS = 120;

/** Sends the form of a page that leads there, and looks at what comes. */
async function sends(world, person, action) {
  const button = person.page.locator(`main form[action$="${action}"] button`).first();
  await Promise.all([person.page.waitForLoadState("load"), button.click()]);
  await person.page.waitForLoadState("load");
  await world.look(person.page);
}

/** Writes a sheet of the draft that has one row, and goes back to the draft. */
async function changes(editor, sheet, fields) {
  await editor.follow(sheet, { exact: true });
  await editor.fill(fields);
  await editor.press("حفظ", { exact: true });
  await editor.sees("تم الحفظ");
}

export async function story(world) {
  const contact = world.demo.citizens.find((citizen) => citizen.part === "father").contact;
  const father = hands(world, await world.person({ viewport: PHONE }), "ar");
  await father.signIn(contact);
  await father.open(PROGRAMME);
  await father.sees("مغلق");
  const closed = await father.page.locator("main").innerText();
  if (/متاح، ولم|متاح حتى/.test(closed)) throw new Error("what is closed is called open");
  await father.open(`${PROGRAMME}/tell`);
  await father.sees("أوافق على إخطاري مرة واحدة");
  await sends(world, father, `${PROGRAMME}/tell`);
  await father.open("/account/privileges");
  await father.sees(NAME);
  const told = async () => (await world.sent(contact)).filter((message) => message.text.includes(`/ar${PROGRAMME}`));
  if ((await told()).length !== 0) throw new Error("he is told before it opens");

  const editor = await drafts(world, NAME);
  const { day: today } = cairo();
  await changes(editor, "الإتاحة", { offer: "standing" });
  await changes(editor, "التحقق", { on: today });
  const decree = { decree: "٣١٢ لسنة ٢٠٢٦", reason: "فتح المبادرة من جديد" };
  await refers(editor, decree, () => editor.sees(NAME));
  await inForce(world, ["٣١٢ لسنة ٢٠٢٦"]);

  await father.waitsFor("متاح، ولم يُعلن موعد لانتهائه", PROGRAMME);
  await world.until("the message that it opened", async () => (await told()).length === 1, WITHIN_SECONDS);
  const [message] = await told();
  if (message.text.includes("سيارات")) throw new Error("a message names what it is about");
  await father.open("/account/privileges");
  const left = await father.page.locator("main").innerText();
  if (left.includes(NAME)) throw new Error("the wish is still there");
}
