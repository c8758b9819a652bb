/** Parameters that a configuration adds to a request; a name may occur more than once. */
export const parametersOf = (
  extra: readonly { readonly name: string; readonly value: string }[],
): URLSearchParams => {
  const parameters = new URLSearchParams();
  for (const { name, value } of extra) if (name !== "") parameters.append(name, value);
  return parameters;
};
