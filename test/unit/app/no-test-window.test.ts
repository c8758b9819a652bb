import { expect, it } from "vitest";
import { noTestWindow } from "../../../main/app/no-test-window.ts";

it("without a window a captured redirect is refused in words, and leads to its field", async () => {
  await expect(noTestWindow.open("https://op.example/authorize")).rejects.toMatchObject({
    error: {
      code: "browser_open_failed",
      field: "redirect.kind",
      message: expect.stringContaining("test window"),
    },
  });
});
