import { beforeEach, describe, expect, it } from 'vitest';
import { memberId } from '../../testing/ids.ts';
import type { Claim, Verify } from './signer.ts';
import { VerificationQueue } from './verification-queue.ts';

const claim = (name: string): Claim => [memberId(name), 'message', 'signature'];
const verify: Verify = () => true;
const known: Verify = () => true;

let asked: string[][];
let answers: (() => void)[];
let passed: string[];
let verificationQueue: VerificationQueue;
beforeEach(() => {
  [asked, answers, passed] = [[], [], []];
  verificationQueue = new VerificationQueue({
    verify,
    verifyAhead: (claims, answer) => {
      asked.push(claims.map(([id]) => id));
      answers.push(() => answer(known));
    },
  });
});

const come = (name: string, ...signed: string[]) =>
  verificationQueue.pass(signed.map(claim), () => void passed.push(name));
const answer = () => answers.shift()?.();

describe('a verification queue', () => {
  it('lets through at once what bears no signature', () => {
    come('a');
    come('b');
    expect([passed, asked]).toEqual([['a', 'b'], []]);
  });

  it('keeps what comes behind something signed, in its order', () => {
    come('a');
    come('b', 'ann', 'ben');
    come('c');
    come('d');
    expect([passed, asked]).toEqual([['a'], [['ann', 'ben']]]);
    answer();
    come('e');
    expect(passed).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('keeps the order when what came behind is signed too', () => {
    come('a', 'ann');
    come('b', 'ben');
    come('c');
    come('d', 'dan');
    expect(asked).toEqual([['ann']]);
    answer();
    expect([passed, asked]).toEqual([['a'], [['ann'], ['ben']]]);
    come('e');
    answer();
    expect(passed).toEqual(['a', 'b', 'c']);
    answer();
    expect(passed).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('hands on what the signatures were found to be, and else what judges them by itself', () => {
    const given: Verify[] = [];
    verificationQueue.pass([], (one) => given.push(one));
    verificationQueue.pass([claim('ann')], (one) => given.push(one));
    answer();
    expect(given).toEqual([verify, known]);
    expect(given[1]).toBe(known);
  });

  it('holds nothing up where nothing is verified ahead', () => {
    verificationQueue = new VerificationQueue({ verify });
    come('a', 'ann');
    come('b');
    expect(passed).toEqual(['a', 'b']);
  });

  it('lets what comes of something go before what came behind it', () => {
    verificationQueue.pass([claim('ann')], () => {
      passed.push('a');
      come('later', 'ben');
    });
    come('b');
    answer();
    answer();
    expect(passed).toEqual(['a', 'later', 'b']);
  });

  it('lets nothing through after it was closed, not even what it kept', () => {
    come('a', 'ann');
    come('b');
    verificationQueue.close();
    answer();
    come('c');
    expect(passed).toEqual([]);
  });

  it('lets nothing more through when what went through closed it', () => {
    verificationQueue.pass([claim('ann')], () => verificationQueue.close());
    come('b');
    answer();
    expect(passed).toEqual([]);
  });
});
