// Room is used where there is some and costs nothing where there is none: on a tablet her other files stand beside the open one
// and her answers beside the question, a telephone is sent neither. Pages turn calmly for whoever did not ask for less.
import { hands } from "../hands.mjs";
import { TABLET } from "../world.mjs";
import { answersEverything, asksBeforehand, submitsAndPays } from "../way.mjs";
import { weighs } from "../weight.mjs";

export const title = "a telephone's whole journey weighs under 250 KB; on a tablet her files and answers stand beside, and pages turn calmly";

/** The whole way of a birth certificate, from the first page to the receipt. */
const MOST_BYTES = 250 * 1024;

export async function story(world) {
  const reference = await byTelephone(world);
  await atATablet(world, reference);
  await turning(world);
}

async function byTelephone(world) {
  const father = hands(world, await world.person({ telephone: true }), "ar");
  const cost = await weighs(world, father.page);
  await father.open("/");
  await father.signIn("father@wasl.example");
  await asksBeforehand(father);
  const reference = await answersEverything(father, world.demo.people.daughter);
  await submitsAndPays(father, reference);
  await father.waitsFor("قيد المراجعة", `/files/${reference}`);
  if (await father.page.locator(".pane").count() > 0) throw new Error("a telephone was sent what stands on a tablet only");
  const bytes = cost();
  if (bytes === 0 || bytes > MOST_BYTES) throw new Error(`the journey weighs ${bytes} bytes; ${MOST_BYTES} is the most`);
  console.log(`     the whole journey weighs ${Math.round(bytes / 1024)} KB`);
  return reference;
}

async function atATablet(world, reference) {
  const father = hands(world, await world.person({ viewport: TABLET }), "ar");
  const { page } = father;
  await father.signIn("father@wasl.example");
  await asksBeforehand(father);
  await father.press("بدء الطلب");
  await father.open(`/files/${reference}`);
  const pane = page.getByRole("navigation", { name: "طلباتي" });
  if (!await pane.isVisible()) throw new Error("her other files do not stand beside the open one");
  const open = pane.locator("[aria-current=page]");
  if (await open.count() !== 1) throw new Error("the open file is not marked once");
  // For the keyboard and the ear the file comes first, whatever stands at the beginning of the line.
  const first = await page.evaluate(() => {
    const [heading, other] = [document.querySelector("main h1"), document.querySelector(".pane")];
    return Boolean(heading.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  if (!first) throw new Error("the pane comes before the matter");
  await page.setViewportSize({ width: 390, height: 844 });
  if (await pane.isVisible()) throw new Error("the pane stands on a narrow screen");
  await page.setViewportSize(TABLET);
  const other = pane.locator("a:not([aria-current]):not(.pane-all)").first();
  const name = await other.evaluate((link) => link.firstChild.textContent.trim());
  await Promise.all([page.waitForURL((url) => !url.pathname.endsWith(reference)), other.click()]);
  await world.look(page);
  await father.sees(name.replace(/[\u2066-\u2069]/g, ""));

  await father.follow("استكمال الطلب");
  await father.write("الاسم كما هو في السجلات", world.demo.people.daughter.name);
  await father.go();
  const answers = page.getByRole("region", { name: "الإجابات حتى الآن" });
  if (!await answers.isVisible()) throw new Error("the answers do not stand beside the question");
  await answers.getByRole("link", { name: /^تغيير/ }).last().click();
  await page.waitForLoadState("load");
  await world.look(page);
  await father.sees("الاسم كما هو في السجلات");
}

/** Follows a link and says whether the next page took part in a transition. */
async function turns(page) {
  await page.addInitScript(() => addEventListener("pagereveal", (event) => { window.turned = Boolean(event.viewTransition); }));
  await page.locator("footer a").first().click();
  await page.waitForLoadState("load");
  return page.evaluate(() => window.turned);
}

async function turning(world) {
  for (const motion of [true, false]) {
    const visitor = hands(world, await world.person({ motion }), "ar");
    await visitor.open("/");
    const turned = await turns(visitor.page);
    if (turned !== motion) throw new Error(`motion ${motion ? "wanted" : "not wanted"}, and the page ${turned ? "turned" : "did not turn"}`);
    await world.look(visitor.page);
  }
}
