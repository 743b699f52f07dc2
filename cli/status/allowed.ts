import { UserError } from "../../console/user-error";

/** Somebody who may not look at everything is told about the rest. */
export async function allowed<T>(read: () => Promise<T>, what: string, unread: Set<string>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== "HW-KUBE-003") throw error;
    unread.add(what);
    return undefined;
  }
}
