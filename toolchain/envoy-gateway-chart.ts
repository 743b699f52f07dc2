import { copyChart } from "./released-chart";

/** What a release of the chart says of itself. */
export interface ChartRelease {
  readonly version: string;
  /** The controller's, with tag. */
  readonly image: string;
}

/**
 * Envoy Gateway's chart as it is published: the module holds the sources that a release fills in.
 *
 * @param source folder of the module's chart
 */
export async function writeEnvoyGatewayChart(source: string, target: string, release: ChartRelease): Promise<void> {
  await copyChart(source, target, (path, text) => released(path, text, release));
}

/** A file of the chart, and its name, as in the release. */
export function released(path: string, text: string, { version, image }: ChartRelease): [file: string, text: string] {
  switch (path) {
    case "Chart.yaml":
      return [path, text.replace(/^(version|appVersion): .*$/gm, `$1: ${version}`)];
    case "values.tmpl.yaml":
      return ["values.yaml", filled(text, { GatewayImage: image, GatewayImagePullPolicy: "IfNotPresent" })];
    default:
      return [path, text];
  }
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`Nothing is known for ${placeholder} in the chart's values`);
    return value;
  });
}
