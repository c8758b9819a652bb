import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCursor, writeCursor } from "../../../main/db/index.ts";
import { refusalOf } from "../../support/temporary-data.ts";

describe("the place in a list", () => {
  it("comes back as it was handed out", () => {
    const number = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(number, number, (at, seq) => {
        expect(readCursor(writeCursor({ at, seq }))).toEqual({ at, seq });
      }),
    );
  });

  it.each(["", "1", "1.", ".1", "1.2.3", "-1.2", "1.2 OR 1=1", "1e9.1", "NaN.1"])(
    "refuses %j",
    async (text) => {
      expect(await refusalOf(() => readCursor(text))).toBe("invalid_input");
    },
  );
});
