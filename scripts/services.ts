/** Gets Redis and nginx where that is possible; tests that need them are skipped elsewhere, and say so. */
import { whyNot } from '../scale/requirements.ts';

const reason = whyNot();
console.log(reason === null ? 'Redis and nginx are here.' : `Tests will be skipped: ${reason}.`);
