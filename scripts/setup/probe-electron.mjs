// Ends with 0 when the official Electron can be had (from its own download cache or from the network), with
// 1 when not. A program of its own, so that it can be killed while a name look-up hangs.
import { downloadArtifact, initializeProxy } from "@electron/get";

const version = process.argv[2];
if (process.env.ELECTRON_GET_USE_PROXY) initializeProxy();
try {
  await downloadArtifact({
    version,
    artifactName: "electron",
    cacheRoot: process.env.electron_config_cache,
    // Its checksums are tested when it is installed.
    unsafelyDisableChecksums: true,
    downloader: {
      async download(url) {
        const answer = await fetch(url, { method: "HEAD" });
        process.exit(answer.ok ? 0 : 1);
      },
    },
  });
  process.exit(0);
} catch {
  // Refused, unknown host, no network: the caller only needs to know that it is not there.
  process.exit(1);
}
