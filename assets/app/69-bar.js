// A file on its way, as its sender sees it.
/** What is seen of it: how far it is, what is going on, and a button. */
export function shown(input, file) {
  const make = (kind, text) => Object.assign(document.createElement(kind), { textContent: text });
  const { sending, waiting, pause, paused, goOn } = input.dataset;
  const box = make("div", "");
  const bar = Object.assign(document.createElement("progress"), { max: file.size, value: 0 });
  const said = make("p", sending);
  const button = Object.assign(make("button", pause), { type: "button", className: "button button-quiet" });
  bar.setAttribute("aria-label", sending);
  said.setAttribute("role", "status");
  box.append(said, bar, " ", button);
  input.closest(".field").append(box);
  const control = { halted: false, stop() {}, wake() {} };
  const say = (text) => {
    if (said.textContent !== text) said.textContent = text;
  };
  control.show = (value) => {
    bar.value = value;
    say(sending);
  };
  control.rest = (milliseconds) =>
    new Promise((after) => {
      say(control.halted ? paused : waiting);
      control.wake = after;
      if (!control.halted) setTimeout(after, milliseconds);
    });
  control.end = () => box.remove();
  button.addEventListener("click", () => {
    control.halted = !control.halted;
    button.textContent = control.halted ? goOn : pause;
    if (control.halted) control.stop();
    else control.wake();
  });
  addEventListener("online", () => control.halted || control.wake());
  return control;
}
