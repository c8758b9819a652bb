import type { CatalogueEntry } from "../catalogue-entry.ts";
import { importAgain } from "../change-rules.ts";

const tls = (
  id: string,
  cause: RegExp,
  words: Omit<CatalogueEntry, "id" | "when" | "changes"> & Partial<Pick<CatalogueEntry, "changes">>,
): CatalogueEntry => ({
  id: `tls.${id}`,
  when: { codes: ["tls_failed"], cause },
  changes: [{ field: "failing_endpoint" }],
  ...words,
});

/** Codes of ours whose cause or situation tells more. */
export const specialFailures: readonly CatalogueEntry[] = [
  tls("unknown_authority", /SELF_SIGNED|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY|UNTRUSTED|INVALID_CA/, {
    title: "The certificate is from an authority that is not trusted here",
    meaning: [
      "The server's certificate is signed by a private authority, by itself, or its chain is not complete.",
    ],
    source: "RFC 5280 6",
    causes: [
      "The provider has a private authority: add its certificate to the certificate authorities of this configuration.",
      "The server does not send the certificates in between.",
      "A proxy inspects TLS and presents a certificate of its own.",
    ],
    changes: [{ field: "connection.certificateAuthorities" }],
    ask: ["Which authority signs the server's certificate, and is the whole chain sent?"],
  }),
  tls("expired", /CERT_(?:HAS_EXPIRED|NOT_YET_VALID)/, {
    title: "The certificate's time is over, or has not begun",
    meaning: ["Its dates do not include now."],
    source: "RFC 5280 4.1.2.5",
    causes: ["The certificate was not renewed.", "The clock of this machine is wrong."],
    ask: ["When was the certificate renewed, and does every server have the new one?"],
  }),
  tls("host_name", /ALTNAME_INVALID|HOSTNAME_MISMATCH/, {
    title: "The certificate is for another host name",
    meaning: ["The name in the URL is not among the names of the certificate."],
    source: "RFC 9525 6",
    causes: [
      "The URL has an inner name or an IP address.",
      "A proxy or another site answers at this address.",
    ],
    ask: ["Which host names does the certificate have?"],
  }),
  tls("client_certificate", /HANDSHAKE_FAILURE/, {
    title: "The server ended the TLS handshake",
    meaning: ["Mostly it wants a client certificate, or offers no common cipher."],
    source: "RFC 8446 6.2",
    causes: [
      "The endpoint is for mutual TLS: metadata has mtls_endpoint_aliases for it.",
      "A proxy in between ends the handshake.",
    ],
    changes: [{ field: "clientCertificate" }, { field: "failing_endpoint" }],
    ask: ["Does this endpoint want a client certificate?"],
  }),
  tls("version", /UNSUPPORTED_PROTOCOL|WRONG_VERSION|PROTOCOL_VERSION|NO_PROTOCOLS/, {
    title: "The server speaks no TLS that is accepted here",
    meaning: ["It offers only versions before TLS 1.2, or no TLS at this port."],
    source: "RFC 9325 3.1.1",
    causes: ["The port is one for plain HTTP.", "The server is old."],
    ask: ["Which TLS versions does this port offer?"],
  }),
  {
    id: "discovery.issuer_spelling",
    when: { codes: ["discovery_issuer_mismatch"], situation: "issuer_spelling" },
    title: "The issuer is spelled otherwise in the discovery document",
    meaning: [
      "Configured is {issuer}.",
      "The document says {issuerFound}.",
      "Issuers are compared to the letter, a slash at the end included.",
    ],
    source: "OIDC Discovery 4.3",
    causes: ["The issuer was typed by hand.", "The provider's public URL was changed."],
    changes: [{ field: "issuer", to: "issuer_found" }, ...importAgain],
    ask: ["Your discovery document names the issuer {issuerFound}.", "Will it stay, to the letter?"],
  },
  {
    id: "discovery.issuer_template",
    when: {
      codes: ["discovery_issuer_mismatch", "id_token_iss_mismatch", "response_iss_mismatch"],
      situation: "issuer_template",
    },
    title: "The issuer is a template for all tenants",
    meaning: [
      "The document of common or organizations has the word tenantid in its issuer, and each token its own tenant.",
    ],
    source: "OIDC Discovery 4.3",
    causes: ["The automatic configuration URL has common or organizations in place of a tenant ID."],
    changes: [...importAgain, { field: "issuer" }],
    ask: ["What is the tenant ID of this application?"],
  },
  {
    id: "discovery.no_document",
    when: { codes: ["discovery_http_status"], httpStatus: [401, 403] },
    title: "The discovery document may not be read from here",
    meaning: ["The provider answered {httpStatus}: the document is public at most providers."],
    source: "OIDC Discovery 4",
    causes: ["An address filter or a web application firewall.", "The URL is that of an API."],
    changes: importAgain,
    ask: ["May this network read your discovery document?"],
  },
  {
    id: "id_token.issuer_spelling",
    when: { codes: ["id_token_iss_mismatch", "response_iss_mismatch"], situation: "issuer_spelling" },
    title: "The issuer is spelled otherwise in the answer",
    meaning: [
      "Configured is {issuer}.",
      "The answer says {issuerFound}.",
      "Issuers are compared to the letter, a slash at the end included.",
    ],
    source: "OIDC Core 3.1.3.7",
    causes: [
      "The issuer was typed by hand.",
      "The provider's document and its tokens differ: then its administrator must mend it.",
    ],
    changes: [{ field: "issuer", to: "issuer_found" }, ...importAgain],
    ask: ["Tokens say iss {issuerFound}, configured is {issuer}.", "Which one is right, to the letter?"],
  },
  {
    id: "id_token.tenant_issuer",
    when: { codes: ["id_token_iss_mismatch"], providers: ["entra"] },
    title: "The ID token is of another tenant or version",
    meaning: [
      "Configured is {issuer}.",
      "The token says {issuerFound}.",
      "Tokens of v1.0 come from sts.windows.net, those of v2.0 from login.microsoftonline.com.",
    ],
    source: "OIDC Core 3.1.3.7",
    causes: ["The user is of another tenant.", "Endpoints of v1.0 and v2.0 are mixed."],
    changes: [...importAgain, { field: "issuer" }],
    ask: ["Which tenant and which token version is this application registered for?"],
  },
  {
    id: "id_token.symmetric",
    when: { codes: ["id_token_alg_unsupported"], situation: "symmetric_signature" },
    title: "The ID token is signed with the client secret",
    meaning: [
      "Found is {found}.",
      "Such a signature counts only where the provider lists it and the client authenticates with its secret.",
    ],
    source: "OIDC Core 10.1",
    causes: [
      "The client is registered with id_token_signed_response_alg HS256, the default of some providers, and the metadata does not list it.",
      "The client authenticates without a secret here.",
    ],
    changes: [...importAgain, { field: "clientAuthenticationMethod" }],
    ask: ["Can ID tokens of this client be signed with RS256?"],
  },
  {
    id: "userinfo.encrypted",
    when: { codes: ["userinfo_response_invalid"], cause: /encrypted JWT/ },
    title: "UserInfo's answer is encrypted",
    meaning: ["It is a JWE, and there is no key here to open it."],
    source: "OIDC Core 5.3.2",
    causes: ["The client is registered with userinfo_encrypted_response_alg."],
    changes: [{ field: "decryptionKey" }, { field: "endpoints.userinfo" }],
    ask: ["Can UserInfo answer with plain or signed JSON for this client?"],
  },
];
