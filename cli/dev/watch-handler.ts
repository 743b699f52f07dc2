import type { Problem } from "../../constructs/model/problem";
import { bundleHandler, bundleOptions } from "../../constructs/workers/bundle-handler";

/**
 * Bundles a handler, and again whenever it or something that it imports changes.
 *
 * @param onBuilt told the code, or why there is none
 * @returns ends it
 */
export async function watchHandler(
  file: string,
  onBuilt: (code: string | Problem) => void,
): Promise<() => Promise<void>> {
  const { context } = await import("esbuild");
  const watcher = await context({
    ...bundleOptions(file),
    write: false,
    plugins: [
      {
        name: "headwater",
        // The same checks as when it is deployed.
        setup: ({ onEnd }) =>
          onEnd(() => {
            const bundle = bundleHandler(file);
            onBuilt("message" in bundle ? bundle : bundle.code);
          }),
      },
    ],
  });
  await watcher.watch();
  return () => watcher.dispose();
}
