import { IconCircleCheck, IconCircleMinus, IconCirclePlus, IconHelpCircle } from "@tabler/icons-react";
import type { RoleChange } from "#shared/login/login-result.ts";
import { AddRole } from "../roles/index.ts";
import { text } from "../theme/index.ts";
import { classNames, Icon, type IconShape, Panel, tooltipWhenCut } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import { orderRoles, roleCounts } from "./change-rows.ts";
import styles from "./role-changes.module.css";

/** The user's roles after the login, and what became of those before; each with why. A role can be made for what is none. */
export function RoleChanges({ roles }: { readonly roles: readonly RoleChange[] }) {
  return (
    <Panel
      title="Roles"
      actions={<span className={classNames(text.small, text.third, styles.counts)}>{roleCounts(roles)}</span>}
    >
      {roles.length === 0 && <p className={styles.none}>This user has no role.</p>}
      <ul>
        {orderRoles(roles).map((role) => (
          <Role key={`${role.change} ${role.role}`} role={role} />
        ))}
      </ul>
    </Panel>
  );
}

const looks: Readonly<
  Record<
    RoleChange["change"],
    { readonly icon: IconShape; readonly word: string; readonly tone: string | undefined }
  >
> = {
  added: { icon: IconCirclePlus, word: "added", tone: text.good },
  kept: { icon: IconCircleCheck, word: "kept", tone: text.third },
  removed: { icon: IconCircleMinus, word: "removed", tone: text.bad },
  no_match: { icon: IconHelpCircle, word: "no match", tone: text.warn },
};

function Role({ role: { role, change, why } }: { readonly role: RoleChange }) {
  const { icon, word, tone } = looks[change];
  return (
    <li className={styles.role}>
      <span className={tone}>
        <Icon of={icon} />
      </span>
      <div className={styles.name}>
        <div className={classNames(text.cut, styles.title)} {...tooltipWhenCut(visibleText(role))}>
          <Untrusted text={role} />
        </div>
        <div className={classNames(text.small, tone)}>{word}</div>
      </div>
      <div className={classNames(text.small, text.second)}>
        <Untrusted text={why} />
        {change === "no_match" && <AddRole name={role} />}
      </div>
    </li>
  );
}
