import type { Words } from "../words.svelte.ts";

export const settings: Words["settings"] = {
  title: "Settings",
  appearance: "Appearance",
  language: "Language",
  polish: "Polski",
  english: "English",
  theme: "Theme",
  themeSystem: "As in the system",
  themeLight: "Light",
  themeDark: "Dark",
  about: "About",
  version: "Version",
  dataFolder: "Data folder",
};
