import { expect } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { signIn } from "../../support/identities.ts";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";

const audience = (value: string) => [{ name: "audience", value }];

scenario(
  {
    id: "RFC 6749 8.2",
    provider: "wants parameters of its own in each request",
    workbench: "adds those of the request, and no others",
  },
  async () => {
    const opened = await openScenario({
      draft: (right) => ({
        ...right,
        extraParameters: {
          authorization: audience("for authorization"),
          token: audience("for token"),
          refresh: audience("for refresh"),
        },
      }),
    });
    const userId = await signIn(opened);
    await opened.call("tokens.refresh", { userId });
    const sent = [...opened.provider.received.of("authorization"), ...opened.provider.received.of("token")];
    expect(sent.map(({ parameters }) => parameters.getAll("audience"))).toEqual([
      ["for authorization"],
      ["for token"],
      ["for refresh"],
    ]);
  },
);

scenario(
  {
    id: "C-31, C-32, C-37",
    provider: "is asked with extra parameters that have the names of our own",
    workbench: "keeps its own state, nonce, challenge and verifier",
  },
  async () => {
    const names = ["state", "nonce", "redirect_uri", "code_challenge", "code_challenge_method", "scope"];
    const extra = (all: readonly string[]) => all.map((name) => ({ name, value: "of-the-configuration" }));
    const { provider } = await expectAccepted({
      draft: (right) => ({
        ...right,
        extraParameters: {
          authorization: extra(names),
          token: extra(["code", "code_verifier", "redirect_uri", "grant_type"]),
          refresh: [],
        },
      }),
    });
    for (const { target, body } of provider.received.all()) {
      expect(target + body).not.toContain("of-the-configuration");
    }
  },
);
