import { describe, expect, it } from "vitest";
import { completeExpression } from "../../../renderer/provisioning/complete-expression.ts";

const claims = {
  email: "a@example.com",
  email_verified: true,
  address: { country: "CH", "postal-code": "8000" },
  "sws.samauth.role.name": ["Planner"],
  roles: ["a"],
};

const at = (text: string, isAsked = false) => {
  const caret = text.indexOf("|");
  const plain = text.replace("|", "");
  const found = completeExpression(plain, caret, claims, isAsked);
  return found?.options.map((option) => plain.slice(0, found.from) + option + plain.slice(found.to));
};

describe("completion of an expression", () => {
  it.each([
    ["ema|", ["email", "email_verified"]],
    ["join(' ', [ema|])", ["join(' ', [email])", "join(' ', [email_verified])"]],
    ["EMAIL_|", ["email_verified"]],
    ["address.co|", ["address.country"]],
    ["address.po|", ['address."postal-code"']],
    ["address.|", ["address.country", 'address."postal-code"']],
    ["sws.sam|", ['"sws.samauth.role.name"']],
    ['"sws|', ['"sws.samauth.role.name"']],
  ])("offers for %s", (text, options) => {
    expect(at(text)).toEqual(options);
  });

  it.each(["|", "nothing|", "starts_with(roles, 'ema|')", "`ema|`", "roles|", "roles.a|"])(
    "offers nothing for %s",
    (text) => {
      expect(at(text)).toBeUndefined();
    },
  );

  it("knows a name that is whole, and one that is not", () => {
    expect(completeExpression("email", 5, claims)).toMatchObject({
      options: ["email_verified"],
      isWhole: true,
    });
    expect(completeExpression("emai", 4, claims)?.isWhole).toBe(false);
  });

  it("offers all names when it is asked", () => {
    expect(at("|", true)).toEqual(["address", "email", "email_verified", "roles", '"sws.samauth.role.name"']);
  });
});
