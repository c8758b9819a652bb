import { expect } from "vitest";
import { expectRefusal } from "../../support/expect-login.ts";
import { openScenario, type ScenarioOptions } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { comeHome } from "../../support/sign-in.ts";

/** Markup, a change of the writing direction, and an invisible character. */
const hostile = (name: string): string => `<img src=x onerror=alert(1)>${name}\u202e\u200b"'{{7*7}}`;

/** A scenario whose browser keeps the pages that it is shown at the end. */
const openWithPages = async (options: ScenarioOptions) => {
  const pages: string[] = [];
  const opened = await openScenario({
    ...options,
    visit: async (url) => {
      pages.push((await comeHome(url)).html);
    },
  });
  return { opened, pages };
};

scenario(
  {
    id: "Z-90, C-75, EX-32",
    provider: "puts markup and bidirectional marks into every claim",
    workbench: "keeps them to the letter as text, and shows the browser none of it",
  },
  async () => {
    const user = {
      sub: "sub-<b>ada</b>",
      name: hostile("Ada"),
      email: `${hostile("ada").slice(0, 60)}@op.example`,
      [hostile("claim")]: hostile("value"),
    };
    const { opened, pages } = await openWithPages({ script: { users: { user } } });
    const { run } = await opened.login();
    expect(run.error).toBeUndefined();
    expect(run.user).toMatchObject({ name: user.sub, fullname: user.name });
    const { tokens } = await opened.call("tokens.view", { userId: run.user?.id ?? "" });
    const claims = tokens.flatMap((token) => token.claims ?? []);
    expect(claims).toContainEqual(
      expect.objectContaining({ name: hostile("claim"), value: JSON.stringify(hostile("value")) }),
    );
    expect(pages.join()).not.toContain("onerror");
    expect(pages.join()).toContain("Back to SSO Workbench");
  },
);

scenario(
  {
    id: "C-24, C-75",
    provider: "puts markup, marks and line breaks into an error",
    workbench: "keeps its words to the letter, and shows the browser none of them",
  },
  async () => {
    const errorDescription = `${hostile("denied")}\r\nTrace ID: 0000aaaa-11bb`;
    const { opened, pages } = await openWithPages({
      script: {
        authorizationResponse: ({ code: _, ...right }) => ({
          ...right,
          error: "access_denied",
          error_description: errorDescription,
        }),
      },
    });
    const wire = { error: "access_denied", errorDescription };
    await expectRefusal(opened, {
      code: "authorization_error",
      step: "authorization_endpoint",
      wire,
    });
    expect(pages.join()).not.toContain("onerror");
  },
);

scenario(
  {
    id: "F-69, C-75",
    provider: "puts markup and marks into an error of the token endpoint",
    workbench: "ends the login, and keeps its words to the letter",
  },
  async () => {
    const errorDescription = hostile("expired");
    const { opened } = await openWithPages({
      script: {
        token: {
          status: 400,
          document: () => ({ error: hostile("code"), error_description: errorDescription }),
        },
      },
    });
    await expectRefusal(opened, {
      code: "token_error",
      step: "token_endpoint",
      wire: { error: hostile("code"), errorDescription },
    });
  },
);

const said = { error: hostile("code"), error_description: hostile("words") };
const wireOf = { error: said.error, errorDescription: said.error_description };

scenario(
  {
    id: "C-75, OIDC Core 5.3.3",
    provider: "puts markup and marks into an error of UserInfo",
    workbench: "ends the login, keeps its words to the letter, and shows the browser none of them",
  },
  async () => {
    const { opened, pages } = await openWithPages({
      script: { userinfo: { status: 403, document: () => said } },
    });
    await expectRefusal(opened, { code: "userinfo_http_status", step: "userinfo", wire: wireOf });
    expect(pages.join()).not.toContain("onerror");
  },
);

scenario(
  {
    id: "C-75, RFC 9126 2.3",
    provider: "puts markup and marks into an error of the pushed request",
    workbench: "ends the login, and keeps its words to the letter",
  },
  async () => {
    const { opened } = await openWithPages({
      script: { pushedAuthorizationRequest: { status: 400, document: () => said } },
      draft: (right) => ({
        ...right,
        authorizationRequest: { ...right.authorizationRequest, pushed: "always" },
      }),
    });
    await expectRefusal(opened, { code: "token_error", step: "authorization_endpoint", wire: wireOf });
  },
);

scenario(
  {
    id: "C-75, RFC 6749 5.2",
    provider: "puts markup and marks into what it says of tokens later",
    workbench: "keeps its words to the letter as text",
  },
  async () => {
    const { opened } = await openWithPages({});
    const { run } = await opened.login();
    const userId = run.user?.id ?? "";
    opened.provider.change({
      token: { status: 400, document: () => said },
      introspection: { document: (right) => ({ ...right, [hostile("claim")]: hostile("value") }) },
      revocation: { status: 400, document: () => said },
      userinfo: { status: 403, document: () => said },
    });
    expect(await opened.errorOf("tokens.refresh", { userId })).toMatchObject({ wire: wireOf });
    expect((await opened.call("tokens.userinfo", { userId })).error).toMatchObject({ wire: wireOf });
    const introspected = await opened.call("tokens.introspect", { userId, kind: "access_token" });
    expect(introspected.claims).toContainEqual(
      expect.objectContaining({ name: hostile("claim"), value: JSON.stringify(hostile("value")) }),
    );
    const revoked = await opened.call("tokens.revoke", { userId, kind: "access_token", afterwards: "keep" });
    expect(revoked.error).toMatchObject({ wire: wireOf });
  },
);

scenario(
  {
    id: "C-75, OIDC Core 5.6.2",
    provider: "puts markup and marks into the name, the claims and the address of another source",
    workbench: "keeps them to the letter as text, and calls nothing",
  },
  async () => {
    const { opened, pages } = await openWithPages({
      script: {
        userinfo: {
          document: (right) => ({
            ...right,
            _claim_names: { [hostile("claim")]: hostile("source") },
            _claim_sources: { [hostile("source")]: { endpoint: hostile("https://op.example/") } },
          }),
        },
      },
    });
    const { run } = await opened.login();
    const { fromSources } = await opened.call("tokens.view", { userId: run.user?.id ?? "" });
    expect(fromSources).toMatchObject([
      { name: hostile("source"), promised: [hostile("claim")], state: "not_read", claims: {} },
    ]);
    expect(pages.join()).not.toContain("onerror");
  },
);
