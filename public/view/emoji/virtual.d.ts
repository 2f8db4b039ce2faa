/** Made by `build/emoji.ts`. */
declare module 'virtual:emoji/table' {
  const groups: readonly string[];
  export default groups;
}
declare module 'virtual:emoji/codes' {
  const codes: string;
  export default codes;
}
declare module 'virtual:emoji/names/en' {
  const names: string;
  export default names;
}
