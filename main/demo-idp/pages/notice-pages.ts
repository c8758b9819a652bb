import { escapeHtml, renderPage } from "./page.ts";

/** Asks before signing out (RP-Initiated Logout 1.0 section 2). `form` is the provider's own, with its secret. */
export const renderLogoutPage = (form: string): string =>
  renderPage(
    "Sign out",
    `<p>Do you want to sign out of the demo identity provider in this browser?</p>
${form}
<div class="actions">
<button type="submit" form="op.logoutForm" name="logout" value="yes" class="primary" autofocus>Sign out</button>
<button type="submit" form="op.logoutForm">Stay signed in</button>
</div>`,
  );

/** After a sign-out that names no address to go back to. */
export const renderSignedOutPage = (): string =>
  renderPage("Signed out", "<p>This browser is no longer signed in here. You can close this page.</p>");

/** A request that could not be answered with a redirect. `error` and `description` are OAuth's (RFC 6749 4.1.2.1). */
export const renderErrorPage = (error: string, description: string | undefined): string =>
  renderPage(
    "This sign-in cannot go on",
    `<dl>
<dt>Error</dt><dd class="mono" data-error="${escapeHtml(error)}">${escapeHtml(error)}</dd>
${description === undefined ? "" : `<dt>Reason</dt><dd>${escapeHtml(description)}</dd>`}
</dl>
<p>Go back to the application and start again there.</p>`,
  );
