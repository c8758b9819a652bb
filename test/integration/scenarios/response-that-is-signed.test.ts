import { expect } from "vitest";
import type { ClientConfigurationDraft, ResponseMode } from "#shared/configurations/client-configuration.ts";
import { MASK } from "#shared/plain-text.ts";
import type { BrowserWatch } from "../../../main/ports/browser-opener.ts";
import { expectAccepted, expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import { type ProviderScript, signingKey } from "../../support/scriptable-provider/index.ts";

const CAPTURED_URI = "https://app.example/oauth/v2/callback";

const answeredBy =
  (responseMode: ResponseMode) =>
  (right: ClientConfigurationDraft): ClientConfigurationDraft => ({
    ...right,
    authorizationRequest: { ...right.authorizationRequest, responseMode },
  });

const accepts = async (responseMode: ResponseMode, script: ProviderScript = {}) => {
  const accepted = await expectAccepted({ draft: answeredBy(responseMode), script });
  const { trace } = accepted;
  for (const what of ["signed", "signature", "iss", "aud", "exp"]) {
    expect(trace).toContainEqual(expect.objectContaining({ checkId: `response.${what}`, result: "passed" }));
  }
  const callback = trace.find((entry) => entry.kind === "navigation" && entry.step === "callback");
  return { ...accepted, callback };
};

for (const responseMode of ["jwt", "query.jwt"] as const) {
  scenario(
    {
      id: "JARM 2.3.1",
      provider: `is asked for ${responseMode}, and answers with a signed JWT`,
      workbench: "verifies it, and accepts the login",
    },
    async () => {
      const { provider } = await accepts(responseMode);
      expect(provider.received.of("authorization")[0]?.parameters.get("response_mode")).toBe(responseMode);
      expect(provider.received.of("jwks")).toHaveLength(1);
    },
  );
}

scenario(
  {
    id: "JARM 2.3.3",
    provider: "posts a signed JWT in a form",
    workbench: "takes the post, verifies it, and accepts the login",
  },
  async () => {
    const { callback } = await accepts("form_post.jwt");
    expect(callback).toMatchObject({ label: "POST /oauth/v2/callback" });
  },
);

scenario(
  {
    id: "JARM 2.1",
    provider: "answers with a signed JWT",
    workbench: "shows what is in it, and neither the code nor the JWT",
  },
  async () => {
    const { callback, provider, workbench } = await accepts("jwt");
    const parameters = callback?.kind === "navigation" ? callback.parameters : [];
    expect(parameters).toContainEqual({ name: "response.aud", value: "workbench-client" });
    expect(parameters).toContainEqual({ name: "response.code", value: MASK });
    const shown = JSON.stringify(workbench.events);
    for (const secret of provider.secrets()) expect(shown).not.toContain(secret);
  },
);

for (const algorithm of ["ES256", "PS256", "EdDSA"] as const) {
  scenario(
    {
      id: "JARM 3",
      provider: `signs its answer with ${algorithm}`,
      workbench: "verifies it with the provider's key, and accepts the login",
    },
    async () => {
      const keys = [await signingKey("RS256"), await signingKey(algorithm)];
      await accepts("jwt", { keys, signedResponse: { sign: await signingKey(algorithm) } });
    },
  );
}

scenario(
  {
    id: "JARM 3, LIB-4",
    provider: "signs its answer with HS256 and the client secret",
    workbench: "verifies it with the secret, and accepts the login",
  },
  () => accepts("jwt", { signedResponse: { sign: { secret: "secret-of-the-client" } } }),
);

scenario(
  {
    id: "JARM 2.4, C-51",
    provider: "signs its answer with a key that it has made since its keys were read",
    workbench: "reads the keys once more, and accepts the login",
  },
  async () => {
    const fresh = await signingKey("RS256", "RS256-2");
    const { provider } = await accepts("jwt", {
      signedResponse: { sign: fresh },
      jwks: (_, nth) =>
        nth === 1 ? {} : { document: ({ keys }) => ({ keys: [...(keys as object[]), fresh.publicJwk] }) },
    });
    expect(provider.received.of("jwks")).toHaveLength(2);
  },
);

/** Follows the provider's redirect, and hands it over as the test window does. */
const capture = async (url: string, { captured }: BrowserWatch): Promise<void> => {
  const answer = await fetch(url, { redirect: "manual" });
  await answer.body?.cancel();
  const location = answer.headers.get("location") ?? "";
  captured?.take({ method: "GET", url: location, isPage: true, body: undefined });
};

scenario(
  {
    id: "JARM 2.3.1",
    provider: "answers a redirect that the test window captures with a signed JWT",
    workbench: "verifies it, and accepts the login",
  },
  async () => {
    await expectAccepted({
      script: { client: { redirectUri: CAPTURED_URI } },
      draft: (right) => ({
        ...answeredBy("jwt")(right),
        redirect: { ...right.redirect, kind: "captured", capturedUri: CAPTURED_URI },
      }),
      ports: {
        testWindow: {
          describe: () => "test window",
          open: async (url, watch) => {
            if (watch !== undefined) await capture(url, watch);
          },
        },
      },
    });
  },
);

scenario(
  {
    id: "JARM 2.1, C-24",
    provider: "signs an error",
    workbench: "verifies it, and ends the login with the provider's words",
  },
  async () => {
    await expectRefused(
      {
        draft: answeredBy("jwt"),
        script: {
          authorizationResponse: ({ code: _code, ...right }) => ({ ...right, error: "access_denied" }),
        },
      },
      { code: "authorization_error", step: "authorization_endpoint", wire: { error: "access_denied" } },
    );
  },
);

scenario(
  {
    id: "JARM 2.3, C-24",
    provider: "does not know the response mode, and says so plainly",
    workbench: "ends the login with the provider's words",
  },
  async () => {
    await expectRefused(
      {
        draft: answeredBy("jwt"),
        script: {
          signedResponse: "left_out",
          authorizationResponse: ({ code: _code, ...right }) => ({ ...right, error: "invalid_request" }),
        },
      },
      { code: "authorization_error", step: "authorization_endpoint", wire: { error: "invalid_request" } },
    );
  },
);
