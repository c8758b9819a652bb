import type { AppErrorCode } from "#shared/app-error.ts";
import type { EntryWords } from "../catalogue-entry.ts";
import { editFailingEndpoint } from "../change-rules.ts";

/** Input, secrets and storage, authorized requests: nothing here is the provider's. */
export const codesOfTheWorkbench = {
  invalid_input: {
    title: "A value is not as it must be",
    meaning: ["The workbench did not begin, because a field holds something that cannot be used."],
    causes: [
      "A URL is incomplete, or has a user name or a password in it.",
      "A pasted value has line breaks.",
    ],
    changes: editFailingEndpoint,
  },
  registration_refused: {
    title: "The provider did not register the client",
    meaning: ["Providers that let clients register themselves often want an initial access token first."],
    causes: [
      "The initial access token is missing, wrong or used up.",
      "The provider does not take the redirect URI, the scopes or the authentication method.",
    ],
    changes: [],
  },
  registration_response_invalid: {
    title: "The answer to the registration cannot be used",
    meaning: ["A registration gives out a client ID, and a secret where the method needs one."],
    causes: ["The URL is that of another endpoint."],
    changes: [],
  },
  not_found: {
    title: "What was asked for is not there any more",
    meaning: ["The configuration, the user or the run has been deleted meanwhile."],
    causes: ["It was deleted in another window or from the command line."],
    changes: [],
  },
  alias_taken: {
    title: "Another configuration has this alias",
    meaning: ["An alias names one configuration only."],
    causes: ["The configuration was imported or duplicated before."],
    changes: [],
  },
  configuration_incomplete: {
    title: "The configuration is not complete",
    meaning: [
      "A login needs an issuer, its endpoints, a client ID, the scope openid and, mostly, a client secret or key.",
    ],
    causes: ["A field was left empty.", "The client secret or key was removed."],
    changes: [{ field: "selectedScopes", to: "scopes_with_openid", optional: true }, ...editFailingEndpoint],
  },
  insecure_url: {
    title: "A URL is plain HTTP",
    meaning: [
      "Secrets and tokens could be read on their way, so nothing was sent.",
      "Loopback addresses are the exception.",
    ],
    source: "RFC 6749 3.1",
    causes: [
      "The URL was typed with http in place of https.",
      "The provider stands behind a proxy and believes that it is called over http: its public URL or X-Forwarded-Proto is not set.",
    ],
    changes: [{ field: "failing_endpoint", to: "https_url" }, { field: "allowInsecureHttp" }],
    ask: ["The provider publishes http URLs.", "Can its public base URL be set to https?"],
  },
  keychain_unavailable: {
    title: "The system's keychain cannot be used",
    meaning: ["The client secret and the tokens are sealed with a key that the keychain holds."],
    causes: ["No keychain service runs in this session.", "The keychain is locked."],
    changes: [],
  },
  keychain_timeout: {
    title: "The system's keychain does not answer",
    meaning: ["It was asked for a secret and has been silent since."],
    causes: ["A question of the keychain waits behind a window.", "The keychain service hangs."],
    changes: [],
  },
  data_key_missing: {
    title: "The keychain lacks the key of the stored tokens",
    meaning: ["Stored tokens were sealed with a key that this keychain does not have. Nothing was deleted."],
    causes: ["Another keychain is in use than before.", "The item was deleted from the keychain."],
    changes: [],
  },
  secret_unreadable: {
    title: "A stored secret cannot be read",
    meaning: ["It was sealed with another key, or its record is damaged. Other secrets are not touched."],
    causes: ["The data came from another machine.", "The keychain was reset."],
    changes: [{ field: "clientSecret" }],
  },
  secret_too_long: {
    title: "The client secret is too long for the keychain",
    meaning: ["Keychains hold short values only."],
    causes: ["A private key or a whole JSON file was pasted in place of the secret."],
    changes: [{ field: "clientSecret" }],
  },
  secret_missing: {
    title: "There is no such secret",
    meaning: [
      "The keychain has no secret or key of this configuration, or the provider issued no such token.",
    ],
    causes: ["The secret was never set here, or was removed from the keychain."],
    changes: [{ field: "clientSecret" }, { field: "clientKey" }],
  },
  database_newer: {
    title: "The data is of a newer version",
    meaning: ["This version of the workbench does not touch data that it does not understand."],
    causes: ["An older version was started after a newer one."],
    changes: [],
  },
  database_corrupt: {
    title: "The database is damaged",
    meaning: ["It did not pass its own check."],
    causes: ["The disk is damaged or full.", "The file was changed by another program."],
    changes: [],
  },
  database_unavailable: {
    title: "The database cannot be used",
    meaning: ["It could not be opened or written."],
    causes: ["The disk is full.", "The folder is not writable.", "Another program holds the file."],
    changes: [],
  },
  request_cancelled: {
    title: "The request was cancelled",
    meaning: ["It was ended here; the server may have received it."],
    causes: ["Cancel was pressed, or the window was closed."],
    changes: [],
  },
  demo_idp_failed: {
    title: "The demo identity provider failed",
    meaning: ["Its process ended or could not start."],
    causes: ["A firewall or a security program stops it from listening on the loopback interface."],
    changes: [],
  },
  internal: {
    title: "The workbench made a mistake",
    meaning: ["This is neither the provider's nor the configuration's."],
    causes: ["A case that was not thought of.", "The app ended while the login ran."],
    changes: [],
  },
  user_inactive: {
    title: "The user is deactivated here",
    meaning: ["The provider let the user in; the workbench did not, as the user is inactive."],
    causes: [
      "Somebody deactivated the user here.",
      "A SCIM client sent the user without active, which many servers take for false.",
    ],
    changes: [],
    aboutUser: true,
  },
  user_ambiguous: {
    title: "More than one user matches this login",
    meaning: ["The identifier that finds users has the value of several, so none was chosen."],
    causes: [
      "The identifier is not unique: an e-mail address or a name, for instance.",
      "The provider has changed its identifier, as from sub to oid, and both users are there.",
      "Two values differ in capitals only.",
    ],
    changes: [],
    ask: ["Which claim names a user for good, and is never given to another?"],
    aboutUser: true,
  },
} as const satisfies Partial<Record<AppErrorCode, EntryWords>>;
