import { expect } from "vitest";
import { emptyDraft } from "#shared/configurations/client-configuration.ts";
import { startServer } from "../../support/local-server.ts";
import { openScenario, type Scenario } from "../../support/open-scenario.ts";
import { noteRefusal, scenario } from "../../support/scenario.ts";
import type { AnswerBend, Bend, Members } from "../../support/scriptable-provider/index.ts";

const ISSUER_RELATION = "http://openid.net/specs/connect/1.0/issuer";

const importAs = ({ call }: Scenario, typed: string) =>
  call("discovery.import", { automaticConfigurationUrl: typed, allowInsecureHttp: false });

const hostOf = ({ provider }: Scenario): string => new URL(provider.issuer).host;

/** Imports and logs in with what came of it. */
const expectLogin = async (opened: Scenario, typed: string) => {
  const { durationMs: _, foundBy, ...imported } = await importAs(opened, typed);
  const { issuer, client } = opened.provider;
  expect(imported).toMatchObject({
    issuer,
    automaticConfigurationUrl: `${issuer}/.well-known/openid-configuration`,
  });
  const draft = { ...emptyDraft("Looked up"), ...imported, clientId: client.clientId };
  const { id } = await opened.call("configurations.create", { draft, clientSecret: client.clientSecret });
  const { run } = await opened.workbench.ended(
    (await opened.call("login.start", { configurationId: id })).id,
  );
  expect(run.error).toBeUndefined();
  expect(run.state).toBe("succeeded");
  return foundBy;
};

for (const prefix of ["", "acct:", "ACCT:"]) {
  scenario(
    {
      id: "RP-37, OIDC Discovery 2.1",
      provider: `tells the issuer of ${prefix}anna@HOST by WebFinger`,
      workbench: "asks for the account, imports that issuer's document, and logs in",
    },
    async () => {
      const opened = await openScenario();
      const host = hostOf(opened);
      expect(await expectLogin(opened, ` ${prefix}anna@${host} `)).toEqual({ askedHost: host });
      const [asked, ...again] = opened.provider.received.of("webfinger");
      expect(asked?.parameters.get("resource")).toBe(`acct:anna@${host}`);
      expect(again).toEqual([]);
    },
  );
}

scenario(
  {
    id: "RP-38, OIDC Discovery 2.1",
    provider: "has no document below a URL, and tells the issuer of that URL by WebFinger",
    workbench: "asks for the URL after the 404, imports the issuer's document, and logs in",
  },
  async () => {
    const opened = await openScenario();
    const { issuer } = opened.provider;
    expect(await expectLogin(opened, `${issuer}/anna`)).toEqual({ askedHost: hostOf(opened) });
    const targets = opened.provider.received.all().map(({ target }) => target);
    expect(targets[0]).toBe("/anna/.well-known/openid-configuration");
    expect(opened.provider.received.of("webfinger")[0]?.parameters.get("resource")).toBe(`${issuer}/anna`);
  },
);

scenario(
  {
    id: "RP-38, OIDC Discovery 4",
    provider: "has a document at the URL that was typed",
    workbench: "reads that, and asks no WebFinger",
  },
  async () => {
    const opened = await openScenario();
    expect(await expectLogin(opened, opened.provider.issuer)).toBeUndefined();
    expect(opened.provider.received.of("webfinger")).toEqual([]);
  },
);

const withLinks = (links: unknown): Bend => ({ document: (right) => ({ ...right, links }) });
const ofIssuer = (href: unknown): Bend => withLinks([{ rel: ISSUER_RELATION, href }]);

scenario(
  {
    id: "OLD-4, OIDC Discovery 2",
    provider: "answers WebFinger with members, links and properties that nobody knows",
    workbench: "leaves them out of account, and logs in",
  },
  async () => {
    const opened = await openScenario();
    const { issuer } = opened.provider;
    opened.provider.change({
      webfinger: {
        document: (right) => ({
          ...right,
          aliases: ["https://op.example/anna", 7],
          properties: { "https://op.example/role": null },
          unknown: [[{}]],
          links: [
            null,
            "link",
            { rel: "self", href: "https://other.example" },
            { rel: ISSUER_RELATION },
            { rel: ISSUER_RELATION, href: issuer, unknown: true, titles: { und: "Issuer" } },
            { rel: ISSUER_RELATION, href: "https://second.example" },
          ],
        }),
      },
    });
    await expectLogin(opened, `anna@${hostOf(opened)}`);
  },
);

scenario(
  {
    id: "RFC 7033 4.4",
    provider: "calls the account otherwise than it was asked for",
    workbench: "imports, and says what it is called",
  },
  async () => {
    const opened = await openScenario({
      script: { webfinger: { document: (right) => ({ ...right, subject: "acct:a.smith@op.example" }) } },
    });
    expect(await expectLogin(opened, `anna@${hostOf(opened)}`)).toMatchObject({
      subject: "acct:a.smith@op.example",
    });
  },
);

const json = (content: string): AnswerBend => ({
  content,
  headers: { "content-type": "application/jrd+json" },
});
const deep = `{"links":[],"deep":${"[".repeat(65)}${"]".repeat(65)}}`;

const refusals: readonly (readonly [id: string, does: string, bend: Bend, code: string])[] = [
  ["OLD-3", "names an issuer over plain HTTP", ofIssuer("http://op.example"), "insecure_url"],
  ["OLD-3", "names an issuer with another scheme", ofIssuer("ftp://op.example"), "webfinger_invalid"],
  [
    "OIDC Discovery 2",
    "names an issuer with a query",
    ofIssuer("https://op.example/?a"),
    "webfinger_invalid",
  ],
  [
    "OIDC Discovery 2",
    "names an issuer with a fragment",
    ofIssuer("https://op.example/#"),
    "webfinger_invalid",
  ],
  [
    "OIDC Discovery 2",
    "names an issuer with a password",
    ofIssuer("https://a:b@op.example"),
    "webfinger_invalid",
  ],
  ["OIDC Discovery 2", "names an issuer that is a number", ofIssuer(7), "webfinger_invalid"],
  ["OIDC Discovery 2", "names links of other kinds only", withLinks([{ rel: "self" }]), "webfinger_invalid"],
  ["OIDC Discovery 2", "names links that are no list", withLinks({ rel: "self" }), "webfinger_invalid"],
  ["OIDC Discovery 2", "knows nobody of that name", { status: 404 }, "webfinger_http_status"],
  ["OIDC Discovery 2", "fails at WebFinger", { status: 500 }, "webfinger_http_status"],
  [
    "OIDC Discovery 2",
    "redirects at WebFinger",
    { status: 307, headers: { location: "https://op.example/.well-known/webfinger" } },
    "redirect_refused",
  ],
  ["C-50, OIDC Discovery 2", "answers WebFinger with a page", { content: "<html>" }, "webfinger_invalid"],
  ["C-50, OIDC Discovery 2", "answers WebFinger with a list", json("[]"), "webfinger_invalid"],
  ["C-50, OIDC Discovery 2", "answers half a JRD", json('{"subject":"acct'), "webfinger_invalid"],
  ["C-50, OIDC Discovery 2", "answers WebFinger nested too deeply", json(deep), "webfinger_invalid"],
  [
    "C-50, OIDC Discovery 2",
    "answers WebFinger with too much",
    json(`{"a":"${"a".repeat(1024 * 1024)}"}`),
    "response_too_large",
  ],
  [
    "Z-13, OIDC Discovery 2",
    "names its links twice",
    { rewrite: (whole) => whole.replace('"links":', '"links":[],"links":') },
    "webfinger_invalid",
  ],
  ["OIDC Discovery 2", "breaks off at WebFinger", { breaksOff: true }, "connection_failed"],
];

for (const [id, does, webfinger, code] of refusals) {
  scenario({ id, provider: does, workbench: "imports nothing" }, async () => {
    const opened = await openScenario({ script: { webfinger } });
    const automaticConfigurationUrl = `anna@${hostOf(opened)}`;
    const input = { automaticConfigurationUrl, allowInsecureHttp: false };
    const error = await opened.errorOf("discovery.import", input);
    expect(error.code).toBe(code);
    noteRefusal(error.code);
    expect(opened.provider.received.of("discovery")).toEqual([]);
    expect(opened.provider.received.of("webfinger")).toHaveLength(1);
  });
}

scenario(
  {
    id: "RP-34, OIDC Discovery 4.3",
    provider: "tells an issuer by WebFinger whose document names another one",
    workbench: "imports nothing",
  },
  async () => {
    const other: Members = { issuer: "https://other.example" };
    const opened = await openScenario({
      script: { discovery: { document: (right) => ({ ...right, ...other }) } },
    });
    const error = await opened.errorOf("discovery.import", {
      automaticConfigurationUrl: `anna@${hostOf(opened)}`,
      allowInsecureHttp: false,
    });
    expect(error.code).toBe("discovery_issuer_mismatch");
    noteRefusal(error.code);
  },
);

for (const [does, webfinger] of [
  ["offers no WebFinger either", { status: 404 }],
  ["answers WebFinger with a page", { content: "<html>" }],
] as const) {
  scenario(
    {
      id: "RP-38, OIDC Discovery 4",
      provider: `has no document at a URL, and ${does}`,
      workbench: "says that the document is missing",
    },
    async () => {
      const opened = await openScenario({ script: { webfinger } });
      const error = await opened.errorOf("discovery.import", {
        automaticConfigurationUrl: `${opened.provider.issuer}/anna`,
        allowInsecureHttp: false,
      });
      expect(error).toMatchObject({ code: "discovery_http_status", wire: { httpStatus: 404 } });
      noteRefusal(error.code);
    },
  );
}

scenario(
  {
    id: "RP-38, OLD-3",
    provider: "has no document at a URL, and names an issuer over plain HTTP for it",
    workbench: "says that, and does not call it",
  },
  async () => {
    const opened = await openScenario({ script: { webfinger: ofIssuer("http://op.example") } });
    const error = await opened.errorOf("discovery.import", {
      automaticConfigurationUrl: `${opened.provider.issuer}/anna`,
      allowInsecureHttp: false,
    });
    expect(error.code).toBe("insecure_url");
    noteRefusal(error.code);
  },
);

scenario(
  {
    id: "OIDC Discovery 2.1",
    provider: "is not asked, as the whole URL of a document was typed",
    workbench: "asks for that document alone",
  },
  async () => {
    const opened = await openScenario();
    const nobody = await startServer((_, response) => response.writeHead(404).end());
    const error = await opened.errorOf("discovery.import", {
      automaticConfigurationUrl: `${nobody.origin}/.well-known/openid-configuration`,
      allowInsecureHttp: false,
    });
    expect(error.code).toBe("discovery_http_status");
    expect(nobody.requests).toEqual(["GET /.well-known/openid-configuration"]);
  },
);
