import { expect, it } from "vitest";
import { headlessSwitches, ownArguments } from "../../../main/app/command-line-arguments.ts";

it("are those after the program, or after the folder that it runs while developing", () => {
  const given = ["login", "Okta", "--json"];
  expect(ownArguments(["/opt/sso-workbench", ...given], true)).toEqual(given);
  expect(ownArguments(["/electron", "--no-sandbox", "/repository", ...given], false)).toEqual(given);
  expect(ownArguments(["/electron", ...headlessSwitches, "/repository"], false)).toEqual([]);
});

it("are without the switches that are for Chromium", () => {
  const argv = ["/opt/sso-workbench", ...headlessSwitches, "--no-sandbox", "users", "list"];
  expect(ownArguments(argv, true)).toEqual(["users", "list"]);
});
