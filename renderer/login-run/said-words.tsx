import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useState } from "react";
import type { Explanation } from "#shared/explain/explanation.ts";
import { text } from "../theme/index.ts";
import { CopyButton, classNames, IconButton, type KeyValue, KeyValueList } from "../ui/index.ts";
import { Untrusted } from "../words/index.ts";
import styles from "./explanation.module.css";

/** What is more or longer would push what it means, and what to change, out of sight. */
const FOLDED_LINES = 3;
const LONG_CHARACTERS = 100;

/** What the provider said, to the letter; nothing where it said nothing. */
export function SaidWords({ said }: Pick<Explanation, "said">) {
  const [isUnfolded, setIsUnfolded] = useState(false);
  if (said.length === 0) return undefined;
  const isLong = said.length > FOLDED_LINES || said.some(({ value }) => value.length > LONG_CHARACTERS);
  const isFolded = isLong && !isUnfolded;
  const items = said.slice(0, isFolded ? FOLDED_LINES : undefined).map(
    ({ name, value }): KeyValue => ({
      name,
      value: (
        <span className={classNames(name === "error" && text.bad, isFolded && styles.folded)}>
          <Untrusted text={value} />
        </span>
      ),
    }),
  );
  return (
    <>
      <h3>What the provider said</h3>
      <div className={styles.said}>
        <KeyValueList mono items={items} />
        <div className={styles.acts}>
          {isLong && (
            <IconButton
              size="small"
              icon={isUnfolded ? IconChevronUp : IconChevronDown}
              label={isUnfolded ? "Show less" : "Show all"}
              aria-expanded={isUnfolded}
              onClick={() => setIsUnfolded(!isUnfolded)}
            />
          )}
          <CopyButton
            label="Copy what the provider said"
            text={said.map(({ name, value }) => `${name}: ${value}`).join("\n")}
          />
        </div>
      </div>
    </>
  );
}
