import type { Problem } from "../model/problem";
import { isToken } from "../model/tokens";

/** Whether something can be asked at an address; a token is taken for one. */
export const isHttpAddress = (url: string): boolean => isToken(url) || (/^https?:\/\//.test(url) && URL.canParse(url));

/** @param addresses by the props that give them */
export const addressProblems = (
  code: string,
  construct: string,
  addresses: Readonly<Record<string, string>>,
): Problem[] =>
  Object.entries(addresses)
    .filter(([, url]) => !isHttpAddress(url))
    .map(([prop, url]) => ({
      code,
      message: `${construct}: ${prop} is "${url}".`,
      fix: 'Give an address that begins with "https://", such as "https://sso.example/realms/shop".',
    }));
