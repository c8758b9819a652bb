import { describe, expect, it } from "vitest";
import { loadExpressionSearch, loadExpressionSearches, mapClaims } from "../../../main/provisioning/index.ts";
import { runBounded, TookTooLong } from "../../../main/provisioning/run-bounded.ts";

/** What a provider may send: a list of two thousand roles, and a text of a megabyte. */
const claims = {
  iss: "https://op.example",
  sub: "1",
  email: "jane@example.com",
  roles: Array.from({ length: 2000 }, (_, index) => `role-${index}`),
  blanks: `${" ".repeat(1_000_000)}x`,
};

const twice = Array.from({ length: 30 }, () => "[@, @]").join(" | ");

describe("an expression that would never end", () => {
  it.each([
    ["every role with every role with every role", "$.roles[].[$.roles[].[$.roles[].[$.roles]]]"],
    ["the blanks of a text", "trim(blanks)"],
    ["a sort by what takes long", "sort_by(roles, &join('', $.roles))"],
    ["a text of everything twice, thirty times", `${twice} | to_string(@)`],
    ["a thousand million replacements", "replace(email, 'j', 'jj', `1000000000`)"],
  ])("is stopped: %s", async (_what, expression) => {
    const search = await loadExpressionSearch();
    expect(() => search.evaluate(expression, claims)).toThrow("takes too long");
  });

  it("leaves the other attributes as they are, before it and after it", async () => {
    const rows = [
      { attribute: "Name", source: "id_token", expression: "sub" },
      { attribute: "Fullname", source: "id_token", expression: "trim(blanks)" },
      { attribute: "Email", source: "id_token", expression: "email" },
    ] as const;
    const search = await loadExpressionSearch();
    const settings = { flow: "custom" as const, rows: [...rows] };
    // A trial maps the claims twice with one search: its time is over at the second.
    for (const attributes of [1, 2].map(() => mapClaims(settings, { idToken: claims }, search))) {
      expect(attributes.map(({ value }) => value)).toEqual(["1", "", "jane@example.com"]);
      expect(attributes[1]?.problem).toBe("takes too long, was stopped");
      expect(attributes[1]?.isUnreadable).toBeUndefined();
    }
  });
});

describe("an expression that ends", () => {
  it("gives the same with a limit and without one", async () => {
    const searches = await loadExpressionSearches();
    const expression = "roles[?ends_with(@, '99')] | sort(@)[0]";
    expect(searches().evaluate(expression, claims)).toBe("role-1099");
    expect(searches(500).evaluate(expression, claims)).toBe("role-1099");
  });

  it.each(["replace(email, 'j', 'J')", "pad_left(sub, `3`, '0')", "trim('  a ')"])(
    "is not hindered: %s",
    async (expression) => {
      const search = await loadExpressionSearch();
      expect(search.evaluate(expression, claims)).toEqual(expect.any(String));
    },
  );
});

it("stops code that holds the loop, and lets through what it gives and throws", () => {
  const endless = () => {
    for (;;);
  };
  expect(() => runBounded(endless, 20)).toThrow(TookTooLong);
  expect(runBounded(() => "given", 1000)).toBe("given");
  const own = new Error("own");
  const failing = () => {
    throw own;
  };
  expect(() => runBounded(failing, 1000)).toThrow(own);
});
