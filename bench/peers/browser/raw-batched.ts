/** As fast as links by hand get: a description travels with the candidates that are known soon after it. */
import { rawLinks } from './raw.ts';
import { present } from './stage.ts';

present(rawLinks({ batchMs: 30 }));
