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
declare module 'virtual:emoji/names/de' {
  const names: string;
  export default names;
}
declare module 'virtual:emoji/names/fr' {
  const names: string;
  export default names;
}
declare module 'virtual:emoji/names/es' {
  const names: string;
  export default names;
}
declare module 'virtual:emoji/names/pt' {
  const names: string;
  export default names;
}
declare module 'virtual:emoji/names/ja' {
  const names: string;
  export default names;
}
declare module 'virtual:emoji/names/zh' {
  const names: string;
  export default names;
}
