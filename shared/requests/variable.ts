import { z } from "zod";
import { variableNamePattern } from "./variable-name.ts";

/** Variables as they are saved. A secret one without a value keeps the value it has. */
export const variableDraftsSchema = z
  .array(
    z.strictObject({
      name: z.string().regex(variableNamePattern, "Use letters, digits, hyphens, dots and underscores."),
      value: z
        .string()
        .max(1024 * 1024)
        .optional(),
      isSecret: z.boolean(),
    }),
  )
  .max(1000);
export type VariableDraft = Readonly<z.infer<typeof variableDraftsSchema>[number]>;

/** A variable with its value; the main process's alone where it is secret. */
export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly isSecret: boolean;
}

/** What the window learns of a variable: the value of a secret one is empty. */
export interface VariableView extends Variable {
  readonly isSet: boolean;
}

/** Named values that requests are sent with: acceptance, production. */
export interface Environment {
  readonly id: string;
  readonly name: string;
  readonly variables: readonly VariableView[];
  /** Its values can't be read (`secret_unreadable`). */
  readonly unreadable?: true;
}
