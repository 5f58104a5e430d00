// What a page says to the server about a file that comes in pieces: where it stands, that it begins, and a piece of it.

/** As many connections as a browser holds open to one host. */
const LINES = 6;

/** A name for this file in this browser that tells nothing of it: by its bytes alone, for the same file that is chosen again often
 * comes with the time of choosing. */
export async function mark(file) {
  if (!self.crypto || !crypto.subtle) return null;
  const hash = await crypto.subtle.digest("SHA-256", await new Response(file).arrayBuffer());
  return `wasl-piece-${Array.from(new Uint8Array(hash).slice(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** Nothing more can be done in pieces: the form takes the file along, as without scripts. */
export class Plain extends Error {}

/** Asks where it stands; what is asked is answered by the server and by nobody between. */
const ask = (place) => fetch(place, { method: "HEAD", cache: "no-store" });

/** How much of it has come; nothing for what is not there. */
export async function standing(place) {
  const answer = await ask(place);
  if (answer.status === 404) return null;
  if (!answer.headers.has("upload-offset")) throw new Plain(String(answer.status));
  return Number(answer.headers.get("upload-offset"));
}

export async function begin(form, input, file) {
  const body = new URLSearchParams({ _csrf: form.elements._csrf.value, _key: form.elements._key.value, length: file.size });
  const answer = await fetch(input.dataset.pieces, { method: "POST", body });
  if (answer.status !== 201) throw new Plain(String(answer.status));
  return answer.headers.get("location");
}

/** Has every connection end that the page left open: answers about files end theirs. On a connection that was used before, a
 * browser that loses it sends the whole piece anew by itself, as often as it has such connections, before it tells us. */
export async function onNewLines(place) {
  const [page] = performance.getEntriesByType("navigation");
  // Later protocols have one connection, and are told of a piece in the wrong place before they send it.
  if (page && page.nextHopProtocol && page.nextHopProtocol !== "http/1.1") return;
  await Promise.all(Array.from({ length: LINES }, () => ask(place).catch(() => null)));
}

/** Adds a piece; gives how much has come then. */
export const add = (place, offset, piece, control) =>
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
