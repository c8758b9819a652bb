import { expect } from "vitest";
import { expectAccepted, expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import type { AnswerBend } from "../../support/scriptable-provider/index.ts";

const withMembers = (members: Readonly<Record<string, unknown>>): AnswerBend => ({
  document: (right) => ({ ...right, ...members }),
});
const asJson = (content: string): AnswerBend => ({
  content,
  headers: { "content-type": "application/json" },
});
const deep = `{"issuer":"x","deep":${"[".repeat(65)}${"]".repeat(65)}}`;

const refusals: readonly (readonly [does: string, bend: AnswerBend, code: Code])[] = [
  ["publishes a document without issuer", withMembers({ issuer: undefined }), "discovery_invalid"],
  ["publishes a number as its issuer", withMembers({ issuer: 7 }), "discovery_invalid"],
  ["publishes a list in place of the document", { document: (right) => [right] }, "discovery_invalid"],
  ["publishes null in place of the document", asJson("null"), "discovery_invalid"],
  ["publishes a document that is nested too deeply", asJson(deep), "discovery_invalid"],
  ["publishes half a document", asJson('{"issuer":"https://op'), "discovery_not_json"],
  [
    "publishes a document with bytes that are no UTF-8",
    { content: new Uint8Array([0x7b, 0xff, 0x7d]) },
    "discovery_not_json",
  ],
  ["publishes a number as an endpoint", withMembers({ token_endpoint: 7 }), "discovery_invalid"],
  ["publishes a path as an endpoint", withMembers({ jwks_uri: "/jwks" }), "discovery_invalid"],
  [
    "publishes an endpoint over plain HTTP",
    withMembers({ userinfo_endpoint: "http://op.example/userinfo" }),
    "insecure_url",
  ],
];

type Code = Parameters<typeof expectRefused>[1]["code"];

for (const [does, discovery, code] of refusals) {
  scenario(
    { id: "F-71, C-48, C-50", provider: does, workbench: "ends the login before the browser is opened" },
    async () => {
      const { provider } = await expectRefused({ script: { discovery } }, { code, step: "discovery" });
      expect(provider.received.all()).toHaveLength(1);
    },
  );
}

/** Says the issuer twice: the last one counts, as everywhere in JSON. */
const twice = (first: (right: string) => string, last: (right: string) => string): AnswerBend => ({
  rewrite: (json) => {
    const issuer = String(JSON.parse(json).issuer);
    return json.replace(/^\{"issuer":"[^"]*"/, `{"issuer":"${first(issuer)}","issuer":"${last(issuer)}"`);
  },
});

scenario(
  {
    id: "C-47",
    provider: "names its issuer twice in the document, the last one wrong",
    workbench: "goes by the last, and ends the login",
  },
  () =>
    expectRefused(
      {
        script: {
          discovery: twice(
            (right) => right,
            (right) => `${right}/other`,
          ),
        },
      },
      { code: "discovery_issuer_mismatch", step: "discovery" },
    ),
);

scenario(
  {
    id: "C-47",
    provider: "names its issuer twice in the document, the last one right",
    workbench: "goes by the last, warns, and accepts the login",
  },
  async () => {
    const { trace } = await expectAccepted({
      script: {
        discovery: twice(
          () => "https://other.example",
          (right) => right,
        ),
      },
    });
    expect(trace).toContainEqual(
      expect.objectContaining({ checkId: "discovery.repeated_members", result: "warning", found: "issuer" }),
    );
  },
);

scenario(
  {
    id: "Z-22",
    provider: "publishes lists that are no lists, and members that nobody knows",
    workbench: "takes what is usable, and accepts the login",
  },
  () =>
    expectAccepted({
      script: {
        discovery: withMembers({
          scopes_supported: "openid profile",
          claims_supported: { name: true },
          id_token_signing_alg_values_supported: ["RS256", 7, null],
          acr_values_supported: 12,
          unknown_member: [[["x"]]],
          "__proto__.polluted": true,
        }),
      },
    }),
);
