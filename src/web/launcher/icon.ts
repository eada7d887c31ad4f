const SVG = "http://www.w3.org/2000/svg";
/** A speech bubble with the bridge of the service's own icon. */
const STROKES = [
  "M5 4h22a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H15l-7 6v-6H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z",
  "M7 18c2-6 5-9 9-9s7 3 9 9M7 18h18M12 10.5V18M20 10.5V18",
];

/** The icon as elements: no markup is parsed, which strict pages forbid. */
export function bridgeIcon(): SVGElement {
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 32 32");
  icon.setAttribute("aria-hidden", "true");
  for (const stroke of STROKES) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", stroke);
    icon.append(path);
  }
  return icon;
}
