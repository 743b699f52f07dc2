import type { Watched } from "./watched";

/** The fields of Grafana's model that are looked at. */
export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly {
    readonly id: number;
    readonly type: string;
    readonly title: string;
    readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
    readonly targets?: readonly { readonly refId: string; readonly expr: string }[];
  }[];
}

/** The dashboards among an owner's objects. */
export const dashboardsOf = ({ objects }: Watched): Dashboard[] =>
  objects
    .filter(({ metadata }) => metadata.labels?.grafana_dashboard === "1")
    .flatMap(({ data }) => Object.values(data as Record<string, string>))
    .map((text) => JSON.parse(text) as Dashboard);
