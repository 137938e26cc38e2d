/*
 * Unpacks the page's script and runs it, then what starts the map. Both stand in elements that browsers don't run
 * by themselves; the page's policy allows each by its hash.
 */

(async () => {
  const text = (/** @type {string} */ id) => document.getElementById(id)?.textContent ?? "";
  const run = (/** @type {string} */ script) => {
    const made = document.createElement("script");
    made.textContent = script;
    document.body.append(made);
  };
  const bytes = Uint8Array.from(atob(text("geo-script")), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  run(await new Response(stream).text());
  run(text("geo-start"));
})().catch((error) => {
  const tally = document.getElementById("tally");
  if (tally) tally.textContent = `This browser could not read the map (${error.message}). A newer one can.`;
  throw error;
});
