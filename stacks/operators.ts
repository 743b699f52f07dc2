import type { App } from "cdktf";
import { ChartSource, HeadwaterStack, Operators } from "../constructs";

/** CRDs and operators. HEADWATER_CHARTS names a folder of charts for clusters without a way to Helm repositories. */
export function operatorsStack(app: App): HeadwaterStack {
  const stack = new HeadwaterStack(app, "operators");
  const folder = process.env.HEADWATER_CHARTS;
  const charts = folder ? ChartSource.folder(folder) : ChartSource.upstream();
  new Operators(stack, "operators", { charts, gateway: true });
  return stack;
}
