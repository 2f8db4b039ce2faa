/** A line in plain text. Loaded after the page. Pure. */
import type { TextLine } from '../timeline/line.ts';
import { fileWords } from './shown-file.ts';

/** Of a file its name and caption; of a deleted message nothing. */
export const lineWords = ({ file, text }: Pick<TextLine, 'file' | 'text'>): string =>
  file ? fileWords(file.name, text) : text;
