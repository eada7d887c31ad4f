/** Hands a text to the browser's downloads. */
export function saveFile(name: string, text: string): void {
  // The mark at the start tells old editors on Windows that it is UTF-8.
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the text by the time of the next task.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  });
}
