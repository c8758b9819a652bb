import type { TlsFacts } from "../../../main/ports/tls-probe.ts";
import { describeChecks } from "../../support/describe-checks.ts";
import { EXAMINED_AT, type ExaminationParts, soundDraft } from "../../support/examination.ts";

const DAY_MS = 86_400_000;
const nothing = { document: "none", jwks: "none" } as const;
const sound: TlsFacts = {
  protocol: "TLSv1.3",
  subject: "CN=op.example",
  issuer: "CN=Example CA",
  validFrom: EXAMINED_AT - 100 * DAY_MS,
  validTo: EXAMINED_AT + 200 * DAY_MS,
  subjectAltNames: ["DNS:op.example"],
  namesHost: true,
  keyType: "ec",
};
const showing = (facts: Partial<TlsFacts>): ExaminationParts => ({
  connections: [
    { host: "op.example", facts: sound },
    { host: "id.acc.northwind.example", facts: { ...sound, ...facts } },
  ],
});
const silentServer = (cause: string): ExaminationParts => ({
  connections: [
    { host: "op.example", failure: { code: "tls_failed", message: "No TLS.", advice: "Check it.", cause } },
  ],
});
const endpoints = (changes: Partial<typeof soundDraft.endpoints>) => ({
  ...soundDraft.endpoints,
  ...changes,
});
const plainToken = { draft: { endpoints: endpoints({ token: "http://op.example/token" }) } };
const insecure = { allowInsecureHttp: true };

describeChecks("transport_and_clock", {
  "urls-use-https": {
    passes: [
      ["https everywhere", {}],
      ["on this machine only", { draft: { endpoints: endpoints({ token: "http://127.0.0.1:8080/token" }) } }],
    ],
    complains: [
      ["failed", "op.example", plainToken],
      ["failed", "op.example", { document: { jwks_uri: "http://op.example/jwks" } }],
      ["failed", "op.example", { document: { issuer: "http://op.example" } }],
      ["warning", "op.example", { draft: { ...plainToken.draft, ...insecure } }],
    ],
    silent: [
      {
        ...nothing,
        documentUrl: "",
        draft: { issuer: "", endpoints: endpoints({ authorization: "", token: "", userinfo: "", jwks: "" }) },
      },
    ],
  },
  "plain-http-is-switched-off": {
    passes: [["off", {}]],
    complains: [
      ["warning", "without need", { draft: insecure }, { allowInsecureHttp: false }],
      [
        "warning",
        "without need",
        { draft: { ...insecure, issuer: "http://localhost:8080" } },
        { allowInsecureHttp: false },
      ],
    ],
    silent: [{ draft: { ...plainToken.draft, ...insecure } }],
  },
  "certificate-is-trusted": {
    passes: [
      ["CN=Example CA", showing({})],
      ["CN=Example CA", showing({ trustFailure: "CERT_HAS_EXPIRED" })],
    ],
    complains: [
      ["failed", "northwind.example: self-signed", showing({ trustFailure: "DEPTH_ZERO_SELF_SIGNED_CERT" })],
      ["failed", "CERT_UNTRUSTED", showing({ trustFailure: "CERT_UNTRUSTED" })],
    ],
    silent: [{}, silentServer("ERR_SSL_WRONG_VERSION_NUMBER")],
  },
  "certificate-names-the-host": {
    passes: [["op.example, id.acc.northwind.example", showing({})]],
    complains: [
      ["failed", "northwind.example: certificate for DNS:op.example", showing({ namesHost: false })],
    ],
    silent: [{}],
  },
  "certificate-is-current": {
    passes: [["20 May 2026, id.acc.northwind.example", showing({})]],
    complains: [
      [
        "warning",
        "TLS certificate ends in 12 days\n13 Nov 2025, id.acc.northwind.example",
        showing({ validTo: EXAMINED_AT + 12.5 * DAY_MS }),
      ],
      ["warning", "ends in 30 days", showing({ validTo: EXAMINED_AT + 30.5 * DAY_MS })],
      ["warning", "ends tomorrow", showing({ validTo: EXAMINED_AT + 1.5 * DAY_MS })],
      ["warning", "ends today", showing({ validTo: EXAMINED_AT + 1 })],
      ["failed", "has ended\n31 Oct 2025", showing({ validTo: EXAMINED_AT - DAY_MS })],
      ["failed", "has ended\nan unknown day", showing({ validTo: Number.NaN })],
      ["failed", "not valid yet\n2 Nov 2025", showing({ validFrom: EXAMINED_AT + DAY_MS })],
    ],
    silent: [{}],
  },
  "certificate-key-is-strong": {
    passes: [["ec, rsa 2048 bits", showing({ keyType: "rsa", rsaBits: 2048 })]],
    complains: [["warning", "rsa 1024 bits", showing({ keyType: "rsa", rsaBits: 1024 })]],
    silent: [{}],
  },
  "tls-version-is-current": {
    passes: [["TLSv1.3, TLSv1.2", showing({ protocol: "TLSv1.2" })]],
    complains: [
      ["failed", "northwind.example: TLSv1.1", showing({ protocol: "TLSv1.1" })],
      ["failed", "op.example: older than TLS 1.2", silentServer("ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION")],
    ],
    silent: [{}, silentServer("EPROTO")],
  },
  "clocks-agree": {
    passes: [
      ["0 s apart", { clockDifferenceMs: 0 }],
      ["30 s apart", { clockDifferenceMs: -30_000 }],
    ],
    complains: [
      ["warning", "31 s ahead of the provider's", { clockDifferenceMs: 31_000 }],
      ["warning", "5 min behind", { clockDifferenceMs: -300_000 }],
      ["failed", "10 min behind", { clockDifferenceMs: -600_000 }],
      ["failed", "3 days ahead", { clockDifferenceMs: 3 * DAY_MS }],
    ],
    silent: [{}],
  },
  "answers-come-quickly": {
    passes: [["discovery document in 50 ms, JWKS in 50 ms", {}]],
    complains: [
      ["warning", "answers slowly", { documentTook: 1500 }],
      ["warning", "very slowly", { documentTook: 2001 }],
    ],
    silent: [nothing],
  },
  "answers-are-cached-briefly": {
    passes: [
      ["nothing said", {}],
      ["JWKS: 24 h", { jwksHeaders: [["cache-control", "public, max-age=86400"]] }],
      ["nothing said", { jwksHeaders: [["cache-control", "no-cache, max-age=999999"]] }],
    ],
    complains: [
      ["warning", "JWKS: 44 days", { jwksHeaders: [["cache-control", "max-age=3828277, must-revalidate"]] }],
    ],
    silent: [nothing],
  },
});
