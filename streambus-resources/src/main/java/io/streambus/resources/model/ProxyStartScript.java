package io.streambus.resources.model;

/** The POSIX shell script that runs HAProxy. Nothing in it varies. */
final class ProxyStartScript {

  static final String TEXT =
      """
      #!/bin/sh
      # Runs HAProxy until it receives a stop signal, and reloads renewed certificates without
      # dropping connections. Usage: start.sh CONFIG_DIRECTORY RUN_DIRECTORY CERTIFICATE_FILE...

      config=$1
      run=$2
      shift 2

      # Without one of them, the proxy would run but never take a renewed certificate.
      missing=
      for program in cat cksum cp haproxy kill sleep; do
        if ! command -v "$program" > /dev/null; then
          echo "the image of the proxy lacks the program $program" >&2
          missing=yes
        fi
      done
      if [ -n "$missing" ]; then
        exit 69
      fi

      # Reloads use the copy, so that a changed ConfigMap takes effect only at the next pod start.
      cp "$config"/* "$run" || exit 1

      # The IPv6 wildcard address also accepts IPv4, but a kernel without IPv6 does not support it.
      PROXY_ADDRESS=0.0.0.0
      if [ -e /proc/net/if_inet6 ]; then
        PROXY_ADDRESS=::
      fi
      export PROXY_ADDRESS

      checksum() {
        cat "$@" 2>&1 | cksum
      }

      # An invalid renewal is tried once; the previous certificates remain in use.
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
            echo "certificates renewed: reloading" >&2
            kill -USR2 "$proxy"
          else
            echo "renewed certificates are invalid: the previous ones remain in use" >&2
          fi
        done
      }

      # Stops accepting connections, and lets existing ones complete for up to 30 seconds.
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
        # A signal also interrupts wait.
        if ! kill -0 "$proxy" 2> /dev/null; then
          break
        fi
      done
      # $deadline is unquoted because it can be empty.
      kill "$watcher" $deadline 2> /dev/null
      exit "$status"
      """;

  private ProxyStartScript() {}
}
