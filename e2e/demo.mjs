// Starts the product as a newcomer would: `cargo run -- demo` at the root of the workspace, and reads what it says about
// itself. The first start finds an empty data folder; what it made is the ground of every story, each on a copy of its own.
// One setting differs: a sign-in stays fresh for seconds instead of a quarter of an hour, so that a story can be about one
// that no longer is.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { openSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = new URL("..", import.meta.url).pathname;
// Whoever works on a tree that somebody else builds names a copy of the binary.
const [PROGRAM, ...BEFORE] = process.env.WASL_BINARY ? [process.env.WASL_BINARY] : ["cargo", "run", "--quiet", "--"];
const START_MS = 180_000;
// `server.drain_seconds` (20), then the simulators and the database.
const GRACE_MS = 40_000;
/** For how many seconds a sign-in is fresh in this demo. */
const FRESH_SECONDS = 20;

function freePort() {
  return new Promise((resolve, reject) => {
    const listener = createServer();
    listener.on("error", reject);
    listener.listen(0, "127.0.0.1", () => {
      const { port } = listener.address();
      listener.close(() => resolve(port));
    });
  });
}

/** Where the database of a data folder lies: started as root, it lies where its own user can reach it. */
async function databaseOf(data) {
  return readFile(join(data, "postgres.path"), "utf8").then((text) => text.trim(), () => null);
}

/** A program that copies or fails. Node's own copy does not keep to whom a file belongs. */
function copied(from, to) {
  return new Promise((resolve, reject) => {
    const child = spawn("cp", ["-a", "--reflink=auto", from, to], { stdio: ["ignore", "ignore", "inherit"] });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`copying ${from} ended with ${code}`))));
  });
}

/** Makes the ground: a demo that started once in an empty folder, loaded its people, and left. */
export async function makeGround() {
  const demo = await startDemo("ground");
  if (!(await demo.leave())) throw new Error("the first demo did not leave well; see target/e2e/ground.log");
  return { data: demo.data, clear: demo.clear };
}

/** Starts a demo of its own: on a copy of `ground`, or in an empty folder. */
export async function startDemo(name, ground = null) {
  const folder = await mkdtemp(join(tmpdir(), "wasl-e2e-"));
  const facts = join(folder, "facts.json");
  const data = join(folder, "var");
  if (ground !== null) {
    await copied(ground.data, data);
    const home = await databaseOf(data);
    if (home !== null) {
      const own = `${home}-${name}-${process.pid}`;
      await copied(home, own);
      await writeFile(join(data, "postgres.path"), `${own}\n`);
    }
  }
  const port = await freePort();
  const told = `target/e2e/${name}.log`;
  const log = openSync(join(ROOT, told), "w");
  const env = {
    ...process.env, SQLX_OFFLINE: "true", WASL_DATA: data, WASL_ADDR: `127.0.0.1:${port}`,
    WASL__PEOPLE__FRESH_SIGN_IN_SECONDS: String(FRESH_SECONDS),
    // Nothing leads to them; a story that wants one opens its address.
    WASL__TEXTS__DRAWN: "true",
  };
  delete env.DATABASE_URL;
  // Cargo replaces itself by the program it runs, so that the child is the demo itself and hears our signal.
  const child = spawn(PROGRAM, [...BEFORE, "demo", "--facts", facts], { cwd: ROOT, env, stdio: ["ignore", log, log] });
  let exit = null;
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(exit = code ?? signal)));
  // The facts are written once everything listens; a demo that ends before that is a failure told at once.
  const deadline = Date.now() + START_MS;
  let known = null;
  while (known === null) {
    if (exit !== null) throw new Error(`the demo ended with ${exit}; see ${told}`);
    if (Date.now() > deadline) throw new Error(`the demo did not come up in three minutes; see ${told}`);
    known = await readFile(facts, "utf8").then(JSON.parse, () => null);
    if (known === null) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const demo = {
    ...known,
    data,
    freshSeconds: FRESH_SECONDS,
    /** Asks it to leave; whether it left well and in time. */
    async leave() {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
      const status = await ended;
      clearTimeout(late);
      if (status !== 0) console.log(`FAIL asked to leave, the demo ended with ${status}; see ${told}`);
      return status === 0;
    },
    /** Removes what it kept. */
    async clear() {
      const home = await databaseOf(data);
      if (home !== null) await rm(home, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
    /** Asks it to leave and removes what it kept, unless it left badly; whether it left well. */
    async stop() {
      const well = await demo.leave();
      if (well) await demo.clear();
      return well;
    },
  };
  return demo;
}
