import { AppFailure } from "#shared/app-error.ts";
import type { OperationName } from "#shared/contract/operation-names.ts";
import type { OperationInput, OperationOutput } from "#shared/contract/operations.ts";
import type { Workbench } from "../../composition.ts";
import type { DemoPerson } from "./demo-person.ts";
import type { Stage } from "./stage.ts";

/** Asks the workbench as the window does. @throws AppFailure */
export type Ask = <Name extends OperationName>(
  name: Name,
  input: OperationInput<Name>,
) => Promise<OperationOutput<Name>>;

export interface DemoParts {
  readonly workbench: Workbench;
  readonly stage: Stage;
  readonly person: DemoPerson;
  readonly print: (line: string) => void;
}

/** What the steps share. */
export interface DemoStep extends DemoParts {
  readonly ask: Ask;
}

/** The workbench's operations as functions that throw what went wrong. */
export const askWith =
  (workbench: Workbench): Ask =>
  async (name, input) => {
    const result = await workbench.call(name, input);
    if (!result.ok) throw new AppFailure(result.error);
    return result.value;
  };

/** Something went another way than the demo expects. */
export const unexpected = (message: string): AppFailure =>
  new AppFailure({ code: "internal", message, advice: "Look at the steps above." });
