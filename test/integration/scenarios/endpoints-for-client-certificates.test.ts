import { expect } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { answerOf, send } from "../../support/identities.ts";
import { scenario } from "../../support/scenario.ts";
import { type EndpointOfProvider, thumbprintOf } from "../../support/scriptable-provider/index.ts";

const secured = [
  "pushedAuthorizationRequest",
  "token",
  "userinfo",
  "introspection",
  "revocation",
] as const satisfies readonly EndpointOfProvider[];

const method = "self_signed_tls_client_auth";

/** Refreshes, asks for UserInfo, introspects and revokes. */
const askEverything = async ({ call, run }: Awaited<ReturnType<typeof expectAccepted>>): Promise<void> => {
  const userId = run.user?.id ?? "";
  await call("tokens.refresh", { userId });
  for (const answer of [
    await call("tokens.userinfo", { userId }),
    await call("tokens.introspect", { userId, kind: "access_token" }),
    await call("tokens.revoke", { userId, kind: "refresh_token", afterwards: "keep" }),
  ])
    expect(answer.error).toBeUndefined();
};

scenario(
  {
    id: "RP-29, RFC 8705 5",
    provider: "publishes other endpoints for client certificates",
    workbench: "uses those alone, and shows its certificate at each",
  },
  async () => {
    const accepted = await expectAccepted({
      script: { client: { authenticationMethod: method }, clientCertificates: "at_aliases" },
      draft: (right) => ({
        ...right,
        authorizationRequest: { ...right.authorizationRequest, pushed: "always" },
      }),
      clientCertificate: "ES256",
    });
    await askEverything(accepted);
    const { configuration, provider } = accepted;
    const origin = new URL(provider.metadata.mtls_endpoint_aliases?.token_endpoint ?? "").origin;
    for (const endpoint of secured) {
      const received = provider.received.of(endpoint);
      expect(received.length, endpoint).toBeGreaterThan(0);
      for (const request of received) {
        expect(request.origin, endpoint).toBe(origin);
        expect(request.certificate && thumbprintOf(request.certificate), endpoint).toBe(
          configuration.clientCertificate?.thumbprint,
        );
      }
    }
    const origins = provider.received.of("jwks").map((request) => request.origin);
    expect([...new Set(origins)]).toEqual([provider.issuer]);
  },
);

scenario(
  {
    id: "RP-29, RFC 8705 5",
    provider: "publishes other endpoints for client certificates since the import",
    workbench: "uses those of the document that it reads for the login",
  },
  async () => {
    const { provider } = await expectAccepted({
      script: { client: { authenticationMethod: method }, clientCertificates: "at_aliases" },
      draft: (right) => ({
        ...right,
        capabilities: {
          ...right.capabilities,
          mtlsEndpoints: {
            token: "",
            userinfo: "",
            introspection: "",
            revocation: "",
            pushedAuthorizationRequest: "",
          },
        },
      }),
      clientCertificate: "ES256",
    });
    const [request] = provider.received.of("token");
    expect(request?.origin).toMatch(/^https:/);
  },
);

scenario(
  {
    id: "RFC 8705 5",
    provider: "publishes other endpoints for client certificates, and the client has none",
    workbench: "uses the plain ones",
  },
  async () => {
    const { provider } = await expectAccepted({ script: { clientCertificates: "at_aliases" } });
    for (const endpoint of ["token", "userinfo"] as const)
      expect(provider.received.of(endpoint).map((request) => request.origin)).toEqual([provider.issuer]);
  },
);

scenario(
  {
    id: "RFC 8705 3",
    provider: "asks for a certificate of a client that authenticates with its secret, and so does the API",
    workbench: "shows it in the login, in what comes after, and in requests",
  },
  async () => {
    const accepted = await expectAccepted({
      script: { clientCertificates: "at_the_endpoints" },
      clientCertificate: "RS256",
    });
    const { configuration, provider, run } = accepted;
    expect(answerOf(await send(accepted, { userId: run.user?.id ?? "" }))).toMatchObject({ method: "GET" });
    await askEverything(accepted);
    for (const endpoint of ["token", "userinfo", "introspection", "revocation", "api"] as const) {
      const shown = provider.received.of(endpoint).map(({ certificate }) => certificate);
      expect(shown.length, endpoint).toBeGreaterThan(0);
      for (const certificate of shown)
        expect(certificate && thumbprintOf(certificate), endpoint).toBe(
          configuration.clientCertificate?.thumbprint,
        );
    }
  },
);
