import { expect } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

const sources = {
  _claim_names: { credit_score: "bank", age: "registry" },
  _claim_sources: {
    bank: { endpoint: "/elsewhere/claims", access_token: "token-of-the-bank" },
    registry: { JWT: "eyJhbGciOiJub25lIn0.eyJhZ2UiOjQyfQ." },
  },
};

scenario(
  {
    id: "OIDC Core 5.6.2",
    provider: "names other sources of claims in UserInfo",
    workbench: "shows them as they came, fetches nothing, and accepts the login",
  },
  async () => {
    const { call, provider, run, workbench } = await expectAccepted({
      script: {
        userinfo: ({ headers }) => ({
          document: (right) => ({
            ...right,
            ...sources,
            _claim_sources: {
              ...sources._claim_sources,
              bank: { ...sources._claim_sources.bank, endpoint: `http://${headers.host}/elsewhere/claims` },
            },
          }),
        }),
      },
    });
    const { userinfo = [] } = await call("tokens.view", { userId: run.user?.id ?? "" });
    const names = userinfo.find(({ name }) => name === "_claim_names");
    expect(names?.value).toBe(JSON.stringify(sources._claim_names));
    expect(provider.received.of("elsewhere")).toEqual([]);
    expect(JSON.stringify(workbench.events)).not.toContain("token-of-the-bank");
  },
);
