import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/*
 * The tiers, lowest first; each may import from the ones below it and from itself.
 *   time, words  →  components  →  state (beside backend)  →  views  →  frame
 */
const tier = (folder, forbidden, why) => ({
  files: [`src/${folder}/**/*.{ts,svelte}`],
  ignores: ["**/*.test.ts"],
  rules: {
    "no-restricted-imports": ["error", { patterns: [tauri, ...forbidden.map((name) => refuse(name, why))] }],
  },
});
const refuse = (name, message) => ({ regex: `(^|/)${name}(/|$)`, message });
const tauri = { regex: "^@tauri-apps/", message: "Only src/backend knows how the window reaches the desk." };

export default ts.config(
  { ignores: ["dist/", "dist-memory/", "node_modules/", "src/backend/types/"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      // A set or an address that nothing on the page depends on stays a plain one.
      "svelte/prefer-svelte-reactivity": "off",
      eqeqeq: "error",
      "no-console": "error",
      "max-lines": ["error", { max: 400, skipBlankLines: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["**/*.test.ts", "tests/**"],
    rules: { "max-lines-per-function": "off", "@typescript-eslint/no-non-null-assertion": "off" },
  },
  {
    files: ["**/*.svelte"],
    rules: {
      "svelte/no-at-html-tags": "error",
      "svelte/button-has-type": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "SvelteAttribute[key.name='style']",
          message: "The content policy refuses style attributes; use a class or a style: directive.",
        },
      ],
    },
  },
  tier("time", ["backend", "components", "state", "views", "frame", "words"], "Time stands alone."),
  tier("words", ["components", "state", "views", "frame"], "Words know the types of facts, nothing else."),
  tier("components", ["backend", "state", "views", "frame"], "Components get everything through their properties."),
  tier("state", ["views", "frame"], "What all views share knows none of them."),
  tier("views", ["frame"], "A view does not know the frame it is shown in."),
  tier("frame", [], ""),
);
