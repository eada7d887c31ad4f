/** What the words of the interface are filled with in one language; a type and no interface, to be values of a message. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type SiteNames = {
  /** In running text: "Taipei". */
  readonly city: string;
  /** With what it is: "Taipei City". */
  readonly fullCity: string;
  /** Who signs letters: "Taipei City Government". */
  readonly government: string;
  /** What exchanges it has. */
  readonly exchanges: string;
};
