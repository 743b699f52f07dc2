/** Text without what no language of graphs can hold: control characters and halves of characters. Never empty. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]+/gu, " ") || " ";
