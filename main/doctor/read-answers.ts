import { type AppError, AppFailure } from "#shared/app-error.ts";
import {
  discoveryDocument,
  jwksDocument,
  readJsonDocument,
  readJwks,
  readMetadata,
} from "../discovery/index.ts";
import type { HttpResponse } from "../ports/http.ts";
import { textOf } from "./document-members.ts";
import { type Examination, MAX_KEYS_LOOKED_AT, type Members, type ReadDocument } from "./examination.ts";
import { publishedKey } from "./published-key.ts";

type DocumentPart = Pick<Examination, "document" | "documentFailure" | "metadata">;
type KeysPart = Pick<Examination, "jwks" | "jwksFailure" | "keys" | "loginKeys">;

/** Takes a discovery document as it is: what an import would refuse is what the checks are for. */
export const readDiscoveryAnswer = (response: HttpResponse, url: string, now: number): DocumentPart => {
  const read = attempt(() => readJsonDocument(response, url, discoveryDocument));
  if (read.failure !== undefined) return { documentFailure: read.failure };
  const issuer = textOf(read.value, "issuer");
  const metadata =
    issuer === undefined
      ? undefined
      : attempt(() => readMetadata(response, url, { expectedIssuer: issuer, allowInsecureHttp: true, now }))
          .value;
  return {
    document: documentOf(response, url, read.value),
    ...(metadata === undefined ? {} : { metadata }),
  };
};

/** Takes a JWKS as it is, and the keys that a login would take out of it. */
export const readJwksAnswer = (response: HttpResponse, url: string): KeysPart => {
  const read = attempt(() => readJsonDocument(response, url, jwksDocument));
  if (read.failure !== undefined) return { jwksFailure: read.failure };
  const entries = read.value.keys;
  const jwks = documentOf(response, url, read.value);
  if (!Array.isArray(entries)) return { jwks };
  return {
    jwks,
    keys: entries.slice(0, MAX_KEYS_LOOKED_AT).map(publishedKey),
    loginKeys: readJwks(response, url).slice(0, MAX_KEYS_LOOKED_AT),
  };
};

const documentOf = (
  { body, headers, totalMs }: HttpResponse,
  url: string,
  members: Members,
): ReadDocument => ({
  url,
  members,
  text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(body),
  headers,
  durationMs: totalMs,
});

type Attempt<T> =
  | { readonly value: T; readonly failure?: never }
  | { readonly value?: never; readonly failure: AppError };

/** What cannot be read is a finding, not a failure of ours. */
const attempt = <T>(read: () => T): Attempt<T> => {
  try {
    return { value: read() };
  } catch (thrown) {
    if (thrown instanceof AppFailure) return { failure: thrown.error };
    throw thrown;
  }
};
