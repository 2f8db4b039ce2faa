/** Members who all talk at once while something happens to them, and what became of every single message. */
import { expect } from '@playwright/test';
import type { Member } from '../../e2e/support/member.ts';
import { Sightings } from './sightings.ts';
import { Voice } from './voice.ts';

const WORDS = ['alpha', 'beta', 'gamma'];
const ANY_WORD = new RegExp(`(${WORDS.join('|')}) \\d+\\.`);
/** So many of everybody's are seen by everybody before anything happens. */
const FLOWING = 20;
/** So many of everybody's have to come through once all is well again: what breaks a link may show only later. */
const FOLLOWED = 150;

interface Listener {
  readonly member: Member;
  readonly voice: Voice;
  readonly sightings: Sightings;
}

interface Delivery {
  /** When it was said, and when another member first saw it; null so far. */
  readonly saidAt: number;
  readonly seenAt: number | null;
}

export class Conversation {
  readonly #listeners: readonly Listener[];

  private constructor(listeners: readonly Listener[]) {
    this.#listeners = listeners;
  }

  /** Returns once messages flow from everybody to everybody. */
  static async begin(members: readonly Member[]): Promise<Conversation> {
    const sightings: Sightings[] = [];
    for (const member of members) sightings.push(await Sightings.on(member, ANY_WORD));
    const listeners = members.flatMap((member, seat) => {
      const [word, own] = [WORDS[seat], sightings[seat]];
      return word && own ? { member, voice: new Voice(member, word), sightings: own } : [];
    });
    const conversation = new Conversation(listeners);
    const seen = async () => {
      const deliveries = await conversation.#deliveries();
      return deliveries.filter(({ seenAt }) => seenAt !== null).length;
    };
    const links = members.length * (members.length - 1);
    await expect.poll(seen).toBeGreaterThan(FLOWING * links);
    return conversation;
  }

  /** Until everybody has seen what everybody said in the meantime and a good deal more. */
  async catchesUp(): Promise<void> {
    const wanted = this.#listeners.map(({ voice }) => voice.said.length + FOLLOWED);
    const isLevel = async () => {
      for (const { sightings, voice: own } of this.#listeners) {
        const seen = await sightings.read();
        for (const [n, { voice }] of this.#listeners.entries()) {
          const due = voice.said.slice(0, wanted[n]);
          if (due.length < (wanted[n] ?? 0)) return false;
          if (voice !== own && due.some(({ text }) => !seen.has(text))) return false;
        }
      }
      return true;
    };
    await expect.poll(isLevel).toBe(true);
  }

  /** Everybody falls silent. Then everybody has all of everybody's, once, in the order it was said. */
  async end(): Promise<Ending> {
    await Promise.all(this.#listeners.map(({ voice }) => voice.stop()));
    for (const { member } of this.#listeners) {
      for (const { voice } of this.#listeners) {
        const read = () => member.said(voice.pattern);
        await expect.poll(read).toEqual(voice.texts);
      }
    }
    const deliveries = await this.#deliveries();
    const delays = deliveries.map(({ saidAt, seenAt }) => (seenAt ?? Number.POSITIVE_INFINITY) - saidAt);
    return {
      messages: this.#listeners.reduce((sum, { voice }) => sum + voice.said.length, 0),
      longestDelayMs: Math.max(...delays),
    };
  }

  async #deliveries(): Promise<Delivery[]> {
    const deliveries: Delivery[] = [];
    for (const { sightings, voice: own } of this.#listeners) {
      const seen = await sightings.read();
      for (const { voice } of this.#listeners) {
        if (voice === own) continue;
        for (const { text, at } of voice.said) {
          deliveries.push({ saidAt: at, seenAt: seen.get(text) ?? null });
        }
      }
    }
    return deliveries;
  }
}

export interface Ending {
  /** Said by everybody together. */
  readonly messages: number;
  /** From leaving one box to standing on another screen. */
  readonly longestDelayMs: number;
}
