import { numbersIn } from "../plural.ts";

const { number } = numbersIn("pl");

export const ledger = {
  title: "Dziennik",
  about: "Kto, kiedy i co zmienił",
  period: "Okres",
  periods: { day: "Dziś", week: "7 dni", month: "30 dni", all: "Wszystko" },
  step: "Czynność",
  allSteps: "Wszystkie czynności",
  search: "Szukaj w dzienniku",
  columns: { at: "Kiedy", who: "Kto", step: "Czynność", thing: "Czego dotyczy" },
  numbered: (kind: string, id: number) => `${kind} nr ${number(id)}`,
  ofStep: (step: string, of: string) => `${step}: ${of}`,
  details: "Zmiana",
  field: "Pole",
  before: "Było",
  after: "Jest",
  created: "Wpis powstał w tym kroku.",
  removed: "Wpis usunięto w tym kroku.",
  withheld: "Zmieniono dane osobowe, których dziennik nie przechowuje",
  nothing: "Żadne pole się nie zmieniło.",
  open: "Otwórz wpis",
  emptyTitle: "Dziennik jest pusty",
  emptyAbout: "Każda zmiana zostawi tu ślad: kto, kiedy, co było i co jest.",
  noneTitle: "Nic nie pasuje",
  noneAbout: "Wybierz dłuższy okres albo inną czynność.",
  limited: "Pokazano najnowsze wpisy. Wybierz krótszy okres, aby zobaczyć wszystkie.",
};
