import { IconArrowRight, IconCheck } from "@tabler/icons-react";
import {
  type ClientAuthenticationMethod,
  type ClientConfiguration,
  draftOf,
} from "#shared/configurations/client-configuration.ts";
import { errorOf, useAct } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import { Button, classNames, ErrorNotice, Icon, useUndoToast } from "../ui/index.ts";
import styles from "./explanation.module.css";

interface MethodChangeProps {
  readonly configuration: ClientConfiguration;
  readonly method: ClientAuthenticationMethod;
}

/** Offers another client authentication method; Apply saves it, the next Test login uses it, and it can be undone. */
export function MethodChange({ configuration, method }: MethodChangeProps) {
  const update = useAct("configurations.update");
  const showUndo = useUndoToast();
  const draft = draftOf(configuration);
  const apply = () =>
    update.mutate(
      { id: configuration.id, draft: { ...draft, clientAuthenticationMethod: method } },
      {
        onSuccess: () =>
          showUndo({
            message: `Client authentication method is ${method}`,
            onUndo: () => update.mutate({ id: configuration.id, draft }),
          }),
      },
    );
  return (
    <>
      <div className={classNames(styles.change, styles.high)}>
        <div className={text.grow}>
          <div className={classNames(text.small, text.second)}>Client authentication method</div>
          <div className={styles.from}>
            <code className={styles.old}>{configuration.clientAuthenticationMethod}</code>
            <Icon of={IconArrowRight} size={14} />
            <code className={styles.new}>{method}</code>
          </div>
        </div>
        <Button size="small" variant="accent" icon={IconCheck} busy={update.isPending} onClick={apply}>
          Apply
        </Button>
      </div>
      {update.error && <ErrorNotice error={errorOf(update.error)} title="The change was not saved" />}
    </>
  );
}
