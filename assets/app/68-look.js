// Looks at a chosen picture before it is sent and gives advice, never more: too small, blurred, cut off at an edge, or with light
// that hides something. The picture stays on the device; the server looks at what is sent by itself.
const SIDE = 640;
/** The shorter side in dots below which writing of a document is hard to read. */
const SMALL = 600;
/** How much neighbours differ where something is in focus; measured with drawn pages of print, sharp and blurred. */
const FOCUS = 1000;
/** The share of the picture that one white spot may take. */
const SPOT = 0.02;
const CELL = 16;
/** How much darker than paper is what it lies on. */
const GROUND = 0.72;
/** The share of a side along which paper touches it, where it is not whole. */
const TOUCHES = 0.2;

/** The brightness of each dot, in rows, and the size in which they stand. */
function greys(bitmap) {
  const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = canvas.getContext("2d");
  pen.drawImage(bitmap, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at += 1) grey[at] = 0.3 * data[at * 4] + 0.6 * data[at * 4 + 1] + 0.1 * data[at * 4 + 2];
  return { grey, width, height };
}

/** How sharp its sharpest tenth is: the spread of the differences to the neighbours, cell by cell. */
function focus({ grey, width, height }) {
  const spreads = [];
  for (let top = 1; top + CELL < height; top += CELL) {
    for (let left = 1; left + CELL < width; left += CELL) {
      let sum = 0;
      let squares = 0;
      for (let y = top; y < top + CELL; y += 1) {
        for (let x = left; x < left + CELL; x += 1) {
          const at = y * width + x;
          const edge = grey[at - 1] + grey[at + 1] + grey[at - width] + grey[at + width] - 4 * grey[at];
          sum += edge;
          squares += edge * edge;
        }
      }
      const count = CELL * CELL;
      spreads.push(squares / count - (sum / count) ** 2);
    }
  }
  spreads.sort((one, other) => other - one);
  return spreads[Math.floor(spreads.length / 10)] || 0;
}

/** Whether cells of nothing but white lie together in the midst of a picture that is not white. */
function glares({ grey, width, height }) {
  let white = 0;
  let cells = 0;
  let dark = 0;
  for (let top = 0; top + CELL <= height; top += CELL) {
    for (let left = 0; left + CELL <= width; left += CELL) {
      let sum = 0;
      for (let y = top; y < top + CELL; y += 2) for (let x = left; x < left + CELL; x += 2) sum += grey[y * width + x];
      const mean = (sum * 4) / (CELL * CELL);
      cells += 1;
      if (mean > 248) white += 1;
      if (mean < 235) dark += 1;
    }
  }
  // A scan is white everywhere; what was photographed is not.
  return white / cells > SPOT && dark / cells > 0.7;
}

/** Whether the paper runs out of the picture. Where it touches all four sides it is a scan, or there is nothing but paper; of that
 * nothing can be said, as of paper on a ground as bright. */
function cutOff({ grey, width, height }) {
  const sorted = Float32Array.from(grey).sort();
  const paper = sorted[Math.floor(sorted.length * 0.93)] * GROUND;
  const touches = (count, dot) => {
    let bright = 0;
    for (let at = 0; at < count; at += 1) if (dot(at) > paper) bright += 1;
    return bright / count > TOUCHES;
  };
  const inset = 2;
  const row = (y) => touches(width, (x) => grey[y * width + x]);
  const column = (x) => touches(height, (y) => grey[y * width + x]);
  const sides = [row(inset), row(height - 1 - inset), column(inset), column(width - 1 - inset)].filter(Boolean).length;
  return sides > 0 && sides < 4;
}

/** Says below the field what would make the picture better. */
export async function look(input) {
  const box = input.closest(".field");
  let said = box.querySelector("[data-look]");
  if (!said) {
    said = Object.assign(document.createElement("p"), { className: "hint" });
    said.setAttribute("role", "status");
    said.dataset.look = "";
    box.append(said);
  }
  said.textContent = "";
  const file = input.files[0];
  // Whatever is no picture cannot be looked at.
  const bitmap = file && (await createImageBitmap(file).catch(() => null));
  if (!bitmap || input.files[0] !== file) return;
  const { small, blurred, cut, glare } = input.dataset;
  const dots = greys(bitmap);
  if (Math.min(bitmap.width, bitmap.height) < SMALL) said.textContent = small;
  else if (focus(dots) < FOCUS) said.textContent = blurred;
  else if (cutOff(dots)) said.textContent = cut;
  else if (glares(dots)) said.textContent = glare;
  bitmap.close();
}
