import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { encryptionKey } from "../../support/scriptable-provider/index.ts";

scenario(
  {
    id: "RFC 9101 6.1",
    provider: "publishes no key that requests could be encrypted for",
    workbench: "says so, and sends none",
  },
  async () => {
    const { provider } = await expectRefused(
      {
        draft: (right) => ({
          ...right,
          authorizationRequest: {
            ...right.authorizationRequest,
            requestObject: { delivery: "by_value", signed: false, encrypted: true },
          },
        }),
      },
      {
        code: "request_object_key_missing",
        step: "preparation",
        field: "authorizationRequest.requestObject",
      },
    );
    expect(provider.received.of("authorization")).toEqual([]);
  },
);

scenario(
  {
    id: "RFC 9101 6.1",
    provider: "lists no way of encrypting requests that is known here",
    workbench: "says so, and sends none",
  },
  async () => {
    await expectRefused(
      {
        script: {
          encryptionKeys: [await encryptionKey("ECDH-ES")],
          discovery: {
            document: (right) => ({ ...right, request_object_encryption_enc_values_supported: ["A512XYZ"] }),
          },
        },
        draft: (right) => ({
          ...right,
          authorizationRequest: {
            ...right.authorizationRequest,
            requestObject: { delivery: "by_value", signed: false, encrypted: true },
          },
        }),
      },
      { code: "request_object_key_missing", step: "preparation" },
    );
  },
);

scenario(
  {
    id: "RFC 9101 10.5",
    provider: "has come to demand signed requests, and the client has no key",
    workbench: "says that the key is missing, and sends no request",
  },
  async () => {
    const { provider } = await expectRefused(
      {
        script: {
          discovery: { document: (right) => ({ ...right, require_signed_request_object: true }) },
        },
      },
      { code: "secret_missing", step: "preparation", field: "clientKey" },
    );
    expect(provider.received.of("authorization")).toEqual([]);
  },
);

scenario(
  {
    id: "RFC 9101 10.5",
    provider: "demanded signed requests at the import, and the client has no key",
    workbench: "does not begin the login",
  },
  async () => {
    const { configuration, errorOf, provider } = await openScenario({
      draft: (right) => ({
        ...right,
        capabilities: { ...right.capabilities, signedRequestObjectRequired: true },
      }),
    });
    expect(await errorOf("login.start", { configurationId: configuration.id })).toMatchObject({
      code: "configuration_incomplete",
      message: "The client's key is missing.",
      field: "clientKey",
    });
    expect(provider.received.all()).toEqual([]);
  },
);

scenario(
  {
    id: "RFC 9101 7",
    provider: "does not take request objects, and says so",
    workbench: "ends the login with the provider's words, and names the field",
  },
  async () => {
    const { call, run } = await expectRefused(
      {
        clientKey: { algorithm: "ES256" },
        script: {
          client: { requestObject: { signed: true, encrypted: false } },
          authorizationResponse: ({ code: _code, ...right }) => ({
            ...right,
            error: "request_not_supported",
          }),
        },
        draft: (right) => ({
          ...right,
          authorizationRequest: {
            ...right.authorizationRequest,
            requestObject: { delivery: "by_value", signed: true, encrypted: false },
          },
        }),
      },
      {
        code: "authorization_error",
        step: "authorization_endpoint",
        field: "authorizationRequest.requestObject",
        wire: { error: "request_not_supported" },
      },
    );
    const { changes, entryId } = await call("login.explain", { id: run.id });
    expect(entryId).toBe("openid.request_not_supported");
    expect(changes).toContainEqual(expect.objectContaining({ field: "authorizationRequest.requestObject" }));
  },
);
