import { randomBytes } from "node:crypto";
import { protocol } from "electron";
import { assetsScheme } from "./own-pages.ts";
import { serveAsset } from "./serve-asset.ts";

/** Tells Chromium what kind of scheme `app:` is; only possible before the app is ready. */
export const registerAssetsScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: assetsScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
};

/** Serves the built pages from a folder at `app://workbench/`, in the default session only. */
export const serveAssets = (folder: string): void => {
  const source = { folder, makeNonce: () => randomBytes(16).toString("base64") };
  protocol.handle(assetsScheme, (request) => serveAsset(source, request));
};
