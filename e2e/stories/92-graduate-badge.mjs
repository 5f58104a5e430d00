// A graduate, in Arabic: he joins the waiting list of a group whose only place is taken, moves up when it is given up, and has
// completed another one: the training body marks who was there, two of it settle it, and he holds a badge. Libraries that are not
// ours check it with what the platform publishes, know him by his mailbox and nobody else by it, and see that a changed one is
// none.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { hands } from "../hands.mjs";
import { signsInAtDesk } from "../way.mjs";
import { DESKTOP } from "../world.mjs";

export const title = "a graduate joins from the waiting list, and shows a badge that an outside library verifies";

const run = promisify(execFile);
const READ = new URL("../../tools/validators/badge/read.sh", import.meta.url).pathname;

/** Presses the button of this name and value, and looks at what comes. */
async function presses(world, person, name, value) {
  const button = person.page.locator(`main form button[name="${name}"][value="${value}"]`).first();
  await Promise.all([person.page.waitForLoadState("load"), button.click()]);
  await person.page.waitForLoadState("load");
  await world.look(person.page);
}

/** Opens the first place of one's own whose title holds these words. */
async function opensOwn(person, words) {
  await person.open("/account/training");
  await person.follow(words);
}

/** Reads an address as a stranger's program does. */
async function reads(world, address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

export async function story(world) {
  const contact = (part) => world.demo.citizens.find((citizen) => citizen.part === part).contact;
  const father = hands(world, await world.person(), "ar");
  await father.open("/training");
  await father.sees("التقدم مفتوح الآن");
  await father.follow("مستقبلنا رقمي");
  await father.sees("قائمة انتظار");
  await father.follow("مستقبلنا رقمي: مسار البيانات");
  await father.sees("٠ من ١ متاحة");
  await father.signIn(contact("father"));
  await father.open("/training/future_work");
  await father.follow("مستقبلنا رقمي: مسار البيانات");
  await father.follow("التقدم للمجموعة");
  await father.press("إرسال الطلب");
  await father.sees("على قائمة الانتظار، الدور ١");
  const place = new URL(father.page.url()).pathname.replace(/^\/ar/, "");

  const other = hands(world, await world.person(), "ar");
  await other.open("/sign-in");
  await other.signIn(contact("mismatch"));
  await opensOwn(other, "مستقبلنا رقمي");
  await presses(world, other, "act", "withdraw");
  await other.sees("تم ترك المكان");
  await father.waitsFor("لك مكان في هذه المجموعة", place);

  const body = await signsInAtDesk(world, "training", DESKTOP);
  await body.open("/desk/training");
  await body.follow("مهارة تك: أساسيات تحليل البيانات");
  const group = new URL(body.page.url()).pathname.replace(/^\/ar/, "");
  for (const number of ["١", "٢"]) {
    await body.open(group);
    // The number stands between marks of isolation.
    await body.follow(new RegExp(`حضور الجلسة \\u2068?${number}`));
    const father = world.demo.people.father.name;
    await body.page.locator("main label").filter({ hasText: father }).first().click();
    await body.press("حفظ الحضور");
  }
  await body.page.locator('main form textarea[name="reason"]').first().fill("انتهت المجموعة");
  await presses(world, body, "act", "settle");
  const proposal = new URL(body.page.url()).pathname.replace(/^\/ar/, "");
  const second = await signsInAtDesk(world, "training2", DESKTOP);
  await second.open(proposal);
  await second.press("الموافقة والتنفيذ");

  await opensOwn(father, "مهارة تك");
  const own = new URL(father.page.url()).pathname.replace(/^\/ar/, "");
  await father.waitsFor("ملف PDF", own);
  await father.sees("تم إكمال التدريب");
  const get = async (end) => (await father.page.request.get(`${world.demo.url}/ar${own}/${end}`)).body();
  const token = (await get("credential")).toString();
  if (!(await get("paper")).subarray(0, 5).equals(Buffer.from("%PDF-"))) throw new Error("the sheet is no PDF");

  const part = (at) => JSON.parse(Buffer.from(token.split(".")[at], "base64url").toString());
  const badge = part(1);
  const folder = new URL("../../target/e2e/badge/", import.meta.url);
  await mkdir(folder, { recursive: true });
  const file = async (name, text) => {
    await writeFile(new URL(name, folder), text);
    return new URL(name, folder).pathname;
  };
  const keys = await file("keys.json", await reads(world, `${badge.issuer.id}/keys`));
  const list = await file("list.jwt", await reads(world, badge.credentialStatus.statusListCredential));
  const { stdout } = await run(READ, [await file("badge.jwt", token), keys, list]);
  if (JSON.parse(stdout).id !== badge.id) throw new Error(`the library read something else: ${stdout}`);
  const [head, claims, seal] = token.split(".");
  const text = Buffer.from(claims, "base64url").toString().replace("CertificateOfCompletion", "MasterDegree");
  const changed = [head, Buffer.from(text).toString("base64url"), seal].join(".");
  const refused = await run(READ, [await file("changed.jwt", changed), keys, list]).then(() => false, () => true);
  if (!refused) throw new Error("a changed badge was taken");

  const identity = badge.credentialSubject.identifier[0];
  const hash = (mail) => `sha256$${createHash("sha256").update(mail + identity.salt).digest("hex")}`;
  if (hash(contact("father")) !== identity.identityHash) throw new Error("he cannot show that it is his");
  if (hash(contact("stranger")) === identity.identityHash) throw new Error("it is anybody's");

  const employer = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await employer.open("/credentials");
  await employer.page.locator('textarea[name="text"]').fill(token);
  await employer.press("تحقق");
  await employer.sees("صدرت هذه الشهادة من المنصة، وهي سارية");
}
