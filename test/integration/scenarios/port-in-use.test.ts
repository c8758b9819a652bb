import { expect } from "vitest";
import { expectRefused } from "../../support/expect-login.ts";
import { holdPort } from "../../support/ports.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "C-11, F-81",
    provider: "is not reached, as the fixed port is in use",
    workbench: "names the port, and takes no other",
  },
  async () => {
    const port = await holdPort();
    const { error, provider } = await expectRefused(
      { draft: (right) => ({ ...right, redirect: { ...right.redirect, port } }) },
      { code: "port_in_use", step: "preparation", field: "redirect.port" },
    );
    expect(error.message).toContain(String(port));
    expect(provider.received.of("authorization")).toEqual([]);
  },
);
