import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { ProvisioningEvaluation } from "#shared/provisioning/evaluation.ts";
import { call, errorOf } from "../bridge/index.ts";
import { useSettled } from "../words/index.ts";
import type { EvaluationChoice } from "./evaluation-choice.ts";
import type { MappingEditor } from "./mapping-editor.ts";
import { finishedPart } from "./mapping-rows.ts";

/** How long typing rests before the result follows, in ms. */
const SETTLED_MS = 200;

/** What is typed, tried on a login. */
export interface EvaluationState {
  /** The last answer; absent until there is one. */
  readonly evaluation: ProvisioningEvaluation | undefined;
  /** The last value of an attribute whose expression could be read. */
  readonly lastGood: (attribute: string) => string | undefined;
  readonly error: AppError | undefined;
}

/** Tries what is typed once it has settled. */
export const useEvaluation = (
  { configuration: { id }, draft }: Pick<MappingEditor, "configuration" | "draft">,
  choice: EvaluationChoice,
): EvaluationState => {
  const typed = JSON.stringify({
    provisioning: finishedPart(draft.provisioning),
    roleParsing: draft.roleParsing,
  });
  const settled = useSettled(typed, SETTLED_MS);
  const number = useChoiceNumber(choice);
  const read = useQuery({
    // A token is no part of the key: keys outlive it.
    queryKey: ["provisioning.evaluate", { id, settled, choice: number }],
    queryFn: () =>
      call("provisioning.evaluate", { configurationId: id, ...JSON.parse(settled), sample: choice }),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  const lastGood = useLastGood(read.data, number);
  return { evaluation: read.data, lastGood, error: read.error ? errorOf(read.error) : undefined };
};

/** Another number for each choice that is made. */
const useChoiceNumber = (choice: EvaluationChoice): number => {
  const [known, setKnown] = useState({ choice, number: 0 });
  if (known.choice === choice) return known.number;
  setKnown({ choice, number: known.number + 1 });
  return known.number + 1;
};

const useLastGood = (evaluation: ProvisioningEvaluation | undefined, choice: number) => {
  const [kept, setKept] = useState<{
    readonly of: ProvisioningEvaluation | undefined;
    readonly choice: number;
    readonly values: ReadonlyMap<string, string>;
  }>({ of: undefined, choice, values: new Map() });
  if (evaluation !== undefined && evaluation !== kept.of) {
    const values = new Map(kept.choice === choice ? kept.values : []);
    for (const { attribute, value, isUnreadable } of evaluation.attributes)
      if (isUnreadable !== true) values.set(attribute, value);
    setKept({ of: evaluation, choice, values });
  }
  return (attribute: string) => kept.values.get(attribute);
};
