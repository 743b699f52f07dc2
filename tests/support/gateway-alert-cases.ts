import type { AlertCase } from "./alert-cases";

/** As a proxy's metric arrives in Prometheus. */
const series = (namespace: string, gateway: string, metric: string, labels = "", pod = "a") =>
  `${metric}{namespace="${namespace}",job="${namespace}/gateway-${gateway}",pod="gateway-${gateway}-${pod}"${labels}}`;

export function gatewayErrorCases(namespace: string, gateway: string): AlertCase[] {
  const answers = (status: number, pod?: string, prefix = "https-10443") =>
    series(
      namespace,
      gateway,
      "envoy_http_downstream_rq_xx",
      `,envoy_http_conn_manager_prefix="${prefix}",envoy_response_code_class="${status}"`,
      pod,
    );
  return [
    {
      title: "one request in ten fails, at one of two proxies",
      series: { [answers(2, "a")]: "0+240x30", [answers(2, "b")]: "0+300x30", [answers(5, "a")]: "0+60x30" },
      minutes: [20],
      fires: "10%",
    },
    {
      title: "one request in fifty fails",
      series: { [answers(2)]: "0+588x30", [answers(5)]: "0+12x30" },
      minutes: [20],
      fires: undefined,
    },
    {
      title: "clients' mistakes, and requests beyond limits",
      series: { [answers(2)]: "0+60x30", [answers(4)]: "0+600x30", [answers(5)]: "0x30" },
      minutes: [20],
      fires: undefined,
    },
    {
      title: "errors where proxies are administered",
      series: { [answers(2)]: "0+60x30", [answers(5, "a", "admin")]: "0+60x30" },
      minutes: [20],
      fires: undefined,
    },
    {
      title: "errors of another gateway",
      series: { [answers(2)]: "0+60x30", [answers(5).replaceAll(`gateway-${gateway}`, "gateway-other")]: "0+60x30" },
      minutes: [20],
      fires: undefined,
    },
  ];
}

export function gatewayDownCases(namespace: string, gateway: string): AlertCase[] {
  const ready = `kube_deployment_status_replicas_ready{namespace="${namespace}",deployment="gateway-${gateway}"}`;
  return [
    { title: "no proxy is ready for three minutes", series: { [ready]: "2x5 0x10" }, minutes: [9], fires: "0" },
    { title: "one of two is ready", series: { [ready]: "1x20" }, minutes: [10], fires: undefined },
    { title: "one minute without any", series: { [ready]: "2x5 0 2x10" }, minutes: [6, 7, 9], fires: undefined },
  ];
}

export function certificateExpiryCases(namespace: string, gateway: string): AlertCase[] {
  const days = (pod: string) => series(namespace, gateway, "envoy_server_days_until_first_cert_expiring", "", pod);
  return [
    {
      title: "a proxy has a certificate for six days more",
      series: { [days("a")]: "80x90", [days("b")]: "6x90" },
      minutes: [70],
      fires: "6",
    },
    { title: "a month", series: { [days("a")]: "30x90" }, minutes: [70], fires: undefined },
    { title: "none at all", series: { [days("a")]: "4294967295x90" }, minutes: [70], fires: undefined },
    { title: "a proxy that starts", series: { [days("a")]: "0x30 80x60" }, minutes: [20, 70], fires: undefined },
  ];
}

export function unloggedRequestCases(namespace: string, gateway: string): AlertCase[] {
  const dropped = (pod: string) =>
    series(namespace, gateway, "envoy_access_logs_open_telemetry_access_log_logs_dropped", "", pod);
  return [
    {
      title: "requests that no collector took",
      series: { [dropped("a")]: "0x20 30x30", [dropped("b")]: "0x50" },
      minutes: [22],
      fires: "30",
    },
    { title: "those of an hour ago", series: { [dropped("a")]: "0x5 30x60" }, minutes: [60], fires: undefined },
    { title: "none", series: { [dropped("a")]: "0x60" }, minutes: [30], fires: undefined },
  ];
}
