/** Media types and extensions of what is sent. Pure. */

const PLAIN = /^[\da-z!#$&^_.+-]{1,63}\/[\da-z!#$&^_.+-]{1,63}$/;

/** Without parameters, in lower case; empty where it is none. */
export function plainType(type: string): string {
  const plain = (type.split(';')[0] ?? '').trim().toLowerCase();
  return PLAIN.test(plain) ? plain : '';
}

/** The first is the one that is given. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jfif', 'jpe'],
  'image/png': ['png'],
  'image/webp': ['webp'],
};

/** The name with an extension that fits what it was written as. */
export function withExtension(name: string, type: string): string {
  const fitting = EXTENSIONS[type];
  const [given] = fitting ?? [];
  if (fitting === undefined || given === undefined) return name;
  const extension = /\.([^.]{1,10})$/.exec(name)?.[1] ?? '';
  if (fitting.includes(extension.toLowerCase())) return name;
  const stem = extension === '' ? name : name.slice(0, -extension.length - 1);
  return `${stem}.${given}`;
}
