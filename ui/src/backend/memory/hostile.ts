/**
 * Texts that run somewhere, in some program, when they are taken for markup: with `?hostile` in the address they stand
 * wherever a person may write. Each would set `window.hurt` or fetch something from elsewhere.
 */
const corpus = [
  "<img src=x onerror=window.hurt=1>",
  "<script>window.hurt=1</script>",
  "<svg/onload=window.hurt=1>",
  "\"><iframe srcdoc='<script>parent.hurt=1</script>'>",
  "<a href=javascript:window.hurt=1>tu</a>",
  "javascript:window.hurt=1",
  "{{constructor.constructor('window.hurt=1')()}}",
  "<style>@import 'https://example.org/x.css'</style>",
  "<math><mtext></p><img src onerror=window.hurt=1>",
  "</textarea><script>window.hurt=1</script>",
  "' onfocus=window.hurt=1 autofocus '",
  "<link rel=stylesheet href=https://example.org/x.css>",
];

/** What a person may write, or a file from outside may say; the rest are words of the contract. */
const written = new Set([
  "subject", "from_name", "from_address", "attached", "alt", "credit", "lead", "own_words", "basis", "who", "signature_name",
  "signature_post", "signature_on_behalf", "contact_email", "contact_phone", "how_to_take_part", "quote", "display_name", "note",
  "name", "title", "topic", "address", "directions", "office", "owner", "body", "remarks", "reason", "case_mark", "phone",
  "email", "url", "venue_name", "cancel_reason", "override_reason", "decline_reason", "department", "cycle", "host_name",
]);

/** The same things, with the corpus in place of every text that a person may have written. */
export function hostile<Thing>(thing: Thing): Thing {
  return spoil(thing, written);
}

/** A channel's parts as a broken template would make them, a letter as anybody may write it: nothing of it is ours. */
export function hostileParts<Thing>(parts: Thing): Thing {
  const keys = ["text", "html", "jsonld", "subject", "body", "from", "to", "alt", "attachments", "name", "from_name", "from_address", "attached"];
  return spoil(parts, new Set(keys));
}

function spoil<Thing>(thing: Thing, spoiltKeys: ReadonlySet<string>): Thing {
  let next = 0;
  const spoilt = (key: string, value: unknown): unknown => {
    if (typeof value === "string") return spoiltKeys.has(key) ? corpus[next++ % corpus.length] : value;
    if (Array.isArray(value)) return value.map((each) => spoilt(key, each));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([inner, each]) => [inner, spoilt(inner, each)]));
  };
  return spoilt("", thing) as Thing;
}
