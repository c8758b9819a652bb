import type { CatalogueEntry } from "../catalogue-entry.ts";
import { editClientId } from "../change-rules.ts";
import { entraEntry } from "./entra-entry.ts";

/** Entra: the user, consent and Conditional Access. */
export const entraUsers: readonly CatalogueEntry[] = [
  entraEntry(["50020", "50034", "16000"], {
    title: "The user is not in this tenant",
    meaning: ["The account exists elsewhere, and the tenant has no member or guest for it."],
    causes: [
      "The browser is signed in with another account.",
      "The guest was not invited.",
      "The tenant is another one.",
    ],
    changes: [{ field: "issuer" }, { field: "automaticConfigurationUrl" }],
    ask: ["Is this user a member or a guest of the tenant?"],
    aboutUser: true,
  }),
  entraEntry(["50105"], {
    title: "The user is not assigned to the application",
    meaning: ["The application wants assignment, and neither the user nor a group of the user has it."],
    causes: ["The user is not assigned.", "The user is in a nested group, which does not count."],
    changes: [],
    ask: ["Can the user or a direct group of the user be assigned to the enterprise application?"],
    aboutUser: true,
  }),
  entraEntry(["65001"], {
    title: "Nobody has consented to the application's permissions",
    meaning: ["The user or an administrator must consent to {scopes}."],
    causes: [
      "A scope is new.",
      "Users may not consent by themselves in this tenant.",
      "The consent was given for another client ID.",
    ],
    changes: [{ field: "selectedScopes" }, ...editClientId],
    ask: ["Can an administrator consent to {scopes}?"],
    aboutUser: true,
  }),
  entraEntry(["90094"], {
    title: "An administrator must consent",
    meaning: ["One of {scopes} is for administrators to grant."],
    causes: ["The scope needs an administrator.", "Users may not consent by themselves in this tenant."],
    changes: [{ field: "selectedScopes" }],
    ask: ["Can an administrator consent to {scopes}?"],
  }),
  entraEntry(["65004"], {
    title: "The user declined the consent",
    meaning: ["The page with the permissions was left with Cancel."],
    causes: ["Cancel was pressed."],
    changes: [],
    aboutUser: true,
  }),
  entraEntry(["50076", "50079"], {
    title: "The user must use a second factor",
    meaning: ["Multifactor authentication is wanted, or must be set up. A login in the browser asks for it."],
    causes: ["A policy was changed, or the user is in a new place.", "The user has no second factor yet."],
    changes: [],
    ask: ["Which policy asks this user for a second factor?"],
    aboutUser: true,
  }),
  entraEntry(["53000", "53003"], {
    title: "Conditional Access refuses this login",
    meaning: ["The device, the place, the browser or the client is not what a policy wants."],
    causes: [
      "The device is not compliant.",
      "A private window or a test window does not tell the device's state: use the system browser.",
    ],
    changes: [],
    ask: ["Which Conditional Access policy refuses it, by the sign-in log?"],
    aboutUser: true,
  }),
  entraEntry(["50058"], {
    title: "Nobody is signed in at Entra",
    meaning: ["The request had prompt=none, and there is no session in this browser."],
    causes: ["The session has ended.", "The browser blocks third-party cookies."],
    changes: [{ field: "authorizationRequest.prompt" }],
    aboutUser: true,
  }),
  entraEntry(["50053"], {
    title: "The user's account is locked",
    meaning: ["There were too many attempts, or the address is a suspicious one."],
    causes: ["A program tries an old password again and again."],
    changes: [],
    ask: ["Can the account be unlocked?"],
    aboutUser: true,
  }),
  entraEntry(["50055"], {
    title: "The user's password has expired",
    meaning: ["It must be changed in the browser first."],
    causes: ["The password's time is over."],
    changes: [],
    aboutUser: true,
  }),
  entraEntry(["50057"], {
    title: "The user's account is disabled",
    meaning: ["It may sign in nowhere in this tenant."],
    causes: ["An administrator or a synchronisation has disabled it."],
    changes: [],
    ask: ["Is this account meant to be disabled?"],
    aboutUser: true,
  }),
  entraEntry(["50126"], {
    title: "The user's name or password is wrong",
    meaning: ["Entra did not accept what was typed."],
    causes: ["A typing error.", "The password is checked on premises, and its synchronisation lags."],
    changes: [],
    aboutUser: true,
  }),
  entraEntry(["50196"], {
    title: "Entra has found a loop",
    meaning: ["The same request was sent many times in a short while, so it is refused for some minutes."],
    causes: ["An application behind a proxy loses its cookie and starts the login again."],
    changes: [],
    ask: ["Which client repeats its requests?"],
  }),
  entraEntry(["50089"], {
    title: "The login took too long",
    meaning: ["The page for signing in has expired. Start again."],
    causes: ["The page stood open for a long time."],
    changes: [],
    aboutUser: true,
  }),
];
