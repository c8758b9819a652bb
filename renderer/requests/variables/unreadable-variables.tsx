import type { AppError } from "#shared/app-error.ts";
import { ErrorNotice } from "../../ui/index.ts";

/** Why an environment or a collection is shown without its values. */
export function UnreadableVariables() {
  return <ErrorNotice error={unreadable} />;
}

const unreadable: AppError = {
  code: "secret_unreadable",
  message: "These variables can't be read.",
  advice:
    "They are encrypted. Where the keychain has lost the key, unlock the one that was used before; otherwise type them again.",
};
