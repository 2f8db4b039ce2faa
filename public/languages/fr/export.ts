import { numberOf, plural } from '../../view/words/locale.ts';
import { phrase } from '../../view/words/phrase.ts';
import type { ExportWords } from '../parts.ts';

const messages = (count: number) =>
  plural(count, { one: `${numberOf(count)} message`, other: `${numberOf(count)} messages` });
const entries = (count: number) =>
  plural(count, { one: `${numberOf(count)} entrée`, other: `${numberOf(count)} entrées` });

export const exporting: ExportWords = {
  export: {
    heading: 'Exporter',
    nothing: 'Rien n’a encore été dit ici.',
    page: {
      heading: 'Une page à lire',
      explanation:
        'Un fichier HTML avec la discussion telle que tu la vois ici. Il s’ouvre dans tout navigateur, sans Parley et sans réseau, et s’imprime bien. Ce qui a été supprimé le reste.',
      save: 'Enregistrer la page',
    },
    signed: {
      heading: 'Un fichier signé',
      explanation:
        'Chaque entrée telle que son auteur l’a signée. Importer en ramène la discussion, et « parley verify » prouve de qui sont les mots.',
      holds: {
        deleted: (count) =>
          plural(count, {
            one: `${numberOf(count)} message supprimé`,
            other: `${numberOf(count)} messages supprimés`,
          }),
        edited: (count) =>
          plural(count, {
            one: `${numberOf(count)} formulation modifiée`,
            other: `${numberOf(count)} formulations modifiées`,
          }),
        muted: (count) =>
          plural(count, {
            one: `ce qu’a dit ${numberOf(count)} membre en sourdine`,
            other: `ce qu’ont dit ${numberOf(count)} membres en sourdine`,
          }),
      },
      alsoHolds: (what) => `Il contient aussi ce que tu ne vois pas ici : ${what}.`,
      save: 'Enregistrer le fichier signé',
    },
    saved: (name) => `Enregistré sous ${name}`,
    openRoom: 'Les deux nomment le salon. Il est ouvert : qui obtient un des fichiers peut entrer.',
    sealedRoom: 'Les deux nomment le salon, mais aucun n’a sa clé : personne n’entre avec eux.',
    privates: 'Les conversations privées ne sont dans aucun des deux.',
  },
  import: {
    heading: 'Importer',
    explanation:
      'Ajoute à la discussion un fichier signé de ce salon. Chaque signature est vérifiée, et ce qui est déjà ici reste tel quel. Les personnes présentes reçoivent ce qui leur manque.',
    choose: 'Choisir un fichier',
    another: 'Choisir un autre fichier',
    stop: 'Arrêter',
    label: 'Importation',
    progress: (lines, of) => `${numberOf(lines)} sur ${entries(of)}`,
    reading: 'Lecture…',
    problem: {
      'not-parley': 'Ce n’est pas un fichier signé de Parley.',
      page: 'C’est la page à lire. Importer prend le fichier signé, dont le nom finit par « .parley ».',
      newer:
        'Ce fichier vient d’un Parley plus récent. Recharge la page, ou demande à l’exploitant de ce serveur de le mettre à jour.',
      'damaged-header': 'La première ligne de ce fichier est abîmée : sans elle, rien n’y est vérifiable.',
    },
    unreadable: 'Ce fichier n’a pas pu être lu.',
    otherRoom: (id) => phrase`Ce fichier vient d’un autre salon : ${id}.`,
    otherKey: 'Ce fichier vient d’un autre salon : il a le même identifiant et une autre clé.',
    news: (count) =>
      plural(count, {
        one: `${numberOf(count)} nouveau message.`,
        other: `${numberOf(count)} nouveaux messages.`,
      }),
    noNews: 'Rien de nouveau : tout est déjà ici.',
    noNewMessages: (others) =>
      plural(others, {
        one: `Aucun nouveau message, mais ${numberOf(others)} nom, modification, suppression ou réaction.`,
        other: `Aucun nouveau message, mais ${numberOf(others)} noms, modifications, suppressions et réactions.`,
      }),
    nothingTaken: 'Rien n’a été repris.',
    damaged: (line, taken, refused) =>
      `Abîmé à la ligne ${numberOf(line)} : ${entries(taken)} de repris, ${numberOf(refused)} de refusé.`,
    tooMany: (count) => `${entries(count)} au-delà de ce qu’un salon accepte.`,
    missing: (count) => `Le fichier finit trop tôt : il manque ${entries(count)}.`,
    early: (count) =>
      plural(count, {
        one: `${entries(count)} en attend d’autres qui la précèdent et ne sont pas dans le fichier.`,
        other: `${entries(count)} en attendent d’autres qui les précèdent et ne sont pas dans le fichier.`,
      }),
    forked: (count) => `Pour ${entries(count)}, l’auteur a signé deux versions : tous gardent la même.`,
    givenUp: 'Tant de choses y sont abîmées que le reste n’a pas été lu.',
    stopped: 'Arrêté : ce qui a été repris reste.',
    newAuthors: (names) => phrase`De ces personnes, rien n’était ici auparavant : ${names}.`,
    keyed: (name, key) => phrase`${name} (${key})`,
    moreAuthors: (count) =>
      plural(count, { one: `${numberOf(count)} autre`, other: `${numberOf(count)} autres` }),
  },
  page: {
    title: (room, day) => `Salon ${room}, ${day}`,
    openRoom: (id) => phrase`Salon ouvert ${id}`,
    sealedRoom: (id) => phrase`Salon scellé ${id}`,
    saved: (at, timeZone) => `Enregistré le ${at} (${timeZone})`,
    messages,
    authors: 'Qui a écrit ceci',
    key: 'Clé',
    copy: 'Cette page est une copie à lire et ne prouve rien par elle-même. Les noms sont ceux que les gens se sont donnés ; leurs clés les distinguent. Le fichier signé du même salon prouve qui a écrit quoi.',
  },
};
