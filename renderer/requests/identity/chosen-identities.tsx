import { type ReactNode, useState } from "react";
import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import { FilterChip } from "../../ui/index.ts";
import { visibleText } from "../../words/index.ts";
import styles from "./chosen-identities.module.css";
import { identityKey } from "./identity-picker.tsx";

/** An identity with the name that it was listed under. */
export interface NamedIdentity {
  readonly identity: CurrentIdentity;
  readonly name: string;
}

/** Several identities that are chosen one after the other. */
export interface ChosenIdentities {
  readonly chosen: readonly NamedIdentity[];
  /** Chooses one, or takes it away. */
  readonly toggle: (identity: CurrentIdentity, name: string) => void;
  readonly set: (chosen: readonly NamedIdentity[]) => void;
}

/** See {@link ChosenIdentities}. */
export const useChosenIdentities = (): ChosenIdentities => {
  const [chosen, set] = useState<readonly NamedIdentity[]>([]);
  const toggle = (identity: CurrentIdentity, name: string) => {
    const others = chosen.filter((each) => identityKey(each.identity) !== identityKey(identity));
    set(others.length < chosen.length ? others : [...chosen, { identity, name }]);
  };
  return { chosen, toggle, set };
};

interface ChosenChipsProps {
  readonly identities: ChosenIdentities;
  /** What is said while none is chosen. */
  readonly children: ReactNode;
}

/** Who is chosen, each a chip that a press takes away. */
export function ChosenChips({ identities: { chosen, toggle }, children }: ChosenChipsProps) {
  return (
    <div className={styles.chosen}>
      {chosen.length === 0
        ? children
        : chosen.map(({ identity, name }) => (
            <FilterChip
              key={identityKey(identity)}
              label="Identity"
              value={visibleText(name)}
              onRemove={() => toggle(identity, name)}
            />
          ))}
    </div>
  );
}
