// Starts the product as a newcomer would (`wasl demo`, empty data folder) and reads what it says about itself.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { openSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const BINARY = process.env.WASL_BINARY ?? new URL("../target/debug/wasl", import.meta.url).pathname;

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export async function startDemo() {
  const folder = await mkdtemp(join(tmpdir(), "wasl-e2e-"));
  const facts = join(folder, "facts.json");
  const port = await freePort();
  const log = openSync(new URL("../target/e2e/demo.log", import.meta.url).pathname, "w");
  const env = { ...process.env, WASL_DATA: join(folder, "var"), WASL_ADDR: `127.0.0.1:${port}` };
  delete env.DATABASE_URL;
  const child = spawn(BINARY, ["demo", "--facts", facts], { env, stdio: ["ignore", log, log] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let exit = null;
  ended.then((code) => { exit = code ?? -1; });
  // The facts are written once everything listens; a demo that ends before that is a failure told at once.
  const deadline = Date.now() + 180_000;
  let known = null;
  while (known === null) {
    if (exit !== null) throw new Error(`the demo ended with ${exit}; see target/e2e/demo.log`);
    if (Date.now() > deadline) throw new Error("the demo did not come up in three minutes; see target/e2e/demo.log");
    known = await readFile(facts, "utf8").then(JSON.parse, () => null);
    if (known === null) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    ...known,
    async stop() {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
