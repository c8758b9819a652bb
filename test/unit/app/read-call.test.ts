import { describe, expect, it } from "vitest";
import { isOurWindow, readCall } from "../../../main/app/read-call.ts";

const ours = { contentsId: 1, origin: "app://workbench" };
const frame = { origin: "app://workbench", isMainFrame: true };

describe("the sender of a call (EX-12, EL-17)", () => {
  it("is the main frame of our window with our page", () => {
    expect(isOurWindow({ contentsId: 1, frame }, ours)).toBe(true);
  });

  it.each([
    ["another window", { contentsId: 2, frame }],
    ["a subframe", { contentsId: 1, frame: { ...frame, isMainFrame: false } }],
    ["a foreign page", { contentsId: 1, frame: { ...frame, origin: "https://attacker.example" } }],
    ["an opaque origin", { contentsId: 1, frame: { ...frame, origin: "null" } }],
    ["a look-alike origin", { contentsId: 1, frame: { ...frame, origin: "app://workbench.example" } }],
    ["a frame that is gone", { contentsId: 1 }],
  ])("is not %s", (_who, sender) => expect(isOurWindow(sender, ours)).toBe(false));
});

describe("a call (F-96)", () => {
  it("has its input as JSON text, or none", () => {
    expect(readCall("users.get", '{"id":"u1"}')).toEqual({
      ok: true,
      value: { name: "users.get", input: { id: "u1" } },
    });
    expect(readCall("app.info", undefined)).toEqual({
      ok: true,
      value: { name: "app.info", input: undefined },
    });
  });

  it.each([
    ["an object", { id: "u1" }],
    ["null", null],
    ["a number", 1],
    ["bytes", new Uint8Array(10)],
    ["a function", () => "u1"],
    ["text that is not JSON", "{id:"],
    ["empty text", ""],
  ])("is refused with %s", (_what, input) => {
    expect(readCall("users.get", input)).toMatchObject({ ok: false, error: { code: "invalid_input" } });
  });

  it("is refused before it is parsed when it is too large", () => {
    const input = `"${"a".repeat(16 * 1024 * 1024)}"`;
    expect(readCall("app.copyText", input)).toMatchObject({
      ok: false,
      error: { code: "invalid_input", message: "This is more than 16 MB of text." },
    });
  });

  it("leaves prototypes alone", () => {
    const call = readCall("users.get", '{"__proto__":{"isAdministrator":true},"id":"u1"}');
    expect(call.ok && (call.value.input as { isAdministrator?: boolean }).isAdministrator).toBeUndefined();
    expect(({} as { isAdministrator?: boolean }).isAdministrator).toBeUndefined();
  });
});
