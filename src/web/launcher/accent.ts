type Rgb = readonly [number, number, number];

/** The shipped colour, that of the first page. */
const DEFAULT_COLOR = "#0b5d7a";
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** `--surface` of the dark scheme in the style sheets. */
const DARK_SURFACE: Rgb = [25, 35, 42];
/** WCAG 2.2, 1.4.3 asks for 4.5; a little more, since colours are rounded. */
const ENOUGH_CONTRAST = 4.6;
/** How much white goes into the colour before it stands on a dark ground: pastel, as the page has it. */
const PASTEL = 0.45;
/** How far each try goes towards black or white. */
const STEP = 0.04;

/** Colours made from the page's one, as custom properties; each text stands out from its ground by 4.5 to 1. */
export interface AccentColours {
  readonly light: Readonly<Record<string, string>>;
  readonly dark: Readonly<Record<string, string>>;
}

/** Colours for grounds, texts and buttons in both schemes, from `#rgb` or `#rrggbb`. */
export function accentColours(color: string | null): AccentColours {
  const accent = parsed(color ?? DEFAULT_COLOR);
  const onFill = contrast(accent, WHITE) >= 4.5 ? WHITE : BLACK;
  const fill = { fill: css(accent), "on-fill": css(onFill) };
  const softLight = mixed(accent, WHITE, 0.9);
  const softDark = mixed(accent, DARK_SURFACE, 0.78);
  // It stands on both, and the lighter one is the harder ground.
  const groundDark = luminance(softDark) > luminance(DARK_SURFACE) ? softDark : DARK_SURFACE;
  const accentDark = standingOut(mixed(brightest(accent), WHITE, PASTEL), groundDark, WHITE);
  return {
    light: {
      ...fill,
      accent: css(standingOut(accent, softLight, BLACK)),
      soft: css(softLight),
      button: css(accent),
      "on-button": css(onFill),
    },
    dark: {
      ...fill,
      accent: css(accentDark),
      soft: css(softDark),
      button: css(accentDark),
      "on-button": css(DARK_SURFACE),
    },
  };
}

/** Ratio of two colours by WCAG 2.2, from 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance by WCAG 2.2. */
function luminance(colour: Rgb): number {
  const linear = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = linear;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The colour, taken towards an end until it stands out from the ground. */
function standingOut(colour: Rgb, ground: Rgb, end: Rgb): Rgb {
  let tried = colour;
  for (let share = 0; share <= 1 && contrast(tried, ground) < ENOUGH_CONTRAST; share += STEP) {
    tried = mixed(colour, end, share);
  }
  return tried;
}

/** The same hue at its brightest. */
function brightest([red, green, blue]: Rgb): Rgb {
  const most = Math.max(red, green, blue);
  return most === 0 ? WHITE : [(red * 255) / most, (green * 255) / most, (blue * 255) / most];
}

/** `share` of `other`, the rest of `colour`. */
function mixed(colour: Rgb, other: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2): number =>
    Math.round(colour[index] + (other[index] - colour[index]) * share);
  return [part(0), part(1), part(2)];
}

function parsed(color: string): Rgb {
  const digits = color.length === 4 ? color.replace(/[\da-f]/gi, "$&$&") : color;
  const part = (at: number): number => parseInt(digits.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

function css([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}
