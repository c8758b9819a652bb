import { expect, test } from "vitest";
import { staleAfter } from "../../../renderer/bridge/stale-after.ts";

test("everything that goes with a configuration is read again when it is deleted", () => {
  expect(staleAfter["configurations.changed"]).toEqual(
    expect.arrayContaining([
      "configurations.list",
      "users.search",
      "users.get",
      "tokens.view",
      "login.list",
      "requests.list",
    ]),
  );
});

test("what is sealed is read again when the keychain can be used, or not any more", () => {
  expect(staleAfter["keychain.status-changed"]).toEqual(
    expect.arrayContaining(["users.search", "tokens.view", "requests.list"]),
  );
});
