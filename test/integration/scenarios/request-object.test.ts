import { expect } from "vitest";
import type { ClientKeyAlgorithm } from "#shared/configurations/client-key.ts";
import { scenario } from "../../support/scenario.ts";
import type { ProviderScript } from "../../support/scriptable-provider/index.ts";
import { headerOf, rsaKeyInPem, sendRequestObject, signedOnly } from "../../support/send-request-object.ts";

scenario(
  {
    id: "RFC 9101 5.1, OIDC Core 6.1",
    provider: "has registered signed requests, with the key of a client that authenticates with its secret",
    workbench: "signs the request, with all of it inside, and accepts the login",
  },
  async () => {
    const { beside, trace } = await sendRequestObject(
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

const algorithms: readonly (readonly [ClientKeyAlgorithm, (() => string)?])[] = [
  ["RS256", rsaKeyInPem],
  ["PS256", rsaKeyInPem],
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
      const { beside } = await sendRequestObject({ delivery: "by_value", ...signedOnly }, { clientKey });
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
    const { beside } = await sendRequestObject(
      { delivery: "when_required", ...signedOnly },
      { script: demands },
    );
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
    const { beside, provider } = await sendRequestObject(
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
    id: "OIDC Core 6.1",
    provider: "takes a request object that is not signed",
    workbench: "sends it with alg none, without needing a key",
  },
  async () => {
    const { beside } = await sendRequestObject({ delivery: "by_value", signed: false, encrypted: false });
    expect(headerOf(beside.get("request"))).toMatchObject({ alg: "none" });
  },
);

scenario(
  {
    id: "JARM 2.3, RFC 9101 4",
    provider: "takes a signed request, and signs its answer",
    workbench: "verifies the answer, and accepts the login",
  },
  () =>
    sendRequestObject(
      { delivery: "by_value", ...signedOnly },
      { request: { responseMode: "form_post.jwt" } },
    ),
);

scenario(
  {
    id: "RFC 9101 4, RFC 9449 10",
    provider: "takes a signed request, and binds the code to the key of the tokens",
    workbench: "puts that key's thumbprint into the request object, and accepts the login",
  },
  async () => {
    const { trace } = await sendRequestObject(
      { delivery: "by_value", ...signedOnly },
      { script: { dpop: {} }, changes: { dpop: true } },
    );
    const opened = trace.find((entry) => entry.kind === "navigation" && entry.label === "GET /authorize");
    const shown = opened?.kind === "navigation" ? opened.parameters : [];
    expect(shown.map(({ name }) => name)).toContain("request.dpop_jkt");
  },
);
