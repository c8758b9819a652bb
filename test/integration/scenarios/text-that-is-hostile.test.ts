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
