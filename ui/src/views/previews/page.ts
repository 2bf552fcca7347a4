/** A page's fragment, made ready to be looked at in a frame that runs nothing and fetches nothing. */

/** What a page may carry and a preview must not. */
const unwanted = "script, style, link, meta, base, iframe, object, embed, form";

/** The looks of the page in the frame; the content policy allows styles of our own files only. */
const stylesheet = "/preview/page.css";

/** The fragment without scripts, styles and ways out, its picture as data. */
export function fragmentOf(html: string, picture: string | null): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const each of page.querySelectorAll(unwanted)) each.remove();
  for (const each of page.body.querySelectorAll("*")) calm(each);
  for (const image of page.querySelectorAll("img")) show(image, picture);
  return page.body.innerHTML;
}

/** Beside the window's own policy, and stricter: the frame has its looks from us and its picture as data, nothing else. */
const policy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/** The document of the frame around a fragment that is harmless already. */
export function documentOf(fragment: string, title: string): string {
  const named = document.createElement("title");
  named.textContent = title;
  return `<!doctype html><html lang="pl"><head><meta http-equiv="Content-Security-Policy" content="${policy}">${named.outerHTML}<link rel="stylesheet" href="${stylesheet}"></head><body>${fragment}</body></html>`;
}

/** Attributes that would style or act are taken off; an address is shown and leads nowhere. */
function calm(element: Element) {
  for (const { name } of [...element.attributes]) {
    if (name === "style" || name.startsWith("on") || name === "srcset") element.removeAttribute(name);
  }
  if (!element.hasAttribute("href")) return;
  element.removeAttribute("href");
  element.classList.add("address");
}

function show(image: HTMLImageElement, picture: string | null) {
  if (picture === null) image.removeAttribute("src");
  else image.setAttribute("src", picture);
}
