/** Of the Kafka bindings: https://github.com/asyncapi/bindings/tree/master/kafka */
export const BINDING_VERSION = "0.5.0";
