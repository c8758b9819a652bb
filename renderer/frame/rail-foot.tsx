import { IconX } from "@tabler/icons-react";
import { IconButton } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Icon, type IconShape } from "../ui/icon.tsx";
import { tooltipAtRight } from "../ui/tooltip.ts";
import { useNarrow } from "../ui/use-media-query.ts";
import styles from "./rail-foot.module.css";

/** A lasting state of the app: the keychain, the demo provider. */
export interface RailState {
  readonly id: string;
  readonly icon: IconShape;
  /** "Keychain unlocked", "Memory only". */
  readonly label: string;
  /** "warning" is amber: something works, but not as it should. */
  readonly tone?: "plain" | "warning" | undefined;
  /** Opens the reason or the setting. */
  readonly onOpen?: (() => void) | undefined;
}

/** Something under way for more than a second. */
export interface RailTask {
  readonly id: string;
  readonly label: string;
  /** 0 to 1; undefined when it cannot be said. */
  readonly progress?: number | undefined;
  readonly onCancel?: (() => void) | undefined;
}

export interface RailFootProps {
  readonly states?: readonly RailState[] | undefined;
  readonly tasks?: readonly RailTask[] | undefined;
}

/** The rail's foot: tasks above, lasting states below. */
export function RailFoot({ states = [], tasks = [] }: RailFootProps) {
  if (states.length + tasks.length === 0) return null;
  return (
    <div className={styles.foot}>
      {tasks.map((task) => (
        <TaskLine key={task.id} task={task} />
      ))}
      {states.map((state) => (
        <StateLine key={state.id} state={state} />
      ))}
    </div>
  );
}

function TaskLine({ task }: { readonly task: RailTask }) {
  const percent = task.progress === undefined ? undefined : Math.round(task.progress * 100);
  const words = percent === undefined ? task.label : `${task.label}, ${String(percent)} %`;
  return (
    <div className={styles.task} {...tooltipAtRight(useNarrow() ? words : undefined)}>
      <span className={styles.word}>{words}</span>
      {task.onCancel && (
        <IconButton size="small" icon={IconX} label={`Cancel: ${task.label}`} onClick={task.onCancel} />
      )}
      <progress className={styles.progress} aria-label={task.label} max={100} value={percent} />
    </div>
  );
}

function StateLine({ state }: { readonly state: RailState }) {
  const isNarrow = useNarrow();
  const className = classNames(styles.state, state.tone === "warning" && styles.warning);
  const content = (
    <>
      <Icon of={state.icon} size={14} />
      <span className={styles.word}>{state.label}</span>
    </>
  );
  const tip = tooltipAtRight(isNarrow ? state.label : undefined);
  return state.onOpen ? (
    <button type="button" className={className} onClick={state.onOpen} {...tip}>
      {content}
    </button>
  ) : (
    <div className={className} {...tip}>
      {content}
    </div>
  );
}
