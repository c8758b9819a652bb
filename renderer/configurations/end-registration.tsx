import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { call, errorOf } from "../bridge/index.ts";
import { Button, ConfirmDialog, ErrorNotice } from "../ui/index.ts";

/** Ends a registration at the provider, after a question. */
export function EndRegistration({ configuration }: { readonly configuration: ClientConfiguration }) {
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const close = () => {
    setError(undefined);
    setIsAsking(false);
  };
  const end = async () => {
    setIsBusy(true);
    try {
      const answer = await call("registration.end", { configurationId: configuration.id });
      if (answer.error === undefined) close();
      else setError(answer.error);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Button size="small" variant="quiet" icon={IconTrash} onClick={() => setIsAsking(true)}>
        End registration
      </Button>
      <ConfirmDialog
        open={isAsking}
        question={`End the registration of ${configuration.alias}?`}
        verb="End registration"
        busy={isBusy}
        onConfirm={() => void end()}
        onCancel={close}
      >
        The provider forgets the client: its ID and secret are good for nothing then, and its tokens end.
        {error && <ErrorNotice error={error} title="The registration was not ended" />}
      </ConfirmDialog>
    </>
  );
}
