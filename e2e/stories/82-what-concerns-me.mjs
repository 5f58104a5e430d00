// What concerns somebody, in Arabic on a phone: without a consent the list is general and says so. She agrees, chooses, reads on;
// each thing that is put first says why, what is not for her goes, everything believed about her stands on one page, one line is
// deleted, and then all of it by one press, with nothing left of it.
import { PHONE } from "../world.mjs";
import { hands } from "../hands.mjs";

export const title = "what concerns her comes first once she agrees, says why, and is erased when she says so";

/** Sends the form of a page that leads there, and looks at what comes. */
async function sends(world, person, action) {
  const button = person.page.locator(`main form[action$="${action}"] button`).first();
  await Promise.all([person.page.waitForLoadState("load"), button.click()]);
  await person.page.waitForLoadState("load");
  await world.look(person.page);
}

/** The address of the first thing on the list. */
const first = (person) => person.page.locator("main .step h2 a").first().getAttribute("href");

export async function story(world) {
  const contact = world.demo.citizens.find((citizen) => citizen.part === "widow").contact;
  const widow = hands(world, await world.person({ viewport: PHONE }), "ar");
  await widow.open("/for-you");
  await widow.sees("القائمة عامة");
  await widow.fill({ country: "kw" });
  await widow.press("عرض", { exact: true });
  await widow.sees("متاح لك الآن");

  await widow.signIn(contact);
  await widow.open("/account");
  await widow.follow("الاهتمامات");
  await widow.sees("أوافق على عرض ما يخصّني أولًا");
  await sends(world, widow, "/account/interests/on");
  await widow.sees("لا يُفترض عنك شيء");
  await widow.choose("الأبناء والمدرسة");
  await widow.fill({ country: "kw", profession: "education" });
  await widow.press("حفظ الاختيار");
  await widow.sees("تم حفظ الاختيار");
  await widow.open("/services/nid_renewal");

  await widow.open("/for-you");
  await widow.sees("لأنك اخترت: الأبناء والمدرسة");
  await widow.sees("لأنك فتحت");
  const declined = await first(widow);
  await sends(world, widow, "/for-you/decline");
  await widow.sees("لن يُعرض مرة أخرى");
  if ((await first(widow)) === declined) throw new Error(`${declined} is shown again`);
  await widow.open("/account");
  await widow.sees("قد يهمّك");

  await widow.open("/account/interests");
  await widow.sees("فُتحت صفحته في");
  await widow.sees("ما اخترت ألا يُعرض");
  await sends(world, widow, "/account/interests/delete");
  await widow.sees("تم الحذف");
  await sends(world, widow, "/account/interests/erase");
  await widow.sees("مُحي كل ما حُفظ");
  await widow.sees("لا يُفترض عنك شيء");
  await sends(world, widow, "/account/interests/off");
  await widow.sees("تم الإيقاف");
  await widow.open("/for-you");
  await widow.sees("القائمة عامة");
}
