import type { StaffAccount } from "../../store/staff-store.ts";
import { type Member, type Role, ROLES } from "../member.ts";

/** A role by its name; null for a text that names none. */
export function roleNamed(text: string): Role | null {
  return ROLES.find((role) => role === text) ?? null;
}

/** Whether a role allows what another does. */
export function includesRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** Who an account is. @throws RangeError for a role that the database should have refused */
export function memberOfAccount({ id, name, role }: StaffAccount): Member {
  const known = roleNamed(role);
  if (known === null) throw new RangeError(`an account has no role of ours`);
  return { id, name, role: known };
}
