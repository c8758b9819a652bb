import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { ExportFormat, UserSelection } from "#shared/users/user-query.ts";
import { call, errorOf } from "../bridge/index.ts";
import { ErrorNotice, MenuButton, useAnnounce } from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import { selectionInput } from "./use-user-marks.ts";

/** Writes users into a file that the person chooses; how far it is stands in the rail's foot. */
export const useUserExport = () => {
  const announce = useAnnounce();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const start = async (selection: UserSelection, format: ExportFormat) => {
    setIsBusy(true);
    setError(undefined);
    try {
      const outcome = await call("users.export", { ...selectionInput(selection), format });
      if (outcome) announce(`${countWords(outcome.written, "user")} written to ${outcome.fileName}`);
    } catch (thrown) {
      const failure = errorOf(thrown);
      // Whoever cancels it knows.
      if (failure.code !== "request_cancelled") setError(failure);
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, error, start };
};

interface ExportButtonProps {
  readonly state: ReturnType<typeof useUserExport>;
  readonly selection: UserSelection;
  readonly disabled?: boolean | undefined;
  readonly size?: "medium" | "small";
}

/** Export, as CSV or as JSON. */
export function ExportButton({ state, selection, disabled, size = "small" }: ExportButtonProps) {
  return (
    <MenuButton
      label="Export"
      size={size}
      disabled={disabled || state.isBusy}
      items={[
        {
          label: "CSV",
          icon: IconDownload,
          note: "For spreadsheets; formulas are defused",
          onSelect: () => void state.start(selection, "csv"),
        },
        { label: "JSON", icon: IconDownload, onSelect: () => void state.start(selection, "json") },
      ]}
    />
  );
}

/** Why an export failed. */
export function ExportProblem({ state }: Pick<ExportButtonProps, "state">) {
  return state.error && <ErrorNotice error={state.error} title="The users were not exported" />;
}
