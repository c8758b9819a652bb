import { IconPencil } from "@tabler/icons-react";
import { rowsOfFlow } from "#shared/provisioning/provisioning-settings.ts";
import { text } from "../theme/index.ts";
import { Button, Icon } from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import type { MappingEditor } from "./mapping-editor.ts";
import styles from "./mapping-foot.module.css";
import { shownRows } from "./mapping-rows.ts";

interface MappingFootProps {
  readonly editor: MappingEditor;
  /** The heaviest consequence, once it is known. */
  readonly heaviest: string | undefined;
}

/** What is not saved yet and what it comes to, beside what is done with it; there as long as something is changed. */
export function MappingFoot({ editor, heaviest }: MappingFootProps) {
  const changes = changesOf(editor);
  if (changes === 0) return null;
  return (
    <div className={styles.foot}>
      <span className={text.accent}>
        <Icon of={IconPencil} />
      </span>
      <p className={styles.words} role="status">
        {countWords(changes, "change")}, not saved. {heaviest}
      </p>
      <Button onClick={editor.discard}>Discard</Button>
      <Button shortcut="mod+s" busy={editor.isSaving} onClick={() => void editor.save()}>
        Save
      </Button>
    </div>
  );
}

/** Rows of the table count one by one, as they are undone. */
const changesOf = ({ changed, configuration, draft }: MappingEditor): number => {
  if (!changed.has("provisioning.rows")) return changed.size;
  const rows = shownRows(rowsOfFlow(configuration.provisioning), draft.provisioning.rows);
  const changedRows = rows.filter(({ state }) => state !== "same").length;
  return changed.size - 1 + changedRows;
};
