import type { AnnouncementFact as Fact } from "../../backend/types/AnnouncementFact.ts";
import type { ChecklistLine } from "../../backend/types/ChecklistLine.ts";
import { numbersIn } from "../plural.ts";

const { count, number } = numbersIn("pl");
const characters = (n: number) => count(n, { one: "znak", few: "znaki", many: "znaków", other: "znaku" });
const days = (n: number) => count(n, { one: "dzień", few: "dni", many: "dni", other: "dnia" });

/** What a field holds, as the beginning of „Brakuje …”. */
const lacking: Readonly<Record<string, string>> = {
  title: "tytułu",
  lead: "zapowiedzi",
  body: "dłuższego tekstu",
  "venue.name": "nazwy miejsca",
  "venue.street": "adresu miejsca",
  "host.office": "urzędu osoby, która zaprasza",
  page_url: "adresu strony ze spotkaniem",
  accessibility: "informacji o dostępności miejsca",
  pjm_deadline: "terminu zgłaszania potrzeby tłumacza PJM",
  contact: "telefonu lub e-maila dla mieszkańców",
  how_to_take_part: "informacji, jak wziąć udział",
  "venue.nearest_stop": "najbliższego przystanku",
  photo: "zdjęcia",
  "photo.credit": "autora zdjęcia",
};

const fields: Readonly<Record<string, string>> = {
  title: "tytuł",
  lead: "zapowiedź",
  body: "dłuższy tekst",
  text: "tekst",
  topics: "tematy",
  how_to_take_part: "jak wziąć udział",
  directions: "jak trafić",
  "venue.directions": "jak trafić",
  nearest_stop: "najbliższy przystanek",
  "venue.nearest_stop": "najbliższy przystanek",
  parking: "parking",
  "venue.parking": "parking",
  room: "sala",
  audience: "do kogo",
  office: "urząd zapraszającego",
  photo_alt: "tekst alternatywny zdjęcia",
  cycle: "nazwa cyklu",
  contact: "kontakt dla mieszkańców",
  organiser: "organizator",
  "venue.name": "nazwa miejsca",
  "venue.street": "adres miejsca",
  "venue.room": "sala",
  "host.office": "urząd osoby, która zaprasza",
  page_url: "adres strony ze spotkaniem",
};

const languages: Readonly<Record<string, string>> = { pl: "polski", en: "angielski", uk: "ukraiński" };

const features: Readonly<Record<string, string>> = {
  step_free: "wejście bez stopni",
  ramp: "pochylnia",
  lift: "winda",
  wide_doors: "szerokie drzwi",
  accessible_toilet: "dostępna toaleta",
  wheelchair_places: "miejsca dla wózków",
  disabled_parking: "miejsce parkingowe dla osoby z niepełnosprawnością",
  assistance_dog: "wejście z psem asystującym",
  induction_loop: "pętla indukcyjna",
  sign_language: "tłumacz PJM",
  captions: "napisy",
  stream: "transmisja",
  easy_to_read: "tekst łatwy do czytania",
  quiet_room: "cichy kąt",
};

const data: Readonly<Record<string, string>> = {
  of_requester: "dane wnioskodawcy",
  email: "adres e-mail",
  phone: "numer telefonu",
  pesel: "numer PESEL",
};

function lengthOf(fact: Fact & { limit: number; actual: number }): string {
  return `${characters(fact.actual)}, o ${number(fact.actual - fact.limit)} ponad ${number(fact.limit)}`;
}

/** What was found, in a sentence with the way out. */
function said({ fact, field }: Pick<ChecklistLine, "fact" | "field">): string {
  const name = fields[field];
  const at = name === undefined ? "" : ` (${name})`;
  switch (fact.fact) {
    case "over_limit":
      return `Tekst jest dłuższy, niż przyjmie kanał${at}: ${lengthOf(fact)}. Skróć go.`;
    case "over_recommended":
      return `Tekst jest dłuższy, niż zaleca urząd${at}: ${lengthOf(fact)}.`;
    case "below_the_fold":
      return fact.needed === null
        ? "W tekście brakuje dnia, godziny albo miejsca. Dopisz je na początku."
        : `Dzień, godzina i miejsce nie mieszczą się w pierwszych ${number(fact.seen)} znakach, które widać bez rozwijania. Przenieś je na początek.`;
    case "too_many_hashtags":
      return `Hasztagów jest ${number(fact.actual)}, a kanał przyjmuje ${number(fact.limit)}. Usuń nadmiar.`;
    case "missing":
      return `Brakuje ${lacking[field] ?? name ?? field}.`;
    case "alt_missing":
      return "Zdjęcie nie ma tekstu alternatywnego. Opisz w jednym zdaniu, co na nim widać.";
    case "picture_unreadable":
      return `Nie można odczytać zdjęcia: ${fact.reason}. Wybierz inny plik JPG lub PNG.`;
    case "accessibility_unknown":
      return `Nie wiadomo, czy jest ${features[fact.feature] ?? fact.feature}. W materiałach stanie „brak informacji”; sprawdź i wpisz na karcie miejsca.`;
    case "personal_datum":
      return `W tekście dla mieszkańców${at} stoi ${data[fact.kind] ?? "dana osobowa"}: „${fact.found}”. Usuń ją.`;
    case "hard_to_read":
      return `Tekst jest trudny: ${number(Math.round(fact.sentence_words))} słów w zdaniu, ${number(Math.round(fact.long_words))}% długich słów, indeks ${number(Math.round(fact.index))}. Pisz krócej i prościej.`;
    case "weekday_disagrees":
      return `Dzień tygodnia nie zgadza się z datą${at}: jest „${fact.written}”, powinno być „${fact.correct}”.`;
    case "does_not_fit":
      return `Tekst nie mieści się w materiale. Skróć tę część: ${fields[fact.longest] ?? fact.longest}.`;
    case "unprintable":
      return `Kroje pisma materiałów nie mają tych znaków${at}: ${fact.characters}. Usuń je.`;
    case "not_translated":
      return `Brak tłumaczenia (${languages[fact.language] ?? fact.language})${at}.`;
    case "lead_time":
      return fact.days < 0
        ? "Spotkanie już się odbyło."
        : `Do spotkania zostało ${days(fact.days)}, cel to ${number(fact.target)}. Opublikuj jak najszybciej.`;
  }
}

export const findings = { said, fact: (fact: Fact) => said({ fact, field: "" }) };
