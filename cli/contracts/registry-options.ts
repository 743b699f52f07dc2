import { readFileSync } from "node:fs";
import { UsageError } from "../../console/user-error";
import type { RegistryAccess, RegistryCredentials } from "../../runtime/shared/registry-access";

export interface RegistryOptions {
  /** Root of the Confluent-compatible API. */
  readonly registry: string;
  /** File, PEM, of whoever signed its certificate. @default whom Node trusts by itself */
  readonly registryCa?: string | undefined;
}

/**
 * How the registry is reached. Credentials come from the environment alone: arguments are seen by everyone on a machine.
 *
 * @throws UsageError HW-REGISTRY-010 to 012
 */
export function registryAccess({ registry, registryCa }: RegistryOptions, env: NodeJS.ProcessEnv): RegistryAccess {
  const url = parsed(registry);
  const login = credentials(env);
  return {
    url: url.href,
    ...(registryCa === undefined ? {} : { ca: readCa(registryCa) }),
    ...(login ? { login } : {}),
  };
}

function parsed(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url;
  throw new UsageError(
    "HW-REGISTRY-010",
    url?.password ? "The registry's address holds a password." : `${JSON.stringify(text)} is no address of a registry.`,
    "Give the root of its Confluent-compatible API, such as https://registry.example/apis/ccompat/v7; credentials are read from HEADWATER_REGISTRY_USERNAME and HEADWATER_REGISTRY_PASSWORD, or HEADWATER_REGISTRY_TOKEN.",
  );
}

function readCa(file: string): string {
  try {
    const text = readFileSync(file, "utf8");
    if (text.includes("-----BEGIN CERTIFICATE-----")) return text;
    throw new Error("it holds no certificate in PEM");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      "HW-REGISTRY-011",
      `The registry's certificate authority can't be read from ${file}: ${why}.`,
      "Give --registry-ca the PEM file of the authority that signed the registry's certificate.",
    );
  }
}

function credentials(env: NodeJS.ProcessEnv): RegistryCredentials | undefined {
  const {
    HEADWATER_REGISTRY_TOKEN: token = "",
    HEADWATER_REGISTRY_USERNAME: username = "",
    HEADWATER_REGISTRY_PASSWORD: password = "",
  } = env;
  const [hasToken, hasUser] = [token !== "", username !== "" || password !== ""];
  if ((hasToken && hasUser) || (username === "") !== (password === "")) {
    throw new UsageError(
      "HW-REGISTRY-012",
      "The registry's credentials in the environment are not complete, or are two.",
      "Set HEADWATER_REGISTRY_USERNAME and HEADWATER_REGISTRY_PASSWORD, or HEADWATER_REGISTRY_TOKEN alone.",
    );
  }
  if (hasToken) return { type: "token", token };
  return hasUser ? { type: "basic", username, password } : undefined;
}
