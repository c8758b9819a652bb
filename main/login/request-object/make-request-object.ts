import { randomUUID } from "node:crypto";
import { CompactSign } from "jose";
import type {
  ClientConfiguration,
  ProviderCapabilities,
} from "#shared/configurations/client-configuration.ts";
import type { RequestObjectPlan } from "#shared/configurations/request-object.ts";
import type { ClientCredentials } from "../../ports/client-credentials.ts";
import { clientKeyMissing, type RelyingParty } from "../../tokens/index.ts";
import { encryptRequestObject } from "./encrypt-request-object.ts";

const LIFE_IN_SECONDS = 300;
const MEDIA_TYPE = "oauth-authz-req+jwt";

/** An authorization request as a JWT. */
export interface RequestObject {
  readonly jwt: string;
  /** What is in it. */
  readonly members: Readonly<Record<string, unknown>>;
  /** How it is signed: `none`, or the algorithm. */
  readonly algorithm: string;
  /** How it is encrypted, in words; absent: it is not. */
  readonly encryption?: string;
}

/**
 * Makes a request object of an authorization request's parameters (RFC 9101 4, OIDC Core 6.1): signed by the
 * client's key or with `alg` `none`, and encrypted for a key of the provider where that is wanted. What is
 * encrypted and not signed is encrypted as it is, without a JWT around it (OIDC Core 6.1).
 * @param parameters all of them, `response_type` and `client_id` left out
 * @throws AppFailure `secret_missing`, `request_object_key_missing`, and of reading the provider's keys
 */
export const makeRequestObject = async (parts: {
  readonly configuration: ClientConfiguration;
  readonly credentials: ClientCredentials;
  readonly capabilities: ProviderCapabilities;
  readonly party: Pick<RelyingParty, "keys">;
  readonly parameters: URLSearchParams;
  readonly plan: RequestObjectPlan;
  /** Now, in epoch ms. */
  readonly now: number;
}): Promise<RequestObject> => {
  const { configuration, plan } = parts;
  const members = {
    ...membersOf(parts.parameters),
    response_type: "code",
    client_id: configuration.clientId,
    ...timesOf(parts.now),
    iss: configuration.clientId,
    aud: configuration.issuer,
    jti: randomUUID(),
  };
  const payload = JSON.stringify(members);
  const signed = plan.signed ? await sign(payload, configuration, parts.credentials) : undefined;
  const algorithm = signed?.algorithm ?? "none";
  if (!plan.encrypted) return { jwt: signed?.jwt ?? unsecured(payload), members, algorithm };
  const { jwe, description } = await encryptRequestObject(
    signed?.jwt ?? payload,
    signed === undefined ? { typ: MEDIA_TYPE } : { typ: MEDIA_TYPE, cty: "JWT" },
    await parts.party.keys(),
    parts.capabilities,
  );
  return { jwt: jwe, members, algorithm, encryption: description };
};

/** Parameters that are no text in a request object (OIDC Core 6.1, RFC 9396 2). */
const jsonParameters: ReadonlySet<string> = new Set(["max_age", "claims", "authorization_details"]);

const membersOf = (parameters: URLSearchParams): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const values = parameters
        .getAll(name)
        .map((value) => (jsonParameters.has(name) ? parse(value) : value));
      return [name, values.length === 1 ? values[0] : values];
    }),
  );

/** What is no JSON stays as it is: the provider says what it thinks of it. */
const parse = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const timesOf = (now: number) => {
  const iat = Math.floor(now / 1000);
  return { iat, nbf: iat, exp: iat + LIFE_IN_SECONDS };
};

const sign = async (
  payload: string,
  { clientKey, nextClientKey }: ClientConfiguration,
  { key }: ClientCredentials,
): Promise<{ readonly jwt: string; readonly algorithm: string }> => {
  // The next key signs where it is tried.
  const used = [clientKey, nextClientKey].find((known) => known?.keyId === key?.kid);
  if (key === undefined || used === undefined) throw clientKeyMissing();
  const { algorithm } = used;
  const jwt = await new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: algorithm, kid: key.kid, typ: MEDIA_TYPE })
    .sign(key.key);
  return { jwt, algorithm };
};

/** A JWT without a signature (RFC 7519 6). */
const unsecured = (payload: string): string =>
  `${encode(JSON.stringify({ alg: "none", typ: MEDIA_TYPE }))}.${encode(payload)}.`;

const encode = (text: string): string => Buffer.from(text).toString("base64url");
