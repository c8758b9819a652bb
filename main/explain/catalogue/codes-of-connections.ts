import type { AppErrorCode } from "#shared/app-error.ts";
import type { EntryWords } from "../catalogue-entry.ts";

/** The ways in which a configuration reaches servers: proxy, authorities, client certificate. */
export const codesOfConnections = {
  authorities_unreadable: {
    title: "The configured certificate authorities cannot be read",
    meaning: ["Nothing was sent: it could not be said which servers to trust."],
    source: "RFC 7468 5",
    causes: [
      "A certificate was not copied whole.",
      "It is in another form than PEM, binary (DER) or PKCS #7 for instance.",
    ],
    changes: [{ field: "connection.certificateAuthorities" }],
  },
  client_certificate_required: {
    title: "The server demands a client certificate",
    meaning: ["It ended the TLS connection because it was shown none that it could use."],
    source: "RFC 8446 6.2",
    causes: [
      "This configuration has no client certificate.",
      "The certificate was signed by an authority that the server does not accept.",
      "The provider has another host for clients without a certificate.",
    ],
    changes: [{ field: "clientCertificate" }, { field: "clientAuthenticationMethod" }],
    ask: ["Which authority must sign the client certificate, and for which host is it needed?"],
  },
  client_certificate_refused: {
    title: "The server did not accept the client certificate",
    meaning: ["It was shown in the TLS handshake, and the server ended the connection because of it."],
    source: "RFC 8446 6.2",
    causes: [
      "It is another one than was registered.",
      "It has ended, or was revoked.",
      "A certificate between it and its authority is missing.",
    ],
    changes: [{ field: "clientCertificate" }],
    ask: ["Which client certificate is registered, and which authorities does the server accept?"],
  },
  proxy_unreachable: {
    title: "The proxy cannot be reached",
    meaning: ["The provider was not asked: the way to it leads over a proxy that does not answer."],
    causes: [
      "The proxy's host or port is wrong.",
      "The proxy is known inside a network or VPN only.",
      "It expects TLS; only plain http proxies are supported.",
    ],
    changes: [{ field: "connection.proxyUrl" }],
  },
  proxy_refused: {
    title: "The proxy refused the connection",
    meaning: ["The provider was not asked.", "The proxy answered {httpStatus}."],
    source: "RFC 9110 9.3.6",
    causes: [
      "The proxy allows only some hosts and ports.",
      "The proxy asks for a user name and a password (407).",
      "The proxy itself does not find or reach the host.",
    ],
    changes: [{ field: "connection.proxyUrl" }],
  },
} as const satisfies Partial<Record<AppErrorCode, EntryWords>>;
