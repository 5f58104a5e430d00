// Pictures as numbers: reads what Chromium takes, makes it small, and writes it with a palette. Only what those two need of the
// format (W3C PNG, third edition): eight bits, not interlaced.
import { deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CHANNELS = { 2: 3, 3: 1, 6: 4 };
/** As many colours as one byte tells apart. */
const COLOURS = 256;

/** A picture: `data` holds red, green and blue of each pixel, row after row. */
export function read(bytes) {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new Error("no PNG");
  let [width, height, kind, palette] = [0, 0, 0, null];
  const parts = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (name === "IHDR") {
      [width, height, kind] = [body.readUInt32BE(0), body.readUInt32BE(4), body[9]];
      if (body[8] !== 8 || body[12] !== 0 || CHANNELS[kind] === undefined) throw new Error("a PNG of another kind");
    } else if (name === "PLTE") palette = body;
    else if (name === "IDAT") parts.push(body);
    at += 12 + length;
  }
  const channels = CHANNELS[kind];
  const flat = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [from, start] = kind === 3 ? [palette, flat[pixel] * 3] : [flat, pixel * channels];
    data.set(from.subarray(start, start + 3), pixel * 3);
  }
  return { width, height, data };
}

/** Each row was written as its difference to what stands left, above, or to both. */
function unfiltered(raw, stride, height, step) {
  const flat = new Uint8Array(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)];
    for (let at = 0; at < stride; at += 1) {
      const here = row * stride + at;
      const left = at >= step ? flat[here - step] : 0;
      const up = row > 0 ? flat[here - stride] : 0;
      const corner = at >= step && row > 0 ? flat[here - stride - step] : 0;
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter];
      flat[here] = raw[row * (stride + 1) + 1 + at] + guess;
    }
  }
  return flat;
}

/** The one of three neighbours that lies nearest to left + up - corner. */
function nearest(left, up, corner) {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** The picture with a palette of its most frequent colours; every other pixel takes the nearest of them. */
export function write({ width, height, data }) {
  const counts = new Map();
  const colour = (pixel) => (data[pixel * 3] << 16) | (data[pixel * 3 + 1] << 8) | data[pixel * 3 + 2];
  for (let pixel = 0; pixel < width * height; pixel += 1) counts.set(colour(pixel), (counts.get(colour(pixel)) ?? 0) + 1);
  const kept = [...counts.entries()].sort(([, one], [, other]) => other - one).slice(0, COLOURS).map(([own]) => own);
  const places = new Map(kept.map((own, place) => [own, place]));
  const place = (own) => {
    if (!places.has(own)) places.set(own, closest(own, kept));
    return places.get(own);
  };
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    rows[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] = place(colour(pixel));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.from(kept.flatMap((own) => [own >> 16, (own >> 8) & 255, own & 255]));
  return Buffer.concat([SIGNATURE, chunk("IHDR", head), chunk("PLTE", palette), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function closest(own, kept) {
  const apart = (other) => [16, 8, 0].reduce((sum, shift) => sum + (((own >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  return kept.reduce((best, other, place) => (apart(other) < apart(kept[best]) ? place : best), 0);
}

function chunk(name, body) {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The checksum of a chunk (ISO 3309). */
function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

/** Half as wide and half as high, each pixel the mean of four: what a rasteriser decides about an edge is gone. */
export function halved({ width, height, data }) {
  const [wide, high] = [width >> 1, height >> 1];
  const small = new Uint8Array(wide * high * 3);
  for (let row = 0; row < high; row += 1) {
    for (let column = 0; column < wide; column += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        const at = (row * 2 * width + column * 2) * 3 + channel;
        const sum = data[at] + data[at + 3] + data[at + width * 3] + data[at + width * 3 + 3];
        small[(row * wide + column) * 3 + channel] = sum >> 2;
      }
    }
  }
  return { width: wide, height: high, data: small };
}

/** The same in fewer colours, so that a palette holds them: so many levels of each channel. */
export function coarse({ width, height, data }, levels) {
  const step = 255 / (levels - 1);
  return { width, height, data: data.map((own) => Math.round(Math.round(own / step) * step)) };
}

/** Some rows of it. */
export function cut({ width, data }, from, rows) {
  return { width, height: rows, data: data.subarray(from * width * 3, (from + rows) * width * 3) };
}

/** Several below each other; all are as wide as the first. */
export function stacked(pictures) {
  const { width } = pictures[0];
  const data = new Uint8Array(pictures.reduce((sum, own) => sum + own.data.length, 0));
  let at = 0;
  for (const own of pictures) {
    data.set(own.data, at);
    at += own.data.length;
  }
  return { width, height: data.length / width / 3, data };
}
