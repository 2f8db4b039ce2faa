/** What `--help` prints, and `keep --help`. */

export const USAGE = `Usage: parley [options]
       parley keep LINK...
       parley verify FILE
       parley pipe LINK [--name NAME] [--json] [--history]

Room chat for small groups, browser to browser. Open the address that is printed, and share the link of your room.

parley keep is a member that never sleeps: it keeps rooms for whoever comes when everybody has gone. parley keep --help tells
more.

parley verify tells whose words a signed file proves, which Export in the room menu has saved (- reads it from standard
input). It ends with 0 where every entry verifies, with 1 where one does not, with 2 where there is nothing to verify.

parley pipe joins the room of a link: each line of standard input is said there, and what others say is written to standard
output (--json: as one object a line; --history: also what was said before). It ends once its input has ended and everything
has reached somebody. Node.js needs the package node-datachannel for it: npm install node-datachannel

  --port 3000                port to listen on; 0 picks a free one
  --host ADDRESS             address to listen on; every interface without it
  --tunnel [PROVIDER]        let people in from everywhere, over localtunnel (or cloudflared)
  --open                     open the page in a browser
  --help, -h                 show this
  --version                  show the version

  --room-capacity 32         most members of one room
  --call-cameras 8           most people with a picture in a room's call
  --files on                 files between members: on, no-turn (not over TURN servers) or off
  --file-max-bytes BYTES     largest file, in bytes; no limit without it
  --last-resort ask          members without another path talk through the server, sealed: off, ask or on
  --stun-urls URLS           STUN servers, comma-separated
  --turn-urls URLS           TURN servers; their secret is TURN_SECRET in the environment
  --turn-ttl 3600            how long TURN credentials are good for, in seconds
  --ice-servers JSON         list of ICE servers, in the form that browsers take
  --public-url URL           where people open the page, behind a proxy
  --allowed-origins URLS     further origins whose pages may connect
  --embed-origins URLS       origins whose pages may show rooms in a frame
  --trust-proxy 0            how many of your own proxies stand in front
  --sockets-per-ip 500       most connections of one IP address
  --connects-per-ip 600      most new connections of one IP address in 10 seconds
  --joins-per-ip 600         most joins of one IP address in 10 seconds
  --tunnel-host URL          another localtunnel service
  --tunnel-subdomain NAME    the name to ask the service for
  --metrics-port PORT        where /metrics is, for Prometheus
  --metrics-host ADDRESS     what that port listens on
  --log-level info           silent, fatal, error, warn, info, debug or trace

Each is also an environment variable, or a line of a .env file: --room-capacity is ROOM_CAPACITY.
`;

export const KEEP_USAGE = `Usage: parley keep [options] LINK...
       parley keep list
       parley keep forget LINK

Keeps rooms for their members: it joins them as one more member, and whoever comes when all others have gone has from it what
was said, signed by its authors, and the files. It reads what members read: run your own, and tell the others. Rooms once
given are kept until they are forgotten, so it can be started again without links. Ctrl+C ends it.

Of a sealed room give the whole link, with the key behind the #. Others on this machine see a command line: links may
stand in KEEP_LINKS instead, separated by spaces.

  --data ~/.parley-keeper    folder for all that is kept; one keeper at a time may use it
  --name Keeper              its name in the rooms
  --days 30                  how long what is said is kept at least, and files at most; none: no end
  --room-megabytes 50        most of what is said in one room, the oldest going first; or none
  --total-megabytes 1000     the same of all rooms together; or none
  --file-megabytes 1000      most of all files together, the oldest going first; 0: no files
  --help, -h                 show this

Each is also an environment variable, or a line of a .env file: --room-megabytes is KEEP_ROOM_MEGABYTES. It needs WebRTC for
Node.js: npm install node-datachannel. docs/keeping.md tells more.
`;
