// Two bodies of the state, one place, in Arabic on a phone: he asks for his daughter's birth certificate and for the renewal of his
// passport, which belongs to another ministry. What that ministry is sent is shown and agreed to first. Both stand in one list; each
// moves by itself, and the passport says which step still needs his presence, and why.
import { answersEverything, asksBeforehand, submitsAndPays } from "../way.mjs";
import { hands } from "../hands.mjs";
import { PHONE } from "../world.mjs";

export const title = "a passport renewal is tracked beside a birth certificate, in one list, each moving by itself";

/** Has the simulated ministry report these states, once it has the request. */
async function reports(world, reference, told) {
  await world.until("the ministry to have the request", async () => {
    const answer = await fetch(`${world.demo.agencies_url}/control/requests/${reference}`, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(told),
    });
    if (answer.status !== 202 && answer.status !== 404) throw new Error(`the ministry answers ${answer.status}`);
    return answer.status === 202;
  });
}

export async function story(world) {
  const contact = world.demo.citizens.find((citizen) => citizen.part === "father").contact;
  const father = hands(world, await world.person({ viewport: PHONE }), "ar");
  await father.signIn(contact);
  await asksBeforehand(father);
  const certificate = await answersEverything(father, world.demo.people.daughter);
  await submitsAndPays(father, certificate);

  await father.open("/agency-services/passport_renewal");
  await father.sees("لماذا يلزم الحضور");
  await father.open("/agency-services/passport_renewal/ask");
  await father.fill({ passport_number: "A33445566", reason: "expiry", expires_on: "2027-02-01", mission: "dubai" });
  await father.press("متابعة", { exact: true });
  await father.sees("ولا شيء غيره");
  await father.sees("A33445566");
  // Without agreeing to the very list nothing is sent.
  await father.press("إرسال الطلب", { exact: true });
  await father.sees("لا يُرسل الطلب دون الموافقة");
  await father.fill({ agreed: true });
  await father.press("إرسال الطلب", { exact: true });
  await father.sees("تم تقديم الطلب");
  const passport = new URL(father.page.url()).pathname.split("/").pop();
  const request = `/agency-requests/${passport}`;

  await father.open("/files");
  await father.sees("تجديد جواز السفر");
  await father.sees("شهادة ميلاد");
  await world.look(father.page);

  await reports(world, passport, { states: ["received", "examined"] });
  await father.waitsFor("قيد المراجعة", request);
  const visit = new Date(Date.now() + 9 * 24 * 60 * 60 * 1000).toISOString().replace(/\.\d+Z$/, "Z");
  await reports(world, passport, { states: ["called"], visit_at: visit });
  await father.waitsFor("مطلوب حضورك إلى البعثة", "/files");
  // The certificate has not moved by that.
  await father.sees("شهادة ميلاد");
  await father.open(`/files/${certificate}`);
  await father.sees("قيد المراجعة");

  await reports(world, passport, { states: ["attended", "made", "forwarded", "ready", "done"] });
  await father.waitsFor("تم استلام الجواز", request);
  const sent = await world.sent(contact);
  const told = sent.filter((message) => message.text.includes("/agency-requests/"));
  if (told.length === 0) throw new Error("he was never told of the passport");
  if (told.some((message) => message.text.includes("جواز"))) throw new Error("a message names what it is about");
}
