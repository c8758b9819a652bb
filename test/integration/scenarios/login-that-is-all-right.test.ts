import { expect } from "vitest";
import { expectAccepted } from "../../support/expect-login.ts";
import { scenario } from "../../support/scenario.ts";

scenario(
  {
    id: "RP-1, RP-9, RP-17, RP-18",
    provider: "does everything right",
    workbench: "accepts the login",
  },
  async () => {
    const { run, provider, call } = await expectAccepted({});
    expect(run.user).toMatchObject({ name: "sub-ada", fullname: "Ada Lindqvist", created: true });
    expect(provider.received.of("authorization")).toHaveLength(1);
    expect(provider.received.of("token")).toHaveLength(1);
    expect(provider.received.of("jwks")).toHaveLength(1);
    expect(provider.received.of("userinfo")).toHaveLength(1);
    const { users } = await call("users.search", { text: "", limit: 10 });
    expect(users).toMatchObject([{ email: "ada@op.example", tokenSet: { state: "signed_in" } }]);
  },
);
