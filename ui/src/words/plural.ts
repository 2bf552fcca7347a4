/** The CLDR plural categories Polish and English use; `other` in Polish is for fractions (1,5 spotkania). */
export interface Forms {
  one: string;
  few?: string;
  many?: string;
  other: string;
}

export const nbsp = "\u00a0";

/** Plurals and numbers of one language, by CLDR. */
export function numbersIn(language: "pl" | "en") {
  const locale = language === "pl" ? "pl-PL" : "en-GB";
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });

  const number = (n: number) => digits.format(n);
  /** The form of a word that goes with `n`, without the number. */
  const form = (n: number, forms: Forms): string => {
    const category = rules.select(n);
    return (category === "one" || category === "few" || category === "many" ? forms[category] : undefined) ?? forms.other;
  };
  /** The number and its word, never parted by a line end. */
  const count = (n: number, forms: Forms) => `${number(n)}${nbsp}${form(n, forms)}`;
  return { number, form, count };
}
