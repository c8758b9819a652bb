import { expect } from "vitest";
import { compactJws } from "../../support/compact-jws.ts";
import { expectAccepted, expectRefused } from "../../support/expect-login.ts";
import { answerOf, send, signIn } from "../../support/identities.ts";
import { openScenario, type Scenario, type ScenarioOptions } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import type { EndpointOfProvider, ProviderScript } from "../../support/scriptable-provider/index.ts";

/** A login whose tokens are to be bound, at a provider that binds them unless it is told otherwise. */
const bound = (script: ProviderScript = { dpop: {} }): ScenarioOptions => ({
  script,
  draft: (right) => ({ ...right, dpop: true }),
});

const nonceEverywhere = { nonceAt: ["pushedAuthorizationRequest", "token", "userinfo", "api"] } as const;

const countOf = ({ provider }: Scenario, endpoint: EndpointOfProvider): number =>
  provider.received.of(endpoint).length;

scenario(
  {
    id: "FAPI-1, C-73, RFC 9449 8",
    provider: "binds tokens to the key, and wants its nonce in every proof",
    workbench: "proves its key at the token endpoint, UserInfo and an API, asking once more with each nonce",
  },
  async () => {
    const scenario = await openScenario(bound({ dpop: nonceEverywhere }));
    const userId = await signIn(scenario);
    expect(answerOf(await send(scenario, { userId }))).toMatchObject({ sub: "sub-ada" });
    expect([countOf(scenario, "token"), countOf(scenario, "userinfo"), countOf(scenario, "api")]).toEqual([
      2, 2, 2,
    ]);
  },
);

scenario(
  {
    id: "FAPI-2, RFC 9449 10",
    provider: "binds tokens to the key, and has no nonces",
    workbench: "names the key when it asks for the code, and proves it with one request each",
  },
  async () => {
    const scenario = await openScenario(bound());
    const userId = await signIn(scenario);
    expect(answerOf(await send(scenario, { userId }))).toMatchObject({ sub: "sub-ada" });
    expect(scenario.provider.received.of("authorization")[0]?.parameters.get("dpop_jkt")).toMatch(
      /^[\w-]{43}$/,
    );
    expect([countOf(scenario, "token"), countOf(scenario, "userinfo"), countOf(scenario, "api")]).toEqual([
      1, 1, 1,
    ]);
  },
);

for (const scheme of ["dpop", "DPOP", "dPoP"])
  scenario(
    {
      id: "FAPI-22, RFC 9110 11.1",
      provider: `writes the scheme of its challenges as ${scheme}, and so the type of the token`,
      workbench: "asks once more with the nonce, all the same",
    },
    async () => {
      const scenario = await openScenario(
        bound({
          dpop: { ...nonceEverywhere, scheme },
          token: {
            document: (right) => ({ ...right, ...("token_type" in right ? { token_type: scheme } : {}) }),
          },
        }),
      );
      const userId = await signIn(scenario);
      expect(await send(scenario, { userId })).toMatchObject({ status: 200 });
    },
  );

scenario(
  {
    id: "RFC 9449 10.1",
    provider: "takes pushed requests, and wants its nonce in their proof",
    workbench: "proves the key when it pushes the request, and asks once more with the nonce",
  },
  async () => {
    const { draft, ...options } = bound({ dpop: nonceEverywhere });
    const { provider } = await expectAccepted({
      ...options,
      draft: (right) => {
        const changed = draft?.(right) ?? right;
        return {
          ...changed,
          authorizationRequest: { ...changed.authorizationRequest, pushed: "always" },
        };
      },
    });
    expect(provider.received.of("pushedAuthorizationRequest")).toHaveLength(2);
    expect(provider.received.of("authorization")[0]?.target).not.toContain("dpop_jkt");
  },
);

scenario(
  {
    id: "FAPI-1, RFC 9449 10.1, RFC 9101 5.1, JARM 2.3.1",
    provider: "wants nonces, signed requests that are pushed, and answers with signed JWTs",
    workbench: "does all of it at once",
  },
  () =>
    expectAccepted({
      clientKey: { algorithm: "ES256" },
      script: { dpop: nonceEverywhere, client: { requestObject: { signed: true, encrypted: false } } },
      draft: (right) => ({
        ...right,
        dpop: true,
        authorizationRequest: {
          ...right.authorizationRequest,
          pushed: "always",
          responseMode: "jwt",
          requestObject: { delivery: "by_value", signed: true, encrypted: false },
        },
      }),
    }),
);

for (const algorithm of ["ES384", "PS256", "RS256", "EdDSA"])
  scenario(
    {
      id: "RFC 9449 5.1",
      provider: `takes proofs that are signed with ${algorithm} only`,
      workbench: `makes a key for ${algorithm}, which refreshes and requests go on with`,
    },
    async () => {
      const scenario = await openScenario(bound({ dpop: { algorithms: ["ES256K", algorithm] } }));
      const userId = await signIn(scenario);
      await scenario.call("tokens.refresh", { userId });
      expect(await send(scenario, { userId })).toMatchObject({ status: 200 });
    },
  );

scenario(
  {
    id: "RFC 9449 5",
    provider: "does not bind tokens, and answers with a Bearer token",
    workbench: "refuses the token, and does not call UserInfo",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(bound({}), {
      code: "token_not_bound",
      step: "token_endpoint",
      field: "dpop",
    });
    expect(failedChecks).toEqual(["token.type"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);

scenario(
  {
    id: "RFC 9449 6.1",
    provider: "gives an access token that names another key",
    workbench: "refuses the token",
  },
  async () => {
    const stranger = compactJws({ alg: "RS256" }, { sub: "1", cnf: { jkt: "of-another-key" } }, () => "c2ln");
    const { failedChecks } = await expectRefused(
      bound({ dpop: {}, token: { document: (right) => ({ ...right, access_token: stranger }) } }),
      { code: "token_not_bound", step: "token_endpoint", field: "dpop" },
    );
    expect(failedChecks).toEqual(["token.cnf"]);
  },
);

scenario(
  {
    id: "RFC 9449 8.2",
    provider: "wants another nonce again and again",
    workbench: "asks once more, and refuses the login then",
  },
  async () => {
    const { provider } = await expectRefused(bound({ dpop: { nonceAt: ["token"], isNeverContent: true } }), {
      code: "token_error",
      step: "token_endpoint",
      field: "dpop",
      wire: { error: "use_dpop_nonce" },
    });
    expect(provider.received.of("token")).toHaveLength(2);
  },
);

scenario(
  {
    id: "RFC 9449 4.3",
    provider: "does not accept the proof",
    workbench: "refuses the login, and asks for nothing once more",
  },
  async () => {
    const { provider } = await expectRefused(
      bound({ dpop: {}, token: { status: 400, document: () => ({ error: "invalid_dpop_proof" }) } }),
      { code: "token_error", step: "token_endpoint", field: "dpop", wire: { error: "invalid_dpop_proof" } },
    );
    expect(provider.received.of("token")).toHaveLength(1);
  },
);

scenario(
  {
    id: "C-72, RFC 9449 5.1",
    provider: "gives a bound token although DPoP is switched off",
    workbench: "refuses the token, which it could not use",
  },
  () =>
    expectRefused(
      { script: { token: { document: (right) => ({ ...right, token_type: "DPoP" }) } } },
      { code: "token_response_invalid", step: "token_endpoint" },
    ),
);
