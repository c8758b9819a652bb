import { expect } from "vitest";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { expectAccepted } from "../../support/expect-login.ts";
import type { ScenarioOptions } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import type { AnswerBend } from "../../support/scriptable-provider/index.ts";

/** Says in the metadata that requests must be pushed. */
const required: AnswerBend = {
  document: (right) => ({ ...right, require_pushed_authorization_requests: true }),
};

const always = (right: ClientConfigurationDraft): ClientConfigurationDraft => ({
  ...right,
  authorizationRequest: { ...right.authorizationRequest, pushed: "always" },
});

/** Plays a login whose request must be pushed; only its reference may go through the browser. */
const expectPushed = async (options: ScenarioOptions) => {
  const { provider } = await expectAccepted(options);
  const [pushed] = provider.received.of("pushedAuthorizationRequest");
  const [asked] = provider.received.of("authorization");
  expect(pushed?.method).toBe("POST");
  expect([...(asked?.parameters.keys() ?? [])].sort()).toEqual(["client_id", "request_uri"]);
  return pushed?.parameters ?? new URLSearchParams();
};

scenario(
  {
    id: "RFC 9126 4",
    provider: "requires pushed requests in its metadata",
    workbench: "pushes the request, and sends the reference through the browser",
  },
  async () => {
    const parameters = await expectPushed({ script: { discovery: required } });
    expect(parameters.get("code_challenge_method")).toBe("S256");
  },
);

scenario(
  {
    id: "RFC 9126 5",
    provider: "requires pushed requests since the import, which had no endpoint for them",
    workbench: "pushes the request to the endpoint of the metadata",
  },
  () =>
    expectPushed({
      script: { discovery: required },
      draft: (right) => ({ ...right, endpoints: { ...right.endpoints, pushedAuthorizationRequest: "" } }),
    }),
);

scenario(
  {
    id: "RFC 9126 2",
    provider: "offers pushed requests, and the configuration wants them always",
    workbench: "pushes the request with all that is configured",
  },
  async () => {
    const parameters = await expectPushed({
      draft: (right) => ({
        ...always(right),
        extraParameters: { ...right.extraParameters, authorization: [{ name: "audience", value: "api" }] },
      }),
    });
    expect(parameters.get("audience")).toBe("api");
    expect(parameters.get("scope")).toContain("openid");
  },
);

scenario(
  {
    id: "RFC 9126 2",
    provider: "offers pushed requests, and nobody requires them",
    workbench: "sends the request through the browser",
  },
  async () => {
    const { provider } = await expectAccepted({});
    expect(provider.received.of("pushedAuthorizationRequest")).toEqual([]);
    expect(provider.received.of("authorization")[0]?.parameters.get("request_uri")).toBeNull();
  },
);

scenario(
  {
    id: "RFC 9126 2.1",
    provider: "wants the client's key for pushed requests as for tokens",
    workbench: "authenticates at both with a new assertion each",
  },
  async () => {
    const parameters = await expectPushed({
      script: { client: { authenticationMethod: "private_key_jwt" } },
      draft: always,
      clientKey: { algorithm: "ES256" },
    });
    expect(parameters.get("client_assertion")).not.toBeNull();
  },
);

scenario(
  {
    id: "RFC 9126 2",
    provider: "takes a pushed request whose answer is a form post",
    workbench: "takes the post, and accepts the login",
  },
  async () => {
    const parameters = await expectPushed({
      draft: (right) => ({
        ...right,
        authorizationRequest: { ...right.authorizationRequest, pushed: "always", responseMode: "form_post" },
      }),
    });
    expect(parameters.get("response_mode")).toBe("form_post");
  },
);
