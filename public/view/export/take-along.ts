/** Export and Import, as one part of the page: what is exported here is imported elsewhere. */
export { openExport } from './export-dialog.ts';
export { openImport } from './import-dialog.ts';
