/** What the program of these proofs declares anew under load. */
export interface Release {
  /** What the service that is asked answers. */
  readonly version: string;
  /** Whether its routes have limits. */
  readonly limited: boolean;
  /** Public keys of tokens. Empty: there is no route that wants any. */
  readonly jwks: string;
}

export const FIRST: Release = { version: "first", limited: false, jwks: "" };

export const releaseEnv = (release: Release) => ({ RELEASE: JSON.stringify(release) });

export const readRelease = ({ RELEASE }: NodeJS.ProcessEnv): Release =>
  RELEASE === undefined ? FIRST : (JSON.parse(RELEASE) as Release);
