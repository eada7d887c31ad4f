/** Below it all that staff's pages call; nobody comes in without a session but to `SESSION_PATH`. */
export const STAFF_API = "/api/staff";
export const SESSION_PATH = `${STAFF_API}/session`;
/** The page of the staff desk. */
export const DESK_PATH = "/staff";
export const SIGN_IN_PATH = `${DESK_PATH}/sign-in`;
/** Where the provider sends staff back to. */
export const CALLBACK_PATH = `${DESK_PATH}/callback`;
