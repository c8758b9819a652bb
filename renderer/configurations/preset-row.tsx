import { presetChanges, presetOf, presets } from "#shared/configurations/presets.ts";
import { SelectField } from "../ui/index.ts";
import styles from "./preset-row.module.css";
import type { Editor } from "./use-editor.ts";

/** What kind of provider it is: chooses the usual scopes and says what people stumble over. */
export function PresetRow({ editor: { draft, edit, marks } }: { readonly editor: Editor }) {
  const { notes } = presetOf(draft.preset);
  // The demo's configuration is made by its own button, with everything in it.
  const choices = presets.filter(({ name }) => name !== "demo" || draft.preset === "demo");
  return (
    <div data-field="preset">
      <SelectField
        label="Preset"
        value={draft.preset}
        choices={choices.map(({ name, label }) => ({ value: name, label }))}
        onChange={(name) => edit(presetChanges(draft, name))}
        help={
          notes.length > 0 && (
            <ul className={styles.notes}>
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )
        }
        {...marks("preset")}
      />
    </div>
  );
}
