/** Links by hand, each candidate told as it is found. */
import { rawLinks } from './raw.ts';
import { present } from './stage.ts';

present(rawLinks({ batchMs: null }));
