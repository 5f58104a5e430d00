// On her own phone: she is told that there is news and nothing more, in a message that a library which is not ours opens; a
// large file arrives over a line that drops again and again, and little is sent besides; a photo of many dots becomes a small one
// before it is sent; and a document of several pages is put together without a script.
import { createServer } from "node:http";
import { createServer as createLine, connect } from "node:net";
import { createECDH, randomBytes } from "node:crypto";
import ece from "http_ece";
import { PHONE } from "../world.mjs";
import { hands } from "../hands.mjs";
import { answersEverything, asksBeforehand, submitsAndPays } from "../way.mjs";

export const title = "on her own phone she is told that there is news, a large file survives a line that drops, and pages become one document";

const EVERY = 200 * 1000;
const LARGE = 10 * 1000 * 1000;
/** What may be sent besides the file, as a share of it: questions, headers, and whatever of a piece was sent in vain. */
const BESIDES = 0.05;

/** Throws unless this holds. */
function must(holds, told) {
  if (!holds) throw new Error(told);
}

/** The service of a browser's maker, with the keys of the browser. No browser without a network is given real ones. */
async function receiver() {
  const arrived = [];
  const server = createServer((request, answer) => {
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => {
      arrived.push({ headers: request.headers, body: Buffer.concat(pieces) });
      answer.writeHead(201).end();
    });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const keys = createECDH("prime256v1");
  const point = keys.generateKeys();
  const secret = randomBytes(16);
  const open = (body, privateKey = keys) => ece.decrypt(body, { version: "aes128gcm", privateKey, authSecret: secret.toString("base64url") });
  return { arrived, open, endpoint: `http://127.0.0.1:${server.address().port}/wp/hers`, point: [...point], secret: [...secret], stop: () => server.close() };
}

/** Has the browser answer as if its maker's service had given it this; what is ours is left as it is. */
const given = ({ endpoint, point, secret }) => {
  let own = null;
  const made = () => ({
    endpoint,
    getKey: (name) => new Uint8Array(name === "auth" ? secret : point).buffer,
    unsubscribe: async () => { own = null; console.info("given back"); return true; },
  });
  PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
    if (!userVisibleOnly || applicationServerKey.length !== 65) throw new TypeError("no key");
    localStorage.setItem("test-subscribed", "yes");
    return (own = made());
  };
  PushManager.prototype.getSubscription = async () => (own || localStorage.getItem("test-subscribed") ? (own = made()) : null);
};

async function isTold(world) {
  const service = await receiver();
  const page = await world.person({ viewport: PHONE, app: true });
  const context = page.context();
  await context.grantPermissions(["notifications"], { origin: world.demo.url });
  await context.addInitScript(given, service);
  const father = hands(world, page, "ar");
  await father.signIn("father@wasl.example");
  await father.open("/account/push");
  await page.getByText("تعمل الإشعارات على جهاز لك وحدك").waitFor();
  await father.open("/account/device");
  await page.getByRole("button", { name: "هذا جهازي" }).click();
  await page.getByText("محفوظة على هذا الجهاز").waitFor();
  await father.open("/account/push");
  // Nobody is woken, and this story may be told at night.
  await father.fill({ from: "0", until: "0" });
  await father.press("حفظ الاختيار");
  await page.getByRole("button", { name: "تشغيل الإشعارات على هذا الجهاز" }).click();
  await page.getByText("تعمل الإشعارات على هذا الجهاز.").waitFor();
  await father.open("/account/push");
  await page.getByText("هذا الجهاز", { exact: true }).waitFor();
  await world.look(page);

  // He applies on another device, and the one in his pocket is told.
  const elsewhere = hands(world, await world.person({ viewport: PHONE }), "ar");
  await elsewhere.signIn("father@wasl.example");
  await asksBeforehand(elsewhere);
  const reference = await answersEverything(elsewhere, world.demo.people.daughter);
  await submitsAndPays(elsewhere, reference);
  await world.until("a message", async () => service.arrived.length > 0);
  const { body, headers } = service.arrived.at(-1);
  const text = service.open(body).toString().replace(/\0+$/, "");
  const message = JSON.parse(text);
  must(message.text === "لديك جديد في وصل." && message.unread > 0, `it says ${text}`);
  for (const hidden of [reference, "ميلاد", "birth"]) must(!text.includes(hidden), `it says ${hidden}`);
  must(headers["content-encoding"] === "aes128gcm" && headers.topic === "wasl-news", "the headers of the standard");
  const other = createECDH("prime256v1");
  other.generateKeys();
  let opened = true;
  try { service.open(body, other); } catch { opened = false; }
  must(!opened, "another browser opens it, too");

  await isShown(world, page, text);
  // Signing out ends it here and there.
  const heard = [];
  page.on("console", (message) => heard.push(message.text()));
  await father.open("/sign-out");
  await page.locator("main form button").click();
  await page.waitForURL(/\/ar\/$/);
  must(heard.includes("given back"), "the browser keeps its address");
  await world.until("the device to be gone", async () => {
    await elsewhere.page.goto(`${world.demo.url}/ar/account/push`);
    return (await elsewhere.page.locator("[data-push-line]").count()) === 0;
  });
  service.stop();
}

/** The worker takes the message as a browser would hand it over, shows it and leads to the inbox. */
async function isShown(world, page, text) {
  const session = await page.context().newCDPSession(page);
  const registrations = [];
  session.on("ServiceWorker.workerRegistrationUpdated", (event) => registrations.push(...event.registrations));
  await session.send("ServiceWorker.enable");
  await world.until("the worker", async () => registrations.length > 0);
  const { registrationId } = registrations.at(-1);
  await session.send("ServiceWorker.deliverPushMessage", { origin: world.demo.url, registrationId, data: text });
  const shown = () => page.evaluate(async () => {
    const own = await (await navigator.serviceWorker.ready).getNotifications();
    return own.map(({ title, body, tag, dir, lang }) => ({ title, body, tag, dir, lang }));
  });
  await world.until("a notification", async () => (await shown()).length === 1);
  const [notification] = await shown();
  must(notification.body === "لديك جديد في وصل." && notification.dir === "rtl" && notification.tag === "wasl-news", JSON.stringify(notification));
  await session.send("ServiceWorker.deliverPushMessage", { origin: world.demo.url, registrationId, data: text });
  await page.waitForTimeout(300);
  must((await shown()).length === 1, "a later one takes its place");
  await session.send("ServiceWorker.disable");
}

/** A line to the product that is cut whenever so many bytes have gone up, whatever connection they took, and counts what it
 * carried: every byte of every request, its headers with it. What a browser had handed to its own machine and never went up is
 * not counted. */
async function poorLine(world) {
  const to = new URL(world.demo.url);
  const told = { up: 0, until: 0, cuts: 0, cutting: false };
  const server = createLine((near) => {
    const far = connect(Number(to.port), to.hostname);
    near.on("data", (bytes) => {
      // What is behind the cut never goes up: the line carries whole bytes or none.
      const part = bytes.subarray(0, told.cutting ? Math.max(told.until - told.up, 0) : bytes.length);
      told.up += part.length;
      far.write(part);
      if (told.cutting && told.up >= told.until) {
        told.cuts += 1;
        told.until = told.up + EVERY;
        // What went through arrives; then there is silence.
        far.end();
        near.destroy();
      }
    });
    far.on("data", (bytes) => near.writable && near.write(bytes));
    for (const [one, other] of [[near, far], [far, near]]) {
      one.on("end", () => other.end());
      one.on("error", () => other.end());
      one.on("close", () => other.end());
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { told, url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

/** A picture of noise just under ten megabytes: nothing on the way makes it smaller. */
const noise = async (page) => {
  const coded = await page.evaluate(async (large) => {
    let blob;
    for (let side = 2000; !blob || blob.size > large; side -= 40) {
      const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
      const pen = canvas.getContext("2d");
      const dots = pen.createImageData(side, side);
      for (let at = 0; at < dots.data.length; at += 1) dots.data[at] = at % 4 === 3 ? 255 : Math.random() * 256;
      pen.putImageData(dots, 0, 0);
      blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 1));
    }
    return new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result.split(",")[1]);
      reader.readAsDataURL(blob);
    });
  }, LARGE);
  return Buffer.from(coded, "base64");
};

async function sendsALargeFile(world) {
  const page = await world.person({ viewport: PHONE, app: true });
  const line = await poorLine(world);
  const father = hands({ ...world, demo: { ...world.demo, url: line.url } }, page, "ar");
  await father.signIn("father@wasl.example");
  await asksBeforehand(father);
  const reference = await answersEverything(father, world.demo.people.daughter);
  await page.goto(`${line.url}/ar/files/${reference}/q/subject_passport`);
  await page.locator('main input[type="file"]').waitFor();
  const picture = await noise(page);
  must(picture.length > LARGE * 0.8 && picture.length <= LARGE, `the picture has ${picture.length} bytes`);
  const file = { name: "passport.jpg", mimeType: "image/jpeg", buffer: picture };
  await page.locator('main input[type="file"]').setInputFiles(file);
  line.told.up = 0;
  line.told.until = EVERY;
  line.told.cutting = true;
  await page.locator('main form[enctype] button').first().click();
  await page.locator("progress").waitFor();
  // Paused, and gone on; then the browser is closed in the middle, and the same file chosen again.
  await page.getByRole("button", { name: "إيقاف مؤقت" }).click();
  await page.getByText("الإرسال متوقف مؤقتًا").waitFor();
  await page.getByRole("button", { name: "استكمال الإرسال" }).click();
  await world.until("a third of it", async () => (await page.locator("progress").evaluate((bar) => bar.value / bar.max)) > 0.33, 60);
  await page.goto("about:blank");
  line.told.cutting = false;
  const before = line.told.up;
  await page.goto(`${line.url}/ar/files/${reference}/q/subject_passport`);
  const visit = line.told.up - before;
  await page.locator('main input[type="file"]').setInputFiles(file);
  line.told.until = line.told.up + EVERY;
  line.told.cutting = true;
  await page.locator('main form[enctype] button').first().click();
  await world.until("the file to be there", async () => (await page.locator('main form[action$="/remove"]').count()) > 0, 120);
  const again = (line.told.up - visit - picture.length) / picture.length;
  console.log(`     ${picture.length} bytes over a line cut ${line.told.cuts} times: ${(again * 100).toFixed(2)} % sent besides`);
  must(line.told.cuts >= Math.floor(picture.length / EVERY) - 2, `it was cut ${line.told.cuts} times only`);
  must(again <= BESIDES, `${(again * 100).toFixed(2)} % were sent besides`);
  line.stop();
  return reference;
}

/** A photo of a lit page on a dark table, of as many dots as a camera of today takes. */
const photo = (page) => page.evaluate(async () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 4000, height: 3000 });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#4a3a2a";
  pen.fillRect(0, 0, 4000, 3000);
  pen.fillStyle = "#f4f0e6";
  pen.fillRect(500, 400, 3000, 2200);
  pen.fillStyle = "#222";
  pen.font = "60px sans-serif";
  for (let row = 0; row < 25; row += 1) pen.fillText(`${row} passport of a daughter 0123456789 ABCDEFGHIJKL`, 600, 520 + row * 82);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.98));
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1]);
    reader.readAsDataURL(blob);
  });
});

/** What is chosen in the field of the page: size in bytes, and sides in dots. */
const chosen = (page) => page.locator('main input[type="file"]').evaluate(async (input) => {
  const bitmap = await createImageBitmap(input.files[0]);
  return { size: input.files[0].size, width: bitmap.width, height: bitmap.height, type: input.files[0].type };
});

async function sendsAPhotoMadeSmaller(world, reference) {
  const page = await world.person({ viewport: PHONE });
  const father = hands(world, page, "ar");
  await father.signIn("father@wasl.example");
  await father.open(`/files/${reference}/q/subject_passport`);
  await father.press("حذف هذا الملف");
  const picture = Buffer.from(await photo(page), "base64");
  await page.locator('main input[type="file"]').setInputFiles({ name: "IMG_2041.jpg", mimeType: "image/jpeg", buffer: picture });
  await page.getByText("صُغِّرت الصورة على هذا الجهاز").waitFor();
  const light = await chosen(page);
  must(light.size < picture.length && light.width === 2600 && light.height === 1950, JSON.stringify(light));
  must((await page.locator("[data-look]").innerText()) === "", "a good picture is sent without advice");
  await page.getByRole("button", { name: "إرسال الصورة الأصلية" }).click();
  must((await chosen(page)).size === picture.length, "the original is what she chose");
  await page.getByRole("button", { name: "إرسال الصورة المصغرة" }).click();
  must((await chosen(page)).size === light.size, "and back");
  await world.look(page);
  await page.locator('main form[enctype] button:not([type="button"])').first().click();
  await page.locator('main form[action$="/remove"]').waitFor();
  return page;
}

/** He is signed in already on `other`; only so many codes are sent in an hour. */
async function joinsPagesWithoutAScript(world, reference, other) {
  const page = await world.person({ viewport: PHONE, javascript: false });
  await page.context().addCookies(await other.context().cookies());
  const father = hands(world, page, "ar");
  await father.open(`/files/${reference}/q/subject_passport`);
  await father.press("حذف هذا الملف");
  await father.follow("للمستند عدة صفحات");
  await father.picture("first");
  await father.press("إضافة الصفحة");
  await page.setViewportSize({ width: 844, height: 390 });
  await father.picture("second");
  await father.press("إضافة صفحة أخرى");
  await page.setViewportSize(PHONE);
  must((await page.locator("[data-scan-page]").count()) === 2, "two pages");
  const first = await page.locator("[data-scan-page] img").first().getAttribute("src");
  await father.press("نقل إلى ما قبلها");
  must((await page.locator("[data-scan-page] img").nth(1).getAttribute("src")) === first, "they changed places");
  await father.press("اكتملت الصفحات");
  await father.sees("ملف PDF من صفحتين");
  const address = new URL(await page.getByRole("link", { name: "تنزيل الملف" }).getAttribute("href"), page.url());
  const document = Buffer.from(await (await page.context().request.get(address.href)).body());
  must(document.subarray(0, 5).toString() === "%PDF-" && document.includes("/Count 2"), "a PDF of two pages");
  await father.press("إرسال المستند");
  must((await page.locator('main form[action$="/remove"]').count()) === 1, "it is there");
}

export async function story(world) {
  await isTold(world);
  const reference = await sendsALargeFile(world);
  const other = await sendsAPhotoMadeSmaller(world, reference);
  await joinsPagesWithoutAScript(world, reference, other);
}
