import type { AppError } from "#shared/app-error.ts";
import { failure, type Result, success } from "#shared/result.ts";

/** Most characters of a call's input as JSON: more than the largest request that can be sent. */
const MAX_INPUT_CHARACTERS = 16 * 1024 * 1024;

/** Who sent a call. */
export interface CallSender {
  readonly contentsId: number;
  /** Absent when the frame is gone already. */
  readonly frame?: { readonly origin: string; readonly isMainFrame: boolean };
}

/** Whether a call comes from the main frame of our window, showing our pages (EX-12, EL-17). */
export const isOurWindow = (
  sender: CallSender,
  ours: { readonly contentsId: number; readonly origin: string },
): boolean =>
  sender.contentsId === ours.contentsId &&
  sender.frame !== undefined &&
  sender.frame.isMainFrame &&
  sender.frame.origin === ours.origin;

/**
 * Takes a call apart. The input crosses as JSON text, absent for none: so that its size is known before anything
 * is made of it, and so that nothing but plain values can arrive (F-96).
 */
export const readCall = (
  name: unknown,
  input: unknown,
): Result<{ readonly name: unknown; readonly input: unknown }> => {
  if (input === undefined) return success({ name, input });
  if (typeof input !== "string") return failure(notACall);
  if (input.length > MAX_INPUT_CHARACTERS) return failure(tooLarge);
  try {
    return success({ name, input: JSON.parse(input) as unknown });
  } catch {
    return failure(notACall);
  }
};

const notACall: AppError = {
  code: "invalid_input",
  message: "The window sent something that is not a call.",
  advice: "Restart the workbench.",
};

const tooLarge: AppError = {
  code: "invalid_input",
  message: "This is more than 16 MB of text.",
  advice: "Make it shorter.",
};

/** The answer to anyone but our window. */
export const refusedSender: Result<never> = failure({
  code: "invalid_input",
  message: "Only the workbench's own window can ask for this.",
  advice: "Restart the workbench.",
});
