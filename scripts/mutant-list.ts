/** Deliberate faults, each in one place of the product, and what must notice it. */

export interface Mutant {
  readonly title: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly original: string;
  readonly broken: string;
  /** The simulation of rooms that exchange files must notice it. */
  readonly areFiles?: true;
  /** The test that must fail, where the simulation cannot see the fault: without it the simulation must. */
  readonly test?: { readonly file: string; readonly name: string };
}

export const MUTANTS: readonly Mutant[] = [
  {
    title: 'send before the commit',
    file: 'public/room/keep/output-gate.ts',
    original: 'store.whenStored(() => {',
    broken: '[store].forEach(() => {',
  },
  {
    title: 'tell of a commit before it came',
    file: 'public/room/keep/device/device-store.ts',
    original: 'for: this.#changed.size > 0 ? this.#next : this.#next - 1',
    broken: 'for: this.#stored',
  },
  {
    title: 'skip the forward',
    file: 'public/room/sync/sync.ts',
    original: 'this.#publisher.passOn(member, fresh);',
    broken: ';',
  },
  {
    title: 'accept a bad signature',
    file: 'public/room/sync/entry-checker.ts',
    original: 'if (!isEntryGenuine(verify, signingContext, entry))',
    broken: 'if (!isEntryGenuine(() => true, signingContext, entry))',
  },
  {
    title: 'acknowledge before storing',
    file: 'public/room/log/journal.ts',
    original: "if ('entries' in addition) for (const added of addition.entries) this.#archive.add(added);",
    broken:
      "if ('entries' in addition) for (const added of addition.entries) this.#options.clock.after(3_000, () => this.#archive.add(added));",
  },
  {
    title: 'lose heads at reload',
    file: 'public/room/log/journal.ts',
    original: 'for (const entry of this.#archive.load()) this.#take(this.transcript.add(entry));',
    broken: '',
  },
  {
    title: 'order by arrival',
    file: 'public/room/log/entry-order.ts',
    original: 'if (last === undefined || this.compare(last, entry) < 0) low = high;',
    broken: 'low = high;',
  },
  {
    title: 'order by the clocks alone',
    file: 'public/room/log/entry-order.ts',
    original: 'return own ? [own, ...named] : named;',
    broken: 'return own ? [own] : [];',
  },
  {
    title: 'name nothing that was seen',
    file: 'public/room/log/journal.ts',
    original: 'seen: order.seenBy(log),',
    broken: 'seen: [],',
  },
  {
    title: 'name only the last of what was seen',
    file: 'public/room/log/entry-order.ts',
    original: '.slice(0, MAX_SEEN)',
    broken: '.slice(0, 1)',
  },
  {
    title: 'leave an entry where it stood when what it answers comes',
    file: 'public/room/log/entry-order.ts',
    original: 'if (this.#missing.delete(digest)) this.#isStale = true;',
    broken: 'this.#missing.delete(digest);',
  },
  {
    title: 'believe nobody far ahead',
    file: 'public/room/sync/entry-checker.ts',
    original: 'const addition = this.#options.add(entry, from);',
    broken:
      'if (entry.at > this.#options.clock.now() + 86_400_000) return { kind: "known" };\n    const addition = this.#options.add(entry, from);',
  },
  {
    title: 'count relayed frames across sessions',
    file: 'public/net/mesh/relay.ts',
    original: 'const seen = this.#seen.get(from)?.get(sessionId) ?? new Set();',
    broken: 'const seen = new Set([...(this.#seen.get(from)?.values() ?? [])].flatMap((one) => [...one]));',
    test: { file: 'public/net/mesh/relay.test.ts', name: 'counts though the clock was set back' },
  },
  {
    title: 'let one clock outvote another',
    file: 'public/room/clock/room-clock.ts',
    original: 'if (low < 0 && high > 0) return 0;\n  return Math.abs(low) < Math.abs(high) ? low : high;',
    broken: 'return high;',
    test: { file: 'public/room/clock/room-clock.test.ts', name: 'one of two is far off' },
  },
  {
    title: 'count what was sent as received',
    file: 'public/room/sync/publisher.ts',
    original: 'const rest = [...entries];',
    broken:
      'const rest = [...entries];\n    for (const to of open) for (const { author, seq } of entries) this.#options.known.learn(to, { [author]: seq });',
  },
  {
    title: 'forget to compare heads when a link opens',
    file: 'public/room/sync/sync.ts',
    original: 'this.#publisher.allHeads(member);',
    broken: '',
  },
  {
    title: 'keep whichever version came first',
    file: 'public/room/log/transcript.ts',
    original: 'if (preference <= 0)',
    broken: 'if (preference <= 1e9)',
    test: {
      file: 'public/room/log/transcript.test.ts',
      name: 'keeps the same one of two things that an author says under one number',
    },
  },
  {
    title: 'never compare what is under a number',
    file: 'public/room/sync/fork-detector.ts',
    original: 'if (transcript.digest(log, head) === digest) {',
    broken: 'if (head > 0) {',
  },
  {
    title: 'never try again after a failed attempt',
    file: 'public/net/peer/peer.ts',
    original: "    this.#become({ kind: 'backing-off', cancel });",
    broken: "    cancel();\n    this.#become({ kind: 'idle' });",
  },
  {
    title: 'forget to announce links',
    file: 'public/net/mesh/topology.ts',
    original: '      this.#options.announce([...this.#neighbours]);',
    broken: '',
  },
  {
    title: 'pass no frame on for others',
    file: 'public/net/mesh/relay.ts',
    original: 'if (frame.hops === 0 || !this.#pass({ ...frame, hops: frame.hops - 1 }))',
    broken: 'if (frame.hops === 0)',
  },
  {
    title: 'take members for gone whom the server lost, although their link is open',
    file: 'public/net/mesh/departure-detector.ts',
    original: "if (isReachable || server === 'present') return null;",
    broken: "if (server === 'present') return null;",
    test: { file: 'public/net/mesh/mesh.test.ts', name: 'never of anybody when the server is killed' },
  },
  {
    title: 'let nobody leave who did not say goodbye',
    file: 'public/net/mesh/departure-detector.ts',
    original: "  return server === 'absent' ? ABSENT_GRACE_MS : UNKNOWN_GRACE_MS;",
    broken: '  return null;',
  },
  {
    title: 'let a goodbye count for every session',
    file: 'public/net/mesh/mesh-member.ts',
    original: 'return this.#ended !== null && (this.#sessionId === null || this.#ended === this.#sessionId);',
    broken: 'return this.#ended !== null;',
  },
  {
    title: 'find nobody through the links of others',
    file: 'public/net/mesh/indirect-discovery.ts',
    original: 'return unproven < MAX_UNPROVEN && !this.#departures.has(id);',
    broken: 'return false;',
    test: {
      file: 'public/net/mesh/mesh.test.ts',
      name: 'is linked with, and told once something of their own was seen',
    },
  },
  {
    title: 'let neither of two crossing offers stand',
    file: 'public/net/peer/offer-rules.ts',
    original: '=> self < other;',
    broken: '=> self !== other;',
    test: { file: 'public/net/peer/offer-rules.test.ts', name: 'of two members exactly one is polite' },
  },
  {
    title: 'ignore which offer stands when two cross',
    file: 'public/net/peer/offer-rules.ts',
    original: 'if (!own?.isInitiator || !own.isConnecting || iAmPolite) return false;',
    broken: 'if (!own?.isInitiator || !own.isConnecting) return false;',
    test: { file: 'public/net/peer/offer-rules.test.ts', name: 'gives way at the polite end' },
  },
  {
    title: 'keep old attempts when I am at a new address',
    file: 'public/net/peer/peer.ts',
    original: 'if (this.#attempt?.isConnecting || this.#attempt?.isSuspected) return this.renew();',
    broken: '',
    test: { file: 'public/net/peer/peer.test.ts', name: 'under way begin anew when I am at another address' },
  },
  {
    title: 'notice no silence',
    file: 'public/net/peer/liveness.ts',
    original: "    if (this.#state !== 'none') return;",
    broken: "    if (this.#state === 'none') return;",
    test: { file: 'public/net/peer/liveness.test.ts', name: 'is suspected soon, once' },
  },
  {
    title: 'accept any signature of a hello',
    file: 'public/net/peer/handshake.ts',
    original: "if (!verify(...claim)) return failed('forged-hello');",
    broken: '',
    test: { file: 'public/net/peer/peer.test.ts', name: 'ends at once at a hello' },
  },
  {
    title: 'never restart ICE',
    file: 'public/net/peer/attempt.ts',
    original: '    this.#link.restart(this.#context.iceServers());',
    broken: '',
    test: {
      file: 'public/net/peer/peer.test.ts',
      name: 'that is interrupted is repaired first, and replaced only where that fails',
    },
  },
  {
    title: 'drop candidates that came before their description',
    file: 'public/net/link/candidate-queue.ts',
    original: 'const all = [...this.#waiting, ...candidates];',
    broken: 'const all = candidates;',
    test: { file: 'public/net/link/rtc-link.test.ts', name: 'wait for the first description' },
  },
  {
    title: 'take a relayed frame twice',
    file: 'public/net/mesh/relay.ts',
    original: 'return !seen.has(nonce) && seen.size',
    broken: 'return seen.size',
    test: { file: 'public/net/mesh/relay.test.ts', name: 'is delivered once, however often it comes' },
  },
  {
    title: 'relay without end',
    file: 'public/net/mesh/relay.ts',
    original: '!this.#pass({ ...frame, hops: frame.hops - 1 })',
    broken: '!this.#pass(frame)',
    test: {
      file: 'public/net/mesh/relay.test.ts',
      name: 'is passed on with one hop less each time, and not at all without one',
    },
  },
  {
    title: 'take signals of a session that is over',
    file: 'public/net/peer/offer-order.ts',
    original: 'if (this.#past.has(sessionId)) return false;',
    broken: '',
    test: { file: 'public/net/peer/peer.test.ts', name: 'of a session that is over are not begun any more' },
  },
  {
    title: 'serve pieces without proving them',
    file: 'public/room/files/local-file.ts',
    original: 'if (bytes && (await this.#hash(bytes)) === this.hashOf(piece)) return bytes;',
    broken: 'if (bytes) return bytes;',
    test: {
      file: 'public/testing/files/files.test.ts',
      name: 'that was damaged on the disk is not served, and fetched again',
    },
  },
  {
    title: 'keep pieces without proving them',
    file: 'public/room/files/fetching/proving.ts',
    original: 'if (found !== goal.hashOf(piece)) {',
    broken: 'if (false) {',
    areFiles: true,
  },
  {
    title: 'count a piece before it is written',
    file: 'public/room/files/piece-place.ts',
    original: '    const problem = await file.write(piece, bytes);\n    this.#kept = countBits(file.have);',
    broken: '    this.#kept += 1;\n    const problem = await file.write(piece, bytes);',
    areFiles: true,
  },
  {
    title: 'forget at a reload which pieces are here',
    file: 'public/room/files/piece-place.ts',
    original: '    this.#kept = countBits(file.have);\n    found(',
    broken: '    file.have.fill(0);\n    found(',
    test: {
      file: 'public/testing/files/files.test.ts',
      name: 'goes on after a reload from what is on the disk, and hardly anything comes twice',
    },
  },
  {
    title: 'give everybody the same pieces first',
    file: 'public/room/files/serving/seeding.ts',
    original: 'if (gift === undefined || gift.to === to) return false;',
    broken: 'return false;',
    test: {
      file: 'public/testing/files/files.test.ts',
      name: 'goes to seven, while its author sends hardly more than it once',
    },
  },
  {
    title: 'let only the author serve',
    file: 'public/room/files/exchange/exchange.ts',
    original: 'if (here.length > 0) serving',
    broken: 'if (here.length > 0 && offer.author === self) serving',
    areFiles: true,
  },
  {
    title: 'go on asking a liar',
    file: 'public/room/files/fetching/fetching.ts',
    original: '    this.#sources.leaveOut(source);\n    this.#requests.callOff(source);\n',
    broken: '',
    areFiles: true,
  },
  {
    title: 'wait without end for who serves nothing',
    file: 'public/room/files/fetching/fetching.ts',
    original: 'if (!source.isStalled(now)) continue;',
    broken: 'continue;',
    test: {
      file: 'public/testing/files/files.test.ts',
      name: 'comes over a member in between also where somebody claims it who serves nothing',
    },
  },
  {
    title: 'carry nothing for those who are blocked',
    file: 'public/room/files/exchange/exchange.ts',
    original: 'const isCarried = carry && ',
    broken: 'const isCarried = carry && false && ',
    areFiles: true,
  },
  {
    title: 'forget at a reload who had a file',
    file: 'public/room/files/had-it.ts',
    original: 'this.#gone = new Set(this.#told.keys());',
    broken: 'this.#told.clear();\n    this.#gone = new Set();',
    test: {
      file: 'public/testing/files/files.test.ts',
      name: 'is told to have been with whoever had it and has gone, also after a reload of mine',
    },
  },
  {
    title: 'believe of who came back what they told before',
    file: 'public/room/files/had-it.ts',
    original: 'if (this.#gone.delete(member)) this.forget(member);',
    broken: 'this.#gone.delete(member);',
    test: {
      file: 'public/testing/files/files.test.ts',
      name: 'is told to have been with whoever had it and has gone, also after a reload of mine',
    },
  },
  {
    title: 'go over to another way as if nothing was lost',
    file: 'public/net/sealed/sealed-paths.ts',
    original: 'if (path.peer.isOpen) this.#options.router.follow(id, null);',
    broken: '',
  },
  {
    title: 'talk through the server before both want it',
    file: 'public/net/sealed/sealed-paths.ts',
    original: 'if (this.#wanted.has(id) && lastResort !== WISH)',
    broken: 'this.#wanted.add(id);\n    if (lastResort !== WISH)',
    test: {
      file: 'public/testing/last-resort.test.ts',
      name: 'is taken by nobody alone, and opens once both want it',
    },
  },
  {
    title: 'take a packet twice',
    file: 'public/net/sealed/sealed-link.ts',
    original: 'this.#received += 1;',
    broken: ';',
    test: {
      file: 'public/net/sealed/sealed-link.test.ts',
      name: 'takes nothing that is repeated, swapped, turned round, changed or made up',
    },
  },
];
