import { afterEach, expect, it, vi } from "vitest";
import { startDemoProvider } from "../../../main/demo-idp/index.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

it("starts without a word on the console, and leaves the console as it was", async () => {
  const spies = [vi.spyOn(console, "warn"), vi.spyOn(console, "info"), vi.spyOn(console, "error")];
  const { warn } = console;
  const provider = await startDemoProvider();
  await fetch(`${provider.issuer}/.well-known/openid-configuration`);
  await provider.close();
  expect(console.warn).toBe(warn);
  for (const spy of spies) {
    expect(spy).not.toHaveBeenCalled();
  }
});
