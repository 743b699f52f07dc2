import type { EnvVar } from "../kubernetes/objects";

/** A key of a Secret (or, for what is no secret, of a ConfigMap) in the platform's namespace. */
export interface SecretKey {
  readonly secret: string;
  readonly key: string;
}

/** An environment variable with the value of a Secret's key. */
export const fromSecret = (name: string, { secret, key }: SecretKey): EnvVar => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key } },
});
