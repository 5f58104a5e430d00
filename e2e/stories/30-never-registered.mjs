// A birth abroad that no Egyptian authority ever registered: the search locates nothing, the same file becomes its
// registration, the mission and the Authority decide, the registry enters it, and the certificate comes from the new record.
import { DESKTOP, PHONE } from "../world.mjs";
import { hands } from "../hands.mjs";
import { REGISTERS, answersByName, asksBeforehand, begins, fetchesFirst, isApproved, isRecommended, shows, submitsAndPays } from "../way.mjs";

export const title = "no record is located because the birth was never registered: the same application registers it, and its certificate is genuine";

const CONTACT = "father@wasl.example";

export async function story(world) {
  const { father: man, wife } = world.demo.people;
  const father = hands(world, await world.person({ viewport: PHONE }), "ar");
  await father.signIn(CONTACT);

  // He takes the certificate for a copy: he asks for it, and nothing is located.
  await asksBeforehand(father);
  const reference = await begins(father);
  await answersByName(father, reference, {
    subject_name: "سارة كريم محمود سيد فرغلي",
    number_known: "no",
    subject_sex: "female",
    birth_date: "2026-09-20",
    birth_governorate: "88",
    birth_abroad_place: "الإمارات، الشارقة",
    mother_name: wife.name,
    "residence-emirate": "sharjah",
    residence_declared: true,
    declaration: true,
  });
  await submitsAndPays(father, reference, "البيانات في حاجة إلى مراجعة", "");

  // The same file goes on: only what is missing is asked.
  await father.follow("الاطلاع على الخطوات المتاحة");
  await father.follow("قيد الواقعة لأول مرة بهذا الطلب");
  await father.sees("تبقى الإجابات والمستندات");
  await father.press("الاستمرار في قيد الواقعة");
  await father.sees("قيد واقعة ميلاد بالخارج");
  await father.follow("استكمال الطلب");
  await father.answer("على قيد الحياة");
  await answersByName(father, reference, {
    marriage_proven: "yes",
    father_name: man.name,
    father_number: man.number,
    mother_egyptian: "yes",
    mother_number: wife.number,
    foreign_certificate: "picture",
    certificate_arabic: "yes",
    parents_marriage: "picture",
    mother_document: "picture",
    child_photo: "picture",
    registration_declaration: true,
  });
  await father.sees("سبق سداده لهذا الطلب");
  await submitsAndPays(father, reference, "قيد المراجعة", "");

  await isRecommended(world, reference, { ...REGISTERS, sees: ["شهادة الميلاد الأجنبية"] });
  await isApproved(world, reference);
  const certificate = await fetchesFirst(father, CONTACT, reference);
  const verifier = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await shows(verifier, certificate);
  await verifier.sees("الوثيقة صحيحة");
}
