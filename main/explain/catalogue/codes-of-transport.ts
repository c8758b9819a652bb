import type { AppErrorCode } from "#shared/app-error.ts";
import type { EntryWords } from "../catalogue-entry.ts";
import { editFailingEndpoint, importAgain } from "../change-rules.ts";

/** Transport to the provider, its discovery document and its keys. */
export const codesOfTransport = {
  connection_refused: {
    title: "Nothing listens at the provider's address",
    meaning: ["The host was reached, and no program accepts connections at that port."],
    causes: ["The server does not run.", "The port is another.", "A firewall refuses the connection."],
    changes: editFailingEndpoint,
    ask: ["Is the service up, and may this network reach it?"],
  },
  host_not_found: {
    title: "The provider's host name was not found",
    meaning: ["DNS has no address for it."],
    causes: [
      "The name is misspelled.",
      "The name is known inside a network or VPN only.",
      "DNS is not reachable.",
    ],
    changes: editFailingEndpoint,
    ask: ["Is the host name right, and is it known outside your network?"],
  },
  connection_failed: {
    title: "The connection broke",
    meaning: ["It was made, and ended before the answer was complete."],
    causes: [
      "A proxy, a firewall or a load balancer ends connections.",
      "The server crashed, or said that its answer is compressed and sent something else.",
    ],
    changes: editFailingEndpoint,
    ask: ["Does a proxy or a load balancer end this connection?"],
  },
  tls_failed: {
    title: "No trusted TLS connection could be made",
    meaning: ["Nothing was sent: it is not certain who answers."],
    causes: [
      "The certificate is not from an authority that this machine or the configuration trusts.",
      "The certificate is for another name, or has ended.",
      "A proxy in between presents a certificate of its own.",
    ],
    changes: editFailingEndpoint,
    ask: ["Which certificate authority signs the server's certificate, and is its whole chain sent?"],
  },
  timed_out: {
    title: "The provider did not answer in time",
    meaning: ["The connection was not made, or no answer came on it."],
    causes: ["A firewall drops the packets.", "A proxy is needed.", "The server is overloaded."],
    changes: editFailingEndpoint,
    ask: ["Is the service slow at that time, and may this network reach it?"],
  },
  response_too_large: {
    title: "The answer is too large",
    meaning: ["It is larger than any such answer needs to be, and was not used."],
    causes: ["The URL leads to a page or a file.", "The token has hundreds of groups in it."],
    changes: editFailingEndpoint,
    ask: ["Can the groups in the token be limited to those that this client needs?"],
  },
  redirect_refused: {
    title: "The endpoint has moved",
    meaning: ["A redirect at this place could lead a secret elsewhere, so it was not followed."],
    causes: [
      "The URL has http in place of https, or a slash too many or too few.",
      "A login page of a proxy stands before the endpoint.",
      "The provider has moved to another host.",
    ],
    changes: [{ field: "failing_endpoint", to: "moved_url" }, ...importAgain],
    ask: ["Which URL of this endpoint answers without a redirect?"],
  },
  discovery_http_status: {
    title: "There is no discovery document at this URL",
    meaning: ["The provider has something else there, or nothing.", "It answered {httpStatus}."],
    source: "OIDC Discovery 4",
    causes: [
      "The path /.well-known/openid-configuration is missing, or there twice.",
      "The issuer's path lacks its tenant, realm or authorization server.",
      "A network policy lets only some addresses read it.",
    ],
    changes: [{ field: "automaticConfigurationUrl", to: "well_known_url" }, { field: "issuer" }],
    ask: ["At which URL is your discovery document?"],
  },
  discovery_not_json: {
    title: "The discovery document is not JSON",
    meaning: ["Something else stands at this URL, mostly a page."],
    source: "OIDC Discovery 4.2",
    causes: [
      "The URL leads to a login page, an error page or the provider's console.",
      "A proxy or a captive portal answers in its place.",
    ],
    changes: [{ field: "automaticConfigurationUrl", to: "well_known_url" }],
    ask: ["At which URL is your discovery document?"],
  },
  discovery_invalid: {
    title: "The discovery document cannot be used",
    meaning: ["A member that a login needs is missing, or is not of the right form."],
    source: "OIDC Discovery 3",
    causes: [
      "The document is of another standard, SAML or OAuth metadata for instance.",
      "It was written by hand and has a mistake in it.",
    ],
    changes: importAgain,
    ask: ["Can you correct the discovery document?"],
  },
  discovery_issuer_mismatch: {
    title: "The discovery document names another issuer",
    meaning: [
      "Configured is {issuer}.",
      "The document says {issuerFound}.",
      "They must be the same to the letter.",
    ],
    source: "OIDC Discovery 4.3",
    causes: [
      "A slash at the end, or http in place of https.",
      "The document of another tenant or realm is read.",
      "The provider does not know its own public URL, behind a proxy for instance.",
    ],
    changes: [{ field: "issuer", to: "issuer_found" }, ...importAgain],
    ask: ["Your discovery document names the issuer {issuerFound}.", "Which issuer is right, to the letter?"],
  },
  webfinger_http_status: {
    title: "The identifier's host knows no WebFinger",
    meaning: ["The issuer of an identifier is asked of the host after its @.", "It answered {httpStatus}."],
    source: "OIDC Discovery 2",
    causes: [
      "Most providers have no WebFinger: the issuer's URL is told by their administrator.",
      "The identifier is of another host than the provider.",
    ],
    changes: [{ field: "automaticConfigurationUrl" }],
    ask: ["What is the issuer's URL, and does the host of the identifiers answer WebFinger?"],
  },
  webfinger_invalid: {
    title: "WebFinger names no issuer that can be used",
    meaning: ["The host answered, and no issuer could be taken from its answer."],
    source: "OIDC Discovery 2",
    causes: [
      "The answer is a page, or WebFinger of something else, of a social network for instance.",
      "The issuer is no https URL, or has a query or a fragment.",
    ],
    changes: [{ field: "automaticConfigurationUrl" }],
    ask: ["Which issuer should WebFinger name for this identifier?"],
  },
  jwks_http_status: {
    title: "The provider's keys cannot be read",
    meaning: ["Without them no signature can be verified.", "The JWKS endpoint answered {httpStatus}."],
    source: "RFC 7517 5",
    causes: ["The URL is out of date.", "A network policy lets only some addresses read it."],
    changes: [{ field: "endpoints.jwks" }, ...importAgain],
    ask: ["At which URL are your public keys, and may this network read it?"],
  },
  jwks_invalid: {
    title: "The provider's keys cannot be used",
    meaning: ["What the JWKS endpoint answered is no set of keys."],
    source: "RFC 7517 5",
    causes: ["The URL leads to a page or to a certificate in place of a JWKS.", "The document is broken."],
    changes: [{ field: "endpoints.jwks" }, ...importAgain],
    ask: ["At which URL are your public keys as a JWKS?"],
  },
} as const satisfies Partial<Record<AppErrorCode, EntryWords>>;
