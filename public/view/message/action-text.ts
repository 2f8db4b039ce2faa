/** An action: `/me waves` is shown as "Ada waves". In the log and in the clipboard it is what was typed. Pure. */

const SIGN = /^\/me[^\S\n]+(?=\S)/i;

/** What stands before the action and is not shown; empty where the text is none. */
export const actionSign = (text: string): string => SIGN.exec(text)?.[0] ?? '';

export const isAction = (text: string): boolean => SIGN.test(text);
