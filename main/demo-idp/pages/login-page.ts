import { type DemoUser, demoUsers, findDemoUserByHint } from "../users.ts";
import { escapeHtml, renderPage } from "./page.ts";

/** What the login page shows. All of it may come from a request, so none of it is trusted. */
export interface LoginPageContent {
  /** Path that the form is posted to. */
  readonly action: string;
  readonly clientName: string;
  readonly loginHint?: string | undefined;
  /** `sub` of the user whom this browser is signed in as. */
  readonly signedInAs?: string | undefined;
}

/**
 * "Sign in as": every user is a button named `sub` with `data-user` (the given name in lower case), beside a button
 * named `cancel`. One form, no script, no password.
 */
export const renderLoginPage = (content: LoginPageContent): string => {
  const { loginHint } = content;
  const hinted = loginHint === undefined ? undefined : findDemoUserByHint(loginHint);
  const suggested = hinted?.sub ?? content.signedInAs;
  const unknownHint =
    loginHint !== undefined && hinted === undefined
      ? `<p class="note">No demo user matches the login hint “${escapeHtml(loginHint)}”.</p>`
      : "";
  const items = demoUsers.map((user) => {
    const notes = [
      ...(user === hinted ? ["Suggested by the login hint"] : []),
      ...(user.sub === content.signedInAs ? ["Signed in now"] : []),
    ];
    return `<li>${userButton(user, user.sub === suggested, notes)}</li>`;
  });
  return renderPage(
    "Sign in as",
    `<p><strong>${escapeHtml(content.clientName)}</strong> asks who you are. No password: choose anyone.</p>
${unknownHint}<form method="post" action="${escapeHtml(content.action)}">
<ul>
${items.join("\n")}
</ul>
<button type="submit" name="cancel" value="yes">Cancel</button>
</form>`,
  );
};

const userButton = (user: DemoUser, suggested: boolean, notes: readonly string[]): string => {
  const initials = `${user.given_name.charAt(0)}${user.family_name.charAt(0)}`;
  const thin = user.idToken === "thin" ? " · thin ID token" : "";
  const note = notes.length > 0 ? `<span class="note">${notes.join(" · ")}</span>` : "";
  return (
    `<button type="submit" name="sub" value="${escapeHtml(user.sub)}"` +
    ` data-user="${escapeHtml(user.given_name.toLowerCase())}"` +
    ` class="user${suggested ? " suggested" : ""}"${suggested ? " autofocus" : ""}>` +
    `<span class="initials" aria-hidden="true">${escapeHtml(initials)}</span>` +
    `<span class="who"><span class="name">${escapeHtml(user.name)}</span>` +
    `<span class="detail">${escapeHtml(user.email)}</span>` +
    `<span class="detail">${escapeHtml(user.department)}${thin}</span>${note}</span>` +
    `<span class="role">${escapeHtml(user.roles[0] ?? "User")}</span></button>`
  );
};
