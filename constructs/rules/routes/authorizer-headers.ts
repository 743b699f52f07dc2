import { AUTHORIZER_HEADERS } from "../../model/route-services";
import { defineRule, judged } from "../rule";

export const authorizerHeaders = defineRule({
  code: "HW-ROUTE-020",
  name: "No client can set the headers that an authorizer tells who sends with",
  why: `Where the authorizer leaves one out, the client's own would be believed. Gateways drop those of clients that begin with ${AUTHORIZER_HEADERS} before they ask.`,
  fix: `Have the authorizer answer with headers whose names begin with ${AUTHORIZER_HEADERS}.`,
  example: `Auth.external({ service: doorman, identityHeaders: ["x-user"] })`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { exposes }) {
    const told = exposes.flatMap(({ path, auth }) =>
      auth.type === "external" ? auth.identityHeaders.map((header) => ({ path, header })) : [],
    );
    if (told.length === 0) return "not applicable";
    return judged(
      told
        .filter(({ header }) => !header.toLowerCase().startsWith(AUTHORIZER_HEADERS))
        .map(({ path, header }) => ({
          message: `"${path}" believes "${header}", which the client may have set.`,
        })),
    );
  },
});
