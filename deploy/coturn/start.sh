#!/bin/sh
# Starts coturn for Parley. The secret goes into a file that only coturn reads: everybody on the machine can read a
# running program's arguments.
set -eu

if [ -z "${TURN_SECRET:-}" ]; then
  echo 'TURN_SECRET is not set: put the output of "openssl rand -hex 32" into .env.' >&2
  exit 1
fi

settings="${TMPDIR:-/tmp}/turnserver.conf"
umask 077
cat > "$settings" <<END
use-auth-secret
static-auth-secret=$TURN_SECRET
realm=$DOMAIN
fingerprint
no-cli
no-tls
no-dtls
no-multicast-peers
log-file=stdout
simple-log
# Without these the relay would be a way into the networks of this machine.
denied-peer-ip=0.0.0.0-0.255.255.255
denied-peer-ip=10.0.0.0-10.255.255.255
denied-peer-ip=100.64.0.0-100.127.255.255
denied-peer-ip=127.0.0.0-127.255.255.255
denied-peer-ip=169.254.0.0-169.254.255.255
denied-peer-ip=172.16.0.0-172.31.255.255
denied-peer-ip=192.168.0.0-192.168.255.255
denied-peer-ip=::1
denied-peer-ip=fc00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
denied-peer-ip=fe80::-febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff
END
# Behind a router: the public address, then perhaps "/" and this machine's own, which relays use among each other.
if [ -n "${TURN_EXTERNAL_IP:-}" ]; then
  echo "external-ip=$TURN_EXTERNAL_IP" >> "$settings"
  own="${TURN_EXTERNAL_IP#*/}"
  if [ "$own" != "$TURN_EXTERNAL_IP" ]; then echo "allowed-peer-ip=$own" >> "$settings"; fi
fi

exec turnserver -c "$settings" "$@"
