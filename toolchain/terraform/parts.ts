import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { goPart } from "../go-part";
import { type Part, partFolder } from "../part";

/** A Terraform that anybody may distribute, for machines that have none. */
export const openTofu: Part = goPart({
  name: "opentofu",
  title: "Build OpenTofu 1.12.6",
  programs: { tofu: "github.com/opentofu/opentofu/cmd/tofu" },
  variables: { "github.com/opentofu/opentofu/version.dev": "no" },
  smoke: { tofu: { args: ["version"], expect: "OpenTofu v1.12.6" } },
});

interface Provider {
  readonly name: string;
  /** The release that its commit follows: version ranges in stacks are matched against it. */
  readonly version: string;
  readonly part: Part;
}

const isPlugin = { expect: "This binary is a plugin" };

const providers: readonly Provider[] = [
  {
    name: "helm",
    version: "2.8.0",
    part: goPart({
      name: "terraform-provider-helm",
      title: "Build Terraform's helm provider 2.8.0",
      programs: { "terraform-provider-helm": "github.com/hashicorp/terraform-provider-helm" },
      smoke: { "terraform-provider-helm": isPlugin },
    }),
  },
  {
    name: "kubernetes",
    version: "3.2.1",
    part: goPart({
      name: "terraform-provider-kubernetes",
      title: "Build Terraform's kubernetes provider 3.2.1",
      programs: { "terraform-provider-kubernetes": "github.com/hashicorp/terraform-provider-kubernetes" },
      variables: { "main.Version": "3.2.1" },
      smoke: { "terraform-provider-kubernetes": isPlugin },
    }),
  },
];

/** Terraform and OpenTofu each have a default registry: the same source address means another host to each. */
export const registries = { terraform: "registry.terraform.io", tofu: "registry.opentofu.org" } as const;

/** Name of the CLI configuration in the mirror's folder. */
export const CLI_CONFIG = "cli-config.tfrc";

/** A filesystem mirror of the providers and the CLI configuration that makes `init` use it. */
export const providerMirror: Part = {
  name: "terraform-mirror",
  title: "Lay out the provider mirror",
  pins: { layout: 1, providers: providers.map(({ name, version }) => ({ name, version })), registries },
  needs: providers.map(({ part }) => part),
  tools: [],
  async build(folder) {
    for (const { address, version, part } of addresses()) {
      const target = join(folder, address, version, "linux_amd64");
      await mkdir(dirname(target), { recursive: true });
      await symlink(partFolder(part), target);
    }
    // The folder is still in the making: the configuration names where it will be.
    await writeFile(join(folder, CLI_CONFIG), cliConfig(partFolder(providerMirror)));
  },
};

function addresses(): { address: string; version: string; part: Part }[] {
  return Object.values(registries).flatMap((host) =>
    providers.map(({ name, version, part }) => ({ address: `${host}/hashicorp/${name}`, version, part })),
  );
}

function cliConfig(mirror: string): string {
  const list = JSON.stringify(addresses().map(({ address }) => address));
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ${list}
  }
  direct {
    exclude = ${list}
  }
}
`;
}
