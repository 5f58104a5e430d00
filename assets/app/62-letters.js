// Arabic letters under a field, for whoever has none to type with: hidden on a device that speaks Arabic, and where it does
// not, one button opens them. What they write is typed like anything else.
const LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ";

/** Puts a letter where the caret is, in the place of what is chosen; without one, takes away what stands before. */
function type(input, letter) {
  const [from, to] = [input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length];
  const start = letter || from < to ? from : Math.max(0, from - 1);
  input.setRangeText(letter, start, to, "end");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function key(input, letter, name = letter) {
  const className = name === letter ? "button button-quiet" : "button button-quiet letters-wide";
  const button = Object.assign(document.createElement("button"), { type: "button", className });
  button.textContent = name;
  button.addEventListener("click", () => type(input, letter));
  return button;
}

function offer(box, input) {
  const [button, board] = box.children;
  button.addEventListener("click", () => {
    if (!board.firstChild) {
      board.append(...Array.from(LETTERS, (letter) => key(input, letter)));
      board.append(key(input, " ", board.dataset.space), key(input, "", board.dataset.back));
    }
    board.hidden = !board.hidden;
    button.setAttribute("aria-expanded", String(!board.hidden));
  });
  box.hidden = false;
}

if (!navigator.languages.some((language) => language.startsWith("ar"))) {
  for (const box of document.querySelectorAll("[data-letters]")) {
    const input = document.getElementById(box.dataset.letters);
    if (input) offer(box, input);
  }
}
