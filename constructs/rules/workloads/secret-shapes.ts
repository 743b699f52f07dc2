/** What gives a secret away, whatever it is called; undefined if nothing does. The secret itself is not repeated. */
export function secretShape(text: string): string | undefined {
  const found = SHAPES.find(([pattern]) => pattern.test(text));
  if (found) return found[1];
  return hasPasswordInUrl(text) ? "a URL with a password" : undefined;
}

const SHAPES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY/, "a private key"],
  [/\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/, "a JSON Web Token"],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, "an AWS access key"],
  [/\b(gh[pousr]_\w{36,}|github_pat_\w{22,})/, "a GitHub token"],
  [/\bglpat-[\w-]{20,}/, "a GitLab token"],
  [/\bxox[abprs]-[\w-]{10,}/, "a Slack token"],
  [/\b[sr]k_live_\w{16,}/, "a Stripe key"],
  [/\bAIza[\w-]{35}/, "a Google API key"],
  [/\bnpm_\w{36,}/, "an npm token"],
  [/\bSG\.[\w-]{16,}\.[\w-]{16,}/, "a SendGrid key"],
];

/** `$(NAME)` is filled in by Kubernetes, `${…}` by Terraform or a shell: neither is the password. */
const hasPasswordInUrl = (text: string): boolean =>
  [...text.matchAll(/[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:([^\s/@]+)@/gi)].some(
    ([, password = ""]) => !/^(\$\(\w+\)|[$#&]?\{.*\}|\$\w+)$/.test(password),
  );
