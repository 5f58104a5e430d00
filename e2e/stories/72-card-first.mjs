// A man divorced last year, whose card still says married, in Arabic: his family record is refused until the card is renewed;
// the page leads him to the service for it, the mission invites him, and he takes a place in a roving mission.
import { hands } from "../hands.mjs";
import { answersByName, signsInAtDesk, starts, submitsAndPays } from "../way.mjs";
import { DESKTOP, PHONE } from "../world.mjs";

export const title = "a family record is refused for an outdated card, and its remedy ends with a place in a roving mission";

const LIVES = { "residence-emirate": "sharjah", residence_declared: true, declaration: true };

export async function story(world) {
  const { divorced: him, divorced_wife: her } = world.demo.people;
  const man = hands(world, await world.person({ viewport: PHONE }), "ar");
  await man.signIn(world.demo.citizens.find((citizen) => citizen.part === "divorced").contact);

  const before = ["ae", "yes", "self", "individual", "residence", "embassy"];
  const { reference: record } = await starts(man, "family_record", before);
  await answersByName(man, record, {
    ...LIVES,
    subject_name: him.name,
    number_known: "yes",
    subject_number: him.number,
    mother_name: him.mother_name,
    spouse_name: her.name,
  });
  await submitsAndPays(man, record, "الاطلاع على الخطوات المتاحة", "");
  await man.follow("الاطلاع على الخطوات المتاحة");
  await man.sees("الحالة الاجتماعية المدونة في إحدى بطاقتي الزوجين غير محدثة");
  await man.sees("يُرجى تحديث بيانات البطاقة أولًا");

  // The remedy is one step away.
  await man.follow("تغيير بيانات بطاقة الرقم القومي");
  const { reference: card } = await starts(man, "nid_update", ["ae", "marital_status"]);
  await answersByName(man, card, {
    ...LIVES,
    relation: "self",
    subject_name: him.name,
    subject_number: him.number,
    mother_name: him.mother_name,
    sex: "male",
    job: "none",
    old_card: "picture",
    change_proof: "picture",
  });
  await submitsAndPays(man, card, "قيد المراجعة", "");

  const officer = await signsInAtDesk(world, "dubai", DESKTOP);
  await officer.waitsFor(card, "/desk");
  await officer.open(`/desk/files/${card}`);
  await officer.press("استلام الطلب");
  await officer.press("اكتمل الفحص، والدعوة إلى الحضور");
  await officer.sees("أُرسلت الدعوة إلى اختيار موعد");

  await man.waitsFor("مأمورية أحوال مدنية", `/files/${card}/appointment`);
  await man.page.locator("button[name=slot]").first().click();
  await world.look(man.page);
  await man.sees("الموعد محجوز مؤقتًا");
  await man.press("تأكيد الموعد");
  await man.sees("تم تأكيد الموعد");
  await man.sees("ما يُحضر إلى الموعد");
  // Whoever receives him sees that one place is taken.
  await officer.open("/desk/appointments");
  await officer.sees("مقر القنصلية العامة في دبي");
}
