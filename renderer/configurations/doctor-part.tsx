import type { DoctorFinding, DoctorFix } from "#shared/doctor/diagnosis.ts";
import { DoctorPane } from "../doctor/index.ts";
import { useAnnounce } from "../ui/index.ts";
import type { FieldName } from "./draft-edits.ts";
import { errorField } from "./error-field.ts";
import { fieldOfFinding } from "./finding-problems.ts";
import { fixEdits } from "./fix-edits.ts";
import { LoginsPane } from "./logins-pane.tsx";
import type { Editor } from "./use-editor.ts";

interface DoctorPartProps {
  readonly editor: Editor;
  /** Shows a field of the form and gives it the keyboard. */
  readonly onShowField: (field: FieldName) => void;
  readonly onShowLogins: () => void;
  /** The form stands beside it, so that a change can be seen there. */
  readonly isBesideForm: boolean;
}

/** What the doctor says of the form, and the last logins. */
export function DoctorPart({ editor, onShowField, onShowLogins, isBesideForm }: DoctorPartProps) {
  const { doctor, configuration, draft, edit } = editor;
  const announce = useAnnounce();
  const isSomeoneToAsk = draft.automaticConfigurationUrl.trim() !== "" || draft.issuer.trim() !== "";
  const fix = (chosen: DoctorFix) => {
    edit(fixEdits(chosen, doctor.diagnosed));
    announce("Changed, not saved yet");
    const field = errorField(chosen.field);
    if (isBesideForm && field !== undefined) onShowField(field);
  };
  const editOf = (finding: DoctorFinding) => {
    const field = fieldOfFinding(finding, draft);
    return field === undefined ? undefined : () => onShowField(field);
  };
  return (
    <>
      <DoctorPane
        diagnosis={doctor.diagnosis}
        isRunning={doctor.isRunning}
        error={doctor.error}
        onRun={isSomeoneToAsk ? () => void doctor.run() : undefined}
        onFix={fix}
        editOf={editOf}
      />
      <LoginsPane configurationId={configuration.id} onShowAll={onShowLogins} />
    </>
  );
}
