import { IconSend, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { UserDetail } from "#shared/users/user.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { navigate } from "../routes.ts";
import { text } from "../theme/index.ts";
import { SignOutMenu, SignOutResult, useSignOut } from "../tokens/index.ts";
import {
  Avatar,
  Button,
  CopyButton,
  classNames,
  ErrorNotice,
  IconButton,
  Skeleton,
  Tag,
  TimeText,
  tooltipWhenCut,
  useShortcuts,
} from "../ui/index.ts";
import { countWords, Untrusted, visibleText } from "../words/index.ts";
import { useUserActs } from "./use-user-acts.ts";
import { UserActButtons } from "./user-act-buttons.tsx";
import styles from "./user-side.module.css";
import { UserTimeline } from "./user-timeline.tsx";
import { UserTokens } from "./user-tokens.tsx";

interface UserSideProps {
  readonly id: string;
  /** Where the pane lies over the list. */
  readonly onClose?: (() => void) | undefined;
}

/** Everything about one user. */
export function UserSide({ id, onClose }: UserSideProps) {
  const user = useRead("users.get", { id }, { keepPrevious: true });
  useShortcuts({ escape: onClose });
  return (
    <aside className={styles.side} aria-label="User" data-pane="">
      {onClose && (
        <div className={styles.close}>
          <IconButton icon={IconX} label="Close" shortcut="escape" onClick={onClose} />
        </div>
      )}
      {user.data && <LoadedUser key={user.data.user.id} detail={user.data} />}
      {user.isPending && <Skeleton rows={8} />}
      {user.error && (
        <ErrorNotice
          error={errorOf(user.error)}
          title="This user could not be read"
          action={<Button onClick={() => void user.refetch()}>Try again</Button>}
        />
      )}
    </aside>
  );
}

function LoadedUser({ detail }: { readonly detail: UserDetail }) {
  const { user } = detail;
  const signOut = useSignOut(user.id);
  const acts = useUserActs();
  const name = user.fullname || user.name;
  return (
    <>
      <div className={styles.head}>
        <Avatar name={visibleText(name)} size="large" />
        <div className={text.grow}>
          <h2 className={text.cut} {...tooltipWhenCut(visibleText(name))}>
            <Untrusted text={name} />
          </h2>
          <div
            className={classNames(text.small, text.third, text.cut)}
            {...tooltipWhenCut(user.configurationAlias)}
          >
            {user.configurationAlias}
          </div>
        </div>
      </div>
      <div className={styles.acts}>
        <Button size="small" icon={IconSend} onClick={() => navigate({ page: "requests", sendAs: user.id })}>
          Send a request
        </Button>
        <SignOutMenu state={signOut} disabled={user.tokenSet.state === "none"} />
        <UserActButtons user={user} acts={acts} />
      </div>
      <SignOutResult state={signOut} />
      {acts.error && <ErrorNotice error={acts.error} title="It was not done" />}
      <Part title="Attributes">
        <Attributes detail={detail} />
      </Part>
      <Part title="Roles">
        <Roles detail={detail} />
      </Part>
      <Part title="Token set">
        <UserTokens detail={detail} />
      </Part>
      <Part title="Timeline">
        <UserTimeline user={user} />
      </Part>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Attributes({ detail }: { readonly detail: UserDetail }) {
  const { user, attributes } = detail;
  const rows = [
    ...attributes,
    { name: "Issuer", value: user.issuer, from: "" },
    { name: "Subject", value: user.subject, from: "" },
  ];
  return (
    <dl className={styles.attributes}>
      {rows.map(({ name, value, from }) => (
        <div key={name} className={styles.attribute}>
          <dt>{name}</dt>
          <dd>
            {value === "" ? (
              <span className={text.third}>empty</span>
            ) : (
              <div className={text.cut} {...tooltipWhenCut(visibleText(value))}>
                <Untrusted text={value} />
              </div>
            )}
            {from !== "" && <div className={styles.from}>{value === "" ? `${from} is missing` : from}</div>}
          </dd>
          <dd>{value !== "" && <CopyButton text={value} label={`Copy ${name}`} />}</dd>
        </div>
      ))}
      <div className={styles.attribute}>
        <dt>First login</dt>
        <dd>{user.loginCount === 0 ? "never" : <TimeText at={user.firstLoginAt} form="full" />}</dd>
      </div>
      {user.loginCount > 0 && (
        <div className={styles.attribute}>
          <dt>Last login</dt>
          <dd>
            <TimeText at={user.lastLoginAt} form="full" />
            <span className={text.third}>, {countWords(user.loginCount, "login")}</span>
          </dd>
        </div>
      )}
      {user.tag !== "" && (
        <div className={styles.attribute}>
          <dt>Tag</dt>
          <dd>
            <Tag>{visibleText(user.tag)}</Tag>
          </dd>
        </div>
      )}
      {!user.active && (
        <div className={styles.attribute}>
          <dt>State</dt>
          <dd className={text.warn}>Inactive: logins are refused</dd>
        </div>
      )}
    </dl>
  );
}

function Roles({ detail }: { readonly detail: UserDetail }) {
  if (detail.roles.length === 0) return <p className={styles.none}>No role</p>;
  return (
    <ul className={styles.roles}>
      {detail.roles.map(({ name, why }) => (
        <li key={name}>
          <span className={styles.role}>
            <Untrusted text={name} />
          </span>
          <span className={classNames(text.third, text.cut)} {...tooltipWhenCut(why)}>
            {why}
          </span>
        </li>
      ))}
    </ul>
  );
}
