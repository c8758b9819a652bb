import { expect } from "vitest";
import { send, signIn, tokenOf } from "../../support/identities.ts";
import { openScenario, type Scenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";

const refreshTokensSent = ({ provider }: Scenario): readonly (string | null)[] =>
  provider.received
    .of("token")
    .map(({ parameters }) => parameters.get("refresh_token"))
    .filter((token) => token !== null);

scenario(
  {
    id: "RP-41, C-70",
    provider: "rotates the refresh token at each refresh",
    workbench: "keeps the new tokens, and asks UserInfo with the new access token",
  },
  async () => {
    const opened = await openScenario();
    const userId = await signIn(opened);
    const before = await tokenOf(opened, userId, "access_token");
    const first = await tokenOf(opened, userId, "refresh_token");
    const view = await opened.call("tokens.refresh", { userId });
    expect(view).toMatchObject({ state: "signed_in", refreshedAt: opened.clock.now() });
    const after = await tokenOf(opened, userId, "access_token");
    expect(after).not.toBe(before);
    await opened.call("tokens.userinfo", { userId });
    expect(opened.provider.received.of("userinfo").at(-1)?.headers.authorization).toBe(`Bearer ${after}`);
    const second = await tokenOf(opened, userId, "refresh_token");
    await opened.workbench.reopen();
    await opened.call("tokens.refresh", { userId });
    expect(refreshTokensSent(opened)).toEqual([first, second]);
  },
);

scenario(
  {
    id: "FAPI-23",
    provider: "answers 401 at its API twice, and rotates the refresh token",
    workbench: "refreshes each time, and sends the request again",
  },
  async () => {
    const opened = await openScenario();
    const userId = await signIn(opened);
    for (const _ of ["once", "twice"]) {
      opened.provider.revokeAccessTokens();
      const exchange = await send(opened, { userId });
      expect(exchange).toMatchObject({ status: 200, tokenUse: "refreshed_after_401" });
    }
    expect(new Set(refreshTokensSent(opened)).size).toBe(2);
  },
);
