/** Plays one seeded room that exchanges files: faults while they fetch, then healing, then the verdict. */
import { readPieceMessage } from '../../room/files/piece-message.ts';
import { bytesOfPiece, type FileId, pieceBytesOf, pieceCountOf } from '../../room/files/shared-file.ts';
import type { MemberId } from '../../room/people/member.ts';
import { FilesScenario, nothingAtAll, type Person, wrongBytes } from './files-scenario.ts';
import type { SimDrive } from './sim-drive.ts';

export interface FilesOutcome {
  readonly seed: number;
  readonly complaints: readonly string[];
  readonly members: number;
  /** Whole files at the end, of all members. */
  readonly copies: number;
}

const KIB = 1_024;
const FAULTS_MS = 20_000;
const HEALING_MS = 150_000;

export async function simulateFiles(seed: number): Promise<FilesOutcome> {
  const run = new FilesRun(seed);
  await run.play();
  return {
    seed,
    complaints: [...run.complaints],
    members: run.scenario.present.length,
    copies: run.copies,
  };
}

class FilesRun {
  readonly scenario: FilesScenario;
  readonly complaints = new Set<string>();
  /** What could be seen of each device once, for whoever comes back with it. */
  readonly #old = new Map<Person, SimDrive>();
  readonly #wanted = new Map<Person, Set<FileId>>();
  /** Pairs that stay blocked. */
  readonly #blocked: (readonly [MemberId, MemberId])[] = [];
  /** Pieces that came whole and wrong, by page, liar and file. */
  readonly #wrong = new Map<string, Set<number>>();
  copies = 0;

  constructor(seed: number) {
    this.scenario = new FilesScenario(seed);
  }

  async play(): Promise<void> {
    const { scenario } = this;
    const { random } = scenario;
    for (let count = random.between(3, 7); count > 0; count -= 1) {
      const isHostile = scenario.people.length > 1 && random.chance(0.2);
      const malice = isHostile ? random.pick([wrongBytes, nothingAtAll]) : null;
      scenario.enter(scenario.person(malice, random.pick([524_288, 1_048_576, 4_194_304])));
    }
    this.#watchLies();
    await scenario.pass(300);
    const end = scenario.clock.now() + FAULTS_MS;
    while (scenario.clock.now() < end) {
      this.#step();
      scenario.claim();
      await scenario.pass(random.between(50, 1_200));
      this.#look();
    }
    this.#heal();
    await scenario.pass(HEALING_MS, () => this.#isDone());
    await scenario.pass(1_000);
    this.#look();
    await this.#judge();
  }

  #step(): void {
    const { scenario } = this;
    const { random, present, people } = scenario;
    const person = random.pick(people);
    const ids = [...scenario.contents.keys()];
    switch (random.between(0, 11)) {
      case 0:
      case 1:
        if (person.page && person.malice === null && ids.length < 3)
          scenario.offer(person, scenario.content(random.between(1, 2_600 * KIB)));
        return;
      case 2:
      case 3:
      case 4:
        if (!person.page || ids.length === 0) return;
        // Whoever is hostile has to have it to serve something else.
        if (person.malice) for (const id of ids) person.page.files.fetch(id);
        else this.#want(person, random.pick(ids));
        return;
      case 5:
        if (person.page) scenario.reload(person);
        else if (!person.isGone) scenario.enter(person);
        return;
      case 6:
        this.#old.set(person, person.drive.copy());
        return;
      case 7: {
        // Comes back with what the device had some time ago.
        const old = this.#old.get(person);
        if (!old || !person.page) return;
        scenario.leave(person);
        person.drive = old.copy();
        scenario.enter(person);
        return;
      }
      case 8:
        if (present.length > 3 && person.page) scenario.leave(person, random.chance(0.5));
        return;
      case 9: {
        const [one, other] = [random.pick(people).signer.id, random.pick(people).signer.id];
        const isCut = random.chance(0.5);
        if (one !== other) scenario.net.setCut(one, other, isCut);
        if (isCut && one !== other && random.chance(0.2)) this.#blocked.push([one, other]);
        return;
      }
      case 10:
        person.drive.isFull = random.chance(0.4);
        return;
      case 11:
        if (person.page && ids.length > 0 && random.chance(0.3)) person.page.files.pause(random.pick(ids));
        else if (random.chance(0.2)) this.#remove();
    }
  }

  #want(person: Person, id: FileId): void {
    person.page?.files.fetch(id);
    this.#wanted.set(person, (this.#wanted.get(person) ?? new Set()).add(id));
  }

  #remove(): void {
    const id = this.scenario.random.pick([...this.scenario.contents.keys(), null]);
    const author = this.scenario.people.find(({ signer }) => id?.startsWith(signer.id));
    if (id && author?.page) this.scenario.remove(author, id);
  }

  #heal(): void {
    const { scenario } = this;
    const { people, net, random } = scenario;
    for (const person of people) {
      person.drive.isFull = false;
      if (!person.page && !person.isGone && random.chance(0.8)) scenario.enter(person);
    }
    for (const a of people) for (const b of people) if (a !== b) net.setCut(a.signer.id, b.signer.id, false);
    for (const [a, b] of this.#blocked) net.setCut(a, b, true);
    for (const [person, ids] of this.#wanted)
      for (const id of ids) if (this.scenario.contents.has(id)) person.page?.files.fetch(id);
    scenario.claim();
  }

  /** At any moment: what is told to be here is here, and right. */
  #look(): void {
    for (const person of this.scenario.honest) {
      for (const [id, content] of this.scenario.contents) {
        const state = person.page?.files.status(id).peek().state;
        const stored = person.drive.files.get(id);
        const count = pieceCountOf(content.length);
        const isRight = (piece: number) => {
          const bytes = stored?.pieces.get(piece);
          const start = piece * pieceBytesOf(content.length);
          const right = content.subarray(start, start + bytesOfPiece(content.length, piece));
          return bytes !== undefined && Buffer.compare(bytes, right) === 0;
        };
        const right = Array.from({ length: count }, (_, piece) => piece).filter(isRight);
        if (stored && right.length < stored.pieces.size)
          this.#complain(`${person.name} stored a wrong piece`);
        if (id.startsWith(person.signer.id)) continue;
        if (state?.kind === 'here' && right.length < count)
          this.#complain(`${person.name} tells a file to be here that is not`);
        const bytes = right.reduce((sum, piece) => sum + bytesOfPiece(content.length, piece), 0);
        if (state && 'bytes' in state && state.bytes > bytes)
          this.#complain(`${person.name} tells more than is stored`);
      }
    }
  }

  #isDone(): boolean {
    return [...this.#wanted].every(([person, ids]) =>
      [...ids].every((id) => !this.#canHave(person, id) || this.scenario.state(person, id) === 'here'),
    );
  }

  /** Whether all pieces are with honest members whom they reach, if need be over one other. */
  #canHave(person: Person, id: FileId): boolean {
    const { scenario } = this;
    const content = scenario.contents.get(id);
    if (!person.page || !content) return false;
    const reached = scenario.honest.filter((other) => other === person || this.#reaches(person, other));
    const count = pieceCountOf(content.length);
    return Array.from({ length: count }, (_, piece) => piece).every((piece) =>
      reached.some((other) => this.#has(other, id, piece)),
    );
  }

  /** Linked, or with an honest member between. */
  #reaches(one: Person, other: Person): boolean {
    const { net, honest } = this.scenario;
    const [a, b] = [one.signer.id, other.signer.id];
    return (
      net.isLinked(a, b) ||
      honest.some(({ signer }) => net.isLinked(a, signer.id) && net.isLinked(signer.id, b))
    );
  }

  #has(person: Person, id: FileId, piece: number): boolean {
    const isAtHand = id.startsWith(person.signer.id) && this.scenario.state(person, id) === 'here';
    return isAtHand || person.drive.files.get(id)?.pieces.has(piece) === true;
  }

  async #judge(): Promise<void> {
    const { scenario } = this;
    for (const person of scenario.honest)
      for (const [id, content] of scenario.contents) {
        const isWanted = this.#wanted.get(person)?.has(id) === true;
        const state = person.page?.files.status(id).peek().state;
        if (isWanted && state?.kind !== 'here' && this.#canHave(person, id))
          this.#complain(`${person.name} could have a file and does not: ${JSON.stringify(state)}`);
        if (state?.kind !== 'here') continue;
        this.copies += 1;
        const blob = await person.page?.files.blob(id);
        if (!blob || Buffer.compare(new Uint8Array(await blob.arrayBuffer()), content) !== 0)
          this.#complain(`${person.name} has other bytes than were offered`);
        this.#judgeHolders(person, id);
      }
    for (const [lie, pieces] of this.#wrong)
      if (pieces.size > 1) this.#complain(`a liar was believed ${pieces.size} times: ${lie}`);
  }

  /** An honest holder who is told has it. */
  #judgeHolders(person: Person, id: FileId): void {
    for (const holder of person.page?.files.status(id).peek().holders ?? []) {
      const other = this.scenario.honest.find(({ signer }) => signer.id === holder);
      if (other && this.scenario.state(other, id) !== 'here')
        this.#complain(`${person.name} tells that ${other.name} has it, who has not`);
    }
  }

  #watchLies(): void {
    const { scenario } = this;
    const parts = new Map<string, number>();
    scenario.net.arrived = (from, to, bytes) => {
      const liar = scenario.people.find(({ signer }) => signer.id === from.id);
      const message = readPieceMessage(bytes);
      if (liar?.malice !== wrongBytes || !message) return;
      const receiver = scenario.people.find(({ signer }) => signer.id === to.id);
      const stream = `${receiver?.page?.session} ${from.id} ${message.stream}`;
      const key = `${stream} ${message.piece}`;
      const sum = (parts.get(key) ?? 0) + message.payload.length;
      parts.set(key, sum);
      // Long enough to be a whole piece of whatever file it is of.
      if (sum >= 256 * KIB)
        this.#wrong.set(stream, (this.#wrong.get(stream) ?? new Set()).add(message.piece));
    };
  }

  #complain(what: string): void {
    this.complaints.add(what);
  }
}
