import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import { renderLoginPage } from "./pages/login-page.ts";
import { renderErrorPage } from "./pages/notice-pages.ts";
import { pageHeaders } from "./pages/page.ts";
import { readBody } from "./read-body.ts";
import { findDemoUser } from "./users.ts";

type Interaction = Awaited<ReturnType<Provider["interactionDetails"]>>;

const maxFormBytes = 4_096;
const path = /^\/interaction\/[\w-]+$/;

/** Whether a request is for the pages between an authorization request and its response. */
export const isInteraction = (pathname: string): boolean => path.test(pathname);

/** Shows the login page, takes its choice, and grants consent without a page. */
export const answerInteraction = async (
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const interaction = await findInteraction(provider, request, response);
  if (interaction === undefined) {
    const reason = "This sign-in is over, or was begun in another browser.";
    sendPage(response, 400, renderErrorPage("session_not_found", reason));
  } else if (interaction.prompt.name === "consent") {
    await provider.interactionFinished(request, response, await grantAll(provider, interaction));
  } else if (request.method === "GET") {
    sendPage(response, 200, await loginPage(provider, interaction));
  } else if (request.method === "POST") {
    await takeChoice(provider, interaction, request, response);
  } else {
    response.writeHead(405, { Allow: "GET, POST" }).end();
  }
};

/** The interaction that the browser's cookie names: it is sent only to the interaction's own path. */
const findInteraction = async (
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Interaction | undefined> => {
  try {
    return await provider.interactionDetails(request, response);
  } catch (error) {
    if (error instanceof Error && error.name === "SessionNotFound") {
      return undefined;
    }
    throw error;
  }
};

const loginPage = async (provider: Provider, interaction: Interaction): Promise<string> => {
  const { client_id: clientId, login_hint: loginHint } = interaction.params;
  const client = await provider.Client.find(String(clientId));
  return renderLoginPage({
    action: `/interaction/${interaction.uid}`,
    clientName: client?.clientName ?? String(clientId),
    loginHint: typeof loginHint === "string" ? loginHint : undefined,
    signedInAs: interaction.session?.accountId,
  });
};

const takeChoice = async (
  provider: Provider,
  interaction: Interaction,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const form = new URLSearchParams(await readBody(request, maxFormBytes));
  const user = findDemoUser(form.get("sub") ?? "");
  if (form.has("cancel")) {
    const result = { error: "access_denied", error_description: "The user cancelled the sign-in." };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } else if (user === undefined) {
    sendPage(response, 400, renderErrorPage("invalid_request", "There is no such demo user."));
  } else {
    await forgetOtherUser(provider, interaction, user.sub);
    const result = { login: { accountId: user.sub } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }
};

/**
 * Ends the browser's session when it belongs to someone else. The provider would do so itself, through a page that
 * needs a script, and would take back what was granted to the one before.
 */
const forgetOtherUser = async (provider: Provider, interaction: Interaction, sub: string): Promise<void> => {
  if (interaction.session === undefined || interaction.session.accountId === sub) {
    return;
  }
  const session = await provider.Session.findByUid(interaction.session.uid);
  await session?.destroy();
  interaction.session = undefined;
  await interaction.persist();
};

/** Consent to everything that was asked for and not granted yet. */
const grantAll = async (
  provider: Provider,
  interaction: Interaction,
): Promise<{ consent: { grantId: string } }> => {
  const known =
    interaction.grantId === undefined ? undefined : await provider.Grant.find(interaction.grantId);
  const grant =
    known ??
    new provider.Grant({
      accountId: interaction.session?.accountId,
      clientId: String(interaction.params.client_id),
    });
  const details = interaction.prompt.details as {
    readonly missingOIDCScope?: readonly string[];
    readonly missingOIDCClaims?: readonly string[];
    readonly missingResourceScopes?: Readonly<Record<string, readonly string[]>>;
  };
  grant.addOIDCScope((details.missingOIDCScope ?? []).join(" "));
  grant.addOIDCClaims([...(details.missingOIDCClaims ?? [])]);
  for (const [resource, scopes] of Object.entries(details.missingResourceScopes ?? {})) {
    grant.addResourceScope(resource, scopes.join(" "));
  }
  return { consent: { grantId: await grant.save() } };
};

const sendPage = (response: ServerResponse, status: number, html: string): void => {
  response.writeHead(status, { ...pageHeaders }).end(html);
};
