import { IconArrowRight, IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import {
  type ClientAuthenticationMethod,
  type ClientConfiguration,
  draftOf,
} from "#shared/configurations/client-configuration.ts";
import { call, errorOf } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import { Button, classNames, ErrorNotice, Icon, useUndoToast } from "../ui/index.ts";
import styles from "./explanation.module.css";

interface MethodChangeProps {
  readonly configuration: ClientConfiguration;
  readonly method: ClientAuthenticationMethod;
}

/** Offers another client authentication method; Apply saves it, the next Test login uses it, and it can be undone. */
export function MethodChange({ configuration, method }: MethodChangeProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const showUndo = useUndoToast();
  const { id, clientAuthenticationMethod: before } = configuration;
  const set = async (next: ClientAuthenticationMethod): Promise<boolean> => {
    setIsBusy(true);
    setError(undefined);
    try {
      // Read again: what was changed elsewhere meanwhile stays.
      const draft = draftOf(await call("configurations.get", { id }));
      await call("configurations.update", { id, draft: { ...draft, clientAuthenticationMethod: next } });
      return true;
    } catch (thrown) {
      setError(errorOf(thrown));
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  const apply = async () => {
    if (await set(method))
      showUndo({ message: `Client authentication method is ${method}`, onUndo: () => void set(before) });
  };
  return (
    <>
      <div className={classNames(styles.change, styles.high)}>
        <div className={text.grow}>
          <div className={classNames(text.small, text.second)}>Client authentication method</div>
          <div className={styles.from}>
            <code className={styles.old}>{before}</code>
            <Icon of={IconArrowRight} size={14} />
            <code className={styles.new}>{method}</code>
          </div>
        </div>
        <Button size="small" variant="accent" icon={IconCheck} busy={isBusy} onClick={() => void apply()}>
          Apply
        </Button>
      </div>
      {error && <ErrorNotice error={error} title="The change was not saved" />}
    </>
  );
}
