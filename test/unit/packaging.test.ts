import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";

interface BuilderConfiguration {
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly protocols: readonly { readonly schemes: readonly string[] }[];
  readonly fileAssociations: readonly { readonly ext: string }[];
  readonly linux: Readonly<Record<string, unknown>>;
  readonly win: Readonly<Record<string, unknown>>;
  readonly mac: Readonly<Record<string, unknown>>;
}

// The builder's own YAML reader and schema, so that both are what it will use.
const builderRequire = createRequire(createRequire(import.meta.url).resolve("app-builder-lib/package.json"));
const schema: object = builderRequire("app-builder-lib/scheme.json");
const configuration: BuilderConfiguration = builderRequire("js-yaml").load(
  readFileSync(new URL("../../electron-builder.yml", import.meta.url), "utf8"),
);

describe("packages", () => {
  test("are described as electron-builder's schema asks", () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    ajv.validate(schema, configuration);
    expect(ajv.errors ?? []).toEqual([]);
  });

  test("FU-1 to FU-8: have every fuse set", () => {
    expect(configuration.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: true,
    });
  });

  test("are made for three systems", () => {
    expect(configuration.linux.target).toEqual(["AppImage", "deb", "rpm", "tar.gz"]);
    expect(configuration.win.target).toEqual(["nsis", "portable", "zip"]);
    expect(configuration.mac.target).toEqual([
      { target: "dmg", arch: "universal" },
      { target: "zip", arch: "universal" },
    ]);
  });

  test("open the app's links and exports", () => {
    expect(configuration.protocols.flatMap(({ schemes }) => schemes)).toEqual(["sso-workbench"]);
    expect(configuration.fileAssociations.map(({ ext }) => ext)).toEqual(["sso-workbench.json"]);
  });

  test.each(["linux", "win", "mac"] as const)("hold the built app alone on %s", (system) => {
    // A system's own list of files makes the builder start from the whole repository.
    expect(configuration[system]).not.toHaveProperty("files");
  });
});
