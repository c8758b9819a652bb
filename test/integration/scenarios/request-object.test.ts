import { generateKeyPairSync } from "node:crypto";
import { expect } from "vitest";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import type { ClientKeyAlgorithm } from "#shared/configurations/client-key.ts";
import { expectAccepted } from "../../support/expect-login.ts";
import type { ScenarioOptions } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { encryptionKey, type ProviderScript } from "../../support/scriptable-provider/index.ts";

type Request = ClientConfigurationDraft["authorizationRequest"];

const signedOnly = { signed: true, encrypted: false };

/** Plays a login whose request is an object of this kind, which the provider insists on. */
const send = async (
  requestObject: Request["requestObject"],
  more: Omit<ScenarioOptions, "draft"> & { readonly request?: Partial<Request> } = {},
) => {
  const { signed, encrypted } = requestObject;
  const { request, script, ...options } = more;
  const accepted = await expectAccepted({
    clientKey: { algorithm: "ES256" },
    ...options,
    script: { ...script, client: { ...script?.client, requestObject: { signed, encrypted } } },
    draft: (right) => ({
      ...right,
      authorizationRequest: { ...right.authorizationRequest, ...request, requestObject },
    }),
  });
  const [asked] = accepted.provider.received.of("authorization");
  return { ...accepted, beside: asked?.parameters ?? new URLSearchParams() };
};

const headerOf = (jwt: string | null) =>
  JSON.parse(Buffer.from((jwt ?? "").split(".")[0] ?? "", "base64url").toString()) as unknown;

scenario(
  {
    id: "RFC 9101 5.1, OIDC Core 6.1",
    provider: "has registered signed requests, with the key of a client that authenticates with its secret",
    workbench: "signs the request, with all of it inside, and accepts the login",
  },
  async () => {
    const { beside, trace } = await send(
      { delivery: "by_value", ...signedOnly },
      { request: { maxAgeInSeconds: 600, claims: '{"userinfo":{"email":null}}' } },
    );
    expect([...beside.keys()].sort()).toEqual(["client_id", "request", "response_type", "scope"]);
    expect(headerOf(beside.get("request"))).toMatchObject({ alg: "ES256", typ: "oauth-authz-req+jwt" });
    const opened = trace.find((entry) => entry.kind === "navigation" && entry.label === "GET /authorize");
    const shown = opened?.kind === "navigation" ? opened.parameters : [];
    expect(shown).toContainEqual({ name: "request.code_challenge_method", value: "S256" });
    expect(shown).toContainEqual({ name: "request.max_age", value: "600" });
    expect(shown).toContainEqual({ name: "request.claims", value: '{"userinfo":{"email":null}}' });
  },
);

const madeElsewhere = () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return privateKey.export({ format: "pem", type: "pkcs8" }).toString();
};

const algorithms: readonly (readonly [ClientKeyAlgorithm, (() => string)?])[] = [
  ["RS256", madeElsewhere],
  ["PS256", madeElsewhere],
  ["ES384"],
  ["EdDSA"],
];

for (const [algorithm, imported] of algorithms) {
  scenario(
    {
      id: "RFC 9101 6.2",
      provider: `has registered the client's ${algorithm} key for its requests`,
      workbench: "signs the request with it, and accepts the login",
    },
    async () => {
      const clientKey = { algorithm, ...(imported === undefined ? {} : { imported: imported() }) };
      const { beside } = await send({ delivery: "by_value", ...signedOnly }, { clientKey });
      expect(headerOf(beside.get("request"))).toMatchObject({ alg: algorithm });
    },
  );
}

const demands: ProviderScript = {
  discovery: { document: (right) => ({ ...right, require_signed_request_object: true }) },
};

scenario(
  {
    id: "RFC 9101 10.5",
    provider: "demands signed requests in its metadata",
    workbench: "signs the request, although nothing is configured about it",
  },
  async () => {
    const { beside } = await send({ delivery: "when_required", ...signedOnly }, { script: demands });
    expect(beside.has("request")).toBe(true);
  },
);

scenario(
  {
    id: "RFC 9126 3",
    provider: "demands that signed requests are pushed",
    workbench: "pushes the request object, and sends its reference through the browser",
  },
  async () => {
    const { beside, provider } = await send(
      { delivery: "by_value", ...signedOnly },
      { request: { pushed: "always" }, script: { client: { authenticationMethod: "private_key_jwt" } } },
    );
    expect([...beside.keys()].sort()).toEqual(["client_id", "request_uri"]);
    const [pushed] = provider.received.of("pushedAuthorizationRequest");
    expect(headerOf(pushed?.parameters.get("request") ?? null)).toMatchObject({ alg: "ES256" });
    expect(pushed?.parameters.has("redirect_uri")).toBe(false);
  },
);

scenario(
  {
    id: "RP-30, RFC 9101 5.2",
    provider: "fetches a signed request from the workbench",
    workbench: "serves it at a path of this login, and not any more afterwards",
  },
  async () => {
    const { beside, trace } = await send(
      { delivery: "by_reference", ...signedOnly },
      { clientKey: { algorithm: "RS256", imported: madeElsewhere() } },
    );
    expect([...beside.keys()].sort()).toEqual(["client_id", "request_uri", "response_type", "scope"]);
    expect(trace).toContainEqual(
      expect.objectContaining({ from: "identity_provider", to: "workbench", label: "GET /request-object" }),
    );
    await expect(fetch(beside.get("request_uri") ?? "")).rejects.toMatchObject({
      cause: { code: "ECONNREFUSED" },
    });
  },
);

scenario(
  {
    id: "RP-31",
    provider: "fetches a request that is not signed from the workbench",
    workbench: "serves it with alg none, and accepts the login",
  },
  async () => {
    const { beside } = await send({ delivery: "by_reference", signed: false, encrypted: false });
    expect(beside.has("request_uri")).toBe(true);
  },
);

scenario(
  {
    id: "OIDC Core 6.1",
    provider: "takes a request object that is not signed",
    workbench: "sends it with alg none, without needing a key",
  },
  async () => {
    const { beside } = await send({ delivery: "by_value", signed: false, encrypted: false });
    expect(headerOf(beside.get("request"))).toMatchObject({ alg: "none" });
  },
);

const encrypts = async (alg: Parameters<typeof encryptionKey>[0], enc: string): Promise<ProviderScript> => ({
  encryptionKeys: [await encryptionKey(alg)],
  discovery: {
    document: (right) => ({
      ...right,
      request_object_encryption_alg_values_supported: [alg],
      request_object_encryption_enc_values_supported: [enc],
    }),
  },
});

scenario(
  {
    id: "OLD-10",
    provider: "fetches a request that is encrypted for its key, and not signed",
    workbench: "encrypts it with the algorithms that are listed, and accepts the login",
  },
  async () => {
    const script = await encrypts("RSA-OAEP", "A128CBC-HS256");
    await send({ delivery: "by_reference", signed: false, encrypted: true }, { script });
  },
);

scenario(
  {
    id: "OLD-11, RFC 9101 6.1",
    provider: "fetches a request that is signed, and encrypted for its key",
    workbench: "signs and encrypts it, and accepts the login",
  },
  async () => {
    const script = await encrypts("RSA-OAEP-256", "A256GCM");
    await send({ delivery: "by_reference", signed: true, encrypted: true }, { script });
  },
);

scenario(
  {
    id: "RFC 9101 6.1",
    provider: "takes a request that is signed, and encrypted for its elliptic key, and lists no algorithms",
    workbench: "chooses what fits the key, and sends the request by value",
  },
  async () => {
    const script = { encryptionKeys: [await encryptionKey("ECDH-ES")] };
    const { beside, trace } = await send({ delivery: "by_value", signed: true, encrypted: true }, { script });
    expect(headerOf(beside.get("request"))).toMatchObject({
      alg: "ECDH-ES",
      enc: "A128CBC-HS256",
      cty: "JWT",
    });
    expect(trace).toContainEqual(
      expect.objectContaining({
        checkId: "request.object",
        found: "alg ES256, encrypted with ECDH-ES and A128CBC-HS256, kid for-ECDH-ES",
      }),
    );
  },
);

scenario(
  {
    id: "JARM 2.3, RFC 9101 4",
    provider: "takes a signed request, and signs its answer",
    workbench: "verifies the answer, and accepts the login",
  },
  () => send({ delivery: "by_value", ...signedOnly }, { request: { responseMode: "form_post.jwt" } }),
);
