# Two stages: the first one has a compiler, the second one only the program.
# Another registry or another release of a base image: --build-arg RUST_IMAGE=… RUNTIME_IMAGE=…
# Both must be of the same Debian release, because the program uses the C library of the second.
ARG RUST_IMAGE=rust:1.95-slim-bookworm
ARG RUNTIME_IMAGE=debian:bookworm-slim

FROM ${RUST_IMAGE} AS build
WORKDIR /build

# The dependencies first, with an empty program in front of them: this layer is built anew only
# when the manifest or the lock file changes. Benchmarks that the manifest names have no file yet,
# which cargo would refuse. What the empty program left behind goes at the end, because cargo
# compares times and would take it for newer than the sources.
COPY Cargo.toml Cargo.lock ./
RUN mkdir src \
    && echo 'fn main() {}' > src/main.rs \
    && touch src/lib.rs \
    && sed -i '/^\[\[bench\]\]$/,/^$/d' Cargo.toml \
    && cargo build --release --locked \
    && cargo clean --release --package afterword

COPY . .
RUN cargo build --release --locked --bin afterword


FROM ${RUNTIME_IMAGE}

# A fixed number, so that a folder of the host can be given to it: chown 10001:10001.
RUN useradd --uid 10001 --user-group --no-log-init --no-create-home --home-dir /data \
        --shell /usr/sbin/nologin afterword \
    && install --directory --owner=afterword --group=afterword --mode=0750 /data

COPY --from=build /build/target/release/afterword /usr/local/bin/afterword
COPY LICENSE /usr/share/doc/afterword/LICENSE

# In a container 127.0.0.1 is the container alone.
ENV AFTERWORD_LISTEN=0.0.0.0:8080 \
    AFTERWORD_DATA=/data

USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080

# The program asks itself, so the image needs no curl. Not ready is also a store that does not
# answer: the pages are still served then, from memory, so this is no reason to kill the container.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["afterword", "health"]

# It finishes what is under way and tells open pages to come back: at most some nine seconds,
# less than the ten after which an engine kills.
STOPSIGNAL SIGTERM
ENTRYPOINT ["afterword"]

# Last, because these change with every build: --build-arg VERSION=… REVISION=…
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Afterword" \
      org.opencontainers.image.description="Comments for a blog that belong to the blog" \
      org.opencontainers.image.licenses="MIT OR Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
