/** An order about accounts that was refused; its message says why. */
export class StaffCommandError extends Error {
  override readonly name = "StaffCommandError";
}
