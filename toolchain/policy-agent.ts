import { link, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { debian, debianPackage, debianPart } from "./debian";
import { moduleSource } from "./go-module";
import { check } from "./go-part";
import { calico } from "./go-parts";
import { type Part, partFolder } from "./part";
import { relocate } from "./relocate";

/** What enforces NetworkPolicies: Calico's agent Felix, and what it needs. */
export interface PolicyAgent {
  /** Folder with calico-felix and the programs that it calls: iptables, iptables-save, iptables-restore, ipset, conntrack. */
  readonly bin: string;
  /** Folder with the extensions of iptables. */
  readonly xtables: string;
  /** File with a JSON list of CustomResourceDefinitions. */
  readonly definitions: string;
}

const filterLibraries = ["libip4tc2", "libip6tc2", "libipset13", "libnetfilter-conntrack3", "libnfnetlink0"] as const;
const filters = debianPart("debian-filters", "Download Debian's packet filters", [
  "iptables",
  "ipset",
  "conntrack",
  ...filterLibraries,
]);
const filterPackage = (name: string) => join(partFolder(filters), name);

/** Felix asks for each variant of these, and takes the plain names for it. */
const iptablesNames = ["", "-save", "-restore"].flatMap((verb) => [`iptables${verb}`, `ip6tables${verb}`]);

/** The kinds that Felix watches with Kubernetes as its datastore, and those that its configuration is made of. */
const kinds = [
  "bgpconfigurations",
  "clusterinformations",
  "felixconfigurations",
  "globalnetworkpolicies",
  "globalnetworksets",
  "hostendpoints",
  "ipamblocks",
  "ippools",
  "networkpolicies",
  "networksets",
];

export const policyAgentPart: Part = {
  name: "policy-agent",
  title: "Assemble the network policies' agent",
  pins: { kinds, iptablesNames },
  needs: [calico, debian, filters],
  tools: [],
  async build(folder) {
    const bin = join(folder, "bin");
    await mkdir(bin);
    await link(join(partFolder(calico), "calico-felix"), join(bin, "calico-felix"));
    const shared = ["libmnl0", "libnftnl11", "libxtables12"].map((name) => debianPackage(name));
    const libraries = [...shared, ...filterLibraries.map(filterPackage)];
    const program = (name: string, path: string) => relocate(join(filterPackage(name), path), bin, libraries);
    const iptables = await program("iptables", "usr/sbin/xtables-nft-multi");
    for (const name of iptablesNames) await symlink("xtables-nft-multi", join(bin, name));
    await check(iptables, { args: ["iptables", "--version"], expect: "(nf_tables)" });
    await check(await program("ipset", "usr/sbin/ipset"), { args: ["--version"], expect: "ipset v" });
    await check(await program("conntrack", "usr/sbin/conntrack"), { args: ["--version"], expect: "conntrack v" });
    const source = await moduleSource("calico", "github.com/projectcalico/calico");
    const definitions = kinds.map(async (kind) =>
      parse(await readFile(join(source, "libcalico-go/config/crd", `crd.projectcalico.org_${kind}.yaml`), "utf8")),
    );
    await writeFile(join(folder, "definitions.json"), JSON.stringify(await Promise.all(definitions)));
  },
};

/** @returns where it is once the part is obtained */
export const policyAgent = (): PolicyAgent => ({
  bin: join(partFolder(policyAgentPart), "bin"),
  xtables: join(filterPackage("iptables"), "usr/lib/x86_64-linux-gnu/xtables"),
  definitions: join(partFolder(policyAgentPart), "definitions.json"),
});
