import { expect } from "vitest";
import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { expectAccepted, expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

const withMaxAge =
  (maxAgeInSeconds: number) =>
  (right: ClientConfigurationDraft): ClientConfigurationDraft => ({
    ...right,
    authorizationRequest: { ...right.authorizationRequest, maxAgeInSeconds },
  });

scenario(
  {
    id: "C-64",
    provider: "is asked with max_age, and says when its user signed in",
    workbench: "holds it against max_age, and accepts the login",
  },
  async () => {
    const { trace } = await expectAccepted({ draft: withMaxAge(60) });
    const check = { checkId: "id_token.auth_time", result: "passed" };
    expect(trace).toContainEqual(expect.objectContaining(check));
  },
);

scenario(
  {
    id: "C-64",
    provider: "is asked with max_age, and does not say when its user signed in",
    workbench: "refuses the ID token",
  },
  async () => {
    const { failedChecks, provider } = await expectRefused(
      { draft: withMaxAge(60), script: { idToken: { claims: ({ auth_time: _, ...right }) => right } } },
      { code: "id_token_auth_time_missing", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.auth_time"]);
    expect(provider.received.of("userinfo")).toEqual([]);
  },
);

scenario(
  {
    id: "C-64",
    provider: "ignores max_age, and its user signed in long ago",
    workbench: "refuses the ID token",
  },
  async () => {
    const { failedChecks } = await expectRefused(
      {
        draft: withMaxAge(60),
        script: { idToken: { claims: (right) => ({ ...right, auth_time: Number(right.iat) - 120 }) } },
      },
      { code: "id_token_auth_time_too_old", step: "id_token" },
    );
    expect(failedChecks).toEqual(["id_token.auth_time"]);
  },
);

scenario(
  {
    id: "C-64",
    provider: "is not asked with max_age, and says 0 as the time of the sign-in",
    workbench: "has nothing to hold it against, and accepts the login",
  },
  () => expectAccepted({ script: { idToken: { claims: (right) => ({ ...right, auth_time: 0 }) } } }),
);
