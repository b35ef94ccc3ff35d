package io.streambus.resources.model;

/** How HAProxy is run: a script for every POSIX shell. Nothing varies in it. */
final class ProxyStartScript {

  static final String TEXT =
      """
      #!/bin/sh
      # Runs HAProxy until it is told to stop, and lets it take renewed certificates without dropping a
      # connection: start.sh CONFIG_DIRECTORY RUN_DIRECTORY CERTIFICATE_FILE...

      config=$1
      run=$2
      shift 2

      # Reloads read the copy: a ConfigMap changes under a running pod, and belongs to its next start.
      cp "$config"/* "$run" || exit 1

      # The wildcard of IPv6 takes IPv4 too, but a kernel without IPv6 has none.
      PROXY_ADDRESS=0.0.0.0
      if [ -e /proc/net/if_inet6 ]; then
        PROXY_ADDRESS=::
      fi
      export PROXY_ADDRESS

      checksum() {
        cat "$@" 2>&1 | cksum
      }

      # A broken renewal is tried once, and the former certificates stay in use.
      reload_when_renewed() {
        known=$1
        shift
        while sleep 5; do
          now=$(checksum "$@")
          if [ "$now" = "$known" ]; then
            continue
          fi
          known=$now
          if haproxy -c -f "$run/haproxy.cfg" > /dev/null; then
            echo "certificates were renewed: loading them" >&2
            kill -USR2 "$proxy"
          else
            echo "certificates were renewed and cannot be loaded: the former stay in use" >&2
          fi
        done
      }

      # Connections may end by themselves for half a minute; no new ones are taken.
      stop() {
        kill -USR1 "$proxy"
        if [ -z "$deadline" ]; then
          (sleep 30 && kill -TERM "$proxy") &
          deadline=$!
        fi
      }

      deadline=
      started_with=$(checksum "$@")
      haproxy -W -db -f "$run/haproxy.cfg" &
      proxy=$!
      reload_when_renewed "$started_with" "$@" &
      watcher=$!
      # USR1 is the stop signal of the official image.
      trap stop TERM INT USR1

      while :; do
        wait "$proxy"
        status=$?
        # A signal ends the wait too.
        if ! kill -0 "$proxy" 2> /dev/null; then
          break
        fi
      done
      # Unquoted, because there may be no deadline.
      kill "$watcher" $deadline 2> /dev/null
      exit "$status"
      """;

  private ProxyStartScript() {}
}
