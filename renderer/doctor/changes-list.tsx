import { IconChevronDown, IconChevronUp, IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import type { MetadataChange } from "#shared/doctor/diagnosis.ts";
import { Icon } from "../ui/index.ts";
import { Untrusted } from "../words/index.ts";
import area from "./area-list.module.css";
import styles from "./changes-list.module.css";

/** What the provider has changed since the import before; nothing where it has not. */
export function ChangesList({ changes }: { readonly changes: readonly MetadataChange[] }) {
  const [isOpen, setIsOpen] = useState(false);
  if (changes.length === 0) return undefined;
  return (
    <>
      <button type="button" className={area.area} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <Icon of={IconHistory} size={16} className={area.fold} />
        <span className={area.name}>Changed at the provider</span>
        <span className={area.count}>{changes.length}</span>
        <Icon of={isOpen ? IconChevronUp : IconChevronDown} size={14} className={area.fold} />
      </button>
      {isOpen && (
        <ul className={styles.changes}>
          {changes.map((change) => (
            <li key={change.member} className={styles.change}>
              <span>
                <code>
                  <Untrusted text={change.member} />
                </code>{" "}
                {change.kind}
              </span>
              {change.before !== undefined && (
                <del className={styles.before}>
                  <Untrusted text={change.before} />
                </del>
              )}
              {change.after !== undefined && (
                <ins className={styles.after}>
                  <Untrusted text={change.after} />
                </ins>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
