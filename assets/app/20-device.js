// The page of one's own device: begins to keep when its owner says so.
import { able, begin, ring } from "app/10-vault.js";
import { refresh } from "app/15-own.js";

const form = document.querySelector("[data-device]");
const there = document.querySelector("[data-there]");
const said = form.querySelector("[role=status]");
// What is said stays when the form goes.
there.before(said);
const show = async () => {
  const own = await ring();
  form.hidden = Boolean(own);
  there.hidden = !own;
};
if (able()) {
  document.querySelector("[data-without]").hidden = true;
  show();
}
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  said.textContent = form.dataset.busy;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const { device, account, days } = await answer.json();
    await begin(device, account, days);
    said.textContent = (await refresh()) ? form.dataset.here : form.dataset.failed;
    await show();
  } catch (failure) {
    console.warn("nothing is kept", failure);
    said.textContent = form.dataset.failed;
  }
});
