import { X509Certificate } from "node:crypto";
import { expect } from "vitest";
import { openAuthority } from "../../support/certificates.ts";
import { expectAccepted, expectRefused } from "../../support/expect-login.ts";
import { openScenario } from "../../support/open-scenario.ts";
import { noteRefusal, scenario } from "../../support/scenario.ts";
import type { ProviderScript } from "../../support/scriptable-provider/index.ts";
import { startTlsServer } from "../../support/tls-server.ts";

const wants = (
  authenticationMethod: "tls_client_auth" | "self_signed_tls_client_auth",
): Pick<ProviderScript, "client" | "clientCertificates"> => ({
  client: { authenticationMethod },
  clientCertificates: "at_the_endpoints",
});

/** A certificate of an authority, and what is registered of it. */
const issued = (name: string) => {
  const authority = openAuthority("Authority of the clients");
  const pair = authority.issue(name);
  const { subject } = new X509Certificate(pair.certificatePem);
  return { pair, registered: { authorityPem: authority.certificatePem, subject } };
};

scenario(
  {
    id: "RFC 8705 2.1",
    provider: "wants tls_client_auth of a client whose certificate an authority has issued",
    workbench: "shows the certificate and sends its id, and accepts the login",
  },
  async () => {
    const { pair, registered } = issued("workbench-client");
    const { provider } = await expectAccepted({
      script: { ...wants("tls_client_auth"), clientCertificate: registered },
      clientCertificate: pair,
    });
    expect(provider.received.of("token")).toHaveLength(1);
  },
);

for (const algorithm of ["ES256", "RS256"] as const) {
  const does = `wants self_signed_tls_client_auth of a client with a certificate for ${algorithm}`;
  const workbench = "shows the one that it has made, and accepts the login";
  scenario({ id: "RFC 8705 2.2", provider: does, workbench }, async () => {
    const script = wants("self_signed_tls_client_auth");
    const { provider } = await expectAccepted({ script, clientCertificate: algorithm });
    expect(provider.received.of("token")).toHaveLength(1);
  });
}

const invalidClient = {
  code: "token_error",
  step: "token_endpoint",
  wire: { error: "invalid_client" },
} as const;

const complaints = ["token: Not kept: the client's registered certificate is shown"];

const others = [
  {
    id: "RFC 8705 2.1",
    provider: "has registered another subject for tls_client_auth",
    script: wants("tls_client_auth"),
    registeredOf: ({ registered }: ReturnType<typeof issued>) => ({ ...registered, subject: "CN=other" }),
  },
  {
    id: "RFC 8705 2.1",
    provider: "has registered another authority for tls_client_auth",
    script: wants("tls_client_auth"),
    registeredOf: ({ registered }: ReturnType<typeof issued>) => ({
      ...registered,
      authorityPem: openAuthority("Authority of the clients").certificatePem,
    }),
  },
  {
    id: "RFC 8705 2.2",
    provider: "has registered another certificate for self_signed_tls_client_auth",
    script: wants("self_signed_tls_client_auth"),
    registeredOf: () => ({ thumbprint: "of-another-certificate" }),
  },
] as const;

for (const { id, provider, script, registeredOf } of others) {
  scenario({ id, provider, workbench: "ends the login, and explains the certificate" }, async () => {
    const made = issued("workbench-client");
    const { call, run } = await expectRefused(
      {
        script: { ...script, clientCertificate: registeredOf(made) },
        clientCertificate: made.pair,
        complaints,
      },
      invalidClient,
    );
    expect((await call("login.explain", { id: run.id })).entryId).toBe("client.certificate");
  });
}

scenario(
  {
    id: "RFC 8705 2",
    provider: "wants a client certificate, and the client has none",
    workbench: "does not begin the login",
  },
  async () => {
    const { configuration, errorOf, stored } = await openScenario({ script: wants("tls_client_auth") });
    const error = await errorOf("login.start", { configurationId: configuration.id });
    expect(error).toMatchObject({
      code: "configuration_incomplete",
      step: "preparation",
      field: "clientCertificate",
    });
    noteRefusal(error.code);
    expect(stored()).toEqual({ users: 0, tokenSets: 0 });
  },
);

scenario(
  {
    id: "RFC 8446 6.2",
    provider: "takes no TLS connection at the token endpoint without a client certificate",
    workbench: "ends the login, and says which field would mend it",
  },
  async () => {
    const server = await startTlsServer((_request, response) => response.end(), {
      clients: openAuthority("Authority of the clients"),
    });
    await expectRefused(
      {
        draft: (right) => ({
          ...right,
          endpoints: { ...right.endpoints, token: `${server.origin}/token` },
          connection: { ...right.connection, certificateAuthorities: server.authority.certificatePem },
        }),
      },
      { code: "client_certificate_required", step: "token_endpoint", field: "clientCertificate" },
    );
  },
);
