import type { AppErrorCode } from "#shared/app-error.ts";
import type { EntryWords } from "../catalogue-entry.ts";

/** What can be wrong with an authorized request before an API has answered it. */
export const codesOfRequests = {
  request_url_invalid: {
    title: "The request's URL is not valid",
    meaning: ["Nothing was sent."],
    causes: ["A variable in it has no value.", "The scheme is missing."],
    changes: [],
  },
  variable_unknown: {
    title: "A variable of the request has no value",
    meaning: ["Nothing was sent."],
    causes: [
      "Another environment is chosen, or none.",
      "Its name is written in another way in the environment or the collection.",
      "A request that sets it was not sent yet.",
    ],
    changes: [],
  },
  set_up_failed: {
    title: "The set-up request made no copy",
    meaning: ["The request itself was not sent, so nothing is known of who may send it."],
    causes: [
      "The identity of the column may not send the set-up request.",
      "Its answer has no value where it is captured.",
    ],
    changes: [],
  },
  environment_name_taken: {
    title: "The environment's name is taken",
    meaning: ["Nothing was saved."],
    causes: ["Another environment has this name; capitals do not count."],
    changes: [],
  },
  request_header_invalid: {
    title: "A header of the request is not valid",
    meaning: ["Nothing was sent."],
    causes: ["A name or a value has a line break or another character that no header may have."],
    changes: [],
  },
  origin_not_allowed: {
    title: "The access token may not go there",
    meaning: ["Access tokens go only to the origins that the configuration allows, so nothing was sent."],
    causes: ["The origin is new, or differs in scheme or port."],
    changes: [],
  },
  file_unreadable: {
    title: "A file can't be sent",
    meaning: ["Files are read while they are sent, from the place where they were chosen."],
    causes: ["It was moved, deleted or changed.", "The request came from another machine."],
    changes: [],
  },
  body_not_kept: {
    title: "An answer could not be written down",
    meaning: ["Large answers are kept in files of their own beside the database, sealed."],
    causes: ["The disk is full.", "The data folder may not be written to."],
    changes: [],
  },
  sign_in_needed: {
    title: "The user has to sign in again",
    meaning: ["The token has ended, and there is nothing to get another one with. Nothing was sent."],
    causes: [
      "The provider gave no refresh token: the scope offline_access was not selected or not granted.",
      "The refresh token was revoked.",
      "A refresh brings no new ID token at this provider.",
    ],
    changes: [{ field: "selectedScopes" }],
  },
  no_expired_token: {
    title: "No token of this user has ended yet",
    meaning: ["An expired token is one that the provider issued and that has ended; none is made up."],
    causes: ["All tokens of the user that are kept are still valid."],
    changes: [],
  },
  no_token_set: {
    title: "This user is not signed in",
    meaning: ["There is no token to send or to refresh."],
    causes: ["The user was signed out.", "The tokens were forgotten when the keychain was not available."],
    changes: [],
  },
  redirect_not_followed: {
    title: "A redirect was not followed",
    meaning: ["It is shown as the answer."],
    source: "RFC 9110 15.4",
    causes: [
      "It leads to something other than an http or https URL.",
      "Its Location header cannot be read, or there are several.",
      "It would take a body with a secret variable to an origin that is not allowed.",
    ],
    changes: [],
  },
  too_many_redirects: {
    title: "The server redirected too often",
    meaning: ["Twenty redirects were followed, each of which is shown."],
    source: "RFC 9110 15.4",
    causes: [
      "The redirects lead in a circle.",
      "The API sends whoever has no session to a sign-in page, and that one back.",
    ],
    changes: [],
  },
} as const satisfies Partial<Record<AppErrorCode, EntryWords>>;
