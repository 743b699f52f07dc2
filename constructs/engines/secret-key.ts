/** A key of a Secret (or, for what is no secret, of a ConfigMap) in the platform's namespace. */
export interface SecretKey {
  readonly secret: string;
  readonly key: string;
}
