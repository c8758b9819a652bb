import { readFileSync } from "node:fs";
import {
  type ClientConfigurationDraft,
  type Endpoints,
  emptyDraft,
} from "#shared/configurations/client-configuration.ts";
import type { DoctorFinding } from "#shared/doctor/diagnosis.ts";
import { diagnose } from "../../main/doctor/diagnose.ts";
import type { Examination } from "../../main/doctor/examination.ts";
import { readDiscoveryAnswer, readJwksAnswer } from "../../main/doctor/read-answers.ts";
import type { HttpHeaders } from "../../main/ports/http.ts";
import { httpResponse } from "./http-response.ts";

type Members = Readonly<Record<string, unknown>>;

/** The day on which examinations in tests take place. */
export const EXAMINED_AT = Date.UTC(2025, 10, 1);

const ISSUER = "https://op.example";
const JSON_HEADERS: HttpHeaders = [["content-type", "application/json"]];

/** Metadata without fault. */
export const soundDocument = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/authorize`,
  token_endpoint: `${ISSUER}/token`,
  userinfo_endpoint: `${ISSUER}/userinfo`,
  jwks_uri: `${ISSUER}/jwks`,
  response_types_supported: ["code"],
  response_modes_supported: ["query", "form_post"],
  grant_types_supported: ["authorization_code", "refresh_token"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
  token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
  scopes_supported: ["openid", "profile", "email"],
  claims_supported: ["sub", "name", "email"],
  code_challenge_methods_supported: ["S256"],
};

/** An RSA key of 2048 bits for signatures, with kid and alg. */
export const soundKey = (
  JSON.parse(readFileSync(new URL("../fixtures/jwks/google.json", import.meta.url), "utf8")) as {
    readonly keys: readonly [Members];
  }
).keys[0];

const soundEndpoints: Endpoints = {
  ...emptyDraft("").endpoints,
  authorization: soundDocument.authorization_endpoint,
  token: soundDocument.token_endpoint,
  userinfo: soundDocument.userinfo_endpoint,
  jwks: soundDocument.jwks_uri,
};

/** A configuration that fits the metadata without fault. */
export const soundDraft: ClientConfigurationDraft = {
  ...emptyDraft("Example"),
  automaticConfigurationUrl: `${ISSUER}/.well-known/openid-configuration`,
  issuer: ISSUER,
  endpoints: soundEndpoints,
  clientId: "client-1",
};

/** What is changed of an examination in which nothing is wrong. */
export interface ExaminationParts
  extends Omit<Partial<Examination>, "draft" | "document" | "metadata" | "jwks" | "keys" | "loginKeys"> {
  /** Members to add or to replace; `undefined` takes one out. `none`: no document was read. */
  readonly document?: Members | "none";
  /** The document as it was sent, in place of `document`. */
  readonly documentText?: string | Uint8Array;
  readonly documentHeaders?: HttpHeaders;
  readonly documentTook?: number;
  /** The list of keys, or the whole JWKS. `none`: no JWKS was read. */
  readonly jwks?: readonly unknown[] | Members | "none";
  /** The JWKS as it was sent, in place of `jwks`. */
  readonly jwksText?: string;
  readonly jwksHeaders?: HttpHeaders;
  readonly draft?: Partial<ClientConfigurationDraft>;
}

/** An examination in which nothing is wrong but for what is said. */
export const examinationOf = (parts: ExaminationParts = {}): Examination => {
  const {
    document = {},
    documentText,
    documentHeaders = JSON_HEADERS,
    documentTook = 50,
    jwks = [soundKey],
    jwksText,
    jwksHeaders = JSON_HEADERS,
    draft,
    ...others
  } = parts;
  const wholeDraft = { ...soundDraft, ...draft };
  const documentUrl = others.documentUrl ?? wholeDraft.automaticConfigurationUrl;
  const text =
    documentText ?? (document === "none" ? undefined : JSON.stringify({ ...soundDocument, ...document }));
  const response = (body: string | Uint8Array, headers: HttpHeaders) => ({
    ...httpResponse(body, { headers }),
    totalMs: documentTook,
  });
  return {
    draft: wholeDraft,
    hasClientSecret: true,
    examinedAt: EXAMINED_AT,
    fetchedAt: EXAMINED_AT,
    documentUrl,
    connections: [],
    ...(text === undefined
      ? {}
      : readDiscoveryAnswer(response(text, documentHeaders), documentUrl, EXAMINED_AT)),
    ...(jwks === "none"
      ? {}
      : readJwksAnswer(
          response(jwksText ?? JSON.stringify(Array.isArray(jwks) ? { keys: jwks } : jwks), jwksHeaders),
          wholeDraft.endpoints.jwks || soundDocument.jwks_uri,
        )),
    ...others,
  };
};

/** The finding of one check. */
export const findingOf = (checkId: string, parts: ExaminationParts = {}): DoctorFinding => {
  const finding = diagnose(examinationOf(parts)).find((candidate) => candidate.checkId === checkId);
  if (finding === undefined) throw new Error(`There is no check ${checkId}.`);
  return finding;
};
