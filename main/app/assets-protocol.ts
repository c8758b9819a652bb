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

/**
 * Serves the built pages from a folder at `app://workbench/`, in the default session only. Resolves when the first
 * file has been handed over.
 *
 * It uses the older of Electron's two ways: the newer, `protocol.handle`, makes a fetch `Request` of everything,
 * and loading what that needs costs 40 ms before the first page and some for each file.
 */
export const serveAssets = (folder: string): Promise<void> => {
  const source = { folder, makeNonce: () => randomBytes(16).toString("base64") };
  return new Promise((resolve) => {
    protocol.registerBufferProtocol(assetsScheme, (request, answer) => {
      void serveAsset(source, request).then(({ status, headers, body }) => {
        answer({ statusCode: status, headers, data: body });
        resolve();
      });
    });
  });
};
