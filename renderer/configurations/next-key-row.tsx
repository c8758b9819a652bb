import { useState } from "react";
import type { ClientKey } from "#shared/configurations/client-key.ts";
import { Button, ConfirmDialog, CopyButton, ErrorNotice, FormRow, useNow, Verdict } from "../ui/index.ts";
import styles from "./client-key-row.module.css";
import { KeyBox } from "./key-parts.tsx";
import { ageWords } from "./key-words.ts";
import { RemoveKey } from "./remove-key.tsx";
import { useClientKey } from "./use-client-key.ts";
import type { Editor } from "./use-editor.ts";

interface NextKeyRowProps {
  readonly editor: Editor;
  readonly nextKey: ClientKey;
  /** The rotation is over, one way or the other. */
  readonly onEnded: () => void;
}

/** A rotation under way: the next key is registered beside the old one, tried, and put in its place. */
export function NextKeyRow({ editor, nextKey, onEnded }: NextKeyRowProps) {
  const { configuration, marks, test } = editor;
  const acts = useClientKey(configuration, "next_signing");
  const [isAsking, setIsAsking] = useState(false);
  const isProven = nextKey.provenAt !== undefined;
  const promote = async () => {
    if (!(await acts.promote())) return;
    setIsAsking(false);
    onEnded();
  };
  return (
    <div data-field="nextClientKey">
      <FormRow
        group
        label="Next key"
        {...marks("nextClientKey")}
        help={
          <>
            <Trial nextKey={nextKey} />
            <RemoveKey
              configuration={configuration}
              keyRole="next_signing"
              verb="Give up"
              question={`Give up the next key of ${configuration.alias}?`}
              onRemoved={onEnded}
            >
              The key in use goes on signing. The next one cannot be brought back from here.
            </RemoveKey>
          </>
        }
      >
        <div className={styles.line}>
          <KeyBox shownKey={nextKey} />
        </div>
        <div className={styles.public}>
          <Button size="small" busy={test.isBusy} onClick={() => void test.tryNextKey()}>
            Try next key
          </Button>
          <Button size="small" onClick={() => setIsAsking(true)}>
            Replace the old key…
          </Button>
          {nextKey.certificatePem !== undefined && (
            <CopyButton words label="Copy certificate" text={nextKey.certificatePem} />
          )}
        </div>
      </FormRow>
      <ConfirmDialog
        open={isAsking}
        question={`Replace the old key of ${configuration.alias}?`}
        verb={isProven ? "Replace" : "Replace untried"}
        busy={acts.isBusy}
        onConfirm={() => void promote()}
        onCancel={() => setIsAsking(false)}
      >
        {isProven
          ? "A login with the next key went well. From now on it signs; the old one is gone, and can be removed at the provider."
          : "No login with the next key has gone well yet. If the provider does not know it, logins fail from now on, and the old key cannot be brought back."}
        {acts.error && <ErrorNotice error={acts.error} title="The old key was not replaced" />}
      </ConfirmDialog>
    </div>
  );
}

function Trial({ nextKey: { provenAt } }: { readonly nextKey: ClientKey }) {
  const now = useNow();
  return provenAt === undefined ? (
    <span>Register it beside the old one, Copy JWKS has both; then try it</span>
  ) : (
    <Verdict status="passed">A login with it went well {ageWords(provenAt, now)}</Verdict>
  );
}
