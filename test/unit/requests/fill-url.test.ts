import { describe, expect, it } from "vitest";
import { fillUrl } from "#shared/requests/fill-url.ts";

const values = {
  base: "https://api.example/v1",
  host: "api.example:8443",
  name: "api.example",
  tenant: "acme",
  port: "8443",
  id: "a/b c?d#e&f=g",
  path: "/orders/7?page=2",
  query: "a=1&b=2",
  up: "..",
  climb: "/../admin",
  evil: "@evil.example",
  suffix: ".evil.example",
  slash: "evil.example/x",
  empty: "",
  quote: "it's",
  surrogate: "\ud800",
};

const fill = (text: string, more: Readonly<Record<string, string>> = {}) =>
  fillUrl(text, (name) => ({ ...values, ...more })[name]);

describe("a variable in a URL", () => {
  it.each([
    ["{{base}}/orders", "https://api.example/v1/orders"],
    ["  {{base}}", "https://api.example/v1"],
    ["{{base}}{{path}}", "https://api.example/v1/orders/7?page=2"],
    ["https://{{host}}/x", "https://api.example:8443/x"],
    ["https://{{name}}:{{port}}/x", "https://api.example:8443/x"],
    ["https://{{tenant}}.example/x", "https://acme.example/x"],
    ["https://api-{{tenant}}.example/x", "https://api-acme.example/x"],
    ["https://api.example{{path}}", "https://api.example/orders/7?page=2"],
    ["https://api.example{{empty}}/x", "https://api.example/x"],
    ["https://api.example/{{id}}/x", "https://api.example/a%2Fb%20c%3Fd%23e%26f%3Dg/x"],
    ["https://api.example/o-{{id}}", "https://api.example/o-a%2Fb%20c%3Fd%23e%26f%3Dg"],
    ["https://api.example/?q={{id}}&r=1", "https://api.example/?q=a%2Fb%20c%3Fd%23e%26f%3Dg&r=1"],
    ["https://api.example/?{{query}}", "https://api.example/?a=1&b=2"],
    ["https://api.example/?x={{query}}", "https://api.example/?x=a%3D1%26b%3D2"],
    ["https://api.example/?x={{quote}}", "https://api.example/?x=it%27s"],
    ["https://api.example/{{surrogate}}", "https://api.example/%EF%BF%BD"],
    ["https://api.example/x{{path}}/y", "https://api.example/x/orders/7?page=2/y"],
  ])("%s", (text, url) => {
    expect(fill(text)).toEqual({ text: url, unknown: [], misfits: [] });
  });

  it.each([
    ["https://api.example{{suffix}}/x", "suffix"],
    ["https://api.example{{evil}}/x", "evil"],
    ["https://api.example{{evil}}", "evil"],
    ["https://user{{evil}}", "evil"],
    ["https://{{slash}}/x", "slash"],
    ["https://{{slash}}.example/x", "slash"],
    ["https://{{evil}}.example/x", "evil"],
    ["https://api.example:{{slash}}/x", "slash"],
    ["https://api.example:{{path}}", "path"],
    ["https://api.example/a/{{up}}/b", "up"],
    ["https://api.example/a/{{up}}", "up"],
    ["https://api.example/a{{climb}}", "climb"],
  ])("does not fit there: %s", (text, name) => {
    expect(fill(text).misfits).toEqual([name]);
  });

  it.each([
    "a\\@evil.example",
    "a%2f@evil.example",
    "x:y@evil.example",
    "\nevil.example",
    "a b",
    "//evil.example",
  ])("never makes another host of one that is written down: %j", (value) => {
    const places = [
      "/{{v}}",
      "/x{{v}}",
      "/?{{v}}",
      "/?a={{v}}",
      "/#{{v}}",
      "/{{v}}/x",
      "{{v}}",
      "{{v}}/x",
      ":{{v}}",
    ];
    for (const place of places) {
      const { text, misfits } = fill(`https://api.example${place}`, { v: value });
      if (misfits?.length === 0) expect(new URL(text).host).toBe("api.example");
    }
  });

  it("without a value stays as it is, and is named", () => {
    expect(fill("{{gone}}/x/{{gone}}")).toEqual({
      text: "{{gone}}/x/{{gone}}",
      unknown: ["gone"],
      misfits: [],
    });
  });
});
