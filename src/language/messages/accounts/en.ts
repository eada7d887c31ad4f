/** Words of the sign-in and accounts of staff, in English. */
export const accountsEn = {
  "staff.title": "Staff desk",
  "staff.signedIn": "Signed in as {name}",
  "staff.role.reader": "reader",
  "staff.role.editor": "editor",
  "staff.role.admin": "admin",
  "staff.signedOut": "Nobody is signed in.",
  "staff.toSignIn": "Sign in with the city’s account",
  "staff.toDesk": "Go to the staff desk",
  "staff.noProvider":
    "No sign-in with the city’s accounts is set up (OIDC_ISSUER). Accounts kept here sign in at the staff desk with name and password.",
  "staff.noAccount":
    "There is no account yet. Add one on the machine of the service: npm run staff -- add NAME --role admin",
  "problem.staff_signed_out.title": "Not signed in",
  "problem.staff_signed_out.detail":
    "This address is for staff. Please sign in; a session ends when it is not used.",
  "problem.staff_forbidden.title": "Not allowed for this account",
  "problem.staff_forbidden.detail": "Your account may not do this. An admin can give it another role.",
  "problem.sign_in_failed.title": "Sign-in failed",
  "problem.sign_in_failed.detail": "Name and password do not fit, or the account is disabled.",
  "problem.sign_in_locked.title": "Too many failed sign-ins",
  "problem.sign_in_locked.detail": "Please try again in {seconds} s.",
  "problem.sign_in_impossible.title": "There is no account yet",
  "problem.sign_in_impossible.detail":
    "Add one on the machine of the service: npm run staff -- add NAME --role admin",
  "problem.sign_in_stale.title": "This sign-in is over",
  "problem.sign_in_stale.detail":
    "It was begun more than ten minutes ago or in another browser, or was used already. Please begin again.",
  "problem.sign_in_refused.title": "Sign-in refused",
  "problem.sign_in_refused.detail":
    "The city’s sign-in did not let you through, or your account here is disabled.",
  "problem.sign_in_without_role.title": "No role for you here",
  "problem.sign_in_without_role.detail":
    "The city’s sign-in knows you, but gives you no role at this service. Please ask who keeps its accounts.",
  "problem.sign_in_provider_failed.title": "The city’s sign-in does not answer",
  "problem.sign_in_provider_failed.detail":
    "It cannot be reached, or its answer cannot be right. Please begin again; the log of the service says more.",
  "problem.search_superseded.title": "Another search came",
  "problem.search_superseded.detail": "A newer search of the same session took the place of this one.",
  "staff.needsScript":
    "The staff desk needs JavaScript. Please allow it for this address, or use a current browser.",
  "problem.account_name_invalid.title": "Not a name",
  "problem.account_name_invalid.detail": "A name has 1 to 60 characters, all of them visible.",
  "problem.account_name_taken.title": "Name taken",
  "problem.account_name_taken.detail": "Another account has this name. Please choose another.",
  "problem.account_unknown.title": "Account not found",
  "problem.account_unknown.detail": "There is no such account.",
  "problem.teams_not_set.title": "Teams is not set up for staff",
  "problem.teams_not_set.detail": "BOT_STAFF_TENANT is not set: nobody in Teams counts as staff.",
  "problem.teams_id_invalid.title": "Not an object id",
  "problem.teams_id_invalid.detail":
    "A person’s object id in Entra is such as 00000000-1111-2222-3333-444444444444.",
  "problem.teams_id_taken.title": "Linked already",
  "problem.teams_id_taken.detail": "Another account is linked with this person in Teams.",
  "problem.account_of_provider.title": "Kept by the city’s sign-in",
  "problem.account_of_provider.detail":
    "Role and password of this account are kept where it signs in. It can be disabled here.",
  "problem.account_last_admin.title": "The last admin",
  "problem.account_last_admin.detail":
    "Nobody could keep the accounts any more. Please make another account an admin first.",
  "problem.password_too_short.title": "Password too short",
  "problem.password_too_short.detail": "A password has at least 12 characters.",
  "problem.password_too_long.title": "Password too long",
  "problem.password_too_long.detail": "A password has at most 256 characters.",
  "problem.password_is_name.title": "Password is the name",
  "problem.password_is_name.detail": "The password must not be the account’s name.",
} as const satisfies Readonly<Record<string, string>>;
