import { compactDecrypt, type JWK } from "jose";
import { isSignedByClient, partsOf } from "./client-assertion.ts";
import type { Complaints } from "./client-rules.ts";
import type { EncryptionKey } from "./encryption-keys.ts";
import type { ReceivedRequest } from "./received-request.ts";
import type { Members, RegisteredClient } from "./script.ts";

/** What a request object is held against (RFC 9101 4, OIDC Core 6.1). */
export interface RequestObjectRules {
  readonly issuer: string;
  readonly client: RegisteredClient;
  /** The client's keys that are registered. */
  readonly keys: readonly JWK[];
  /** The provider's own, that it may be encrypted for. */
  readonly encryptionKeys: readonly EncryptionKey[];
  /** Now, in epoch ms. */
  readonly now: number;
}

/** The parameters that a request comes to, and what is wrong with how they came. */
export interface ResolvedRequest {
  readonly asked: URLSearchParams;
  readonly complaints: Complaints;
}

/** What may stand beside a request object in a URL; a pushed one has the client's authentication beside it. */
const besides = {
  url: ["client_id", "request", "request_uri", "response_type", "scope"],
  push: ["client_assertion", "client_assertion_type", "client_id", "client_secret", "request"],
} as const;

/** Takes a request out of its object, where it has one. */
export const resolveRequest = async (
  { parameters }: ReceivedRequest,
  way: keyof typeof besides,
  rules: RequestObjectRules,
): Promise<ResolvedRequest> => {
  const given = parameters.get("request") ?? (await fetchObject(parameters.get("request_uri")));
  const expected = rules.client.requestObject;
  if (given === undefined) {
    return {
      asked: parameters,
      complaints: expected === undefined ? [] : ["Not kept: the request is a request object"],
    };
  }
  const isEncrypted = given.split(".").length === 5;
  const content = isEncrypted ? await decrypt(given, rules.encryptionKeys) : given;
  const isJws = content.split(".").length === 3;
  const { header, claims } = isJws ? partsOf(content) : { header: { alg: "none" }, claims: parse(content) };
  const isSigned = header.alg !== "none";
  const now = rules.now / 1000;
  const asked = parametersOf(claims);
  const findings: Readonly<Record<string, boolean>> = {
    "the request object is signed or not, as it is registered": isSigned === expected?.signed,
    "the request object is encrypted or not, as it is registered": isEncrypted === expected?.encrypted,
    "the request object is signed by the client's registered key":
      !isSigned || isSignedByClient(content, rules.keys),
    "typ says what it is": !isJws || header.typ === "oauth-authz-req+jwt",
    "iss and client_id are the client":
      claims.iss === rules.client.clientId && claims.client_id === rules.client.clientId,
    "aud is the issuer": claims.aud === rules.issuer,
    "it lives for minutes": Number(claims.exp) > now && Number(claims.exp) <= now + 600,
    "nbf and iat are not in the future": Number(claims.nbf) <= now && Number(claims.iat) <= now,
    "it has an id": typeof claims.jti === "string" && claims.jti.length > 20,
    "there is no second object in it": !asked.has("request") && !asked.has("request_uri"),
    "nothing stands beside it that is to be in it": [...parameters.keys()].every((name) =>
      (besides[way] as readonly string[]).includes(name),
    ),
    "what stands beside it is the same": ["client_id", "response_type", "scope"].every(
      (name) => !parameters.has(name) || parameters.get(name) === asked.get(name),
    ),
  };
  const broken = Object.entries(findings).filter(([, kept]) => !kept);
  return { asked, complaints: broken.map(([rule]) => `Not kept: ${rule}`) };
};

/** Fetches a request object by its reference (OIDC Core 6.2.3). */
const fetchObject = async (uri: string | null): Promise<string | undefined> => {
  if (uri === null) return undefined;
  const answer = await fetch(uri, { redirect: "error" });
  const isRight =
    answer.status === 200 && answer.headers.get("content-type") === "application/oauth-authz-req+jwt";
  const content = await answer.text();
  return isRight ? content : `not a request object: ${answer.status}`;
};

const decrypt = async (jwe: string, keys: readonly EncryptionKey[]): Promise<string> => {
  const { header } = partsOf(jwe);
  const key = keys.find(({ kid }) => kid === header.kid);
  if (key === undefined) return "";
  const { plaintext } = await compactDecrypt(jwe, key.privateKey);
  return new TextDecoder().decode(plaintext);
};

const parse = (text: string): Members => {
  try {
    return JSON.parse(text) as Members;
  } catch {
    return {};
  }
};

const about = new Set(["iss", "aud", "exp", "iat", "nbf", "jti"]);

const parametersOf = (claims: Members): URLSearchParams => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(claims)) {
    if (about.has(name)) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      parameters.append(name, typeof one === "string" ? one : JSON.stringify(one));
    }
  }
  return parameters;
};
