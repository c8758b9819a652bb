import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type ClientConfigurationDraft, emptyDraft } from "#shared/configurations/client-configuration.ts";
import type { Examination } from "../../main/doctor/examination.ts";
import { readDiscoveryAnswer } from "../../main/doctor/read-answers.ts";
import { EXAMINED_AT, type ExaminationParts, examinationOf } from "./examination.ts";
import { httpResponse } from "./http-response.ts";

const WELL_KNOWN = "/.well-known/openid-configuration";
const folder = new URL("../fixtures/", import.meta.url);

const namesIn = (kind: "discovery" | "jwks" | "headers"): readonly string[] =>
  readdirSync(new URL(`${kind}/`, folder)).map((file) => file.replace(/\.json$/, ""));

/** Names of all recorded discovery documents, JWKS, and response headers. */
export const recordedDocuments = namesIn("discovery");
export const recordedJwks = namesIn("jwks");
export const recordedHeaders = namesIn("headers");

const read = (kind: "discovery" | "jwks", name: string): string =>
  readFileSync(new URL(`${kind}/${name}.json`, folder), "utf8");

/** Where a document was served when that is not below the issuer that it names. */
const servedAt: Readonly<Record<string, string>> = {
  "_linkedin-as-documented": "https://www.linkedin.com/oauth",
  "_sap-issuer-without-scheme": "https://my-tenant.ondemand.com",
  "adfs-uppercase-issuer": "https://adfs01.example.com/adfs",
  "entra-b2c-excerpt": "https://b2cplayfab.b2clogin.com/b2cplayfab.onmicrosoft.com/b2c_1_signin/v2.0",
  "entra-common": "https://login.microsoftonline.com/common/v2.0",
  "entra-common-2022": "https://login.microsoftonline.com/common/v2.0",
  "entra-common-v1": "https://login.microsoftonline.com/common",
  "entra-common-v2-2024-02": "https://login.microsoftonline.com/common/v2.0",
  "entra-organizations": "https://login.microsoftonline.com/organizations/v2.0",
  "entra-tenant-v1": "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000",
  "entra-tenant-v1-windows-net": "https://login.windows.net/00000000-0000-0000-0000-000000000000",
  "google-2014": "https://accounts.google.com",
  "ory-hydra-local-2023": "http://127.0.0.1:4444",
  "wso2-api-manager": "https://localhost:8243/oidcdiscovery",
};

/** The examination of a recorded provider, its configuration being as an import has left it. */
export const examinationOfRecorded = (
  name: string,
  draft: Partial<ClientConfigurationDraft> = {},
): Examination => {
  const documentText = read("discovery", name);
  const issuer = String((JSON.parse(documentText) as Record<string, unknown>).issuer);
  const url = (servedAt[name] ?? issuer.replace(/\/$/, "")) + WELL_KNOWN;
  const { metadata } = readDiscoveryAnswer(httpResponse(documentText), url, EXAMINED_AT);
  const imported: Partial<ClientConfigurationDraft> = {
    automaticConfigurationUrl: url,
    issuer: servedAt[name] === undefined ? issuer : "",
    endpoints: metadata?.endpoints ?? emptyDraft("").endpoints,
    ...(metadata === undefined ? {} : { capabilities: metadata.capabilities }),
  };
  const jwks = existsSync(new URL(`jwks/${name}.json`, folder)) ? JSON.parse(read("jwks", name)) : "none";
  return examinationOf({ documentText, jwks, draft: { ...imported, ...draft } });
};

/** The examination of recorded keys at a provider without fault. */
export const examinationOfRecordedKeys = (name: string, parts: ExaminationParts = {}): Examination =>
  examinationOf({ jwks: JSON.parse(read("jwks", name)), ...parts });
