import { escapeHtml, renderPage } from "./page.ts";

/** Where a person types the code that a device shows (RFC 8628 3.3). */
export const renderDeviceCodePage = (content: {
  readonly action: string;
  readonly secret: string;
  readonly problem?: string | undefined;
}): string =>
  renderPage(
    "Connect a device",
    `${content.problem === undefined ? "" : `<p class="note" role="alert">${escapeHtml(content.problem)}</p>`}
<form method="post" action="${escapeHtml(content.action)}">
<input type="hidden" name="xsrf" value="${escapeHtml(content.secret)}">
<label for="user_code">Code that the device shows</label>
<input type="text" id="user_code" name="user_code" autocomplete="off" spellcheck="false" required autofocus>
<button type="submit" class="primary">Continue</button>
</form>`,
  );

/** Asks whether it is this device. `form` is the provider's own, with its secret. */
export const renderDeviceConfirmPage = (content: {
  readonly form: string;
  readonly clientName: string;
  readonly userCode: string;
}): string =>
  renderPage(
    "Connect this device?",
    `<p><strong>${escapeHtml(content.clientName)}</strong> should show this code: <code>${escapeHtml(content.userCode)}</code></p>
${content.form}
<div class="actions">
<button type="submit" form="op.deviceConfirmForm" class="primary" autofocus>Continue</button>
<button type="submit" form="op.deviceConfirmForm" name="abort" value="yes">Cancel</button>
</div>`,
  );

/** After the device got its tokens. */
export const renderDeviceConnectedPage = (): string =>
  renderPage("Device connected", "<p>You can close this page and go back to the device.</p>");
