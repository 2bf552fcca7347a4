import type { Help } from "./help.ts";

export const help: Help = {
  today: {
    about: "Lista spraw, które czekają na Twoją rękę, najpilniejsze na górze. Naciśnięcie wiersza prowadzi tam, gdzie sprawę się załatwia.",
    tasks: [
      { title: "Zacznij dzień", steps: ["Zajmij się najpierw grupą „Po terminie”, potem „Na dziś”.", "Przyciski nad listą zostawiają sprawy jednego rodzaju; ponowne naciśnięcie pokazuje znów wszystkie.", "Gdy sprawa jest załatwiona, znika sama."] },
      { title: "Wróć do niedokończonego", steps: ["Formularze i ogłoszenia, których nie zapisano, czekają w grupie „Niedokończone”, także po awarii. Zapisane i usunięte znikają, nietknięte przez miesiąc też."] },
      { title: "Zobacz najbliższe spotkania", steps: ["Po prawej stoją spotkania z dwóch tygodni. Naciśnięcie otwiera spotkanie w kalendarzu."] },
    ],
    keys: [],
  },
  calendar: {
    about: "Tu wniosek dostaje termin i miejsce. Program na bieżąco mówi, kiedy jest to możliwe, i dlaczego nie.",
    tasks: [
      { title: "Wyznacz termin", steps: ["Przeciągnij wniosek z listy na kalendarz. Puste pola są wolne, ukośne kreski ostrzegają, pola z kłódką są zajęte, kropki oznaczają brak danych.", "Upuść wniosek i wybierz miejsce; najlepsze jest pierwsze, Enter je wybiera.", "W panelu po prawej zatwierdź termin."] },
      { title: "Przenieś lub zmień długość", steps: ["Przeciągnij spotkanie na inny termin. W widoku Zasoby upuść je w wierszu innej sali; wiersze osób z wniosku pokazują, kiedy każda z nich może przyjść.", "Złap dolną krawędź spotkania, aby je wydłużyć lub skrócić.", "Termin wstępny przeciągnięty na listę wniosków zostanie zwolniony."] },
      { title: "Gdy termin jest niemożliwy", steps: ["Program mówi, co stoi na przeszkodzie, i podaje najbliższe wyjścia: naciśnij jedno z nich.", "Jeśli reguły na to pozwalają, można nadpisać przeszkodę, podając uzasadnienie. Zostanie w dzienniku."] },
      { title: "Zobacz to, co potrzebne", steps: ["Filtry zostawiają spotkania jednej dzielnicy, osoby, sali lub stanu; filtr można zapisać pod nazwą.", "Warstwy pokazują dni wolne, przerwy w nauce, sesje, okresy wrażliwe i zajętość osoby.", "Drukuj składa listę spotkań tygodnia albo sezonu."] },
    ],
    keys: [
      ["Enter", "na wniosku: podnosi go; strzałki przesuwają, N szuka wolnego terminu, Enter upuszcza, Escape odkłada"],
      ["Space", "na spotkaniu: podnosi je do przeniesienia"],
      ["Shift+ArrowDown", "na spotkaniu: wydłuża je o kwadrans"],
      ["Ctrl+G", "przejście do dnia"],
      ["Alt++", "powiększenie kalendarza"],
    ],
  },
  season: {
    about: "Program układa plan wielu spotkań naraz i pokazuje go obok tego, co już stoi. Nic się nie zmienia, dopóki nie przyjmiesz planu.",
    tasks: [
      { title: "Ułóż plan", steps: ["Wybierz okres i zablokuj spotkania, które mają zostać na miejscu.", "Uruchom planowanie; można je przerwać i obejrzeć najlepszy dotąd plan.", "Propozycje widać też w kalendarzu jako kropkowane ramki, w widoku Zasoby w wierszach sal i osób, które wezmą udział. Naciśnięcie prowadzi z powrotem do planu.", "Przy wniosku, którego nie udało się zaplanować, widać, co by pomogło."] },
      { title: "Przyjmij plan", steps: ["Przyjmij wszystko albo zaznacz wybrane terminy. Cały plan to jeden krok: można go cofnąć."] },
    ],
    keys: [["Ctrl+Enter", "przyjęcie zaznaczonych terminów planu"]],
  },
  requests: {
    about: "Wnioski o spotkanie: przyjmowanie, poprawianie, odmowa i pisma, z którymi przyszły.",
    tasks: [
      { title: "Przyjmij wniosek", steps: ["Upuść wiadomość .eml na okno: formularz wypełni się sam, a pismo zostanie dołączone. Albo naciśnij „Nowy wniosek”.", "Dzielnica rozpoznaje się po nazwie osiedla, a znak sprawy jest sprawdzany od razu.", "Gdy podobna sprawa już jest, program ją pokaże: można ją otworzyć i sprawdzić."] },
      { title: "Odrzuć wniosek", steps: ["„Odrzuć…” pokazuje obok powodu gotowe pismo. Można je zapisać od razu (DOCX, PDF i wersja robocza e-maila) albo później, przyciskiem „Pismo z odmową…”.", "Odrzucenie można cofnąć."] },
      { title: "Dołącz pismo", steps: ["W panelu wniosku wybierz „Dołącz pismo”: PDF, skan lub .eml do 20 MB.", "Pisma zawierają dane osobowe: nie trafiają do żadnych materiałów i znikają przy usunięciu danych wnioskodawcy."] },
      { title: "Zapisz, jak pisać do osoby", steps: ["W formularzu wniosku podaj adres do korespondencji, rodzaj gramatyczny i zwrot: stoją potem na każdym piśmie. Zwrot wybrany przy pisaniu pisma zostaje zapamiętany."] },
      { title: "Wczytaj listę", steps: ["Upuść plik CSV lub XLSX na okno. Zobaczysz podgląd wierszy; zapis nastąpi dopiero po naciśnięciu „Importuj”."] },
    ],
    keys: [],
  },
  people: {
    about: "Osoby, miejsca i rady dzielnic: dane, dostępność, kalendarze i spotkania, które się odbyły.",
    tasks: [
      { title: "Znajdź", steps: ["Szukaj bez polskich liter: „lagiewniki” znajdzie Łagiewniki."] },
      { title: "Znajdź miejsce na mapie", steps: ["„Mapa” pokazuje obok listy 18 dzielnic. Strzałki przechodzą między miejscami, Enter otwiera kartę.", "Miejsca bez położenia nie ma na mapie: dopisz je na karcie."] },
      { title: "Odśwież kalendarz", steps: ["Na karcie widać, z kiedy jest kalendarz. Gdy jest za stary, program nie wierzy, że czas jest wolny: wczytaj nowy plik .ics."] },
    ],
    keys: [],
  },
  announcements: {
    about: "Które kanały ogłosiły już spotkanie, a które czekają; treść ogłoszeń i ich wydania.",
    tasks: [
      { title: "Wydaj materiały", steps: ["Otwórz spotkanie, popraw treść i wyeksportuj pakiet. Wydanego pakietu nie można cofnąć: zmianę ogłasza nowe wydanie.", "To samo ogłoszenie wyeksportowane ponownie daje te same pliki, bajt w bajt, także po aktualizacji programu."] },
      { title: "Pisz spokojnie", steps: ["Słowa zapisują się same. Cofnięcie zabiera to, co napisano w jednym polu, a nie po jednej przerwie w pisaniu."] },
      { title: "Zapisz publikację", steps: ["Przy kanale zapisz adres i godzinę publikacji. Od pierwszej liczy się czas na ogłoszenie."] },
    ],
    keys: [],
  },
  reports: {
    about: "Czas na ogłoszenie, spotkania w dzielnicach, szybkość zawiadamiania i kanały.",
    tasks: [
      { title: "Zabierz dane", steps: ["„Zapisz PDF…” składa cały otwarty raport w dostępny dokument. Każdą tabelę można też skopiować, zapisać jako XLSX albo wydrukować.", "Odpowiedź na zapytanie radnego (DOCX) powstaje w panelu spotkania: dlaczego ten termin, kiedy stał się ostateczny, kogo i kiedy zawiadomiono, gdzie ogłoszono."] },
    ],
    keys: [],
  },
  ledger: {
    about: "Dziennik: kto, kiedy i co zmienił. Nie da się go poprawić ani usunąć.",
    tasks: [{ title: "Sprawdź zmianę", steps: ["Naciśnij wiersz, aby zobaczyć, co było i co jest. Danych osobowych w dzienniku nie ma."] }],
    keys: [],
  },
  settings: {
    about: "Wydział, zasady i ich parametry, kanały, dni i okresy, wygląd programu.",
    tasks: [
      { title: "Zmień zasadę", steps: ["Zasadę można wyłączyć albo zmienić jej wagę: od uwagi po przeszkodę. Zmiana działa od razu i można ją cofnąć."] },
      { title: "Rozstrzygnij o wiadomości", steps: ["Gdy połączenie zerwało się w chwili wysyłania, nie wiadomo, czy wiadomość wyszła: stoi w Dziś i w części Poczta. Sprawdź skrzynkę „Wysłane” i zaznacz, czy wyszła, czy wysłać ją ponownie, czy wycofać. Program sam jej drugi raz nie wyśle.", "Wysłanej wiadomości nie można cofnąć."] },
      { title: "Wybierz pierwszy widok", steps: ["W części Program ustawisz, co okno pokazuje po uruchomieniu: Dziś, Kalendarz albo ostatnio otwarty widok."] },
      { title: "Dodaj okres", steps: ["Przerwy w nauce, sesje i kampanie wpisuje się z datami; kalendarz pokaże je jako warstwy."] },
    ],
    keys: [],
  },
};
