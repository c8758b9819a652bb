import { CompactEncrypt } from "jose";
import { expect } from "vitest";
import { compactJws } from "../../support/compact-jws.ts";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { comeHome, navigate } from "../../support/sign-in.ts";

const encrypted = () =>
  new CompactEncrypt(new TextEncoder().encode("{}"))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .encrypt(crypto.getRandomValues(new Uint8Array(32)));

const forged = (members: object): string =>
  compactJws({ alg: "RS256" }, { code: "stolen", ...members }, () => "c2lnbmF0dXJl");

const bents: readonly (readonly [
  text: { readonly id: string },
  does: string,
  reason: string,
  response: () => string | Promise<string>,
])[] = [
  [
    { id: "FAPI-4, C-23" },
    "has an answer with another state in it sent first",
    "state is not the one sent",
    () => forged({ state: "of-another-login-00000" }),
  ],
  [{ id: "FAPI-5, C-23" }, "has an answer without state sent first", "state is missing", () => forged({})],
  [
    { id: "C-23" },
    "has a state that is a list sent first",
    "state is missing",
    () => forged({ state: ["a", "b"] }),
  ],
  [{ id: "C-23" }, "has something sent first that is no JWT", "response is not a JWT", () => "nonsense"],
  [
    { id: "JARM 2.2" },
    "has an encrypted answer sent first",
    "response is encrypted, and cannot be opened here",
    encrypted,
  ],
];

for (const [{ id }, does, reason, response] of bents) {
  scenario(
    { id, provider: does, workbench: "refuses that, and takes the right answer after it" },
    async () => {
      const statuses: number[] = [];
      const { login, provider, stored } = await openScenario({
        draft: (right) => ({
          ...right,
          authorizationRequest: { ...right.authorizationRequest, responseMode: "jwt" },
        }),
        visit: async (url) => {
          const right = new URL((await navigate(url)).location ?? "");
          const bent = new URL(right);
          bent.searchParams.set("response", await response());
          statuses.push((await navigate(bent.href)).status);
          expect(stored()).toEqual({ users: 0, tokenSets: 0 });
          await comeHome(right.href);
        },
      });
      const { run, trace } = await login();
      expect(statuses).toEqual([400]);
      expect(trace).toContainEqual(
        expect.objectContaining({ failure: { code: "callback_rejected", message: reason } }),
      );
      expect(run).toMatchObject({ state: "succeeded" });
      expect(provider.received.of("token")).toHaveLength(1);
    },
  );
}
