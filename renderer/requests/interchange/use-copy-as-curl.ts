import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { CurlShell } from "#shared/requests/interchange.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import { call, errorOf } from "../../bridge/index.ts";
import type { PageAction } from "../../frame/index.ts";
import { type MenuItem, useAnnounce, useCopy } from "../../ui/index.ts";

/** Copies a request as a cURL command, without its token: the command expects it in a variable of the shell. */
export const useCopyAsCurl = (
  draft: RequestDraft,
  folderId: string | undefined,
): {
  readonly action: PageAction;
  readonly more: readonly MenuItem[];
  readonly error: AppError | undefined;
} => {
  const { outcome, copy } = useCopy();
  const announce = useAnnounce();
  const [error, setError] = useState<AppError>();
  const write = async (shell: CurlShell) => {
    setError(undefined);
    try {
      const request = draft.name.trim() === "" ? { ...draft, name: "Request" } : draft;
      const written = await call("requests.writeCurl", {
        request,
        shell,
        ...(folderId === undefined ? {} : { folderId }),
      });
      await copy(written.command);
      if (written.expects.length > 0) announce(`Copied; it expects ${written.expects.join(", ")}`);
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  };
  return {
    error,
    action: {
      label: outcome === "copied" ? "Copied" : outcome === "failed" ? "Could not copy" : "Copy as cURL",
      icon: outcome === "copied" ? IconCheck : IconCopy,
      disabled: draft.url.trim() === "",
      onSelect: () => void write("bash"),
    },
    more: [
      { label: "Copy as cURL for cmd", icon: IconCopy, onSelect: () => void write("cmd") },
      { label: "Copy as cURL for PowerShell", icon: IconCopy, onSelect: () => void write("powershell") },
    ],
  };
};
