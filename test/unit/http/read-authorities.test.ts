import { expect, it } from "vitest";
import { readAuthorities } from "../../../main/http/index.ts";
import { openAuthority } from "../../support/certificates.ts";
import { refusalOf } from "../../support/temporary-data.ts";

it("says of a text in PEM which authorities are in it", () => {
  const [one, two] = [openAuthority("Authority one"), openAuthority("Authority two")];
  const found = readAuthorities(`Ours:\n${one.certificatePem}${two.certificatePem}`);
  expect(found.map(({ subject }) => subject)).toEqual(["CN=Authority one", "CN=Authority two"]);
  for (const { validFrom, validTo } of found) expect(validTo).toBe(validFrom + 31 * 86_400_000);
});

it("refuses a text with anything else in it", async () => {
  expect(readAuthorities(" \n")).toEqual([]);
  expect(await refusalOf(() => readAuthorities("MIIB"))).toBe("authorities_unreadable");
});
