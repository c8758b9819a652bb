import { expect, it } from "vitest";
import { systemRandom } from "../../../main/ports/random.ts";
import { exchangeId } from "../../../main/requests/exchange-id.ts";

it("an exchange's id is a UUID that sorts by time (RFC 9562 5.7)", () => {
  const at = Date.UTC(2026, 1, 22);
  const ids = [at, at + 1, at + 60_000].map((now) => exchangeId(now, systemRandom));
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(exchangeId(0x017f22e279b0, systemRandom)).toMatch(/^017f22e2-79b0-7/);
  expect(new Set(Array.from({ length: 1_000 }, () => exchangeId(at, systemRandom))).size).toBe(1_000);
});
