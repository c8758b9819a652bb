import { classNames } from "./class-names.ts";
import { Icon, type IconShape } from "./icon.tsx";
import styles from "./mark.module.css";

interface MarkProps {
  readonly icon?: IconShape | undefined;
  /** Up to three letters where there is no icon; in the small size the first two are shown. */
  readonly letters?: string | undefined;
  readonly size?: "small" | "medium" | "large";
}

/** The neutral mark of a configuration's preset: an icon or letters in a square. */
export function Mark({ icon, letters = "", size = "medium" }: MarkProps) {
  return (
    <span className={classNames(styles.mark, styles[size])} aria-hidden="true">
      {icon ? (
        <Icon of={icon} size={size === "small" ? 14 : 16} />
      ) : (
        letters.slice(0, size === "small" ? 2 : 3)
      )}
    </span>
  );
}

interface AvatarProps {
  /** The person's name, from which the initials are taken; it must stand beside the avatar as text. */
  readonly name: string;
  readonly icon?: IconShape | undefined;
  readonly size?: "small" | "large";
}

/** The initials of a person, or an icon for someone without a name. */
export function Avatar({ name, icon, size = "small" }: AvatarProps) {
  return (
    <span className={classNames(styles.avatar, styles[size])} aria-hidden="true">
      {icon ? <Icon of={icon} size={14} /> : initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = [...(words[0] ?? "")][0] ?? "";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toUpperCase();
}
