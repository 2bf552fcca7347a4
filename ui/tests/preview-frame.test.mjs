/** The frame in which a page is previewed: whatever comes into it runs nothing, reaches nothing, leads nowhere. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "./browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const elsewhere = "https://obcy.example";

/** Each would leave a mark on the window or call at another server, were it let. */
const hostile = `
  <script>top.ran = "script"; parent.document.title = "ran"</script>
  <script src="${elsewhere}/script.js"></script>
  <img src="${elsewhere}/img.png" onerror="top.ran = 'img'" onload="top.ran = 'img'">
  <img src="data:image/png;base64,AAAA" onerror="top.ran = 'data img'">
  <svg onload="top.ran = 'svg'"><image href="${elsewhere}/svg.png"/><script>top.ran = "svg script"</script></svg>
  <iframe srcdoc="<script>top.ran = 'frame'</script>"></iframe>
  <iframe src="${elsewhere}/frame.html"></iframe>
  <object data="${elsewhere}/object.swf"></object><embed src="${elsewhere}/embed.swf">
  <link rel="stylesheet" href="${elsewhere}/style.css"><style>@import "${elsewhere}/import.css"; body { background: url(${elsewhere}/background.png) }</style>
  <p style="background: url(${elsewhere}/inline.png)">tekst</p>
  <link rel="preload" as="image" href="${elsewhere}/preload.png"><link rel="prefetch" href="${elsewhere}/prefetch"><link rel="dns-prefetch" href="//obcy.example">
  <meta http-equiv="refresh" content="0;url=${elsewhere}/refresh"><base href="${elsewhere}/base/">
  <video src="${elsewhere}/video.mp4" autoplay onerror="top.ran = 'video'"></video><audio src="${elsewhere}/audio.mp3" autoplay></audio>
  <input autofocus onfocus="top.ran = 'focus'"><details open ontoggle="top.ran = 'toggle'"><summary>a</summary>b</details>
  <a id="script-link" href="javascript:top.ran = 'link'">adres</a>
  <a id="top-link" href="${elsewhere}/top" target="_top">adres</a>
  <a id="new-link" href="${elsewhere}/new" target="_blank">adres</a>
  <form id="form" action="${elsewhere}/form" method="post" target="_top"><input name="a" value="1"><button id="send">Wyślij</button></form>`;

/** The editor with the page in its frame; `reached` names every address that was asked for elsewhere. */
async function opened(options) {
  const found = await browser.page("#/announcements?meeting=2&channel=krakow_pl", options);
  const { page } = found;
  const reached = [];
  const context = page.context();
  context.on("page", (opened) => reached.push(`window ${opened.url()}`));
  // What the policy refuses is never asked for, so it does not come this far.
  await context.route(`${elsewhere}/**`, (route) => {
    reached.push(route.request().url());
    return route.fulfill({ status: 200, body: "" });
  });
  const dialogs = [];
  page.on("dialog", (dialog) => dialogs.push(dialog.message()) && void dialog.dismiss());
  const frame = page.getByTestId("page-frame");
  await frame.contentFrame().getByRole("heading").first().waitFor();
  return { ...found, frame, reached, dialogs, address: page.url() };
}

/** Presses everything that could lead away, then waits until the window has answered a few times. */
async function press(page, frame) {
  for (const id of ["script-link", "top-link", "new-link", "send"]) {
    await frame.contentFrame().locator(`#${id}`).evaluateAll((found) => found.forEach((each) => each.click()));
  }
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
}

const marks = (page) => page.evaluate(() => ({ ran: globalThis.ran ?? null, title: document.title }));

test("hostile markup put into the frame past the cleaning runs nothing and reaches nobody", async () => {
  const { page, frame, reached, dialogs, address, close } = await opened();
  const { title } = await marks(page);
  await frame.evaluate((element, html) => (element.contentDocument.body.innerHTML = html), hostile);
  await frame.contentFrame().getByText("tekst").waitFor();
  await press(page, frame);
  assert.deepEqual(await marks(page), { ran: null, title });
  assert.deepEqual({ reached, dialogs }, { reached: [], dialogs: [] });
  assert.equal(page.url(), address);
  await close();
});

test("a hostile document in the frame's place runs nothing and reaches nobody", async () => {
  const { page, frame, reached, dialogs, address, close } = await opened();
  const { title } = await marks(page);
  await frame.evaluate((element, html) => (element.srcdoc = element.srcdoc.replace(/<body>.*<\/body>/s, `<body>${html}</body>`)), hostile.replace(/<meta http-equiv="refresh"[^>]*>/, ""));
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  await press(page, frame);
  assert.deepEqual(await marks(page), { ran: null, title });
  assert.deepEqual({ reached, dialogs }, { reached: [], dialogs: [] });
  assert.equal(page.url(), address);
  await close();
});

test("the sandbox alone, without any content policy, keeps scripts, forms and ways out shut", async () => {
  const { page, frame, reached, dialogs, address, close } = await opened({ bypassCSP: true });
  const { title } = await marks(page);
  const quiet = hostile.replaceAll(/<(?:link|style|meta|base|img|video|audio|object|embed|iframe src)[^>]*>/g, "");
  await frame.evaluate((element, html) => (element.srcdoc = `<!doctype html><body>${html}</body>`), quiet);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  await press(page, frame);
  assert.deepEqual(await marks(page), { ran: null, title });
  const ways = reached.filter((address) => /window|top|new|form/.test(address));
  assert.deepEqual({ ways, dialogs }, { ways: [], dialogs: [] });
  assert.equal(page.url(), address);
  await close();
});

test("the marks would be left and the addresses reached outside such a frame", async () => {
  const { page, reached, close } = await opened({ bypassCSP: true });
  await page.evaluate((html) => {
    const open = document.createElement("iframe");
    open.srcdoc = `<!doctype html><body>${html}</body>`;
    document.body.append(open);
  }, hostile.replace(/<meta http-equiv="refresh"[^>]*>/, ""));
  await page.waitForFunction(() => globalThis.ran !== undefined);
  assert.ok(reached.some((address) => address.endsWith("/img.png")), reached.join(", "));
  await close();
});
