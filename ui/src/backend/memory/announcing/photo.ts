/** A photo that stands in for any: a bench under a tree. */
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160"><rect width="240" height="160" fill="#cfe3f5"/><rect y="110" width="240" height="50" fill="#7ba36b"/><circle cx="170" cy="62" r="38" fill="#4d7c46"/><rect x="164" y="90" width="12" height="34" fill="#6b4a2c"/><rect x="50" y="98" width="84" height="8" fill="#8a5a33"/><rect x="58" y="106" width="6" height="20" fill="#4a4a4a"/><rect x="120" y="106" width="6" height="20" fill="#4a4a4a"/></svg>`;

export const thumbOf = () => `data:image/svg+xml;base64,${btoa(svg)}`;
