import type { ProvisioningEffect } from "#shared/provisioning/effect.ts";
import { classNames, tooltip } from "../ui/index.ts";
import { countWords } from "../words/index.ts";
import styles from "./effect-bars.module.css";
import { type Share, sharesOf } from "./effect-words.ts";

/** Below this a part has no room for its name, in parts of all. */
const NAMED_FROM = 0.16;

/** All users by the rarest role that each has, before and after. */
export function EffectBars({ effect }: { readonly effect: ProvisioningEffect }) {
  const shares = sharesOf(effect);
  return (
    <dl className={styles.bars}>
      <Bar title="Before" shares={shares} of={({ before }) => before} />
      <Bar title="After" shares={shares} of={({ after }) => after} />
    </dl>
  );
}

interface BarProps {
  readonly title: string;
  readonly shares: readonly Share[];
  readonly of: (share: Share) => number;
}

function Bar({ title, shares, of }: BarProps) {
  const all = shares.reduce((sum, share) => sum + of(share), 0);
  return (
    <>
      <dt className={styles.title}>{title}</dt>
      <dd className={styles.bar}>
        {shares.map((share, index) => {
          const users = of(share);
          const words = `${share.label}: ${countWords(users, "user")}`;
          return (
            users > 0 && (
              <span
                key={share.label}
                className={classNames(styles.share, shadeOf(index))}
                style={{ flexGrow: users }}
                {...tooltip(words)}
              >
                <span className={classNames(users / all < NAMED_FROM && styles.unseen)}>{share.label}</span>
              </span>
            )
          );
        })}
      </dd>
    </>
  );
}

const shades = [styles.shade0, styles.shade1, styles.shade2, styles.shade3, styles.shade4];

/** The colour of a share; counts have it beside the role's name. */
export const shadeOf = (index: number): string | undefined => shades[Math.min(index, shades.length - 1)];
