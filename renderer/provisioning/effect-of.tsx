import { EffectPanel } from "./effect-panel.tsx";
import { MappingFoot } from "./mapping-foot.tsx";
import { finishedPart } from "./mapping-rows.ts";
import type { MappingPartProps } from "./provisioning-part.tsx";
import type { EvaluationState } from "./use-evaluation.ts";

/** The effect on all known users of what is typed in the form. */
export function EffectOf({
  editor,
  onChoose,
  state,
}: Pick<MappingPartProps, "editor" | "onChoose"> & { readonly state: EvaluationState }) {
  const { configuration, draft } = editor;
  const { id, provisioning, roleParsing } = configuration;
  const isChanged =
    JSON.stringify([provisioning, roleParsing]) !== JSON.stringify([draft.provisioning, draft.roleParsing]);
  return (
    <EffectPanel
      rules={{
        configurationId: id,
        provisioning: finishedPart(draft.provisioning),
        roleParsing: draft.roleParsing,
      }}
      isChanged={isChanged}
      isUnreadable={state.evaluation?.attributes.some(({ isUnreadable }) => isUnreadable) === true}
      onPickUser={(userId) => onChoose({ kind: "user", userId })}
      foot={(heaviest) => <MappingFoot editor={editor} heaviest={heaviest} />}
    />
  );
}
