import { expect, test } from "vitest";
import { visibleText } from "#shared/visible-text.ts";

test("Z-135 direction overrides and isolates in a claim are marked", () => {
  expect(visibleText("admin\u202Eexe.gpj\u2066")).toBe("admin⟨U+202E⟩exe.gpj⟨U+2066⟩");
});

test("Z-137 zero-width and control characters are marked", () => {
  expect(visibleText("a\u200Bb\u0000c\u001B[31m\u007F\u0085")).toBe("a⟨U+200B⟩b␀c␛[31m␡⟨U+0085⟩");
});

test("Z-139 a lone surrogate is marked, an astral character is not", () => {
  expect(visibleText("x\ud800y 😀")).toBe("x⟨U+D800⟩y 😀");
});

test("line breaks are marked in values and kept in texts of several lines", () => {
  expect(visibleText("a\r\nb\tc")).toBe("a␍␊b␉c");
  expect(visibleText("a\nb\tc\u0007", { lines: true })).toBe("a\nb\tc␇");
});

test("Z-142 markup and letters of any language stay as they are", () => {
  expect(visibleText("<img src=x onerror=alert(1)> Ines Marković שלום")).toBe(
    "<img src=x onerror=alert(1)> Ines Marković שלום",
  );
});
