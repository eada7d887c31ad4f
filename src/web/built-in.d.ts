/** A style sheet as text, made small when the widget is built. */
declare module "*.css?inline" {
  const text: string;
  export default text;
}

/** File name of the conversation part, filled in when the loader is built. */
declare const PANEL_FILE: string;
