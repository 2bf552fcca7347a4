/** Letters as one types them in a hurry: "Łagiewniki" and "lagiewniki" are the same. Ł has no decomposition in Unicode. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l").replaceAll("Ł", "L").toLowerCase();
}
