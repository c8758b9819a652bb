import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import { redirectUriToRegister } from "#shared/configurations/redirect-uri.ts";
import { call, errorOf } from "../bridge/index.ts";
import { Button, Dialog, ErrorNotice, FormRow, KeyValueList, TextInput, useAnnounce } from "../ui/index.ts";
import styles from "./registration-row.module.css";
import type { Editor } from "./use-editor.ts";

interface RegisterDialogProps {
  readonly open: boolean;
  readonly editor: Editor;
  readonly onClose: () => void;
}

/** Says what will be registered, takes an initial access token, and registers; the token goes with the dialog. */
export function RegisterDialog({ open, editor, onClose }: RegisterDialogProps) {
  const { draft } = editor;
  const [token, setToken] = useState("");
  const { register, isBusy, error, forgetError } = useRegistration(editor);
  const close = () => {
    setToken("");
    forgetError();
    onClose();
  };
  const run = async () => {
    if (await register(token.trim())) close();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title="Register client"
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" busy={isBusy} onClick={() => void run()}>
            Register
          </Button>
        </>
      }
    >
      <div className={styles.rows}>
        <KeyValueList
          items={[
            { name: "Name", value: draft.alias },
            { name: "Redirect URI", value: redirectUriToRegister(draft.redirect) },
            { name: "Client authentication method", value: draft.clientAuthenticationMethod },
            { name: "Scopes", value: draft.selectedScopes.join(" ") },
          ]}
        />
        <FormRow
          label="Initial access token"
          help="Where the provider wants one: its administrator gives it out. It is not kept."
        >
          <TextInput mono type="password" autoComplete="off" value={token} onChange={setToken} />
        </FormRow>
        {error && <ErrorNotice error={error} title="The client was not registered" />}
      </div>
    </Dialog>
  );
}

function useRegistration({ configuration, changed, save }: Editor) {
  const announce = useAnnounce();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  /** What is typed is saved first: the registration goes by it. */
  const register = async (initialAccessToken: string): Promise<boolean> => {
    if (isBusy) return false;
    setIsBusy(true);
    setError(undefined);
    try {
      if (changed.size > 0 && !(await save())) return true;
      const answer = await call("registration.register", {
        configurationId: configuration.id,
        ...(initialAccessToken === "" ? {} : { initialAccessToken }),
      });
      setError(answer.error);
      if (answer.error === undefined) announce("Client registered");
      return answer.error === undefined;
    } catch (thrown) {
      setError(errorOf(thrown));
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  return { register, isBusy, error, forgetError: () => setError(undefined) };
}
