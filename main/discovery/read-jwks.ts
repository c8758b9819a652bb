import type { JWK } from "jose";
import type { HttpResponse } from "../ports/http.ts";
import { type DocumentKind, invalid, readJsonDocument } from "./read-json-document.ts";

export const jwksDocument: DocumentKind = {
  title: "JWKS",
  step: "id_token",
  statusCode: "jwks_http_status",
  invalidCode: "jwks_invalid",
  notJsonCode: "jwks_invalid",
  field: "endpoints.jwks",
  adviceOnStatus: "Compare the JWKS endpoint with jwks_uri of the discovery document, or import it again.",
};

const MAX_KEYS = 1000;

/**
 * Reads the provider's keys (RFC 7517 5). Members that are no objects are left out; private and symmetric
 * material that a provider publishes by mistake is never used (C-52).
 * @throws AppFailure `jwks_http_status`, `jwks_invalid`, `redirect_refused`
 */
export const readJwks = (response: HttpResponse, url: string): readonly JWK[] => {
  const document = readJsonDocument(response, url, jwksDocument);
  if (!Array.isArray(document.keys)) throw invalid(jwksDocument, url, "The JWKS has no list of keys.");
  return document.keys
    .slice(0, MAX_KEYS)
    .filter((key): key is JWK => typeof key === "object" && key !== null && typeof key.kty === "string")
    .map(withoutNulls)
    .filter((key) => key.kty !== "oct" && key.d === undefined);
};

/** Some providers write null where the standard has them say nothing. */
const withoutNulls = (key: JWK): JWK =>
  Object.fromEntries(Object.entries(key).filter(([, member]) => member !== null)) as JWK;
