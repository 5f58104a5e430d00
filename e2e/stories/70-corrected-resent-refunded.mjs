// What goes wrong in a good file, in Arabic: the mission asks for one datum again and the same officer gets it back; the paper
// copy comes back to the sender and goes to another address; and one item of the fees is given back by two people.
import { DESKTOP } from "../world.mjs";
import { hands } from "../hands.mjs";
import { answersByName, isApproved, isRecommended, signsInAtDesk, starts, submitsAndPays } from "../way.mjs";

export const title = "one datum is corrected, a returned parcel is sent again, and one item of the fees is given back";

const NOTE = "يُرجى كتابة مكان الميلاد كما في شهادة المستشفى.";
const CONTACT = "father@wasl.example";

export async function story(world) {
  const { daughter } = world.demo.people;
  const father = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await father.signIn(CONTACT);
  const { reference } = await starts(father, "birth_certificate", ["ae", "yes", "father", "residence", "school", "no"]);
  await answersByName(father, reference, {
    subject_name: daughter.name,
    number_known: "yes",
    subject_number: daughter.number,
    birth_date: daughter.born,
    birth_governorate: daughter.governorate,
    birth_abroad_place: "الشارقة",
    mother_name: daughter.mother_name,
    "residence-emirate": "sharjah",
    residence_declared: true,
    contact_mobile: "+971 50 123 4567",
    delivery: "courier",
    paper_copies: "1",
    attested: "no",
    ...address("sharjah", "المجاز", "برج البحيرة ١٢"),
    declaration: true,
  });
  await father.sees("إرسال النسخة الورقية إلى خارج مصر");
  await submitsAndPays(father, reference);

  const officer = await isCorrected(world, father, reference);
  await officer.open(`/desk/files/${reference}`);
  await officer.sees("مستشفى القاسمي");
  await officer.write("ما تقوم عليه التوصية", "البيانات مطابقة للقيد بعد الاستكمال");
  await officer.press("التوصية بالموافقة");
  await isApproved(world, reference);
  await isResent(world, father, reference);
  await isGivenBack(world, father, reference);
}

function address(emirate, area, building) {
  return {
    delivery_name: "أحمد محمود السيد",
    "delivery_address-emirate": emirate,
    "delivery_address-area": area,
    "delivery_address-building": building,
    "delivery_address-mobile": "0501234567",
  };
}

/** The officer asks for one datum; only that one is open; what comes back stands with her again. */
async function isCorrected(world, father, reference) {
  const officer = await signsInAtDesk(world, "dubai", DESKTOP);
  await officer.waitsFor(reference, "/desk");
  await officer.open(`/desk/files/${reference}`);
  await officer.press("استلام الطلب");
  await officer.follow("طلب استكمال", { exact: true });
  await officer.fill({ field: "birth_abroad_place:birth_data_check", note: NOTE });
  await officer.press("إرسال الطلب");

  await father.waitsFor("يطلب الموظف المختص استكمال بيان واحد", `/files/${reference}`);
  await father.follow("استكمال المطلوب");
  await father.sees(NOTE);
  await father.follow("تعديل هذا البيان");
  await father.fill({ birth_abroad_place: "مستشفى القاسمي، الشارقة" });
  await father.go();
  await father.press("إرسال الرد");
  await father.sees("أُرسل ردك");
  await officer.waitsFor(reference, "/desk?view=mine");
  return officer;
}

/** The clerk prints and packs; the courier brings it back; a new address is written, and the second parcel arrives. */
async function isResent(world, father, reference) {
  const clerk = await signsInAtDesk(world, "delivery", DESKTOP);
  for (const button of ["قيد الوارد", "صرف"]) {
    await clerk.open("/desk/blanks");
    const form = clerk.page.locator("main form").filter({ has: clerk.page.getByRole("button", { name: button, exact: true }) });
    await form.locator('[name="first"]').fill("AB000101");
    await form.locator('[name="last"]').fill("AB000105");
    await form.getByRole("button").click();
  }
  const first = await isSent(world, clerk, reference, "AB000101");
  await happens(world, first, "returned");
  await father.waitsFor("أُعيدت الشحنة إلى الجهة المرسلة", `/files/${reference}/delivery`);
  await father.follow("إرسال نسخة أخرى");
  await father.provesIfAsked(CONTACT);
  await father.fill(address("dubai", "ديرة", "شارع المكتوم ٧"));
  await father.page.locator("main form button").last().click();
  await world.look(father.page);
  await father.sees("ديرة");
  const second = await isSent(world, clerk, reference, "AB000102");
  if (second === first) throw new Error("the same parcel is sent twice");
  await happens(world, second, "normal");
  await father.waitsFor("تم التسليم", `/files/${reference}/delivery`);
}

/** The parcel is printed on a blank and packed; gives its number at the courier. */
async function isSent(world, clerk, reference, blank) {
  const before = (await parcels(world)).map((parcel) => parcel.number);
  await clerk.waitsFor(reference, "/desk/delivery");
  await clerk.page.locator("main table tr").filter({ hasText: reference }).getByRole("link").first().click();
  await world.look(clerk.page);
  await clerk.fill({ blank });
  await clerk.press("تسجيل الطباعة");
  await clerk.press("تم التجهيز");
  const told = async () => (await parcels(world)).find((parcel) => !before.includes(parcel.number));
  const { number } = await world.until("the courier to be told", told);
  return number;
}

async function parcels(world) {
  return (await fetch(`${world.demo.courier_url}/control/parcels`)).json();
}

/** Lets the courier's simulator tell what happened to a parcel. */
async function happens(world, number, story) {
  const answer = await fetch(`${world.demo.courier_url}/control/parcels/${number}`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ story }),
  });
  if (answer.status !== 202) throw new Error(`the courier answered ${answer.status}`);
}

/** One of finance proposes that an item goes back, another decides; the receipt says so, and the file stays issued. */
async function isGivenBack(world, father, reference) {
  const finance = await signsInAtDesk(world, "finance", DESKTOP);
  await finance.open(`/desk/refunds/part?reference=${reference}`);
  await finance.fill({ component: "1", reason: "charged_wrongly", why: "حُصّل مقابل تقديم الخدمة مرتين" });
  await finance.press("اقتراح الرد");
  await finance.sees("لا يبتّ في الاقتراح من قدّمه");
  const second = await signsInAtDesk(world, "finance2", DESKTOP);
  await second.open(new URL(finance.page.url()).pathname.replace(/^\/ar/, ""));
  await second.press("الموافقة والتنفيذ");
  await father.waitsFor("رُدّ في", `/files/${reference}/receipt`);
}
