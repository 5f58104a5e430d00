// A spoken note: recorded on the device, heard again by whoever spoke, and put into the file field of its form, so that it is
// sent as any other file. Nothing is recorded before the button is pressed, and nothing leaves before the form is sent.
const box = document.querySelector("[data-voice]");
const input = box?.closest("form")?.querySelector("input[type=file]");
const [button, said, player] = box ? [box.querySelector("button"), box.querySelector("[role=status]"), box.querySelector("audio")] : [];
// In the order of what plays everywhere.
const kinds = [["audio/webm;codecs=opus", "webm"], ["audio/mp4", "m4a"], ["audio/ogg;codecs=opus", "ogg"]];
const kind = self.MediaRecorder && navigator.mediaDevices && kinds.find(([type]) => MediaRecorder.isTypeSupported(type));
let recorder;

async function begin() {
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    said.textContent = box.dataset.denied;
    return;
  }
  const [type, end] = kind;
  const parts = [];
  recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 32000 });
  const late = setTimeout(() => recorder.stop(), Number(box.dataset.voice) * 1000);
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  recorder.addEventListener("stop", () => {
    clearTimeout(late);
    for (const track of stream.getTracks()) track.stop();
    recorder = undefined;
    keep(new File(parts, `${box.dataset.name}.${end}`, { type: type.split(";")[0] }));
  });
  recorder.start();
  player.parentElement.hidden = true;
  button.textContent = box.dataset.stop;
  said.textContent = box.dataset.running;
}

/** Puts the recording into the form and lets it be heard. */
function keep(file) {
  const carrier = new DataTransfer();
  carrier.items.add(file);
  input.files = carrier.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  URL.revokeObjectURL(player.src);
  player.src = URL.createObjectURL(file);
  player.parentElement.hidden = false;
  button.textContent = box.dataset.again;
  said.textContent = box.dataset.ready;
}

if (kind && input) {
  box.hidden = false;
  button.addEventListener("click", () => (recorder ? recorder.stop() : begin()));
  // Whoever sends while it records hears it first.
  input.form.addEventListener("submit", (event) => {
    if (!recorder) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    recorder.stop();
  }, true);
  // Another file takes the place of the recording.
  input.addEventListener("change", () => {
    if (input.files[0]?.type.startsWith("audio/")) return;
    player.parentElement.hidden = true;
    said.textContent = "";
  });
}
