// Answers go on without a network. What is typed on a question is sent by the script; when nothing answers it is kept on a
// device of one's own, encrypted, and sent when the network is back. Saving the same answers twice changes nothing, so a
// sending whose answer was lost is simply repeated. Were they changed elsewhere meanwhile, both stand side by side.
import { drop, keep, read, ring } from "app/10-vault.js";
import { beside, fill } from "app/39-beside.js";

const box = document.querySelector("[data-drafts]");
const form = box.querySelector("form[action*='/q/']:not([enctype])");
const said = box.querySelector("[data-said]");
const name = form && `draft:${new URL(form.action).pathname}`;

const say = (key) => {
  said.textContent = box.dataset[key] || "";
  said.hidden = !said.textContent;
};

// Tokens and keys are of one page and no answers.
const answers = (of) => [...new FormData(of)].filter(([field, value]) => !field.startsWith("_") && typeof value === "string");
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// What the page said before anything was typed.
const served = () => {
  const copy = form.cloneNode(true);
  copy.reset();
  return answers(copy);
};

const post = (of, fields) => {
  const body = new URLSearchParams(new FormData(of));
  for (const [field] of answers(of)) body.delete(field);
  for (const [field, value] of fields) body.append(field, value);
  return fetch(of.action, { method: "POST", body, redirect: "manual", headers: { accept: "application/json" } });
};

// Sends what stands in the form and goes on as the server says; keeps it when nothing answers.
async function send(base) {
  const mine = answers(form);
  const own = await ring();
  if (own) await keep(name, { base, mine });
  let answer;
  try {
    answer = await post(form, mine);
  } catch {
    return say(own ? "kept" : "waits");
  }
  if (answer.status === 200) {
    const { next } = await answer.json();
    if (own) await drop(name);
    return location.assign(next);
  }
  if (answer.status === 422 && own) await drop(name);
  if (answer.status >= 500) return say(own ? "kept" : "waits");
  // What is to be corrected, or a sign-in, is the server's page.
  form.submit();
}

// What this device kept of this question: sent if nobody changed it since, else shown beside what stands.
async function resume() {
  const kept = await read(name);
  if (!kept) return;
  const theirs = served();
  if (same(kept.mine, theirs)) return drop(name);
  if (!same(kept.base, theirs)) {
    say("changed");
    return beside(box, form, kept.mine, theirs).then((mine) => (mine ? send(theirs) : drop(name)));
  }
  fill(form, kept.mine);
  say("back");
  if (navigator.onLine) await send(theirs);
}

if (form) {
  const base = served();
  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.name) return;
    // On any other device the form is sent as without a script, unless there is no network to send it over.
    if (!localStorage.getItem("wasl-own")) {
      if (navigator.onLine) return;
      event.preventDefault();
      say("waits");
      return;
    }
    event.preventDefault();
    say("sending");
    send(base).catch((failure) => {
      console.warn("sent without the script", failure);
      form.submit();
    });
  });
  // The network is back: what stands now is read first, so that nothing newer is written over.
  addEventListener("online", () => read(name).then((kept) => kept && location.reload()).catch(() => {}));
  resume().catch((failure) => console.warn("what was kept could not be read", failure));
}
