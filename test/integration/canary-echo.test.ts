import { expect, test } from "vitest";
import { send, signIn, tokenOf } from "../support/identities.ts";
import { expectNothingLeft, MARK, openMarked } from "../support/open-marked.ts";
import type { AnswerBend, Bend } from "../support/scriptable-provider/index.ts";

/** Answers with everything that it was sent, in every place that a client may record. */
const echo =
  (status: number): Bend =>
  ({ headers, body, target }): AnswerBend => {
    const said = `You sent ${headers.authorization} and ${body} to ${target}`;
    return {
      status,
      headers: {
        "x-echo": said,
        location: `/elsewhere?said=${encodeURIComponent(said)}`,
        "x-request-id": said,
      },
      document: () => ({
        error: "invalid_request",
        error_description: said,
        error_uri: said,
        nested: [{ said }],
      }),
    };
  };

test("nothing is left of what an API says again, in its body, its headers and its redirects (C-84, C-86)", async () => {
  const scenario = await openMarked();
  const userId = await signIn(scenario);
  for (const status of [200, 302, 401, 500]) {
    const token = await tokenOf(scenario, userId, "access_token");
    scenario.provider.change({ api: echo(status) });
    const changes = {
      method: "POST",
      body: token,
      url: `${scenario.provider.apiUrl}/?access_token=${token}`,
    };
    const { id } = await send(scenario, { ...changes, method: "POST", userId });
    await scenario.call("requests.exchange", { id });
  }
  const token = await tokenOf(scenario, userId, "access_token");
  // An anonymous request with credentials that somebody typed.
  scenario.provider.change({ api: echo(200) });
  const typed = [
    { name: "Authorization", value: `ApiKey ${MARK}typed` },
    { name: "X-Api-Key", value: `${MARK}too` },
  ];
  await send(scenario, { headers: typed });
  scenario.provider.change({ api: { content: `<p title="${token}">${token}</p>` } });
  await send(scenario, { userId });
  await expectNothingLeft(scenario);
});

test.each(["token", "userinfo"] as const)(
  "nothing is left of what %s says again when it refuses a login (C-84, C-86)",
  async (endpoint) => {
    const scenario = await openMarked();
    for (const status of [200, 302, 400, 401, 500]) {
      scenario.provider.change({ [endpoint]: echo(status) });
      expect((await scenario.login()).run.state).toBe("failed");
    }
    scenario.provider.change({ [endpoint]: {} });
    await signIn(scenario);
    await expectNothingLeft(scenario);
  },
);

test("nothing is left of what the token endpoint says again when it refuses a refresh (C-84, C-86)", async () => {
  const scenario = await openMarked({ refreshToken: "kept" });
  const userId = await signIn(scenario);
  for (const status of [200, 302, 400, 401, 500]) {
    scenario.provider.change({ token: echo(status) });
    await scenario.errorOf("tokens.refresh", { userId });
    scenario.clock.advance(3_600_000);
    await send(scenario, { userId });
  }
  await expectNothingLeft(scenario);
});
