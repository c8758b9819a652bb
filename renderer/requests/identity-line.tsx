import { IconBan, IconChevronDown, IconShield } from "@tabler/icons-react";
import { useState } from "react";
import { text } from "../theme/index.ts";
import { tokenSetWords } from "../tokens/index.ts";
import { Avatar, Button, classNames, ErrorNotice, Icon, StatusText, Tag, useNow } from "../ui/index.ts";
import { Untrusted, visibleText } from "../words/index.ts";
import styles from "./identity-line.module.css";
import { IdentityPicker } from "./identity-picker.tsx";
import { useAllowOrigin } from "./use-allow-origin.ts";
import type { Identity } from "./use-identity.ts";

interface IdentityLineProps {
  readonly userId: string | undefined;
  readonly identity: Identity | undefined;
  readonly onChange: (userId: string | undefined) => void;
}

/** Send as: person, configuration, time left, and how the token goes out; a warning where the origin is not allowed. */
export function IdentityLine({ userId, identity, onChange }: IdentityLineProps) {
  const [isOpen, setIsOpen] = useState(false);
  const allowing = useAllowOrigin();
  const refused = identity?.refusedOrigin;
  const { configuration } = identity ?? {};
  return (
    <div className={styles.place}>
      <div className={classNames(styles.line, refused !== undefined && styles.refused)}>
        <button
          type="button"
          className={styles.choose}
          aria-haspopup="dialog"
          onClick={() => setIsOpen(true)}
        >
          <span className={text.second}>Send as</span>
          <Who identity={identity} />
          <Icon of={IconChevronDown} size={14} className={styles.arrow} />
        </button>
        {refused !== undefined && configuration && (
          <>
            <span className={styles.why}>
              <StatusText status="warning">
                <Untrusted text={`${refused} is not allowed`} />
              </StatusText>
            </span>
            <Button
              size="small"
              busy={allowing.isBusy}
              onClick={() => void allowing.allow(configuration.id, refused)}
            >
              Allow this origin
            </Button>
          </>
        )}
      </div>
      {allowing.error && <ErrorNotice error={allowing.error} title="The origin was not allowed" />}
      {allowing.said && refused === undefined && <p className={styles.said}>{allowing.said}</p>}
      <IdentityPicker
        open={isOpen}
        title="Send as"
        selectedId={userId}
        onClose={() => setIsOpen(false)}
        onPick={(picked) => {
          onChange(picked);
          setIsOpen(false);
        }}
      />
    </div>
  );
}

function Who({ identity }: { readonly identity: Identity | undefined }) {
  const now = useNow();
  if (!identity)
    return (
      <>
        <Avatar name="" icon={IconBan} />
        <b>Anonymous</b>
        <span className={classNames(text.third, text.grow)}>without a token</span>
      </>
    );
  const { user, configuration, isGone, refusedOrigin } = identity;
  if (isGone) return <span className={classNames(text.bad, text.grow)}>This user is no longer here</span>;
  if (!user) return <span className={classNames(text.third, text.grow)}>…</span>;
  const words = tokenSetWords(user.tokenSet, now);
  const name = user.fullname || user.name;
  return (
    <>
      <Avatar name={visibleText(name)} />
      <b className={text.cut}>
        <Untrusted text={name} />
      </b>
      {refusedOrigin === undefined && (
        <>
          <span className={classNames(text.third, text.cut)}>{user.configurationAlias}</span>
          {configuration?.tags[0] && <Tag>{configuration.tags[0]}</Tag>}
        </>
      )}
      <span className={text.grow} />
      <StatusText status={words.status}>{words.left ?? words.long}</StatusText>
      {refusedOrigin === undefined && (
        <span className={styles.how}>
          <Icon of={IconShield} size={14} />
          {user.tokenSet.isBound ? "DPoP" : "Bearer"}
        </span>
      )}
    </>
  );
}
