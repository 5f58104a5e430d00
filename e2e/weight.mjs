// What a page costs its reader: the bytes that came over the line from the product, heads and bodies as they were sent.

/** Counts from now on; gives what has come so far. What the browser had kept costs nothing. */
export async function weighs(world, page) {
  const session = await page.context().newCDPSession(page);
  const ours = new Set();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.url.startsWith(`${world.demo.url}/`)) ours.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (ours.has(requestId)) bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  return () => bytes;
}
