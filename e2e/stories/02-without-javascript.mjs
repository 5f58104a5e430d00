// The same way with JavaScript off for the citizen: nothing of it may depend on a script.
import { PHONE } from "../world.mjs";
import { hands } from "../hands.mjs";
import { answersEverything, asksBeforehand, fetchesFirst, isApproved, isRecommended, shows, submitsAndPays } from "../way.mjs";

export const title = "the same with JavaScript off: a father obtains his son's birth certificate";

export async function story(world) {
  const { son } = world.demo.people;
  const father = hands(world, await world.person({ viewport: PHONE, javascript: false }), "ar");
  await father.signIn("father@wasl.example");
  await asksBeforehand(father);
  const reference = await answersEverything(father, son);
  await submitsAndPays(father, reference);
  await father.waitsFor("قيد المراجعة", `/files/${reference}`);
  await isRecommended(world, reference);
  await isApproved(world, reference);
  const certificate = await fetchesFirst(father, "father@wasl.example", reference);

  const verifier = hands(world, await world.person({ viewport: PHONE, javascript: false }), "ar");
  await shows(verifier, certificate);
  await verifier.sees("الوثيقة صحيحة");
}
