import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";
import type { AnswerBend } from "../../support/scriptable-provider/index.ts";

const bends: readonly (readonly [string, AnswerBend])[] = [
  ["with token_type mac", { document: (right) => ({ ...right, token_type: "mac" }) }],
  ["without token_type", { document: ({ token_type: _, ...right }) => right }],
  ["without access_token", { document: ({ access_token: _, ...right }) => right }],
  [
    "whose access token has a line break",
    { document: (right) => ({ ...right, access_token: "token\r\nX-Injected: yes" }) },
  ],
  ["that is a list", { document: (right) => [right] }],
  ["that is no JSON", { content: "access_token=plain" }],
  ["that is empty", { content: "" }],
  ["that is an error after all", { document: () => ({ error: "invalid_grant" }) }],
];

for (const [what, token] of bends) {
  const does = `sends a token response ${what}`;
  scenario({ id: "C-72, F-71", provider: does, workbench: "refuses it" }, () =>
    expectRefused({ script: { token } }, { code: "token_response_invalid", step: "token_endpoint" }),
  );
}
