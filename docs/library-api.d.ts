/**
 * The public contract of `parley/room`: everything that code outside of Parley may rely on. It imports nothing, so that its
 * declarations are published as they are. A change here is a change of the package's version (docs/library.md).
 */
/** What went wrong. New codes may come in minor versions. */
export type ParleyErrorCode = 
/** The link names no room: it was cut, or is not a link of Parley. */
'bad-link'
/** An option cannot be used: the message says which. */
 | 'bad-option'
/** Node.js has no WebRTC of its own, and the package for it is not installed; or the browser's does not work. */
 | 'webrtc-missing'
/** The server of the link does not answer. */
 | 'unreachable'
/** The room has as many members as its server allows. */
 | 'room-full'
/** The room is sealed with another key than the link's. */
 | 'wrong-key'
/** The server let nobody in, for another reason. */
 | 'refused'
/** `signal` was aborted. */
 | 'aborted'
/** The room was left. */
 | 'left'
/** Nothing of the text or name can be seen. */
 | 'blank' | 'too-long'
/** As much was said in the room as it takes. */
 | 'too-many'
/** Somebody in the room has that name, or one that looks like it. */
 | 'name-taken'
/** There is no such member, message or file, or it is not one's own to change. */
 | 'not-found'
/** The file is empty. */
 | 'empty-file'
/** The file is larger than the server or the store allows. */
 | 'file-too-large'
/** The server switched files off. */
 | 'files-off'
/** The file could not be had: the message says why. */
 | 'file-failed';
/** Every error of this package. */
export declare class ParleyError extends Error {
    readonly name: 'ParleyError';
    readonly code: ParleyErrorCode;
    private constructor();
}
/** Of a member of the room: their public key, which is the same whenever they come. */
export type MemberId = string;
/** Of a message. */
export type MessageId = string;
/**
 * How a member is reached now: over a link of our own, over one that a TURN server relays, `via` another member, through the
 * server (`sealed`), or not.
 * What is said while a member is not reached is brought to them later, by whoever has it.
 */
export type Route = 'connecting' | 'direct' | 'turn' | 'via' | 'sealed' | 'reconnecting' | 'unreachable';
/** Another member of the room, as known at one moment. */
export interface Member {
    readonly id: MemberId;
    /** As they call themselves: several may have one name. */
    readonly name: string;
    readonly route: Route;
    readonly activity: 'here' | 'typing' | 'whispering' | 'away';
}
/** Who of the other members has a message, as they acknowledged it. Never more than that. */
export interface Receipt {
    /** How many people have it. */
    readonly have: number;
    /** How many could have it: those who are here, and those who left and have it. */
    readonly of: number;
    /** How many keepers who are here have it: they are no people, and count in neither. */
    readonly keepers: number;
    /** Who of those who are here has it, keepers included. */
    readonly by: readonly MemberId[];
}
/** A file that somebody offers. All of it is what its author says; only the bytes that are downloaded are proven. */
export interface SharedFile {
    readonly name: string;
    readonly bytes: number;
    /** A media type, or an empty text. */
    readonly type: string;
}
/** A message, as it stood at one moment. */
export interface Message {
    readonly id: MessageId;
    readonly author: MemberId;
    /** The author's present name. */
    readonly name: string;
    readonly isOwn: boolean;
    /** Of a file the caption. Empty when it was deleted. */
    readonly text: string;
    /** When it was said, by the author's clock: Unix time in milliseconds. */
    readonly at: number;
    /** The message that it answers; null for none. */
    readonly replyTo: MessageId | null;
    /** Null for a text, and when it was deleted. */
    readonly file: SharedFile | null;
    readonly isEdited: boolean;
    readonly isDeleted: boolean;
    /** It was said before this member came. */
    readonly isHistory: boolean;
    /** Who reacts how. */
    readonly reactions: ReadonlyMap<string, readonly MemberId[]>;
    /** Null but for own messages. */
    readonly receipt: Receipt | null;
}
/** Stops calling the listener. */
export type Unsubscribe = () => void;
export interface SayOptions {
    /** The message that it answers. */
    readonly replyTo?: MessageId;
}
export interface ConversationEvents {
    /** Somebody else said something. Once for each message, also for what was said before one came (`isHistory`). */
    message: (message: Message) => void;
    /** A message was edited, deleted or reacted to. */
    changed: (message: Message) => void;
    /** More, or fewer, have an own message. */
    receipt: (message: Message) => void;
}
/** What is said to one audience: to the whole room, or to one member in private. */
export interface Conversation {
    /** Everything that was said, deleted messages included, in the order that is the same for everyone. */
    readonly messages: readonly Message[];
    /** The message as it stands now; undefined where there is none. */
    message(id: MessageId): Message | undefined;
    /**
     * Says something. It is signed, kept here and on its way when this returns; who has it is told by `receipt`. Throws a
     * `ParleyError`: `blank`, `too-long`, `too-many`, `left`.
     */
    say(text: string, options?: SayOptions): Message;
    /** Replaces the text of an own message. */
    edit(id: MessageId, text: string): Message;
    /** Deletes an own message for everyone. */
    remove(id: MessageId): void;
    /** Reacts to a message with one emoji, or takes the reaction back. */
    react(id: MessageId, emoji: string, isOn?: boolean): void;
    /** Offers a file. Its bytes are read when somebody fetches them, from this member as long as they are here. */
    sendFile(content: Blob | Uint8Array<ArrayBuffer>, options: SendFileOptions): Message;
    on<Event extends keyof ConversationEvents>(event: Event, listener: ConversationEvents[Event]): Unsubscribe;
}
export interface SendFileOptions {
    readonly name: string;
    /** A media type; a Blob's own without it. */
    readonly type?: string;
    /** What is said with it. */
    readonly caption?: string;
}
/** How far a file is here, and who has it. */
export interface FileProgress {
    readonly state: 'offered' | 'fetching' | 'waiting' | 'here' | 'failed';
    /** So many of its bytes are here, proven. */
    readonly bytes: number;
    /** Of those who are here, and oneself: who has all of it. */
    readonly holders: readonly MemberId[];
}
export interface DownloadOptions {
    /** Aborting it gives the download up. */
    readonly signal?: AbortSignal;
    readonly progress?: (progress: FileProgress) => void;
}
export interface Files {
    /** The messages that offer a file, of the room and of private conversations. */
    readonly list: readonly Message[];
    progress(id: MessageId): FileProgress;
    /**
     * Fetches the file of a message, from whoever has pieces of it. It settles when all of it is here and proven, however long
     * that takes: where nobody who is here has it, it waits. Rejects with a `ParleyError`: `file-failed`, `file-too-large`,
     * `files-off`, `not-found`, `aborted`, `left`.
     */
    download(id: MessageId, options?: DownloadOptions): Promise<Blob>;
    /** The same into a stream, which is closed at the end. */
    save(id: MessageId, to: WritableStream<Uint8Array>, options?: DownloadOptions): Promise<void>;
}
/** `connected` to the server, or on the way there. Links between members do not need it. */
export type ServerState = 'connected' | 'connecting' | 'unreachable' | 'refused';
export interface RoomEvents extends ConversationEvents {
    joined: (member: Member) => void;
    left: (member: Member) => void;
    /** A member goes by another name now. */
    renamed: (member: Member, before: string) => void;
    /** A member is reached in another way now. */
    route: (member: Member) => void;
    /** Somebody said something in private. */
    private: (message: Message, conversation: PrivateConversation) => void;
    server: (state: ServerState) => void;
}
/** With one other member, sealed for the two. */
export interface PrivateConversation extends Conversation {
    readonly member: MemberId;
}
/** A room that this member is in. */
export interface Room extends Omit<Conversation, 'on'> {
    readonly id: string;
    /** What invites others to this room. Of a sealed room it has the key. */
    readonly link: string;
    readonly isSealed: boolean;
    /** This member's own id and name. */
    readonly self: {
        readonly id: MemberId;
        readonly name: string;
    };
    readonly server: ServerState;
    /** The others who are here. */
    readonly members: readonly Member[];
    member(id: MemberId): Member | undefined;
    readonly files: Files;
    /** Goes by another name from now on. Throws `blank`, `too-long`, `name-taken`. */
    rename(name: string): void;
    /** The conversation with one other member, begun where there is none. Throws `not-found` for oneself and nobody. */
    private(member: MemberId): PrivateConversation;
    on<Event extends keyof RoomEvents>(event: Event, listener: RoomEvents[Event]): Unsubscribe;
    /** Says goodbye and ends everything. Settles when all is kept. Idempotent. */
    leave(): Promise<void>;
}
/**
 * Where a member's key and what was said are kept, by names; all of it as text. Without one all is kept in memory and gone with
 * `leave`. `localStorage` has all of it but `keys` and `whenStored`.
 */
export interface RoomStorage {
    get(key: string): string | null;
    /** False when it could not be kept. */
    set(key: string, value: string): boolean;
    remove(key: string): void;
    keys(): readonly string[];
    /** Calls back once everything set so far is kept for good: others are told that it is here only then. */
    whenStored(then: () => void): void;
}
export interface JoinOptions {
    /** What the others see; a name that nobody has in the room is best. */
    readonly name: string;
    /**
     * Who this member is: 32 secret bytes, or the text that `createKey` makes. Whoever has it is this member. Without it the one
     * in `storage` counts, and without that one is somebody new.
     */
    readonly key?: string | Uint8Array;
    readonly storage?: RoomStorage;
    /** Aborting it while joining rejects with `aborted`; later it leaves the room. */
    readonly signal?: AbortSignal;
    /** Over TURN servers or not at all: the others learn no address of this device. */
    readonly isTurnOnly?: boolean;
    /** Where the server cannot be reached, waits until it can be, instead of rejecting with `unreachable`. */
    readonly isPatient?: boolean;
    /** Gets a line for each step, to find out why something does not work. No line has what members say. */
    readonly log?: (line: string) => void;
}
/**
 * Joins the room of a link. Settles when its server has let this member in; links to the others follow. Rejects with a
 * `ParleyError`.
 */
export declare function joinRoom(link: string | URL, options: JoinOptions): Promise<Room>;
/** A key of one's own for `JoinOptions.key`, to be kept secret. */
export declare function createKey(): string;
