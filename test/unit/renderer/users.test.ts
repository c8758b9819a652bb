import { describe, expect, test } from "vitest";
import { markMatches } from "../../../renderer/users/mark-matches.ts";

const marked = (text: string, search: string): string =>
  markMatches(text, search)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join("");

describe("what a search matched", () => {
  test.each([
    ["Ines Marković", "marko", "Ines [Marko]vić"],
    ["ines.markovic@northwind.example", "MARKO", "ines.[marko]vic@northwind.example"],
    ["Ines Marković", "markovic in", "[In]es [Marković]"],
    ["Ines Marković", "arko", "Ines Marković"],
    ["Ines Marković", "", "Ines Marković"],
    ["Ines Marković", '"(', "Ines Marković"],
    ["a.b+c@x.example", "b+c", "a.[b]+[c]@x.example"],
    ["", "x", ""],
    ["Straße 😀 Märkt", "mar", "Straße 😀 [Mär]kt"],
  ])("in %j, searched for %j", (text, search, expected) => expect(marked(text, search)).toBe(expected));
});
