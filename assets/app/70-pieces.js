// Sends a chosen file in pieces before its form: it shows how far it is, can be paused, and goes on where it broke off, after
// the line came back or after the same file was chosen again in a browser that was closed. Then the form goes, naming it.
import { add, begin, mark, onNewLines, Plain, standing } from "app/66-piece.js";
import { shown } from "app/69-bar.js";

const LEAST = 64 * 1024;
const MOST = 4 * 1024 * 1024;
const SHORT = 250;
const PATIENCE = 30 * 1000;
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
