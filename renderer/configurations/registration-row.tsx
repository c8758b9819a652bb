import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Button, FormRow, TimeText } from "../ui/index.ts";
import { EndRegistration } from "./end-registration.tsx";
import { RegisterDialog } from "./register-dialog.tsx";
import styles from "./registration-row.module.css";
import type { Editor } from "./use-editor.ts";

/** Where the provider lets clients register themselves: registers this one, or says that it was. */
export function RegistrationRow({ editor }: { readonly editor: Editor }) {
  const { configuration, draft } = editor;
  const [isOpen, setIsOpen] = useState(false);
  const { registration } = configuration;
  const isOffered = draft.endpoints.registration !== "" && draft.clientId === "";
  if (!registration && !isOffered) return null;
  return (
    <FormRow group label="Registration">
      <div className={styles.line}>
        {registration ? (
          <>
            <span className={styles.note}>
              Registered from here <TimeText at={registration.registeredAt} />
            </span>
            {registration.canBeEnded && <EndRegistration configuration={configuration} />}
          </>
        ) : (
          <>
            <Button size="small" icon={IconUserPlus} onClick={() => setIsOpen(true)}>
              Register client
            </Button>
            <span className={styles.note}>Where nobody has registered it by hand</span>
          </>
        )}
      </div>
      <RegisterDialog open={isOpen} editor={editor} onClose={() => setIsOpen(false)} />
    </FormRow>
  );
}
