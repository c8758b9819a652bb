import { describe, expect, it } from "vitest";
import { MASK } from "#shared/plain-text.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import { judgeAnswer } from "../../../main/requests/judge-answer.ts";
import { createRedactor } from "../../../main/trace/index.ts";

const answer = (body: string | Uint8Array | undefined) => ({
  status: 200,
  headers: [],
  durationMs: 5,
  body: typeof body === "string" ? Buffer.from(body) : body,
});

const judge = (
  wanted: Partial<RequestDraft>,
  body: string | Uint8Array | undefined,
  redactor = createRedactor(),
) => judgeAnswer({ expectations: [], captures: [], ...wanted }, answer(body), redactor);

const present = (expression: string) =>
  ({ kind: "json", expression, test: "is_present", value: "" }) as const;

describe("judging an answer", () => {
  it("says nothing where nothing is expected", async () => {
    expect(await judge({}, "{}")).toEqual({ variables: [] });
  });

  it("evaluates JMESPath over the whole of it", async () => {
    const wanted = { expectations: [present("orders[?total > `5`].id | [0]"), present("length(orders)")] };
    const { expectations } = await judge(wanted, '{"orders":[{"id":"a","total":3},{"id":"b","total":7}]}');
    expect(expectations).toMatchObject([
      { passed: true, found: '"b"' },
      { passed: true, found: "2" },
    ]);
  });

  it.each([
    ["<html>", "the answer is no JSON"],
    [new Uint8Array([0xff, 0xfe]), "the answer is no JSON"],
    ["", "the answer has no body"],
    [undefined, "the answer is too large to be looked through"],
  ])("says why it cannot: %j", async (body, found) => {
    expect((await judge({ expectations: [present("a")] }, body)).expectations).toMatchObject([
      { passed: false, found },
    ]);
  });

  it.each(["a..b", "length(`1`)", "unknown(a)"])(
    "says what is wrong with an expression: %s",
    async (expression) => {
      const { expectations } = await judge({ expectations: [present(expression)] }, "{}");
      expect(expectations).toMatchObject([
        { passed: false, found: expect.stringMatching(/^not evaluated: ./) },
      ]);
    },
  );

  it("masks secrets in what is expected and found", async () => {
    const redactor = createRedactor();
    redactor.learn("the-secret");
    const equals = { kind: "json", expression: "a", test: "equals", value: "the-secret" } as const;
    expect((await judge({ expectations: [equals] }, '{"a":"the-secret"}', redactor)).expectations).toEqual([
      { expectation: { ...equals, value: MASK }, passed: true, found: `"${MASK}"` },
    ]);
  });
});

describe("capturing variables", () => {
  it("takes texts as they are and everything else as JSON", async () => {
    const captures = [
      { variable: "id", expression: "id" },
      { variable: "list", expression: "list" },
      { variable: "gone", expression: "gone" },
    ];
    expect(await judge({ captures }, '{"id":"a/1","list":[1,"x"]}')).toEqual({
      captured: [
        { variable: "id", found: true },
        { variable: "list", found: true },
        { variable: "gone", found: false },
      ],
      variables: [
        { name: "id", value: "a/1", isSecret: false },
        { name: "list", value: '[1,"x"]', isSecret: false },
      ],
    });
  });

  it("keeps what looks like a secret as one, and out of what is recorded", async () => {
    const redactor = createRedactor();
    const captures = [
      { variable: "t", expression: "data.access_token" },
      { variable: "j", expression: "data.other" },
    ];
    const jwt = "eyJhbGciOiJub25lIn0.eyJhIjoxfQ.x";
    const body = JSON.stringify({ data: { access_token: "opaque-token", other: jwt } });
    const { variables } = await judge({ captures }, body, redactor);
    expect(variables.map(({ isSecret }) => isSecret)).toEqual([true, true]);
    expect(redactor.text(body)).not.toContain("opaque-token");
  });
});
