import { expect } from "vitest";
import type { LoginRunDetail } from "#shared/login/login-run.ts";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";

const bindingIn = (trace: LoginRunDetail["trace"]) =>
  trace.flatMap((entry) =>
    entry.kind === "check" && entry.checkId === "token.certificate_binding" ? [entry.result] : [],
  );

const open = () =>
  openScenario({
    script: {
      client: { authenticationMethod: "self_signed_tls_client_auth" },
      clientCertificates: "at_aliases",
    },
    clientCertificate: "ES256",
  });

scenario(
  {
    id: "RFC 8705 3.1",
    provider: "binds the access token to the client's certificate",
    workbench: "accepts the login, and finds its own certificate in the token",
  },
  async () => {
    const { configuration, login, provider } = await open();
    const thumbprint = configuration.clientCertificate?.thumbprint;
    provider.change({ accessTokenClaims: { cnf: { "x5t#S256": thumbprint } } });
    const { run, trace } = await login();
    expect(run.state).toBe("succeeded");
    expect(bindingIn(trace)).toEqual(["passed"]);
  },
);

scenario(
  {
    id: "RFC 8705 3.1",
    provider: "binds the access token to another certificate",
    workbench: "warns of it, as it is the API that would refuse the token",
  },
  async () => {
    const { login, provider } = await open();
    provider.change({ accessTokenClaims: { cnf: { "x5t#S256": "of-another-certificate" } } });
    const { run, trace } = await login();
    expect(run.state).toBe("succeeded");
    expect(bindingIn(trace)).toEqual(["warning"]);
  },
);
