import { IconLock } from "@tabler/icons-react";
import { useState } from "react";
import type { ClientKeyRole } from "#shared/configurations/client-key.ts";
import { text } from "../theme/index.ts";
import { Button, CopyButton, CutText, Icon, Tag, tooltip, useNow } from "../ui/index.ts";
import styles from "./client-key-row.module.css";
import { KeyAlgorithmSelect, usualAlgorithm } from "./key-algorithm-select.tsx";
import { ageWords, isOldKey } from "./key-words.ts";
import type { KeyAlgorithm } from "./use-client-key.ts";

interface MakeKeyProps {
  readonly keyRole: ClientKeyRole;
  readonly isBusy: boolean;
  readonly onMake: (algorithm: KeyAlgorithm) => void;
}

/** Makes a key where there is none. */
export function MakeKey({ keyRole, isBusy, onMake }: MakeKeyProps) {
  const [algorithm, setAlgorithm] = useState(usualAlgorithm(keyRole));
  return (
    <>
      <div className={styles.algorithm}>
        <KeyAlgorithmSelect
          keyRole={keyRole}
          label="Algorithm of the key"
          value={algorithm}
          onChange={setAlgorithm}
        />
      </div>
      <Button busy={isBusy} onClick={() => onMake(algorithm)}>
        Make key
      </Button>
    </>
  );
}

interface KeyBoxProps {
  readonly shownKey: { readonly algorithm: string; readonly keyId: string };
}

/** A key that there is: its algorithm and its id. */
export function KeyBox({ shownKey: { algorithm, keyId } }: KeyBoxProps) {
  return (
    <div className={styles.kept}>
      <Tag>{algorithm}</Tag>
      <span className={text.grow}>
        <CutText mono text={keyId} />
      </span>
      <CopyButton label="Copy key ID" text={keyId} />
    </div>
  );
}

/** How old a key is; amber with what to do when it is older than a year. */
export function KeyAge({ createdAt, advice }: { readonly createdAt: number; readonly advice: string }) {
  const now = useNow();
  const isOld = isOldKey(createdAt, now);
  const added = new Date(createdAt).toISOString();
  return (
    <>
      <Icon of={IconLock} size={14} />
      <span className={isOld ? text.warn : undefined}>
        <time dateTime={added} {...tooltip(added)}>
          Added {ageWords(createdAt, now)}
        </time>
        {isOld && `: ${advice}`}
      </span>
    </>
  );
}
