/**
 * A raw W3C WebDriver client (https://www.w3.org/TR/webdriver2/) over fetch: as much as the scenarios need.
 */
import { setTimeout as sleep } from "node:timers/promises";

const elementKey = "element-6066-11e4-a52e-4f735466cecf";

/** The W3C code points of keys that are no letters. */
export const keys = {
  enter: "\uE007",
  escape: "\uE00C",
  tab: "\uE004",
  shift: "\uE008",
  control: "\uE009",
  alt: "\uE00A",
  space: " ",
  left: "\uE012",
  up: "\uE013",
  right: "\uE014",
  down: "\uE015",
  home: "\uE011",
  end: "\uE010",
};

export class Session {
  #base;
  #id;
  /** What a person would have done so far: keys pressed (each of those held together counts) and presses of the mouse. */
  effort = { keys: 0, presses: 0 };

  constructor(base, id) {
    this.#base = base;
    this.#id = id;
  }

  /** Starts the application behind the driver at `base`; the driver may still be coming up. */
  static async open(base, capabilities) {
    await eventually(() => ask(base, "GET", "/status"), "the driver answers");
    const { sessionId } = await ask(base, "POST", "/session", { capabilities: { alwaysMatch: capabilities } });
    return new Session(base, sessionId);
  }

  close() {
    return ask(this.#base, "DELETE", `/session/${this.#id}`);
  }

  #ask(method, path, body) {
    return ask(this.#base, method, `/session/${this.#id}${path}`, body);
  }

  visit(url) {
    return this.#ask("POST", "/url", { url });
  }

  title() {
    return this.#ask("GET", "/title");
  }

  /** The elements that match, perhaps none; `within` narrows to one element's inside. */
  async all(selector, within) {
    const path = within ? `/element/${within}/elements` : "/elements";
    const found = await this.#ask("POST", path, { using: "css selector", value: selector });
    return found.map((element) => element[elementKey]);
  }

  /** The first element that matches (and says `text`), waited for; `time` in milliseconds. */
  find(selector, text, time) {
    const what = text === undefined ? selector : `${selector} “${text}”`;
    return eventually(async () => {
      for (const element of await this.all(selector)) {
        if (text === undefined || (await this.text(element)).includes(text)) return element;
      }
      throw new Error(`nothing on the page matches ${what}`);
    }, what, time);
  }

  /** Waits until nothing matches any more. */
  gone(selector) {
    return eventually(async () => {
      if ((await this.all(selector)).length > 0) throw new Error(`${selector} is still there`);
    }, `${selector} goes`);
  }

  text(element) {
    return this.#ask("GET", `/element/${element}/text`);
  }

  attribute(element, name) {
    return this.#ask("GET", `/element/${element}/attribute/${name}`);
  }

  /** The accessible name, as a screen reader would be told. */
  name(element) {
    return this.#ask("GET", `/element/${element}/computedlabel`);
  }

  /** x, y, width and height on the page, CSS pixels. */
  box(element) {
    return this.#ask("GET", `/element/${element}/rect`);
  }

  click(element) {
    this.effort.presses += 1;
    return this.#ask("POST", `/element/${element}/click`, {});
  }

  /** Empties a field. */
  clear(element) {
    return this.#ask("POST", `/element/${element}/clear`, {});
  }

  /** Types into an element. */
  type(element, text) {
    return this.#ask("POST", `/element/${element}/value`, { text });
  }

  /** Presses keys wherever the focus is; each entry is one stroke, a list is held together: [keys.control, "k"]. */
  press(...strokes) {
    const actions = strokes.flatMap((stroke) => {
      const held = [stroke].flat();
      this.effort.keys += held.length;
      return [
        ...held.map((value) => ({ type: "keyDown", value })),
        ...held.toReversed().map((value) => ({ type: "keyUp", value })),
      ];
    });
    return this.#act([{ type: "key", id: "keyboard", actions }]);
  }

  /** Moves the mouse through points with the button held, pausing `pause` ms at each; released at the last. */
  drag(points, { pause = 60, release = true } = {}) {
    this.effort.presses += 1;
    const [first, ...rest] = points;
    const move = ({ x, y }, duration) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration });
    const actions = [
      move(first, 0),
      { type: "pointerDown", button: 0 },
      ...rest.flatMap((point) => [move(point, 80), { type: "pause", duration: pause }]),
      ...(release ? [{ type: "pointerUp", button: 0 }] : []),
    ];
    return this.#act([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }]);
  }

  /** Lets go of whatever `drag(…, { release: false })` holds. */
  drop() {
    const actions = [{ type: "pointerUp", button: 0 }];
    return this.#act([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }]);
  }

  #act(actions) {
    return this.#ask("POST", "/actions", { actions });
  }

  /** Runs a function's body in the page; `arguments` are the rest. */
  run(script, ...args) {
    return this.#ask("POST", "/execute/sync", { script, args });
  }

  resize(width, height) {
    return this.#ask("POST", "/window/rect", { width, height });
  }

  /** A PNG of the window. */
  async screenshot() {
    return Buffer.from(await this.#ask("GET", "/screenshot"), "base64");
  }
}

/** Tries until it holds or the time is over (milliseconds); the last failure is the reason given. */
export async function eventually(attempt, what, time = 15_000) {
  const end = performance.now() + time;
  for (;;) {
    try {
      return await attempt();
    } catch (reason) {
      if (performance.now() > end) throw new Error(`waited in vain until ${what}: ${reason.message}`, { cause: reason });
      await sleep(50);
    }
  }
}

async function ask(base, method, path, body) {
  const response = await fetch(base + path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value?.error}: ${value?.message}`);
  return value;
}
