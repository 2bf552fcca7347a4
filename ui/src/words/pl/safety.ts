import type { AccessKind } from "../../backend/types/AccessKind.ts";
import type { Broken } from "../../backend/types/Broken.ts";
import type { CopyReason } from "../../backend/types/CopyReason.ts";
import type { Examined } from "../../backend/types/Examined.ts";
import type { Health } from "../../backend/types/Health.ts";
import { numbersIn } from "../plural.ts";

const { count, number } = numbersIn("pl");

const reasons: Record<CopyReason, string> = {
  automatic: "automatyczna",
  before_restore: "sprzed przywrócenia",
  before_upgrade: "sprzed aktualizacji",
};

const accesses: Record<AccessKind, string> = {
  viewed: "wyświetlenie",
  exported: "wydanie danych osoby",
  exported_all: "kopia lub eksport rejestru",
};

const healths: Record<Health, string> = { good: "dobrze", warns: "uwaga", wrong: "błąd" };

function size(bytes: number): string {
  if (bytes < 1_048_576) return `${number(Math.ceil(bytes / 1024))} kB`;
  return bytes < 1_073_741_824 ? `${number(Math.round(bytes / 1_048_576))} MB` : `${number(Math.round(bytes / 1_073_741_824))} GB`;
}

function broken(each: Broken): string {
  switch (each.what) {
    case "database":
      return `Plik bazy danych: ${each.detail}`;
    case "ledger_row":
      return `Dziennik: wpis ${number(each.id)} zmieniono poza programem.`;
    case "ledger_cut":
      return `Dziennik: brakuje wpisów na końcu (jest ${number(each.last)}, powinno być ${number(each.counted)}).`;
    case "ledger_differs":
      return `Dziennik: wpis ${number(each.id)} jest inny niż w kopii.`;
    case "release":
      return `Wydanie ogłoszenia nr ${number(each.release_id)} zmieniono poza programem.`;
    case "pack":
      return `Plik ${each.path} nie jest wydanym pakietem.`;
  }
}

/** What was looked at, and what to do where it isn't good. */
function finding(each: Examined, moment: (at: string) => string): string {
  const good = each.health === "good";
  switch (each.what) {
    case "folder":
      return good ? `Folder danych: ${each.path}` : `W folderze danych ${each.path} nie można zapisywać. Poproś informatyka o prawo zapisu.`;
    case "register":
      if (good) return "Rejestr otwiera się i jest cały.";
      return each.error === null
        ? `Rejestr ma niezgodności (${number(each.broken)}). Sprawdź go w części „Kopie” i przywróć kopię.`
        : "Rejestru nie można otworzyć. Przywróć kopię albo przekaż plik diagnostyczny informatykowi.";
    case "schema":
      return `Wersja schematu rejestru: ${number(each.found)}`;
    case "size":
      return `Wielkość rejestru: ${size(each.bytes)}, dziennik zapisu: ${size(each.log_bytes)}`;
    case "space":
      if (each.free_bytes === null) return "Wolne miejsce na dysku: nieznane";
      return good ? `Wolne miejsce na dysku: ${size(each.free_bytes)}` : `Na dysku jest mało miejsca: ${size(each.free_bytes)}. Zwolnij miejsce.`;
    case "copies":
      return each.newest === null
        ? "Nie ma jeszcze kopii. Pierwsza powstanie sama, gdy w rejestrze coś się zmieni."
        : `Kopie: ${number(each.count)}, najnowsza ${moment(each.newest)}`;
    case "second_folder":
      return good ? `Drugi folder kopii: ${each.path}` : `W drugim folderze kopii ${each.path} nie można zapisywać. Sprawdź, czy dysk jest podłączony.`;
    case "clock":
      return good
        ? "Zegar komputera"
        : `Zegar komputera stoi o ${number(each.behind_minutes)} min przed ostatnim zapisem. Sprawdź datę i godzinę.`;
    case "encryption":
      if (each.encrypted) return "Rejestr jest zaszyfrowany.";
      return "Rejestr nie jest zaszyfrowany. Dane chroni szyfrowanie dysku komputera (BitLocker, LUKS, FileVault).";
    case "machine":
      return `Plik ustawień komputera ${each.path} ma błąd: ${each.detail}`;
  }
}

/** Copies, personal data, the state of the installation. */
export const safety = {
  copies: {
    hint: "Kopia powstaje sama przy uruchomieniu i raz dziennie, gdy coś się zmieniło. Program sprawdza każdą kopię. Zostaje 7 dziennych, 4 tygodniowe i 12 miesięcznych.",
    now: "Zapisz kopię…",
    nowTitle: "Gdzie zapisać kopię",
    saved: (path: string) => `Kopię zapisano i sprawdzono: ${path}`,
    file: "Kopia rejestru",
    list: "Zachowane kopie",
    none: "Nie ma jeszcze kopii.",
    columns: { at: "Kiedy", reason: "Rodzaj", size: "Wielkość" },
    reasons,
    size,
    restore: "Przywróć",
    restoreOf: (at: string) => `Przywróć kopię z ${at}`,
    restoreFile: "Przywróć z pliku…",
    restoreTitle: "Przywrócić kopię?",
    restoreAbout: (at: string) =>
      `Rejestr będzie taki jak ${at}. Obecny stan zostanie najpierw zachowany jako kopia. Dziennik zmian pozostanie w całości, a osoby, których dane usunięto, nie wrócą.`,
    restoreDo: "Przywróć kopię",
    restored: (kept: string) => `Przywrócono kopię. Poprzedni stan zachowano: ${kept}`,
    second: "Drugie miejsce",
    secondHint: "Na innym dysku albo w zasobie sieciowym urzędu.",
    secondFolder: "Folder na drugą kopię",
    choose: "Wybierz folder…",
    verify: "Sprawdź rejestr",
    verified: (rows: number) => `Rejestr jest cały: baza danych, dziennik (${count(rows, { one: "wpis", few: "wpisy", many: "wpisów", other: "wpisu" })}) i wydania.`,
    brokenTitle: "Rejestr nie jest taki, jaki został zapisany",
    brokenWayOut: "Nie zmieniaj niczego i pokaż to informatykowi. Potem przywróć kopię.",
    broken,
    portable: "Cały rejestr w otwartym formacie",
    portableHint: "Do przeniesienia na inny komputer lub do innego programu. Zawiera wszystkie dane osobowe.",
    exportAll: "Eksportuj wszystko…",
    exported: (path: string) => `Zapisano cały rejestr: ${path}`,
    importAll: "Wczytaj eksport…",
    imported: "Wczytano cały rejestr.",
    emptyFolder: "Wybierz pusty folder",
    exportFolder: "Wybierz folder z eksportem",
  },
  privacy: {
    notice: "Informacja o przetwarzaniu danych",
    noticeHint: "Treść uzgodniona z inspektorem ochrony danych. Jest na wydruku dla osoby, której dane dotyczą.",
    periods: "Jak długo przechowuje się dane",
    periodsHint: "Lata liczy się od 1 stycznia roku po zakończeniu sprawy. Liczy się najdłuższa klasa, od której zaczyna się znak sprawy.",
    other: "Pozostałe sprawy",
    years: "lat",
    keep: "Ile lat",
    needs: "Szczególne potrzeby usuwa się po spotkaniu po",
    days: "dniach",
    class: "Klasa akt",
    className: "Nazwa",
    archive: "wieczyście (kat. A)",
    addClass: "Dodaj klasę",
    removeClass: (name: string) => `Usuń klasę ${name}`,
    due: "Do usunięcia",
    dueNone: "Nic nie czeka na usunięcie.",
    dueColumns: { from: "Od dnia", mark: "Znak sprawy", name: "Wniosek" },
    erase: "Usuń dane",
    eraseOf: (name: string) => `Usuń dane osoby z wniosku: ${name}`,
    eraseTitle: "Usunąć dane osobowe?",
    eraseAbout: "Imię i nazwisko, kontakt, uwagi i szczególne potrzeby znikną z rejestru na zawsze, także z historii cofania. Wniosek i spotkanie zostaną. Zostanie zapis: kto, kiedy i na jakiej podstawie.",
    basis: "Podstawa",
    basisHint: "Na przykład: upływ okresu przechowywania albo art. 17 ust. 1 lit. b RODO.",
    eraseDo: "Usuń dane na zawsze",
    erased: (copies: number, day: string) =>
      copies === 0 ? "Usunięto dane osobowe." : `Usunięto dane osobowe. Wcześniejsze kopie znikną same najpóźniej ${day}.`,
    hand: "Dane dla osoby",
    handHint: "PDF i JSON ze wszystkim, co rejestr wie o osobie.",
    handed: (path: string) => `Zapisano dane osoby: ${path}`,
    folder: "Wybierz folder na dane osoby",
    accesses: "Kto korzystał z danych osobowych",
    accessesNone: "Nikt jeszcze nie korzystał z danych osobowych.",
    accessColumns: { at: "Kiedy", who: "Kto", what: "Co", thing: "Czyje" },
    accessKinds: accesses,
  },
  state: {
    title: "Stan instalacji",
    healths,
    finding,
    again: "Sprawdź ponownie",
    bundle: "Zapisz plik diagnostyczny…",
    bundleHint: "Dla informatyka: wyniki sprawdzenia i dziennik programu, bez danych osobowych.",
    bundleFile: "Plik diagnostyczny",
    saved: (path: string) => `Zapisano: ${path}`,
  },
};
