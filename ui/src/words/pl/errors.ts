/** An error says what happened, why, and the way out. */
export const errors = {
  failedTitle: "Nie udało się dokończyć",
  failedWayOut: "Nic nie zostało zmienione. Spróbuj ponownie; jeśli to nie pomoże, przekaż szczegóły informatykowi.",
  detail: "Szczegóły",
  copyDetail: "Kopiuj szczegóły",
  tryAgain: "Spróbuj ponownie",
  startTitle: "Ławka nie może otworzyć danych",
  unexpectedTitle: "Coś poszło nie tak",
};
