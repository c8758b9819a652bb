import { IconBan, IconServer, IconShield } from "@tabler/icons-react";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import { text } from "../../theme/index.ts";
import { tokenSetWords } from "../../tokens/index.ts";
import { Avatar, classNames, Icon, StatusText, Tag, useNow } from "../../ui/index.ts";
import { Untrusted, visibleText } from "../../words/index.ts";
import styles from "./identity-line.module.css";
import type { Sender } from "./use-sender.ts";

/** Person or client, configuration, time left, and how the token goes out. */
export function SenderWords({ sender, draft }: { readonly sender: Sender; readonly draft: RequestDraft }) {
  const now = useNow();
  const { identity, isCurrent, user, configuration, isGone, refusedOrigin } = sender;
  const current = isCurrent && (
    <span
      className={text.third}
      data-tooltip="The current identity: whoever it is, all requests that go by it are sent so"
    >
      current
    </span>
  );
  if (identity.kind === "anonymous")
    return (
      <>
        <Avatar name="" icon={IconBan} />
        <b>Anonymous</b>
        {current}
        <span className={classNames(text.third, text.grow)}>without a token</span>
      </>
    );
  if (isGone)
    return (
      <span className={classNames(text.bad, text.grow)}>
        {identity.kind === "user" ? "This user is no longer here" : "This configuration is no longer here"}
      </span>
    );
  if (identity.kind === "client")
    return (
      <>
        <Avatar name="" icon={IconServer} />
        <b className={text.cut}>{visibleText(configuration?.alias ?? "…")}</b>
        {current}
        <span className={classNames(text.third, text.cut)}>the client itself</span>
        {configuration?.tags[0] && <Tag>{visibleText(configuration.tags[0])}</Tag>}
        <span className={text.grow} />
        {refusedOrigin === undefined && <How draft={draft} scheme="Client credentials" />}
      </>
    );
  if (!user) return <span className={classNames(text.third, text.grow)}>…</span>;
  const words = tokenSetWords(user.tokenSet, now);
  const name = user.fullname || user.name;
  return (
    <>
      <Avatar name={visibleText(name)} />
      <b className={text.cut}>
        <Untrusted text={name} />
      </b>
      {current}
      {refusedOrigin === undefined && (
        <>
          <span className={classNames(text.third, text.cut)}>{visibleText(user.configurationAlias)}</span>
          {configuration?.tags[0] && <Tag>{visibleText(configuration.tags[0])}</Tag>}
        </>
      )}
      <span className={text.grow} />
      {draft.token !== "none" && <StatusText status={words.status}>{words.left ?? words.long}</StatusText>}
      {refusedOrigin === undefined && words.status === "passed" && (
        <How draft={draft} scheme={user.tokenSet.isBound ? "DPoP" : "Bearer"} />
      )}
    </>
  );
}

function How({ draft, scheme }: { readonly draft: RequestDraft; readonly scheme: string }) {
  const words =
    draft.token === "none"
      ? "no token"
      : draft.token === "id_token"
        ? "ID token, allowed origin"
        : `${scheme}, allowed origin`;
  return (
    <span className={styles.how}>
      <Icon of={draft.token === "none" ? IconBan : IconShield} size={14} />
      {words}
    </span>
  );
}
