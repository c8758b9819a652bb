import {
  IconAlertTriangle,
  IconCircleMinus,
  IconCirclePlus,
  IconCircleX,
  IconPencil,
  IconUserOff,
  IconUserPlus,
} from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { EffectFilter, ProvisioningEffect, RoleEffect } from "#shared/provisioning/effect.ts";
import { usersIn } from "#shared/provisioning/heaviest-effect.ts";
import { text } from "../theme/index.ts";
import { Button, classNames, Icon, type IconShape, tooltip } from "../ui/index.ts";
import { shadeOf } from "./effect-bars.tsx";
import styles from "./effect-counts.module.css";
import { sharesOf, signed } from "./effect-words.ts";

/** Roles that do not change are of less interest, and there may be hundreds. */
const SHOWN_ROLES = 6;

interface EffectCountsProps {
  readonly effect: ProvisioningEffect;
  readonly filter: EffectFilter;
  /** Shows the users of a count. */
  readonly onFilter: (filter: EffectFilter) => void;
}

/** How many users of each kind there are, before and after. */
export function EffectCounts({ effect, ...choice }: EffectCountsProps) {
  const [showsAll, setShowsAll] = useState(false);
  const roles = [...effect.roles].sort((left, right) => weightOf(right) - weightOf(left));
  const shown = showsAll ? roles : roles.slice(0, SHOWN_ROLES);
  const refused = usersIn(effect.refused);
  const notEvaluated = usersIn(effect.notEvaluated);
  const shares = sharesOf(effect);
  return (
    <>
      <table className={styles.counts}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles.unseen}>Users</span>
            </th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          <Line icon={IconCircleMinus} tone={text.third} name="No change" after={effect.unchanged} />
          {refused > 0 && (
            <Line
              icon={IconCircleX}
              tone={text.bad}
              name="Login refused"
              reasons={effect.refused.map(({ message }) => message)}
              after={refused}
              filter={{ of: "refused" }}
              choice={choice}
            />
          )}
          {effect.attributes.map(({ attribute, changed }) => (
            <Line
              key={attribute}
              icon={IconPencil}
              tone={text.accent}
              name={attribute}
              after={changed}
              filter={{ of: "attribute", name: attribute }}
              choice={choice}
            />
          ))}
          {shown.map((role) => (
            <Line
              key={role.role}
              {...lookOf(role)}
              name={role.role}
              shade={shares.findIndex((share) => share.role === role.role)}
              before={role.before}
              after={role.after}
              change={changeWords(role)}
              {...(weightOf(role) > 0 && { filter: { of: "role", name: role.role }, choice })}
            />
          ))}
          {effect.created > 0 && (
            <Line
              icon={IconUserPlus}
              tone={text.warn}
              name="Another user"
              after={effect.created}
              filter={{ of: "created" }}
              choice={choice}
            />
          )}
          {effect.inactive > 0 && (
            <Line
              icon={IconUserOff}
              tone={text.third}
              name="Deactivated"
              reasons={["Whoever is deactivated cannot log in; the rows say what a login would change."]}
              after={effect.inactive}
              filter={{ of: "inactive" }}
              choice={choice}
            />
          )}
          {notEvaluated > 0 && (
            <Line
              icon={IconAlertTriangle}
              tone={text.warn}
              name="Not evaluated"
              reasons={effect.notEvaluated.map(({ message }) => message)}
              after={notEvaluated}
              filter={{ of: "not_evaluated" }}
              choice={choice}
            />
          )}
        </tbody>
      </table>
      {roles.length > shown.length && (
        <Button variant="quiet" size="small" onClick={() => setShowsAll(true)}>
          {roles.length - shown.length} more roles
        </Button>
      )}
    </>
  );
}

const weightOf = ({ gained, lost }: RoleEffect): number => gained + lost;

const lookOf = ({
  gained,
  lost,
}: RoleEffect): { readonly icon: IconShape; readonly tone: string | undefined } => {
  if (lost > 0) return { icon: IconCircleMinus, tone: text.bad };
  return gained > 0 ? { icon: IconCirclePlus, tone: text.good } : { icon: IconCircleMinus, tone: text.third };
};

const changeWords = ({ gained, lost }: RoleEffect): ReactNode =>
  gained > 0 && lost > 0 ? (
    <span {...tooltip("Some get it, others lose it")}>
      <span className={text.good}>{signed(gained)}</span> <span className={text.bad}>{signed(-lost)}</span>
    </span>
  ) : (
    <span className={gained > 0 ? text.good : text.bad}>{signed(gained - lost)}</span>
  );

interface LineProps {
  readonly icon: IconShape;
  readonly tone: string | undefined;
  readonly name: string;
  /** The place of the role's shade in the bars. */
  readonly shade?: number;
  readonly reasons?: readonly string[];
  readonly before?: number;
  readonly after: number;
  readonly change?: ReactNode;
  readonly filter?: EffectFilter;
  readonly choice?: Pick<EffectCountsProps, "filter" | "onFilter">;
}

function Line({ icon, tone, name, shade = -1, reasons, before, after, change, filter, choice }: LineProps) {
  const isPicked = filter !== undefined && JSON.stringify(choice?.filter) === JSON.stringify(filter);
  const words = (
    <>
      <span className={tone}>
        <Icon of={icon} size={14} />
      </span>
      {shade > 0 && <span className={classNames(styles.swatch, shadeOf(shade))} />}
      <span className={text.cut}>{name}</span>
    </>
  );
  return (
    <tr>
      <th scope="row" {...(reasons && tooltip(reasons.join(" ")))}>
        {filter === undefined ? (
          <span className={styles.name}>{words}</span>
        ) : (
          <button
            type="button"
            className={classNames(styles.name, styles.pick)}
            aria-pressed={isPicked}
            onClick={() => choice?.onFilter(isPicked ? { of: "all" } : filter)}
          >
            {words}
          </button>
        )}
      </th>
      <td>{before?.toLocaleString("en")}</td>
      <td className={reasons && tone}>{after.toLocaleString("en")}</td>
      <td>{change}</td>
    </tr>
  );
}
