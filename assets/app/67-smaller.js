// Draws a chosen picture smaller on the device before it is sent: a camera takes many times what a page needs, and hours of a
// poor line with it. The place, time and device that the camera wrote into it stay behind. It is said, and the original may be
// sent instead where that is not too large. An engine that cannot turn a picture upright leaves it alone; the server does it.
const SIDE = 2600;
/** Longer side and quality, until it is small enough; print stays legible at the last of them. */
const STEPS = [[SIDE, 0.86], [SIDE, 0.7], [2000, 0.7], [1754, 0.6]];

async function drawn(bitmap, scale, quality) {
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  let canvas = self.OffscreenCanvas ? new OffscreenCanvas(width, height) : null;
  let pen = canvas && canvas.getContext("2d");
  if (!pen) {
    canvas = Object.assign(document.createElement("canvas"), { width, height });
    pen = canvas.getContext("2d");
  }
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(bitmap, 0, 0, width, height);
  if (canvas.convertToBlob) return canvas.convertToBlob({ type: "image/jpeg", quality });
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
}

/** The picture within the limit and no larger than a page needs; nothing if it is that already, or cannot be drawn. */
export async function smaller(file, limit) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!bitmap) return null;
  const longer = Math.max(bitmap.width, bitmap.height);
  const steps = file.size > limit || longer > SIDE ? STEPS : [];
  try {
    for (const [side, quality] of steps) {
      const blob = await drawn(bitmap, Math.min(1, side / longer), quality);
      if (!blob || blob.size > Math.min(limit, file.size)) continue;
      return new File([blob], `${file.name.replace(/\.[^.]*$/, "")}.jpg`, { type: blob.type, lastModified: file.lastModified });
    }
  } finally {
    bitmap.close();
  }
  return null;
}

function put(input, file) {
  const carrier = new DataTransfer();
  carrier.items.add(file);
  input.files = carrier.files;
}

/** A size in the words of the page. */
function size(input, bytes) {
  const form = new Intl.NumberFormat(document.documentElement.lang === "ar" ? "ar-EG" : "en", { maximumFractionDigits: 1 });
  const { mega, kilo } = input.dataset;
  return bytes < 1e6 ? kilo.replace("%1", form.format(Math.ceil(bytes / 1e3))) : mega.replace("%1", form.format(bytes / 1e6));
}

/** Puts the smaller picture in place of the chosen one, and says so. */
export async function lighten(input, file) {
  const { limit, smaller: became, original, whole, back } = input.dataset;
  const box = input.closest(".field");
  const before = box.querySelector("[data-lightened]");
  if (before) before.remove();
  const light = await smaller(file, Number(limit));
  if (!light || input.files[0] !== file) return;
  put(input, light);
  const line = Object.assign(document.createElement("p"), { className: "hint" });
  line.setAttribute("role", "status");
  line.dataset.lightened = "";
  const said = document.createElement("span");
  line.append(said);
  box.append(line);
  const words = became.replace("%1", size(input, file.size)).replace("%2", size(input, light.size));
  said.textContent = words;
  if (file.size > Number(limit)) return;
  const other = Object.assign(document.createElement("button"), { type: "button", className: "button button-quiet", textContent: original });
  other.addEventListener("click", () => {
    const large = input.files[0] === file || input.files[0].size === file.size;
    put(input, large ? light : file);
    said.textContent = large ? words : whole.replace("%1", size(input, file.size));
    other.textContent = large ? original : back;
  });
  line.append(" ", other);
}
