import { UsageError } from "./user-error";

/**
 * Writes what a command line names. Where that can't be done is told in a sentence.
 *
 * @throws UsageError HW-CLI-009
 */
export async function writing<T>(target: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(
      "HW-CLI-009",
      `${target} can't be written: ${message}.`,
      "Name another place, or make room there.",
    );
  }
}
