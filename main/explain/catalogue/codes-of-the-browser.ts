import type { AppErrorCode } from "#shared/app-error.ts";
import type { EntryWords } from "../catalogue-entry.ts";
import { editRedirect, importAgain } from "../change-rules.ts";

/** The authorization request, the browser, the loopback redirect and the authorization response. */
export const codesOfTheBrowser = {
  request_object_key_missing: {
    title: "The request cannot be encrypted for the provider",
    meaning: [
      "The request object was to be encrypted.",
      "The provider publishes no key, or lists no algorithm, with which that can be done here.",
    ],
    source: "RFC 9101 6.1",
    causes: [
      "The provider does not take encrypted request objects.",
      "Its JWKS has no key with use enc.",
      "The JWKS endpoint belongs to another issuer.",
    ],
    changes: [{ field: "authorizationRequest.requestObject" }, { field: "endpoints.jwks" }],
    ask: ["Which key and which request_object_encryption_alg are to be used for request objects?"],
  },
  browser_open_failed: {
    title: "The browser could not be started",
    meaning: ["The login did not begin. Its link can be copied and opened by hand."],
    causes: [
      "The program in Settings or in SSO_WORKBENCH_BROWSER is not there.",
      "The system has no default browser.",
    ],
    changes: [],
  },
  port_in_use: {
    title: "The redirect's port is taken",
    meaning: ["The answer could not have been received, so the login did not begin."],
    source: "RFC 8252 7.3",
    causes: ["Another login is under way at the same port.", "Another program listens there."],
    changes: [{ field: "redirect.port" }],
  },
  loopback_unavailable: {
    title: "The loopback interface cannot be listened on",
    meaning: ["The answer could not have been received, so the login did not begin."],
    source: "RFC 8252 7.3",
    causes: [
      "The host [::1] needs IPv6, which is off.",
      "Ports up to 1023 need more rights.",
      "A security program stops it.",
    ],
    changes: [{ field: "redirect.host" }, { field: "redirect.port" }],
  },
  login_timed_out: {
    title: "No answer came back from the browser",
    meaning: [
      "The provider did not send the browser to {redirectUri} in time.",
      "What it shows in the browser never reaches the workbench.",
    ],
    source: "RFC 8252 7.3",
    causes: [
      "The login was not finished in the browser.",
      "The provider shows an error page: the redirect URI or the client ID is not as registered.",
      "The provider accepts one port only, and the one used differs.",
      "The browser runs on another machine, or resolves localhost to another address.",
    ],
    changes: [...editRedirect, { field: "clientId" }],
    ask: ["Is this redirect URI registered, and what does your log say at that time?"],
    aboutUser: true,
  },
  login_cancelled: {
    title: "The login was cancelled",
    meaning: ["It was ended here before an answer came."],
    causes: ["Cancel was pressed, or the app was closed."],
    changes: [],
  },
  callback_rejected: {
    title: "A request to the redirect URI was not the answer",
    meaning: ["It did not belong to this login, so it was refused and the login went on waiting."],
    source: "RFC 6749 10.12",
    causes: [
      "The page of an earlier login was loaded again.",
      "Two logins ran in two tabs.",
      "Another program or page called the redirect URI.",
    ],
    changes: [],
    ask: ["Do you return state unchanged?"],
  },
  authorization_error: {
    title: "The provider ended the login with an error of its own",
    meaning: [
      "{wireError} is not a code of the standards.",
      "The provider's documentation or its log explains it.",
    ],
    source: "RFC 6749 4.1.2.1",
    causes: [
      "A rule or an extension of the provider.",
      "The user or the client is not set up for this login.",
    ],
    changes: [],
    ask: ["What does your log say about this request?"],
    aboutUser: true,
  },
  response_iss_mismatch: {
    title: "The answer comes from another issuer",
    meaning: [
      "Configured is {issuer}.",
      "The answer says {issuerFound}.",
      "An answer of another issuer can be an attack, so the code was not used.",
    ],
    source: "RFC 9207 2.4",
    causes: [
      "A slash at the end, or http in place of https.",
      "The authorization endpoint is that of another tenant or realm.",
      "A login at another provider was mixed in.",
    ],
    changes: [{ field: "issuer", to: "issuer_found" }, { field: "endpoints.authorization" }],
    ask: [
      "The answer says iss={issuerFound}.",
      "Is this the issuer of the authorization endpoint, to the letter?",
    ],
  },
  response_iss_missing: {
    title: "The answer does not say which issuer it comes from",
    meaning: ["The provider's metadata promises iss in every answer, and this one has none."],
    source: "RFC 9207 2.4",
    causes: [
      "The authorization endpoint is not that of the issuer.",
      "A proxy rewrites the redirect.",
      "The metadata is wrong.",
    ],
    changes: [{ field: "endpoints.authorization" }, ...importAgain],
    ask: [
      "Your metadata has authorization_response_iss_parameter_supported.",
      "Why does the answer lack iss?",
    ],
  },
  code_missing: {
    title: "The answer has neither a code nor an error",
    meaning: ["The code flow answers with one of the two."],
    source: "RFC 6749 4.1.2",
    causes: [
      "The client is registered for another flow, implicit for instance.",
      "The answer came in the fragment, which a browser does not send.",
      "A proxy has cut the query.",
    ],
    changes: [],
    ask: ["Is this client registered for response_type code, answered in the query?"],
  },
} as const satisfies Partial<Record<AppErrorCode, EntryWords>>;
