import type { ReactNode } from "react";
import type { AppError } from "#shared/app-error.ts";
import { Button } from "../ui/index.ts";
import { useAllowOrigin } from "./identity/use-allow-origin.ts";
import type { Sending } from "./use-sending.ts";

/** Why nothing was sent, and the button that mends it. */
export interface Refusal {
  readonly error: AppError;
  /** What was not done; left out, nothing was sent. */
  readonly title?: string;
  readonly action?: ReactNode;
}

/** The refusal of the last sending; an origin that is not allowed can be allowed for the identity's configuration. */
export const useRefusal = (sending: Sending, configurationId: string | undefined): Refusal | undefined => {
  const allowing = useAllowOrigin();
  const { error } = sending;
  if (!error) return undefined;
  // The cause of this one is the origin, which the sentence names already.
  const { cause: origin, ...shown } = error;
  if (error.code !== "origin_not_allowed" || origin === undefined || configurationId === undefined)
    return { error };
  const allow = async () => {
    if (await allowing.allow(configurationId, origin)) sending.clearError();
  };
  return {
    error: allowing.error ?? shown,
    action: (
      <Button busy={allowing.isBusy} onClick={() => void allow()}>
        Allow this origin
      </Button>
    ),
  };
};
