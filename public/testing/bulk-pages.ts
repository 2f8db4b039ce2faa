/** Bulk of a guest on a stage, with what it told written down. */
import type { BulkHandlers } from '../net/bulk/bulk.ts';
import { bulkChannel } from '../net/bulk/bulk-channel.ts';
import { MeshBulk } from '../net/bulk/mesh-bulk.ts';
import type { MemberId } from '../net/crypto/signer.ts';
import { silent } from '../net/log.ts';
import type { SimBulk } from './sim-bulk.ts';
import type { Guest, Stage } from './stage.ts';

export interface BulkPage {
  readonly bulk: MeshBulk;
  /** What was told, without messages. */
  readonly told: string[];
  readonly received: { readonly from: MemberId; readonly bytes: Uint8Array }[];
}

export interface BulkPageOptions {
  readonly mayUseTurn?: boolean;
  /** Besides writing down. */
  readonly handlers?: Partial<BulkHandlers>;
}

export function openBulk(
  stage: Stage,
  lanes: SimBulk,
  { room, host }: Pick<Guest, 'room' | 'host'>,
  { mayUseTurn = true, handlers = {} }: BulkPageOptions = {},
): BulkPage {
  const bulk = new MeshBulk({
    self: room.self,
    clock: stage.clock,
    random: stage.random.next,
    log: silent,
    createLane: lanes.lanesFor(host),
    channel: room.router.channel(bulkChannel),
    terms: (id) => room.connection.terms(id),
    mayUseTurn: () => mayUseTurn,
  });
  const page: BulkPage = { bulk, told: [], received: [] };
  bulk.subscribe({
    opened(id) {
      page.told.push('opened');
      handlers.opened?.(id);
    },
    message(from, bytes) {
      page.received.push({ from, bytes });
      handlers.message?.(from, bytes);
    },
    drained(id) {
      page.told.push('drained');
      handlers.drained?.(id);
    },
    closed(id) {
      page.told.push('closed');
      handlers.closed?.(id);
    },
    changed: (id) => handlers.changed?.(id),
  });
  return page;
}
