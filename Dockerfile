# The server and nothing else: docker build -t parley . && docker run --rm --read-only -p 3000:3000 parley
# `npm test` takes the same steps without Docker: e2e/server/container.spec.ts reads this file.

# The current LTS of Node.js; slim, because it has the C library that the tests run on.
FROM node:26-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY . .
RUN --mount=type=cache,target=/root/.npm npm run build && npm run assemble -- /app

# A keeper (docs/keeping.md): the same, and WebRTC for Node.js. Its folder is a volume.
FROM node:26-slim AS keeper
ENV NODE_ENV=production KEEP_DATA=/data
WORKDIR /app
COPY --from=build /app ./
COPY --from=build /src/node_modules/node-datachannel ./node_modules/node-datachannel
COPY --from=build /src/node_modules/detect-libc ./node_modules/detect-libc
COPY --from=build /src/node_modules/@node-datachannel ./node_modules/@node-datachannel
RUN install -d -o 1000 -g 1000 -m 700 /data
USER 1000:1000
VOLUME /data
CMD ["node", "dist/server/main.js", "keep"]

FROM node:26-slim
LABEL org.opencontainers.image.title="Parley" \
  org.opencontainers.image.description="Room chat for small groups, browser to browser" \
  org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production
WORKDIR /app
# It stays root's: the server has nothing to write, and may not.
COPY --from=build /app ./
# The user "node", by its number: that alone can be seen not to be root.
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server/main.js"]
