// Sends a chosen file in pieces before its form: it shows how far it is, can be paused, and goes on where it broke off, after
// the line came back or after the same file was chosen again in a browser that was closed. Then the form goes, naming it.
import { shown } from "app/69-bar.js";

const LEAST = 64 * 1024;
const MOST = 4 * 1024 * 1024;
const SHORT = 250;
const PATIENCE = 30 * 1000;
/** As many connections as a browser holds open to one host. */
const LINES = 6;

/** A name for this file in this browser that tells nothing of it: by its bytes alone, for the same file that is chosen again often
 * comes with the time of choosing. */
async function mark(file) {
  if (!self.crypto || !crypto.subtle) return null;
  const hash = await crypto.subtle.digest("SHA-256", await new Response(file).arrayBuffer());
  return `wasl-piece-${Array.from(new Uint8Array(hash).slice(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** Nothing more can be done in pieces: the form takes the file along, as without scripts. */
class Plain extends Error {}

/** Asks where it stands; what is asked is answered by the server and by nobody between. */
const ask = (place) => fetch(place, { method: "HEAD", cache: "no-store" });

/** How much of it has come; nothing for what is not there. */
async function standing(place) {
  const answer = await ask(place);
  if (answer.status === 404) return null;
  if (!answer.headers.has("upload-offset")) throw new Plain(String(answer.status));
  return Number(answer.headers.get("upload-offset"));
}

async function begin(form, input, file) {
  const body = new URLSearchParams({ _csrf: form.elements._csrf.value, _key: form.elements._key.value, length: file.size });
  const answer = await fetch(input.dataset.pieces, { method: "POST", body });
  if (answer.status !== 201) throw new Plain(String(answer.status));
  return answer.headers.get("location");
}

/** Has every connection end that the page left open: answers about files end theirs. On a connection that was used before, a
 * browser that loses it sends the whole piece anew by itself, as often as it has such connections, before it tells us. */
async function onNewLines(place) {
  const [page] = performance.getEntriesByType("navigation");
  // Later protocols have one connection, and are told of a piece in the wrong place before they send it.
  if (page && page.nextHopProtocol && page.nextHopProtocol !== "http/1.1") return;
  await Promise.all(Array.from({ length: LINES }, () => ask(place).catch(() => null)));
}

/** Adds a piece; gives how much has come then. */
const add = (place, offset, piece, control) =>
  new Promise((yes, no) => {
    const call = new XMLHttpRequest();
    call.open("PATCH", place);
    call.setRequestHeader("upload-offset", offset);
    call.setRequestHeader("content-type", "application/partial-upload");
    call.upload.onprogress = (event) => control.show(offset + event.loaded);
    call.onload = () => {
      const stands = call.getResponseHeader("upload-offset");
      if (stands === null) no(call.status >= 500 ? new Error(String(call.status)) : new Plain(String(call.status)));
      else yes(Number(stands));
    };
    call.onerror = call.onabort = call.ontimeout = () => no(new Error("broken off"));
    control.stop = () => call.abort();
    call.send(piece);
  });

async function pieces(form, input, file, control) {
  const name = await mark(file);
  const kept = name && localStorage.getItem(name);
  let place = kept;
  let offset = null;
  let known = 0;
  let broke = false;
  let alone = false;
  let size = LEAST * 8;
  let wait = SHORT;
  while (offset === null || offset < file.size) {
    try {
      if (control.halted) throw new Error("paused");
      if (offset === null) {
        offset = place ? await standing(place) : null;
        if (offset === null) {
          place = await begin(form, input, file);
          if (name) localStorage.setItem(name, place);
          offset = 0;
          known = 0;
        }
        control.show(offset);
        // What arrived of a piece that broke is kept, so a large one costs nothing; only if nothing arrives on this line but
        // whole pieces, they get smaller.
        if (offset > known) wait = SHORT;
        else if (broke) size = Math.max(size / 2, LEAST);
        [known, broke] = [offset, false];
      }
      if (offset === file.size) break;
      if (!alone) {
        await onNewLines(place);
        alone = true;
      }
      broke = true;
      offset = await add(place, offset, file.slice(offset, offset + size), control);
      [known, broke] = [offset, false];
      size = Math.min(size * 2, MOST);
      wait = SHORT;
    } catch (failure) {
      if (failure instanceof Plain) throw failure;
      await control.rest(wait);
      wait = Math.min(wait * 2, PATIENCE);
      // What arrived is asked for; it is never guessed.
      offset = null;
    }
  }
  if (name) localStorage.removeItem(name);
  return place;
}

/** Sends the file of `input`, and then its form. */
export async function send(form, input, submitter) {
  const buttons = form.querySelectorAll("button:not([type=button])");
  const busy = (is) => buttons.forEach((button) => (button.disabled = is));
  const hidden = (name, value) => form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  const control = shown(input, input.files[0]);
  busy(true);
  try {
    const place = await pieces(form, input, input.files[0], control);
    hidden("resumed", place.slice(place.lastIndexOf("/") + 1));
    input.disabled = true;
  } catch (failure) {
    console.warn("the file goes with its form", failure);
    control.end();
  }
  busy(false);
  if (submitter && submitter.name) hidden(submitter.name, submitter.value);
  form.submit();
}
