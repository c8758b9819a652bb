import { expect, it } from "vitest";
import { MASK } from "#shared/plain-text.ts";
import { createRedactor } from "../../../main/trace/index.ts";
import { membersAsParameters } from "../../../main/trace/members-as-parameters.ts";

it("names members of a JWT after the parameter that it stands in, and masks its secrets", () => {
  const redactor = createRedactor();
  redactor.learn("learned-before");
  const members = {
    state: "state-1",
    exp: 17,
    code: "c",
    note: "says learned-before",
    claims: { userinfo: { email: null }, access_token: "a" },
  };
  expect(membersAsParameters(redactor, "response", members)).toEqual([
    ["response.state", "state-1"],
    ["response.exp", "17"],
    ["response.code", MASK],
    ["response.note", `says ${MASK}`],
    ["response.claims", `{"userinfo":{"email":null},"access_token":"${MASK}"}`],
  ]);
});
