package io.streambus.testkit.controlplane;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Finds free ports on the loopback interface and gives none of them twice. */
final class LoopbackPorts {

  // Below the range from which Linux takes ports of outgoing connections, so that a port which is
  // free now stays free until the server binds it.
  private static final int FIRST = 20_000;
  private static final int BEYOND = 32_000;
  private static final int TRIES = 200;

  private final Random random = new Random();
  private final Set<Integer> given = new HashSet<>();

  int next() {
    for (int i = 0; i < TRIES; i++) {
      int port = FIRST + random.nextInt(BEYOND - FIRST);
      if (isFree(port) && given.add(port)) {
        return port;
      }
    }
    throw new ControlPlaneStartException("No free loopback port from " + FIRST + " to " + BEYOND);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      // Taken by somebody else; the caller tries the next.
      return false;
    }
  }
}
