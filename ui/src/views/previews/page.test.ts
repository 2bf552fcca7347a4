// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { documentOf, fragmentOf } from "./page.ts";

const shown = (html: string, picture: string | null = null) =>
  new DOMParser().parseFromString(fragmentOf(html, picture), "text/html");

test("nothing that runs, fetches or leads away is left of a page", () => {
  const page = shown(`<article lang="pl"><h2 onclick="steal()" style="color: red">Spotkanie</h2>
    <script>steal()</script><iframe name="a"></iframe><form action="https://example.org"></form>
    <p>Pytania: <a href="mailto:kontakt@krakow.example">kontakt@krakow.example</a></p></article>`);
  expect(page.querySelectorAll("script, iframe, form, [onclick], [style], [href]").length).toBe(0);
  expect(page.querySelector(".address")?.textContent).toBe("kontakt@krakow.example");
  expect(page.querySelector("article")?.lang).toBe("pl");
});

test("the picture is shown from the preview itself, with its words", () => {
  const page = shown(`<img src="obraz-1200x630.png" alt="Plakat" srcset="https://example.org/a.png 2x">`, "data:image/png;base64,AAAA");
  const image = page.querySelector("img");
  expect([image?.getAttribute("src"), image?.alt, image?.hasAttribute("srcset")]).toEqual(["data:image/png;base64,AAAA", "Plakat", false]);
});

test("without a picture at hand none is fetched", () => {
  expect(shown(`<img src="https://example.org/track.png" alt="">`).querySelector("img")?.hasAttribute("src")).toBe(false);
});

test("the frame's own policy comes before anything that could be fetched, and lets only our looks and data pictures in", () => {
  const page = new DOMParser().parseFromString(documentOf("<p>A</p>", "A"), "text/html");
  const first = page.head.firstElementChild;
  expect(first?.getAttribute("http-equiv")).toBe("Content-Security-Policy");
  expect(first?.getAttribute("content")).toMatch(/^default-src 'none'; style-src 'self'; img-src data:;/);
});

test("the frame's title is text, whatever stands in it", () => {
  expect(documentOf("<p>A</p>", "</title><script>steal()</script>")).not.toContain("<script>");
});
