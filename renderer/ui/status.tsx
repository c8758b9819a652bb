import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleX,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconShape } from "./icon.tsx";
import styles from "./status.module.css";

/** The six statuses of the design; each is an icon, a word or number, and a colour together. */
export type Status = "passed" | "warning" | "failed" | "refused" | "off" | "incomplete";

const SHAPES: Readonly<Record<Status, IconShape>> = {
  passed: IconCircleCheck,
  warning: IconAlertTriangle,
  failed: IconCircleX,
  refused: IconBan,
  off: IconCircleMinus,
  incomplete: IconCircleDashed,
};

interface StatusIconProps {
  readonly status: Status;
  /** Says the status where no words stand beside the icon. */
  readonly label?: string | undefined;
  readonly size?: 14 | 16;
}

/** The icon of a status in its colour. */
export function StatusIcon({ status, label, size = 16 }: StatusIconProps) {
  return (
    <span className={classNames(styles.icon, styles[status])} data-tooltip={label}>
      <Icon of={SHAPES[status]} size={size} label={label} />
    </span>
  );
}

/** Icon and words of a status on one line, without a plane: "41 min left", "2 warnings". */
export function StatusText({ status, children }: { readonly status: Status; readonly children: ReactNode }) {
  return (
    <span className={classNames(styles.text, styles[status])}>
      <Icon of={SHAPES[status]} size={14} />
      {children}
    </span>
  );
}

interface VerdictProps {
  readonly status: Status;
  /** False for a bare code such as "401", whose status icon stands beside it already. */
  readonly icon?: boolean;
  readonly children: ReactNode;
}

/** A status as a filled label: "Signed in", "201 Created", "401". */
export function Verdict({ status, icon = true, children }: VerdictProps) {
  return (
    <span className={classNames(styles.verdict, styles[status])}>
      {icon && <Icon of={SHAPES[status]} size={14} />}
      {children}
    </span>
  );
}
