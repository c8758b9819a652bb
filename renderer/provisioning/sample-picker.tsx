import { useState } from "react";
import type { EvaluationSample } from "#shared/provisioning/evaluation.ts";
import { formatMoment, MenuButton, useNow } from "../ui/index.ts";
import { visibleText } from "../words/index.ts";
import type { EvaluationChoice } from "./evaluation-choice.ts";
import type { MappingEditor } from "./mapping-editor.ts";
import { TokenDialog } from "./token-dialog.tsx";
import { UserDialog } from "./user-dialog.tsx";

interface SamplePickerProps {
  readonly editor: Pick<MappingEditor, "configuration" | "draft">;
  readonly sample: EvaluationSample | undefined;
  readonly choice: EvaluationChoice;
  readonly onChoose: (choice: EvaluationChoice) => void;
}

/** Chooses the login that the settings are tried on. */
export function SamplePicker({ editor, sample, choice, onChoose }: SamplePickerProps) {
  const [open, setOpen] = useState<"user" | "token">();
  const now = useNow();
  const choose = (next: EvaluationChoice) => {
    setOpen(undefined);
    onChoose(next);
  };
  return (
    <>
      <MenuButton
        label={sample ? sampleWords(sample, now) : "No login yet"}
        items={[
          {
            label: "Last login",
            checked: choice.kind === "last_login",
            onSelect: () => choose({ kind: "last_login" }),
          },
          { label: "Last login of a user", checked: choice.kind === "user", onSelect: () => setOpen("user") },
          { label: "Pasted token", checked: choice.kind === "token", onSelect: () => setOpen("token") },
        ]}
      />
      <UserDialog
        open={open === "user"}
        configurationId={editor.configuration.id}
        selectedId={sample?.userId}
        onPick={(userId) => choose({ kind: "user", userId })}
        onClose={() => setOpen(undefined)}
      />
      <TokenDialog
        open={open === "token"}
        editor={editor}
        onPick={(token) => choose({ kind: "token", token })}
        onClose={() => setOpen(undefined)}
      />
    </>
  );
}

const sampleWords = ({ title, at }: EvaluationSample, now: number): string =>
  at === undefined ? visibleText(title) : `${visibleText(title)}, ${formatMoment(at, now)}`;
