import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { call, errorOf } from "../bridge/index.ts";
import { Dialog, ErrorNotice, MenuButton, useAnnounce } from "../ui/index.ts";

const formats = [
  { format: "html", label: "HTML", note: "One page, for people" },
  { format: "csv", label: "CSV", note: "For spreadsheets; formulas are defused" },
  { format: "junit", label: "JUnit", note: "For CI" },
  { format: "json", label: "JSON", note: undefined },
] as const;

/** Export: a run's report, into a file that is asked for. */
export function ReportMenu({ runId }: { readonly runId: string | undefined }) {
  const announce = useAnnounce();
  const [error, setError] = useState<AppError>();
  const save = async (format: (typeof formats)[number]["format"]) => {
    if (runId === undefined) return;
    try {
      const saved = await call("runs.saveReport", { runId, format });
      if (saved) announce(`Written to ${saved.fileName}`);
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  };
  return (
    <>
      <MenuButton
        label="Export"
        disabled={runId === undefined}
        items={formats.map(({ format, label, note }) => ({
          label,
          note,
          icon: IconDownload,
          onSelect: () => void save(format),
        }))}
      />
      <Dialog open={error !== undefined} title="Export" onClose={() => setError(undefined)}>
        {error && <ErrorNotice error={error} title="The report was not written" />}
      </Dialog>
    </>
  );
}
