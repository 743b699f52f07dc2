export { type AsyncApiSelection, asyncApiOf } from "./asyncapi/document";
export { graphvizOf } from "./graph/graphviz";
export { mermaidOf } from "./graph/mermaid";
export { type JsonForm, jsonFormOf } from "./json-form/json-form";
export { typesModule, typesOf } from "./types/types";
