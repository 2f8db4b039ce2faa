/** Owns how long Redis may take to answer. What is late may still be done: whoever asked has to reckon with both. */

/** Long enough for a Redis under load, short enough for a visitor who waits. */
const answerMs = 2_000;

export function within<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Redis does not answer')), answerMs);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
