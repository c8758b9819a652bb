import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  firstSize,
  parseWindowState,
  placeWindow,
  readWindowState,
  writeWindowState,
} from "../../../main/app/window-state.ts";
import { temporaryFolder } from "../../support/temporary-data.ts";

const bounds = { x: 100, y: 50, width: 1000, height: 700 };
const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const none = { isMaximized: false, theme: "system" };

describe("the window's state", () => {
  it("is read as it was written, in a file for its owner alone", () => {
    const file = join(temporaryFolder(), "window.json");
    const state = { bounds, isMaximized: true, theme: "dark" as const };
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    expect(readdirSync(join(file, ".."))).toEqual(["window.json"]);
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("is none when the file is missing or damaged", () => {
    const file = join(temporaryFolder(), "window.json");
    expect(readWindowState(file)).toEqual(none);
    writeFileSync(file, '{"bounds":{"x":1');
    expect(readWindowState(file)).toEqual(none);
  });

  it.each([
    ["null", none],
    ["[]", none],
    ['{"bounds":{"x":1,"y":2,"width":"3","height":4}}', none],
    ['{"bounds":{"x":1e9,"y":2,"width":3,"height":4}}', none],
    ['{"bounds":{"x":0.5,"y":2,"width":3,"height":4}}', none],
    ['{"isMaximized":"yes","theme":"pink"}', none],
    ['{"theme":"light","isMaximized":true,"other":1}', { isMaximized: true, theme: "light" }],
  ])("takes from %s what is valid", (text, state) => expect(parseWindowState(text)).toEqual(state));
});

describe("the window's place", () => {
  it("is where it was left", () => expect(placeWindow(bounds, [screen])).toEqual(bounds));

  it("is found on a second screen", () => {
    const left = { ...bounds, x: -1800 };
    expect(placeWindow(left, [screen, { ...screen, x: -1920 }])).toEqual(left);
  });

  it.each([
    ["the first time", undefined],
    ["when its screen is gone", { ...bounds, x: 3000 }],
    ["when its upper edge is out of reach", { ...bounds, y: -20 }],
    ["when hardly any of it can be seen", { ...bounds, x: 1900 }],
  ])("is the system's choice %s", (_when, left) => expect(placeWindow(left, [screen])).toEqual(firstSize));

  it("is never smaller than the least size", () => {
    expect(placeWindow({ ...bounds, width: 300, height: 200 }, [screen])).toEqual({
      ...bounds,
      width: 900,
      height: 600,
    });
  });
});
