// Puts the page's own words over the browser's, lets the whole area be pressed or dropped on, and says that a file is too
// large before it is sent. The server decides; this only saves the wait.
// Only a device held in the hand offers its camera when a file is asked for.
const camera = matchMedia("(pointer: coarse)").matches;
for (const input of document.querySelectorAll("input[type=file][data-limit]")) {
  const { choose, touch, none, over, limit } = input.dataset;
  const make = (kind, name, text) => Object.assign(document.createElement(kind), { className: name, textContent: text });
  const face = make("span", "drop-face", "");
  const chosen = make("bdi", "drop-name", none);
  face.setAttribute("aria-hidden", "true");
  face.append(make("span", "drop-button", camera ? touch : choose), chosen);
  input.parentElement.classList.add("drop-own");
  input.parentElement.append(face);
  const said = make("p", "wrong", "");
  said.id = `${input.id}-size`;
  said.setAttribute("role", "alert");
  input.closest(".field").append(said);
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${said.id}`.trim());
  const show = () => {
    const large = input.files[0]?.size > Number(limit);
    said.textContent = large ? over : "";
    if (large) input.value = "";
    chosen.textContent = input.files[0]?.name ?? none;
    return import("app/68-look.js").then(({ look }) => look(input));
  };
  // A picture may be made smaller first; a form that is sent meanwhile waits for that.
  let working = null;
  input.addEventListener("change", () => {
    const file = input.files[0];
    const picture = file && file.type.startsWith("image/");
    const step = picture ? import("app/67-smaller.js").then(({ lighten }) => lighten(input, file)) : Promise.resolve();
    const done = step.catch((failure) => console.warn("the picture goes as it is", failure)).then(() => {
      if (working !== done) return null;
      working = null;
      return show();
    });
    working = done;
  });
  // What takes a while is sent in pieces, so that a line that breaks costs nothing.
  const form = input.form;
  let sending = false;
  if (form)
    form.addEventListener("submit", (event) => {
      const file = input.files[0];
      if (event.defaultPrevented || !file) return;
      if (sending) {
        event.preventDefault();
      } else if (working) {
        event.preventDefault();
        working.then(() => form.requestSubmit(event.submitter));
      } else if (input.dataset.pieces && file.size >= 256 * 1024) {
        event.preventDefault();
        sending = true;
        import("app/70-pieces.js").then(({ send }) => send(form, input, event.submitter));
      }
    });
}
