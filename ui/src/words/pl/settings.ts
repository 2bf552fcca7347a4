export const settings = {
  title: "Ustawienia",
  appearance: "Wygląd",
  language: "Język",
  polish: "Polski",
  english: "English",
  theme: "Motyw",
  themeSystem: "Jak w systemie",
  themeLight: "Jasny",
  themeDark: "Ciemny",
  about: "O programie",
  version: "Wersja",
  dataFolder: "Folder danych",
};
