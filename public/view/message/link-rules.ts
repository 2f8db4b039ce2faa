/**
 * Where links begin and end, as patterns for linkify-it. Its own patterns know only text with spaces between words. With
 * these a link also begins after a letter of a script without such spaces, or after a symbol, and ends before either.
 */
import { REBuilder } from 'linkify-it';
import tlds from 'tlds' with { type: 'json' };

// The library composes patterns without the flag `u`: no \p classes, and astral characters are pairs.
const EMOJI = '[\\ud83c-\\ud83e][\\udc00-\\udfff]';
const FAR_HAN = '[\\ud840-\\ud88d][\\udc00-\\udfff]';
/** Thai to Myanmar, Khmer, Han, kana, Hangul, Yi, and their wide and narrow forms. */
const LETTERS =
  '\\u0e00-\\u0eff\\u1000-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u2e80-\\u2fdf\\u3005-\\u3007\\u3040-\\ua4cf' +
  '\\ua960-\\ua97f\\uac00-\\ud7ff\\uf900-\\ufaff\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a\\uff66-\\uffdc';
const LETTER = `(?:[${LETTERS}]|${FAR_HAN})`;
/** Arrows, pictures, marks of East Asian text, and what programs put between a link and the text without being seen. */
const MARKS = '\\u2190-\\u2bff\\u3000-\\u303f\\uff01-\\uffef\\u200b\\u2060\\ufe0f\\ufeff';
const SEPARATOR = `[><]|[${LETTERS}${MARKS}]|${FAR_HAN}|${EMOJI}`;

/** Letters of these scripts may follow, so the longest has to be tried first. */
const UNSPACED_TLD = tlds
  .filter((tld) => new RegExp(`^${LETTER}`).test(tld))
  .sort((a, b) => b.length - a.length)
  .join('|');

export class LinkRules extends REBuilder {
  override get_text_separators(): RegExp {
    this.cache.text_separators ??= new RegExp(SEPARATOR);
    return this.cache.text_separators;
  }

  /** The library's own takes astral characters whatever they are. */
  override get_pseudo_letter(): RegExp {
    this.cache.src_pseudo_letter ??= new RegExp(`(?:(?!${SEPARATOR}|${this.src_ZPCc})(?:${this.src_Any}))`);
    return this.cache.src_pseudo_letter;
  }

  /** A full stop before such a letter ends a sentence, and the host. A hyphen or underscore is part of it before a letter. */
  override get_host_terminator(): RegExp {
    const stop = `${SEPARATOR}|${this.src_ZPCc}`;
    this.cache.src_host_terminator ??= new RegExp(
      `(?=$|${stop})(?![-_]{1,20}${this.get_pseudo_letter().source}|:\\d|\\.-|\\.(?!$|${stop}))`,
    );
    return this.cache.src_host_terminator;
  }

  override get_url_host_port(): RegExp {
    this.cache.url_host_port ??= new RegExp(
      `(?:${this.get_ipv6_url_host().source}|${this.#labels()}(?:${UNSPACED_TLD}|${this.get_domain().source}))` +
        this.get_port().source +
        this.get_host_terminator().source,
    );
    return this.cache.url_host_port;
  }

  override get_schema_search(): RegExp {
    this.cache.schema_search ??= new RegExp(`(^|[^a-z0-9])(${this.get_schema_names().source})`, 'ig');
    return this.cache.schema_search;
  }

  /** Hosts without a scheme: any after `www.`; else without those letters, or of nothing else and standing alone. */
  override get_fuzzy_link_search(): RegExp {
    const tld = this.get_tld().source;
    const before = `(?![.:/\\-_@])(?:[$+=^\`|~]|${SEPARATOR}|${this.src_ZPCc})`;
    const www = `www\\.${this.#labels()}(?:${tld})`;
    const spaced = `(?:${this.get_domain().source}\\.){1,10}(?:${tld})`;
    const alone = `(?<!\\S)(?:${LETTER}{1,63}\\.){1,10}(?:${UNSPACED_TLD})(?=$|/|${this.src_ZPCc})`;
    this.cache.link_fuzzy_search ??= new RegExp(
      `(^|${before}|[:_](?=www\\.))((?:${www}|${spaced}|${alone})` +
        `${this.get_port().source}${this.get_host_terminator().source}${this.get_path().source})`,
      'ig',
    );
    return this.cache.link_fuzzy_search;
  }

  /** All but the last one. Those after the first are of one kind each: `a.com和b.com` is not one host, `b站.com` is. */
  #labels(): string {
    const mixed = `(?:${this.get_pseudo_letter().source}|[-_]|${LETTER}|${EMOJI}){1,63}`;
    return `(?:www\\.)?(?:${mixed}\\.)?(?:(?:${this.get_domain().source}|${LETTER}{1,63})\\.){0,9}`;
  }
}
