// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

/** The two colours of a token: [light, dark]. */
function pair(name: string): [string, string] {
  const declared = new RegExp(`--${name}:\\s*(?:light-dark\\((#\\w{6}), (#\\w{6})\\)|(#\\w{6}));`).exec(css);
  if (!declared) throw new Error(`no colour --${name}`);
  return [declared[1] ?? declared[3] ?? "", declared[2] ?? declared[3] ?? ""];
}

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["ground", "raised", "sunken", "hover", "selected"];
const read = [
  ...["text", "text-soft", "accent"].flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...["good", "warn", "bad"].flatMap((ink) => [`${ink}-tint`, "ground"].map((on) => [ink, on] as const)),
  ["on-accent", "accent-fill"] as const,
  ["on-accent", "accent-fill-hover"] as const,
  ["text", "quiet-tint"] as const,
  ["text", "blocked-fill"] as const,
  ["text", "warn-tint"] as const,
];

describe("what is read stands out from what it is read on (WCAG 1.4.3, 4.5:1)", () => {
  for (const [ink, ground] of read) {
    test(`${ink} on ${ground}`, () => {
      const [light, dark] = [0, 1].map((theme) => contrast(pair(ink)[theme]!, pair(ground)[theme]!)) as [number, number];
      expect(Math.min(light, dark)).toBeGreaterThanOrEqual(4.5);
    });
  }
});

test("the edge of a control stands out from the ground (WCAG 1.4.11, 3:1)", () => {
  for (const theme of [0, 1]) {
    expect(contrast(pair("edge")[theme]!, pair("ground")[theme]!)).toBeGreaterThanOrEqual(3);
    expect(contrast(pair("edge")[theme]!, pair("raised")[theme]!)).toBeGreaterThanOrEqual(3);
  }
});
