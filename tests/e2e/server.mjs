/** A real calendar server on this machine, and another program that reads and writes what stands there. */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { eventually, freePort } from "./window.mjs";

const foreign = fileURLToPath(new URL("../tools/foreign_calendar.py", import.meta.url));
const user = "anna";
export const password = "tajne";
const login = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };

/** Radicale in a folder, with empty collections of `anna`. */
export class CalendarServer {
  #folder;
  #child;
  port;

  static async start(folder, { calendars, addressBooks }) {
    const server = new CalendarServer();
    server.#folder = folder;
    server.port = await freePort();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "users"), `${user}:${password}\n`);
    writeFileSync(join(folder, "radicale.conf"), configuration(folder, server.port));
    await server.resume();
    for (const name of calendars) await server.#make(name, '<c:calendar xmlns:c="urn:ietf:params:xml:ns:caldav"/>');
    for (const name of addressBooks) await server.#make(name, '<c:addressbook xmlns:c="urn:ietf:params:xml:ns:carddav"/>');
    return server;
  }

  get url() {
    return `http://127.0.0.1:${this.port}/`;
  }

  async resume() {
    const words = ["-m", "radicale", "--config", join(this.#folder, "radicale.conf")];
    this.#child = spawn("python3", words, { stdio: "ignore" });
    await eventually(() => fetch(this.url), "the calendar server answers");
  }

  async stop() {
    const ended = new Promise((done) => this.#child.once("exit", done));
    if (this.#child.exitCode === null && this.#child.kill()) await ended;
  }

  #make(name, kind) {
    const body = `<d:mkcol xmlns:d="DAV:"><d:set><d:prop><d:resourcetype><d:collection/>${kind}</d:resourcetype>
      <d:displayname>${name}</d:displayname></d:prop></d:set></d:mkcol>`;
    return this.#ask("MKCOL", `/${user}/${name}/`, { body, headers: { "content-type": "application/xml" } });
  }

  async #ask(method, path, { headers = {}, body } = {}) {
    const answer = await fetch(new URL(path, this.url), { method, headers: { ...login, ...headers }, ...(body === undefined ? {} : { body }) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  /** Everything in a collection: [{ path, etag, text }]. */
  async all(collection) {
    const listed = await this.#ask("PROPFIND", `/${user}/${collection}/`, { headers: { depth: "1" } });
    const paths = [...(await listed.text()).matchAll(/href>([^<]+\.(?:ics|vcf))</g)].map(([, path]) => path);
    const found = [];
    for (const path of paths) {
      const got = await this.#ask("GET", path);
      found.push({ path, etag: got.headers.get("etag"), text: await got.text() });
    }
    return found;
  }

  /** Renames a meeting and puts it `minutes` later, as a telephone does. */
  change({ path, etag, text }, name, minutes) {
    const body = execFileSync("python3", [foreign, "change", name, `${minutes}`], { input: text });
    return this.#ask("PUT", path, { body, headers: { "if-match": etag, "content-type": "text/calendar" } });
  }
}

/** An event as another program's library understands it. */
export const asRead = ({ text }) => JSON.parse(execFileSync("python3", [foreign, "read"], { input: text, encoding: "utf8" }));

/** A long line is folded (RFC 5545 §3.1); what is looked for may lie across a fold. */
export const unfolded = (resources) => resources.map(({ text }) => text.replaceAll(/\r?\n[ \t]/g, "")).join("\n");

const configuration = (folder, port) => `[server]
hosts=127.0.0.1:${port}
[auth]
type=htpasswd
htpasswd_filename=${folder}/users
htpasswd_encryption=plain
delay=0
[rights]
type=owner_only
[storage]
filesystem_folder=${folder}/collections
`;
