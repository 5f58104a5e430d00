// The whole way of one certificate: a father in Sharjah asks for his daughter's, an officer and an approver decide, anyone checks it.
import { DESKTOP, PHONE } from "../world.mjs";
import { hands } from "../hands.mjs";
import { answersEverything, asksBeforehand, fetchesFirst, isApproved, isRecommended, shows, submitsAndPays } from "../way.mjs";

export const title = "a father obtains his daughter's birth certificate with a fresh sign-in, and anyone can check it";

export async function story(world) {
  const { daughter } = world.demo.people;
  const father = hands(world, await world.person({ viewport: PHONE }), "ar");
  await father.open("/");
  await father.page.getByText("هواتف الطوارئ لدى البعثات").click();
  await father.sees("رقم الطوارئ خيالي");
  await father.signIn("father@wasl.example");
  await father.sees("هوية مؤكدة");

  await asksBeforehand(father);
  await father.sees("يمكن التقديم لهذا الطلب");
  await father.sees("التحقق الإلكتروني لا يُغني عن التصديق");
  const reference = await answersEverything(father, daughter);
  await father.sees("مكتوب، ولا يُعرض");
  await submitsAndPays(father, reference);
  await father.waitsFor("قيد المراجعة", `/files/${reference}`);
  await father.sees("شهادة ميلاد مميكنة لابنتك ليلى");
  await father.open("/files");
  await father.sees(reference);
  await father.open(`/files/${reference}/receipt`);

  await isRecommended(world, reference);
  await isApproved(world, reference);

  const certificate = await fetchesFirst(father, "father@wasl.example", reference);
  if (certificate.subarray(0, 5).toString() !== "%PDF-") throw new Error("the download is not a PDF");

  // The second time the same account may fetch it however old the sign-in is.
  await father.growsOld();
  await father.open(`/files/${reference}/document`);
  const again = await father.downloads("تنزيل الوثيقة");
  if (!again.equals(certificate)) throw new Error("the second download is another document");

  const verifier = hands(world, await world.person({ viewport: DESKTOP }), "ar");
  await shows(verifier, certificate);
  await verifier.sees("الوثيقة صحيحة");
  const altered = Buffer.from(certificate);
  altered[Math.floor(altered.length / 2)] ^= 1;
  await shows(verifier, altered);
  await verifier.sees("الوثيقة مُعدَّلة");

  // The messages name the reference and never the document's kind.
  for (const { text, subject } of await world.sent("father@wasl.example")) {
    if (`${subject} ${text}`.includes("ميلاد")) throw new Error(`a message names the kind of document: ${text}`);
  }
}
