export { t, speak, currentLanguage, type Words, type Language } from "./words.svelte.ts";
