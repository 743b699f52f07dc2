import type * as protobufjs from "protobufjs";
import type { ContractDeclaration } from "../../model/contract-declaration";

export interface ReadProto {
  readonly library: typeof protobufjs;
  /** The messages that the file declares, with those inside others. */
  readonly messages: readonly protobufjs.Type[];
  /** The message that an event is. */
  readonly event: protobufjs.Type;
}

/** @throws Error if it can't be parsed: only contracts that `Contract.read` gave are to be given */
export function readProto({ schema, message = "" }: Pick<ContractDeclaration, "schema" | "message">): ReadProto {
  // Loaded only for programs that have Protobuf contracts.
  const library = require("protobufjs") as typeof protobufjs;
  const { root, imports = [] } = library.parse(schema, { keepCase: true, alternateCommentMode: true });
  const messages = messagesIn(library, root);
  for (const file of imports) root.addJSON(library.common.get(file)?.nested ?? {});
  root.resolveAll();
  return { library, messages, event: root.lookupType(message) };
}

function messagesIn(library: typeof protobufjs, namespace: protobufjs.NamespaceBase): protobufjs.Type[] {
  return namespace.nestedArray.flatMap((object) => [
    ...(object instanceof library.Type ? [object] : []),
    ...(object instanceof library.Namespace ? messagesIn(library, object) : []),
  ]);
}
