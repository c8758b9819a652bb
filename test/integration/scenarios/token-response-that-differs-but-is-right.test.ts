import { expect } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

for (const tokenType of ["bearer", "BEARER", "bEaReR"]) {
  const does = `writes token_type as ${tokenType}`;
  scenario({ id: "FAPI-21, LIB-23", provider: does, workbench: "accepts the login" }, () =>
    expectAccepted({ script: { token: { document: (right) => ({ ...right, token_type: tokenType }) } } }),
  );
}

scenario(
  {
    id: "FAPI-20, C-71",
    provider: "does not say when the access token ends",
    workbench: "accepts the login, and assumes no end",
  },
  async () => {
    const { call, run } = await expectAccepted({
      script: { token: { document: ({ expires_in: _, ...right }) => right } },
    });
    const view = await call("tokens.view", { userId: run.user?.id ?? "" });
    expect(view.state).toBe("signed_in");
    expect(view.expiresAt).toBeUndefined();
  },
);

scenario(
  {
    id: "LIB-23",
    provider: "sends expires_in as text",
    workbench: "reads it, and accepts the login",
  },
  async () => {
    const { call, clock, run } = await expectAccepted({
      script: { token: { document: (right) => ({ ...right, expires_in: "600" }) } },
    });
    const view = await call("tokens.view", { userId: run.user?.id ?? "" });
    expect(view.expiresAt).toBe(clock.now() + 600_000);
  },
);

scenario(
  {
    id: "FAPI-13",
    provider: "sends aud as a list with the client alone",
    workbench: "accepts the login",
  },
  () => expectAccepted({ script: { idToken: { claims: (right) => ({ ...right, aud: [right.aud] }) } } }),
);

scenario(
  {
    id: "C-58",
    provider: "names a second audience, and this client in azp",
    workbench: "accepts the login",
  },
  () =>
    expectAccepted({
      script: {
        idToken: { claims: (right) => ({ ...right, aud: [right.aud, "an-api"], azp: right.aud }) },
      },
    }),
);

scenario(
  {
    id: "RFC 6749 3.3",
    provider: "grants fewer scopes than were asked for",
    workbench: "warns, and accepts the login",
  },
  async () => {
    const { trace } = await expectAccepted({
      script: { token: { document: (right) => ({ ...right, scope: "openid" }) } },
    });
    expect(trace).toContainEqual(expect.objectContaining({ checkId: "token.scope", result: "warning" }));
  },
);
