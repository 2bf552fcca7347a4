/**
 * How a preview looks to others. The matrices turn linear RGB into what somebody without one kind of cone sees:
 * G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, “A Physiologically-based Model for Simulation of Color Vision
 * Deficiency”, IEEE TVCG 15 (6), 2009, severity 1.0. Without any colours: the luminance of IEC 61966-2-1 (sRGB).
 */
export const visions = ["as_is", "protanopia", "deuteranopia", "tritanopia", "grey", "blurred"] as const;
export type Vision = (typeof visions)[number];

type Row = readonly [red: number, green: number, blue: number];
const grey: Row = [0.2126, 0.7152, 0.0722];

export const matrices: Record<Exclude<Vision, "as_is" | "blurred">, readonly [Row, Row, Row]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  grey: [grey, grey, grey],
};

/** The values of an SVG feColorMatrix: no offset, transparency as it is. */
export const values = (rows: readonly Row[]) => [...rows.map((row) => [...row, 0, 0].join(" ")), "0 0 0 1 0"].join("\n");

/** How wide the page or the post is shown: the column's width, or that of a telephone in CSS pixels. */
export const screens = ["full", "phone", "small_phone"] as const;
export type Screen = (typeof screens)[number];
export const widths: Record<Screen, number | undefined> = { full: undefined, phone: 390, small_phone: 320 };
