/** Full width digits and the marks that stand in numbers and dates: ０ to ９, ％, ．, ／, －. */
const FULL_WIDTH = /[０-９％．／－]/gu;
/** From a full width form to the ASCII character that it shows, in Unicode. */
const OFFSET = 0xfee0;

/** Full width digits made plain, as Chinese input methods write them (２０１９年). Offsets stay as they are. */
export function narrowDigits(text: string): string {
  return text.replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - OFFSET));
}
