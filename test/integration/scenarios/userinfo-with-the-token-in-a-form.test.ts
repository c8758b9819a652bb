import { expect } from "vitest";
import { expectAccepted, expectRefused } from "../../support/expect-login.ts";
import type { ScenarioOptions } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { type ProviderScript, providerUsers, signingKey } from "../../support/scriptable-provider/index.ts";

const inForm = (script: ProviderScript = {}): ScenarioOptions => ({
  script: { userinfoTokenIn: "body", ...script },
  draft: (right) => ({ ...right, userinfoTokenIn: "body" }),
});

scenario(
  {
    id: "RP-19, RFC 6750 2.2",
    provider: "takes the access token of UserInfo in a form only",
    workbench: "posts it there at the login and when asked, and shows it nowhere",
  },
  async () => {
    const { call, provider, run, trace, workbench } = await expectAccepted(inForm());
    const { name: fullname } = providerUsers.ada;
    expect(run.user).toMatchObject({ fullname });
    const userId = run.user?.id ?? "";
    const answer = await call("tokens.userinfo", { userId });
    expect(answer.claims).toContainEqual(expect.objectContaining({ name: "email" }));
    const received = provider.received.of("userinfo");
    expect(received.map(({ method }) => method)).toEqual(["POST", "POST"]);
    const token = received[0]?.parameters.get("access_token") ?? "";
    expect(token.length).toBeGreaterThan(10);
    const sent = trace.find((entry) => entry.kind === "exchange" && entry.step === "userinfo");
    expect(sent).toMatchObject({ request: { method: "POST" } });
    expect(JSON.stringify([trace, answer, workbench.events])).not.toContain(token);
  },
);

scenario(
  {
    id: "RP-19, RP-20, C-51, C-68",
    provider: "signs UserInfo that was asked for with a form, with a key newer than the ID token's",
    workbench: "reads the keys once more, verifies it, and uses its claims",
  },
  async () => {
    const fresh = await signingKey("RS256", "RS256-2");
    const { provider, run } = await expectAccepted(
      inForm({
        signedUserinfo: { sign: fresh },
        jwks: (_, nth) =>
          nth === 1 ? {} : { document: ({ keys }) => ({ keys: [...(keys as object[]), fresh.publicJwk] }) },
      }),
    );
    const { name: fullname } = providerUsers.ada;
    expect(run.user).toMatchObject({ fullname });
    expect(provider.received.of("jwks")).toHaveLength(2);
  },
);

type Code = Parameters<typeof expectRefused>[1]["code"];

const refusals: readonly (readonly [does: string, script: ProviderScript, code: Code])[] = [
  ["answers 500", { userinfo: { status: 500 } }, "userinfo_http_status"],
  ["redirects", { userinfo: { status: 302, headers: { location: "/elsewhere" } } }, "redirect_refused"],
  ["answers a page", { userinfo: { content: "<html>" } }, "userinfo_response_invalid"],
  ["answers a list", { userinfo: { document: (right) => [right] } }, "userinfo_response_invalid"],
  [
    "speaks of another user",
    { userinfo: { document: (right) => ({ ...right, sub: "sub-ben" }) } },
    "userinfo_sub_mismatch",
  ],
  ["damages the signature", { signedUserinfo: { sign: "damaged" } }, "userinfo_signature_invalid"],
  ["does not sign its JWT", { signedUserinfo: { sign: "none" } }, "userinfo_signature_invalid"],
  [
    "signs for another client",
    { signedUserinfo: { claims: (right) => ({ ...right, aud: "another-client" }) } },
    "userinfo_aud_mismatch",
  ],
];

for (const [does, script, code] of refusals) {
  scenario(
    {
      id: "RP-19, C-67",
      provider: `${does} when UserInfo was asked for with a form`,
      workbench: "refuses the login as for any other UserInfo",
    },
    () => expectRefused(inForm(script), { code, step: "userinfo" }),
  );
}

scenario(
  {
    id: "RP-19, RFC 6750 2.1",
    provider: "takes the access token of UserInfo in a form only, and the configuration has the header",
    workbench: "ends the login with what UserInfo answered",
  },
  () =>
    expectRefused(
      {
        script: { userinfoTokenIn: "body" },
        complaints: ["userinfo: Not kept: the access token is one of ours"],
      },
      { code: "userinfo_http_status", step: "userinfo", field: "endpoints.userinfo" },
    ),
);
