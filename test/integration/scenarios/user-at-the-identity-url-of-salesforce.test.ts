import { expect } from "vitest";
import { openScenario, type Scenario, type ScenarioOptions } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";

const USER_ID = "005000000000000AAA";
const IDENTITY_URL_ELSEWHERE = "https://elsewhere.example/id/00D/005";

/** A provider whose token response names an identity URL: its API answers there. */
const openSalesforce = (identity: object, options: ScenarioOptions = {}): Promise<Scenario> => {
  const subjectAt = (host: string | undefined) => `http://${host}/api`;
  return openScenario({
    ...options,
    script: {
      users: { ada: { sub: USER_ID, name: "Name in the token" } },
      token: ({ headers }) => ({ document: (right) => ({ ...right, id: subjectAt(headers.host) }) }),
      api: {
        document: () => ({
          user_id: USER_ID,
          display_name: "Ada Lindqvist",
          email: "ada@example.com",
          ...identity,
        }),
      },
      ...options.script,
    },
    draft: (right) => ({
      ...(options.draft?.(right) ?? right),
      provisioning: { ...right.provisioning, flow: "salesforce" },
    }),
  });
};

const identityCheck = async (play: Scenario) => {
  const { run, trace } = await play.login();
  expect(run.error).toBeUndefined();
  const check = trace.find((entry) => entry.kind === "check" && entry.checkId === "salesforce.identity");
  const user = await play.call("users.get", { id: run.user?.id ?? "" });
  return { check, attributes: user.attributes };
};

scenario(
  {
    id: "OIDC Core 5.3",
    provider: "says who logged in at an identity URL of its own, as Salesforce does",
    workbench: "asks it with the access token, and takes the user from there",
  },
  async () => {
    const play = await openSalesforce({});
    const { check, attributes } = await identityCheck(play);
    expect(check).toMatchObject({ result: "passed" });
    expect(attributes).toEqual([
      { name: "Name", value: USER_ID, from: "user_id at the identity URL" },
      { name: "Fullname", value: "Ada Lindqvist", from: "display_name at the identity URL" },
      { name: "Email", value: "ada@example.com", from: "email at the identity URL" },
    ]);
    expect(play.provider.received.of("api")[0]?.headers.authorization).toMatch(/^Bearer /);
  },
);

scenario(
  {
    id: "OIDC Core 5.3.2",
    provider: "speaks of another user at its identity URL",
    workbench: "takes nothing from there, and says so",
  },
  async () => {
    const { check, attributes } = await identityCheck(await openSalesforce({ user_id: "somebody-else" }));
    expect(check).toMatchObject({ result: "warning", found: "it speaks of another user" });
    expect(attributes).toContainEqual({
      name: "Fullname",
      value: "Name in the token",
      from: "name in the ID token",
    });
  },
);

scenario(
  {
    id: "RFC 9449 7.1",
    provider: "names an identity URL beside a token that is bound to a key",
    workbench: "does not send the bound token as a Bearer token",
  },
  async () => {
    const play = await openSalesforce(
      {},
      {
        script: { dpop: {} },
        draft: (right) => ({ ...right, dpop: true }),
      },
    );
    const { check } = await identityCheck(play);
    expect(check).toMatchObject({
      result: "warning",
      found: "not asked: the access token is bound to a key",
    });
    expect(play.provider.received.of("api")).toEqual([]);
  },
);

scenario(
  {
    id: "OIDC Core 5.3, C-49",
    provider: "names an identity URL at another origin",
    workbench: "does not send the access token there",
  },
  async () => {
    const play = await openSalesforce(
      {},
      {
        script: {
          token: { document: (right) => ({ ...right, id: IDENTITY_URL_ELSEWHERE }) },
        },
      },
    );
    const { check } = await identityCheck(play);
    expect(check).toMatchObject({
      result: "warning",
      found: "not asked: https://elsewhere.example is not the provider's",
    });
    expect(play.provider.received.of("api")).toEqual([]);
  },
);
