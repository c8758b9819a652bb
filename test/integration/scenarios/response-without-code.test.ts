import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RFC 6749 4.1.2",
    provider: "answers with neither code nor error",
    workbench: "refuses the response",
  },
  async () => {
    const { provider } = await expectRefused(
      { script: { authorizationResponse: (right) => ({ ...right, code: undefined }) } },
      { code: "code_missing", step: "callback" },
    );
    expect(provider.received.of("token")).toEqual([]);
  },
);
